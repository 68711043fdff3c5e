/** `gaceta start`: crawls on schedule until it is stopped; alone, or as one process of a cluster. */
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Role } from '../crawl/index.js'
import type { Store } from '../store/index.js'
import { startAlerts } from './alerts.js'
import { commandConfig, withOptions } from './common-options.js'
import { accountingLine, progressLine } from './crawl.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { createLogger } from './json-log.js'
import { withStore } from './open-store.js'
import { createProgress } from './progress.js'
import { openDesk } from './serve.js'

/** Makes the command. */
export function startCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('start').description(
    'Crawl on schedule until stopped. Without REDIS_URL everything happens in this process; with it, the jobs go over that Redis server, and other processes and machines can take some of the roles. Ctrl-C ends it after the pages at hand, a second one at once.',
  )
  withOptions(command, [
    ...(['db', 'concurrency', 'threads', 'hostDelayMs', 'timeoutMs', 'maxPageBytes'] as const),
    ...(['maxAttempts', 'contact', 'log', 'allowLoopback', 'redisUrl', 'redisPrefix'] as const),
    ...(['metricsPort', 'metricsHost', 'host', 'port', 'allowPrivateWebhooks'] as const),
  ])
  command.option(
    '--roles <list>',
    'what this process does: schedule, fetch, extract, store; schedule and store need the database, the others only REDIS_URL (default: all)',
  )
  command.option('--desk', 'serve the desk as well (gaceta serve), where the database is')
  return command.action(async (flags: StartFlags) => {
    const config = commandConfig(command, io)
    finish(config.ok ? await start(io, config.value, flags) : await tellProblem(io, config.problem))
  })
}

interface StartFlags {
  readonly roles?: string
  readonly desk?: boolean
}

async function start(io: Io, config: Config, flags: StartFlags): Promise<ExitCode> {
  const { faultOfRoles, needsStore, roleNames } = await import('../crawl/index.js')
  const roles = readRoles(flags.roles, roleNames)
  if (!roles.ok) return tellProblem(io, roles.problem)
  const fault = faultOfRoles(roles.value, config)
  if (fault) return tellProblem(io, fault)
  const run = { io, config, roles: roles.value }
  if (![...roles.value].some(needsStore)) return crawl(run)
  return withStore(io, config, async (store) => {
    const alerts = await startAlerts(io, config, store)
    try {
      return await (flags.desk === true
        ? crawlBehindDesk({ ...run, store })
        : crawl({ ...run, store }))
    } finally {
      await alerts.end()
    }
  })
}

async function crawlBehindDesk(run: Run & { readonly store: Store }): Promise<ExitCode> {
  const desk = await openDesk(run.io, run.config, run.store)
  if (!desk.ok) return tellProblem(run.io, desk.problem)
  try {
    return await crawl(run)
  } finally {
    await desk.value.close()
  }
}

function readRoles(list: string | undefined, known: readonly Role[]): Result<ReadonlySet<Role>> {
  const names = list?.split(',').map((name) => name.trim()) ?? known
  const roles = known.filter((role) => names.includes(role))
  const unknown = names.filter((name) => !known.some((role) => role === name))
  if (unknown.length === 0) return success(new Set(roles))
  const message = `--roles: "${unknown.join(', ')}" is none of ${known.join(', ')}`
  return failure(problem('config/invalid', message))
}

interface Run {
  readonly io: Io
  readonly config: Config
  readonly roles: ReadonlySet<Role>
  readonly store?: Store
}

async function crawl({ io, config, roles, store }: Run): Promise<ExitCode> {
  const { countSteps, keepCrawling, startMetrics, watchTogether } =
    await import('../crawl/index.js')
  const progress = createProgress(io)
  const { observer } = countSteps((counts) => {
    progress.tell(progressLine(counts))
  })
  const jobs = config.redisUrl === '' ? 'in this process' : 'on Redis'
  await write(io.stderr, `Crawling (${[...roles].join(', ')}; jobs ${jobs}). Ctrl-C ends it.\n`)
  const { clock, signal } = io
  const database = store && { store }
  const done = await keepCrawling(roles, {
    ...{ config, clock, signal, logger: createLogger(io, config.log), ...database },
    watch: async (watched) => {
      const metrics = await startMetrics({ ...watched, ...database }, config)
      if (!metrics.ok) return metrics
      return success({
        ...metrics.value,
        observer: watchTogether([observer, metrics.value.observer]),
      })
    },
  })
  progress.end()
  if (!done.ok) return tellProblem(io, done.problem)
  const accounting = await store?.accounting()
  if (accounting?.ok) await write(io.stdout, `${accountingLine(accounting.value)}\n`)
  return exitCodes.done
}
