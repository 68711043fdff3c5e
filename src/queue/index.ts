/**
 * Queues: jobs in, handlers at work, a bounded number at a time. The ledger in the store is the truth; a queue only
 * remembers what is being done right now and may be lost at any moment.
 */
import { InProcessQueue } from './in-process.js'
import type { JobQueue, QueueOptions } from './job-queue.js'

export type { JobQueue } from './job-queue.js'
export { createThreadPool, type ThreadResult, type ThreadTask } from './thread-pool.js'

/** Makes a queue that lives in this process. */
export function createInProcessQueue<Payload>(options: QueueOptions<Payload>): JobQueue<Payload> {
  return new InProcessQueue(options)
}
