/** `gaceta reprocess`: reads the pages of the archive again with the present extractor, and says what changed. */
import fs from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { present } from '../core/present.js'
import { messageOf, problem } from '../core/problem.js'
import { take } from '../core/result.js'
import type { RereadReport } from '../pipeline/index.js'
import type { Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { accountingLine } from './crawl.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore, withStore } from './open-store.js'
import { createProgress } from './progress.js'

interface ReprocessFlags {
  readonly since?: string
  readonly dryRun?: boolean
}

/** Makes the command. */
export function reprocessCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('reprocess')
    .description(
      'Read the pages of the archive again with the present extractor, without fetching, and print what changed. A run that was stopped goes on where it was.',
    )
    .option(
      '--since <date>',
      'only pages fetched on or after this day: 2024, 2024-03 or 2024-03-12',
    )
    .option('--dry-run', 'change nothing: read into a copy beside the database, which is removed')
  withOptions(command, ['db', 'threads'])
  return command.action(async (flags: ReprocessFlags) => {
    const config = commandConfig(command, io)
    if (!config.ok) {
      finish(await tellProblem(io, config.problem))
      return
    }
    const fault = await faultOf(flags)
    finish(
      fault === undefined
        ? await withExistingStore(io, config.value, (store) =>
            flags.dryRun === true
              ? tryOnCopy({ io, config: config.value, store, flags })
              : reprocessStore({ io, config: config.value, store, flags }),
          )
        : await tellProblem(io, problem('config/invalid', fault)),
    )
  })
}

async function faultOf({ since }: ReprocessFlags): Promise<string | undefined> {
  const { isSearchDate } = await import('../search/index.js')
  return since === undefined || isSearchDate(since)
    ? undefined
    : `--since: "${since}" is no day, month or year such as 2024-03-12`
}

interface ReprocessRun {
  readonly io: Io
  readonly config: Config
  readonly store: Store
  readonly flags: ReprocessFlags
}

/** Does everything to a copy: only so the report says exactly what a real run would do. */
async function tryOnCopy({ io, config, store, flags }: ReprocessRun): Promise<ExitCode> {
  let folder: string
  try {
    folder = fs.mkdtempSync(path.join(path.dirname(path.resolve(config.db)), '.gaceta-dry-run-'))
  } catch (error) {
    const message = `There is no place for a copy beside ${config.db}: ${messageOf(error)}`
    return tellProblem(io, problem('store/unwritable', message, error))
  }
  try {
    const db = path.join(folder, 'copy.sqlite')
    const copied = await store.copyTo(db)
    if (!copied.ok) return await tellProblem(io, copied.problem)
    return await withStore(io, { ...config, db }, async (copy) => {
      // A run that was stopped is not this one.
      const begun = await copy.noteReprocessing(undefined)
      if (!begun.ok) return tellProblem(io, begun.problem)
      const { reprocessingLock } = await import('../store/index.js')
      const freed = await copy.releaseLock(reprocessingLock)
      if (!freed.ok) return tellProblem(io, freed.problem)
      return reprocessStore({ io, config, store: copy, flags })
    })
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function reprocessStore({ io, config, store, flags }: ReprocessRun): Promise<ExitCode> {
  const { reprocess, threadsOf } = await import('../crawl/index.js')
  const progress = createProgress(io)
  const { clock, signal } = io
  const faults: Promise<ExitCode>[] = []
  const done = await reprocess({
    ...{ store, clock, signal, threads: threadsOf(config) },
    ...present({ since: flags.since }),
    onPage: (report, total) => {
      progress.tell(progressLine(report, total))
    },
    onFault: (fault) => {
      progress.end()
      faults.push(tellProblem(io, fault))
    },
  })
  progress.end()
  await Promise.all(faults)
  if (!done.ok) return tellProblem(io, done.problem)
  const { report, isFinished } = done.value
  await write(io.stdout, await reportText(report))
  const pruned = take(await store.countPrunedPages())
  if (pruned > 0)
    await write(io.stdout, `archive: ${pruned} pages passed over, which have no body any more\n`)
  const accounting = await store.accounting()
  if (!accounting.ok) return tellProblem(io, accounting.problem)
  await write(io.stdout, `${accountingLine(accounting.value)}\n`)
  if (isFinished) return report.problems > 0 ? exitCodes.problem : exitCodes.done
  await write(io.stderr, 'Stopped; the same command goes on from here.\n')
  return exitCodes.problem
}

const changedOf = ({ pages, unchanged }: RereadReport): number => pages - unchanged

function progressLine(report: RereadReport, total: number): string {
  return `${report.pages} of ${total} pages read, ${changedOf(report)} changed, ${report.problems} problems`
}

async function reportText(report: RereadReport): Promise<string> {
  const { rowKinds } = await import('../pipeline/index.js')
  const { pages, unchanged, problems, moves, rows } = report
  const moved = Object.entries(moves)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([move, links]) => `${links} ${move}`)
  const lines = [
    `pages: ${pages} read, ${unchanged} unchanged, ${changedOf(report)} changed, ${problems} problems`,
    `links: ${moved.length > 0 ? moved.join(', ') : 'none moved'}`,
    ...rowKinds.map((kind) => {
      const { added, removed, altered } = rows[kind]
      return `${kind}: ${added} added, ${removed} removed, ${altered} altered`
    }),
  ]
  return `${lines.join('\n')}\n`
}
