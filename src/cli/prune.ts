/** `gaceta prune`: old pages leave the archive, what was read in them stays. */
import { Command } from 'commander'
import { problem } from '../core/problem.js'
import { take } from '../core/result.js'
import type { Store } from '../store/index.js'
import { withOptions } from './common-options.js'
import { withCommandStore } from './decisions.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { createProgress } from './progress.js'

interface PruneFlags {
  readonly pagesOlderThan: string
  readonly dryRun?: boolean
  readonly vacuum?: boolean
}

/** Makes the command. */
export function pruneCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('prune')
    .description(
      'Take the bodies of old pages out of the archive. Every row stays: ledger, fetches, articles, entities, events and their evidence; `gaceta reprocess` passes such pages over. The room is used for new pages, or given back to the disk with --vacuum.',
    )
    .requiredOption('--pages-older-than <days>', 'age of the fetch, such as 365d')
    .option('--dry-run', 'only say what would go')
    .option('--vacuum', 'write the file anew without gaps; crawls wait meanwhile')
  withOptions(command, ['db'])
  return command.action(async (flags: PruneFlags) => {
    const days = /^(\d{1,5})d$/.exec(flags.pagesOlderThan)?.[1]
    if (days === undefined) {
      const message = `--pages-older-than: "${flags.pagesOlderThan}" is no number of days such as 365d`
      finish(await tellProblem(io, problem('config/invalid', message)))
      return
    }
    const before = new Date(io.clock.now().getTime() - Number(days) * 86_400_000)
    finish(await withCommandStore(command, io, (store) => prune({ io, store, flags }, before)))
  })
}

interface PruneRun {
  readonly io: Io
  readonly store: Store
  readonly flags: PruneFlags
}

// Few enough that a crawl which writes into the same file does not wait for long.
const pagesAtOnce = 200

async function prune({ io, store, flags }: PruneRun, before: Date): Promise<ExitCode> {
  const old = take(await store.prunablePages(before))
  const day = before.toISOString().slice(0, 10)
  if (flags.dryRun === true) {
    await write(io.stdout, `${old.pages} pages from before ${day} would go, ${old.bytes} bytes\n`)
    return exitCodes.done
  }
  const progress = createProgress(io)
  const gone = { pages: 0, bytes: 0 }
  for (let isDone = false; !isDone && !io.signal.aborted;) {
    const { pages, bytes } = take(await store.prunePages(before, pagesAtOnce))
    gone.pages += pages
    gone.bytes += bytes
    isDone = pages === 0
    progress.tell(`${gone.pages} of ${old.pages} pages`)
  }
  progress.end()
  const total = take(await store.countPrunedPages())
  await write(
    io.stdout,
    `${gone.pages} pages from before ${day} gone, ${gone.bytes} bytes; ${total} pages without a body in all\n`,
  )
  if (io.signal.aborted) return exitCodes.problem
  const compacted = flags.vacuum === true ? await store.compact() : undefined
  return compacted?.ok === false ? tellProblem(io, compacted.problem) : exitCodes.done
}
