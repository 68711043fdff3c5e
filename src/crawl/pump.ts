/** Keeps a schedule going in one process: after every job that ends, and at least once a second. */
import { sleepUnlessAborted } from '../core/sleep.js'
import type { QueueEngine } from '../queue/index.js'
import type { Schedule } from './schedule.js'

/** How a schedule is kept going. */
export interface PumpOptions {
  readonly engine: QueueEngine
  readonly signal: AbortSignal
  readonly isStopped: () => boolean
  /** Ends when nothing is due and nothing under way; otherwise only when it is stopped. */
  readonly endsWhenIdle: boolean
}

const longestPauseMs = 1000

/** Looks for what is due again and again. */
export async function pump(schedule: Schedule, options: PumpOptions): Promise<void> {
  const { engine, signal, isStopped, endsWhenIdle } = options
  while (!isStopped()) {
    // Asked for before the tick, so that no end of a job is missed.
    const jobEnded = engine.jobEnded()
    const { isIdle } = await schedule.tick()
    if (isIdle && endsWhenIdle) return
    await Promise.race([jobEnded, sleepUnlessAborted(longestPauseMs, signal)])
  }
}
