/** Watches the schedule: one that has not moved for a while is reported, for nothing else would show it. */
import type { Clock } from '../core/clock.js'
import type { Logger } from '../core/logger.js'
import type { CrawlObserver } from './observer.js'

/** Watches one schedule. */
export interface Watchdog {
  readonly observer: Partial<CrawlObserver>
  /** For how long the schedule has not moved; undefined while all is well. */
  readonly standsStillMs: () => number | undefined
  readonly close: () => void
}

/** How the watchdog watches. */
export interface WatchdogOptions {
  readonly clock: Clock
  readonly logger: Logger
  /** Time without a move after which the schedule is taken to stand still. */
  readonly patienceMs?: number
  readonly everyMs?: number
}

/** Starts to watch. */
export function createWatchdog(options: WatchdogOptions): Watchdog {
  const { clock, logger, patienceMs = 60_000, everyMs = 10_000 } = options
  let last = clock.now().getTime()
  const standsStillMs = (): number | undefined => {
    const still = clock.now().getTime() - last
    return still > patienceMs ? still : undefined
  }
  const timer = setInterval(() => {
    const still = standsStillMs()
    if (still === undefined) return
    logger.error('schedule stands still', { seconds: Math.round(still / 1000) })
  }, everyMs)
  timer.unref()
  return {
    observer: {
      onTick: () => {
        last = clock.now().getTime()
      },
    },
    standsStillMs,
    close: () => {
      clearInterval(timer)
    },
  }
}
