/** `gaceta crawl`: one pass over everything that is due. */
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { present } from '../core/present.js'
import type { Store } from '../store/index.js'
import type { CrawlCounts, LocalHosts } from '../crawl/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { createLogger } from './json-log.js'
import { withStore } from './open-store.js'
import { createProgress } from './progress.js'

/** Makes the command. */
export function crawlCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('crawl').description(
    'Look at all sources that are due, fetch and read their new pages. Ctrl-C ends it after the pages at hand; the next crawl goes on from there.',
  )
  withOptions(command, [
    'db',
    'concurrency',
    'threads',
    'hostDelayMs',
    'timeoutMs',
    'maxPageBytes',
    'maxAttempts',
    'contact',
    'log',
    'allowLoopback',
  ])
  command.option('--all', 'look at every source, also at those that are not due')
  return command.action(async (flags: { all?: boolean }) => {
    const config = commandConfig(command, io)
    finish(
      config.ok
        ? await withStore(io, config.value, (store) =>
            crawl({ io, config: config.value, store, visitAll: flags.all === true }),
          )
        : await tellProblem(io, config.problem),
    )
  })
}

/** What a crawl is run with. */
export interface CrawlRun {
  readonly io: Io
  readonly config: Config
  readonly store: Store
  readonly localHosts?: LocalHosts
  /** Looks at every active source, also at those that are not due. */
  readonly visitAll?: boolean
}

/** Crawls with progress on standard error and the accounting line on standard output. */
export async function crawl({
  io,
  config,
  store,
  localHosts,
  visitAll = false,
}: CrawlRun): Promise<ExitCode> {
  const { countSteps, crawlOnce, logSteps, openFetcher, watchTogether } =
    await import('../crawl/index.js')
  const progress = createProgress(io)
  const { counts, observer } = countSteps((now) => {
    progress.tell(progressLine(now))
  })
  const { clock, signal } = io
  const done = await crawlOnce({
    ...{ store, config, clock, signal, visitAll },
    observer: watchTogether([observer, logSteps(createLogger(io, config.log))]),
    openFetcher: () => openFetcher(config, { clock, signal, store, ...present({ localHosts }) }),
  })
  progress.end()
  if (!done.ok) return tellProblem(io, done.problem)
  await write(io.stdout, `${summaryLine(counts)}\n`)
  const accounting = await store.accounting()
  if (!accounting.ok) return tellProblem(io, accounting.problem)
  await write(io.stdout, `${accountingLine(accounting.value)}\n`)
  return io.signal.aborted ? exitCodes.problem : exitCodes.done
}

/** Says in one line what a crawl has done so far. */
export function progressLine(counts: CrawlCounts): string {
  return `${counts.sources} sources, ${counts.fetched} pages fetched, ${counts.stored} stored, ${counts.duplicate} duplicate, ${counts.rejected} rejected, ${counts.failed} failed`
}

function summaryLine(counts: CrawlCounts): string {
  return `This run: ${counts.sources} sources visited, ${counts.discovered} new links, ${counts.fetched} pages fetched, ${counts.stored} articles stored.`
}

/** Writes the accounting as one line: every link that was ever discovered, by what became of it. */
export function accountingLine(accounting: Readonly<Record<string, number>>): string {
  const { discovered = 0, ...states } = accounting
  const sum = Object.values(states).reduce((total, count) => total + count, 0)
  const parts = Object.entries(states).map(([state, count]) => `${count} ${state}`)
  return `discovered ${discovered} ${sum === discovered ? '=' : '≠'} ${parts.join(' + ')}`
}
