/** `gaceta ingest`: reads pages that somebody fetched before, from web archives and saved files. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command, Option as Flag } from 'commander'
import type { Config } from '../core/config.js'
import { present } from '../core/present.js'
import { problem } from '../core/problem.js'
import type { ArchivedPage } from '../archive/index.js'
import type { Result } from '../core/result.js'
import { isLanguage } from '../model/language.js'
import type { Source } from '../model/source.js'
import type { Reader } from '../pipeline/index.js'
import type { Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withStore } from './open-store.js'
import { createProgress } from './progress.js'

interface IngestFlags {
  readonly country?: string
  readonly lang?: string
}

/** Makes the command. */
export function ingestCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('ingest')
    .description(
      'Read the pages of web archives (.warc, .warc.gz), of saved pages (.html), or of folders of them. What is known is passed over, so that a run that was stopped goes on where it was.',
    )
    .argument('<path...>', 'files or folders')
    .option('--country <code>', 'country of the outlets, ISO 3166-1: MX, FR')
    .addOption(new Flag('--lang <code>', 'language of the outlets').choices(['es', 'fr']))
  withOptions(command, ['db', 'maxPageBytes'])
  return command.action(async (targets: string[], flags: IngestFlags) => {
    const config = commandConfig(command, io)
    if (!config.ok) finish(await tellProblem(io, config.problem))
    else if (flags.country !== undefined && !/^[A-Za-z]{2}$/.test(flags.country)) {
      const message = `--country: "${flags.country}" is not a two-letter code`
      finish(await tellProblem(io, problem('config/invalid', message)))
    } else {
      const { value } = config
      finish(
        await withStore(io, value, (store) =>
          ingestAll({ io, config: value, store, flags }, targets),
        ),
      )
    }
  })
}

interface IngestRun {
  readonly io: Io
  readonly config: Config
  readonly store: Store
  readonly flags: IngestFlags
}

async function ingestAll(run: IngestRun, targets: readonly string[]): Promise<ExitCode> {
  const { loadReader } = await import('../pipeline/index.js')
  const reader = loadReader()
  if (!reader.ok) return tellProblem(run.io, reader.problem)
  const tally: Tally = { pages: 0, known: 0, broken: 0, states: {} }
  for (const target of targets) {
    if (run.io.signal.aborted) break
    const done = await ingestTarget({ ...run, reader: reader.value, tally }, target)
    if (done !== exitCodes.done) return done
  }
  await write(run.io.stdout, `${tallyLine(tally)}\n`)
  return tally.broken > 0 || run.io.signal.aborted ? exitCodes.problem : exitCodes.done
}

interface Tally {
  pages: number
  known: number
  broken: number
  readonly states: Record<string, number>
}

function tallyLine({ pages, known, broken, states }: Tally): string {
  const read = Object.entries(states).map(([state, count]) => `${count} ${state}`)
  return [`${pages} pages`, ...read, `${known} known`, `${broken} broken`].join(', ')
}

interface TargetRun extends IngestRun {
  readonly reader: Reader
  readonly tally: Tally
}

/** Ingests one file or folder; only a store that cannot go on ends the run. */
async function ingestTarget(run: TargetRun, target: string): Promise<ExitCode> {
  const { io, config, store, flags, tally } = run
  const { readArchive } = await import('../archive/index.js')
  const lang = isLanguage(flags.lang) ? flags.lang : undefined
  const facts = { name: path.basename(target), lang, country: flags.country?.toUpperCase() }
  const url = pathToFileURL(path.resolve(target)).href
  const source = await store.addSource({ url, kind: 'archive', ...present(facts) }, io.clock.now())
  if (!source.ok) return tellProblem(io, source.problem)
  const progress = createProgress(io)
  let code: ExitCode = exitCodes.done
  for await (const item of readArchive(target, config.maxPageBytes)) {
    if (io.signal.aborted) break
    code = await ingestItem(run, source.value, item)
    if (code !== exitCodes.done) break
    progress.tell(tallyLine(tally))
  }
  progress.end()
  return code
}

async function ingestItem(
  { io, store, reader, tally }: TargetRun,
  source: Source,
  item: Result<ArchivedPage>,
): Promise<ExitCode> {
  const { ingestPage } = await import('../pipeline/index.js')
  const tools = { store, reader, clock: io.clock, source }
  const done = item.ok ? await ingestPage(item.value.page, tools) : item
  if (done.ok) {
    const { link, isNew } = done.value
    tally.pages += 1
    if (!isNew) tally.known += 1
    else tally.states[link.state] = (tally.states[link.state] ?? 0) + 1
    return exitCodes.done
  }
  if (done.problem.code.startsWith('store/')) return tellProblem(io, done.problem)
  tally.broken += 1
  const place = item.ok ? `${item.value.place}: ` : ''
  await tellProblem(io, { ...done.problem, message: place + done.problem.message })
  return exitCodes.done
}
