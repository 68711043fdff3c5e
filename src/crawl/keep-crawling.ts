/** The crawl that goes on for ever: with all roles in this process, or with some of them beside other processes. */
import type { Clock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import type { Logger } from '../core/logger.js'
import { problem, ProblemError, type Problem } from '../core/problem.js'
import { failure, success, take, type Result } from '../core/result.js'
import { sleepUnlessAborted } from '../core/sleep.js'
import { createInProcessEngine, openBullmqEngine, type QueueEngine } from '../queue/index.js'
import type { Store } from '../store/index.js'
import { isStoreUseless } from './blame.js'
import { releaseDeadClaims } from './claims.js'
import { logSteps } from './log.js'
import { openFetcher } from './open-fetcher.js'
import { watchTogether, type CrawlObserver } from './observer.js'
import { ownName } from './one-pass.js'
import { pump } from './pump.js'
import { roleNames, startRoles, type Role, type RolesAtWork } from './roles.js'
import type { Schedule } from './schedule.js'
import { createWatchdog, type Watchdog } from './watchdog.js'

/** What a crawl without end needs. */
export interface KeepCrawlingTools {
  readonly config: Config
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly logger: Logger
  /** The database; for the roles that need it. */
  readonly store?: Store
  /** More who watch, once the queue is open: metrics and progress. */
  readonly watch: (parts: Watched) => Promise<Result<Watcher>>
}

/** What there is to watch. */
export interface Watched {
  readonly engine: QueueEngine
  readonly watchdog: Watchdog
}

/** Someone who watches. */
export interface Watcher {
  readonly observer: Partial<CrawlObserver>
  readonly close: () => Promise<void>
}

// Links on a shared server belong to the server, not to a process: they outlive it.
const sharedOwner = 'queue'
const tickEveryMs = 500

/** Crawls until the signal is aborted, or until the database itself is of no use any more. */
export async function keepCrawling(
  roles: ReadonlySet<Role>,
  tools: KeepCrawlingTools,
): Promise<Result<undefined>> {
  const engine = await openEngine(tools)
  if (!engine.ok) return engine
  const watchdog = createWatchdog(tools)
  const watcher = await tools.watch({ engine: engine.value, watchdog })
  try {
    return watcher.ok
      ? await crawlUntilStopped(roles, tools, { engine: engine.value, watchdog, ...watcher.value })
      : watcher
  } finally {
    watchdog.close()
    if (watcher.ok) await watcher.value.close()
    await engine.value.close()
  }
}

function openEngine({ config, clock, logger }: KeepCrawlingTools): Promise<Result<QueueEngine>> {
  if (config.redisUrl === '') {
    return Promise.resolve(success(createInProcessEngine({ retries: true })))
  }
  const sleep = (ms: number): Promise<void> => sleepUnlessAborted(ms, new AbortController().signal)
  return openBullmqEngine({
    ...{ url: config.redisUrl, prefix: config.redisPrefix, clock, sleep },
    onTrouble: ({ code, message }) => {
      logger.warn('queue in trouble', { problem: code, message })
    },
  })
}

interface Parts extends Watched {
  readonly observer: Partial<CrawlObserver>
}

async function crawlUntilStopped(
  roles: ReadonlySet<Role>,
  tools: KeepCrawlingTools,
  { engine, watchdog, observer: watcher }: Parts,
): Promise<Result<undefined>> {
  const { config, clock, signal, store, logger } = tools
  const owner = engine.isShared ? sharedOwner : ownName()
  const stop = createStop(signal)
  const observer = watchTogether([watcher, watchdog.observer, logSteps(logger), stop.observer])
  if (store && !engine.isShared) take(await releaseDeadClaims(store))
  const started = await startRoles(roles, {
    ...{ engine, config, clock, observer, owner, visitAll: false, looksFirst: false },
    ...(store && { store }),
    openFetcher: (gate) =>
      openFetcher(config, {
        ...{ clock, signal },
        ...(store && { store }),
        ...(gate && { gate }),
      }),
  })
  if (!started.ok) return started
  await workUntilStopped(started.value, { engine, stop, logger })
  if (store && !engine.isShared) await store.releaseClaims(owner)
  const fault = stop.fault()
  return fault ? failure(fault) : success(undefined)
}

interface AtWork {
  readonly engine: QueueEngine
  readonly stop: Stop
  readonly logger: Logger
}

async function workUntilStopped(
  { schedule, close }: RolesAtWork,
  { engine, stop, logger }: AtWork,
): Promise<void> {
  const careful = schedule && careFor(schedule, { stop, logger })
  const isStopped = (): boolean => stop.signal.aborted
  if (careful && !engine.isShared) {
    await pump(careful, { engine, signal: stop.signal, isStopped, endsWhenIdle: false })
  } else {
    const ticks =
      careful && engine.every('schedule', tickEveryMs, () => careful.tick().then(noMore))
    await aborted(stop.signal)
    await ticks?.close()
  }
  await close()
}

const noMore = (): void => undefined

/** Lets a schedule survive what may pass: the next tick tries again. */
function careFor(schedule: Schedule, { stop, logger }: Omit<AtWork, 'engine'>): Schedule {
  return {
    async tick() {
      try {
        return await schedule.tick()
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        const { code, message } = error.problem
        logger.error('schedule failed', { problem: code, message })
        stop.hear(error.problem)
        return { isIdle: false }
      }
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve()
        },
        { once: true },
      )
  })
}

/** Ends the crawl when the person says so, or when the database is of no use any more. */
interface Stop {
  readonly signal: AbortSignal
  readonly observer: Partial<CrawlObserver>
  readonly hear: (fault: Problem) => void
  readonly fault: () => Problem | undefined
}

function createStop(signal: AbortSignal): Stop {
  const own = new AbortController()
  let fault: Problem | undefined
  const hear = (given: Problem): void => {
    if (!isStoreUseless(given.code)) return
    fault ??= given
    own.abort()
  }
  return {
    signal: AbortSignal.any([signal, own.signal]),
    observer: { onFault: hear },
    hear,
    fault: () => fault,
  }
}

/** Says why roles cannot run with this configuration; undefined when they can. */
export function faultOfRoles(roles: ReadonlySet<Role>, { redisUrl }: Config): Problem | undefined {
  if (roles.size === roleNames.length || redisUrl !== '') return undefined
  const message =
    'A process with some of the roles needs REDIS_URL, over which others take the rest.'
  return problem('config/invalid', message)
}
