/**
 * Queues: jobs in, handlers at work, a bounded number at a time. The ledger in the store is the truth; a queue only
 * remembers what is being done right now and may be lost at any moment. Two engines do the same: one in this process,
 * one on a Redis server.
 */
import type { Result } from '../core/result.js'
import type { BullmqOptions } from './bullmq.js'
import type { QueueEngine } from './job-queue.js'

export { createInProcessEngine } from './in-process.js'
export type {
  Job,
  JobKind,
  JobQueue,
  JobState,
  QueueDepth,
  QueueEngine,
  Work,
} from './job-queue.js'
export {
  openThreadPool,
  type ThreadReady,
  type ThreadResult,
  type ThreadTask,
} from './thread-pool.js'

/**
 * Connects to the server and makes the engine; a failure says that the server cannot be reached. Its packages, a third
 * of all modules of the program, are loaded only here, for most of what people run needs no server.
 */
export async function openBullmqEngine(options: BullmqOptions): Promise<Result<QueueEngine>> {
  const bullmq = await import('./bullmq.js')
  return bullmq.openBullmqEngine(options)
}
