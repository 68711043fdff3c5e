/**
 * Queues: jobs in, handlers at work, a bounded number at a time. The ledger in the store is the truth; a queue only
 * remembers what is being done right now and may be lost at any moment. Two engines do the same: one in this process,
 * one on a Redis server.
 */
export { openBullmqEngine } from './bullmq.js'
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
  createThreadPool,
  type ThreadReady,
  type ThreadResult,
  type ThreadTask,
} from './thread-pool.js'
