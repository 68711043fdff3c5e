/** `gaceta health`: is every link accounted for, and does everything move? */
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { take } from '../core/result.js'
import type { Source } from '../model/source.js'
import type { Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { accountingLine } from './crawl.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'

/** Makes the command. */
export function healthCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('health').description(
    'Account for every link ever discovered, say what failed and what lags behind, and list the sources with their last success. Exit code 1 when the sum is wrong, a source keeps failing or is long overdue, a link is long overdue, or the queue has given up jobs or cannot be reached.',
  )
  withOptions(command, ['db', 'redisUrl', 'redisPrefix'])
  return command.action(async () => {
    const config = commandConfig(command, io)
    finish(
      config.ok
        ? await withExistingStore(io, config.value, (store) => health(io, config.value, store))
        : await tellProblem(io, config.problem),
    )
  })
}

// From here on a source is not just having a bad hour.
const worryingFailures = 3
// What is due for longer than this, and for two of its own intervals, is forgotten by whoever should crawl.
const longOverdueMs = 3_600_000

/** Lines to print, and whether one of them says that something is stuck. */
interface Finding {
  readonly lines: readonly string[]
  readonly isStuck: boolean
}

async function health(io: Io, config: Config, store: Store): Promise<ExitCode> {
  const now = io.clock.now()
  const findings: Finding[] = []
  findings.push(sumOf(take(await store.accounting())))
  findings.push(await problemsOf(store))
  findings.push(await lagOf(store, now))
  if (config.redisUrl !== '') findings.push(await queuesOf(config, io))
  findings.push(sourcesOf(take(await store.listSources()), now))
  await write(io.stdout, findings.flatMap(({ lines }) => lines.map((line) => `${line}\n`)).join(''))
  return findings.some(({ isStuck }) => isStuck) ? exitCodes.problem : exitCodes.done
}

function sumOf(accounting: Readonly<Record<string, number>>): Finding {
  const line = accountingLine(accounting)
  return { lines: [line], isStuck: line.includes('≠') }
}

async function problemsOf(store: Store): Promise<Finding> {
  const counts = take(await store.problemCounts())
  const parts = counts.map(({ state, reason, links }) => `${links} ${state}: ${reason}`)
  return { lines: parts.length === 0 ? [] : [`problems  ${parts.join(', ')}`], isStuck: false }
}

async function lagOf(store: Store, now: Date): Promise<Finding> {
  const next = take(await store.nextLinkDueAt())
  const lagMs = next === undefined ? 0 : Math.max(0, now.getTime() - Date.parse(next))
  return { lines: [`lag  ${Math.round(lagMs / 1000)} s`], isStuck: lagMs > longOverdueMs }
}

async function queuesOf(config: Config, io: Io): Promise<Finding> {
  const { queueDepths } = await import('../crawl/index.js')
  const depths = await queueDepths(config, io.clock)
  if (!depths.ok) return { lines: [`queue  ${depths.problem.message}`], isStuck: true }
  const lines = depths.value.map(
    ({ name, waiting, active, delayed, failed }) =>
      `queue ${name}  ${waiting} waiting, ${active} active, ${delayed} delayed, ${failed} given up`,
  )
  return { lines, isStuck: depths.value.some(({ failed }) => failed > 0) }
}

function sourcesOf(sources: readonly Source[], now: Date): Finding {
  const lines = sources.map((source) => {
    const success = source.lastSuccessAt ?? 'never'
    const fault =
      source.lastProblem === undefined ? '' : `  ${source.failures} failures: ${source.lastProblem}`
    return `${source.state.padEnd(8)}  last success ${success.padEnd(24)}  next ${source.nextDueAt}  ${source.url}${fault}`
  })
  const isStuck = sources.some(
    (source) => source.failures >= worryingFailures || isOverdue(source, now),
  )
  return { lines, isStuck }
}

function isOverdue({ state, kind, nextDueAt, intervalMinutes }: Source, now: Date): boolean {
  if (state !== 'active' || kind === 'archive') return false
  const lateMs = now.getTime() - Date.parse(nextDueAt)
  return lateMs > Math.max(longOverdueMs, 2 * intervalMinutes * 60_000)
}
