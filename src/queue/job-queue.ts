/** What every queue offers, whatever engine is behind it. */

/** One piece of work. */
export interface Job<Payload> {
  /** Jobs with the id of one that waits or runs are not taken twice. */
  readonly id: string
  readonly payload: Payload
}

/** A queue of one kind of jobs. */
export interface JobQueue<Payload> {
  /** Takes the job unless one with its id waits or runs; tells whether it was taken. */
  readonly add: (job: Job<Payload>) => boolean
  /** Jobs that wait or run. */
  readonly size: () => number
  /** Resolves as soon as fewer jobs wait or run than the limit. */
  readonly below: (limit: number) => Promise<void>
  /** Forgets what waits, and resolves when what runs has ended. */
  readonly close: () => Promise<void>
}

/** How a queue works. */
export interface QueueOptions<Payload> {
  readonly concurrency: number
  /** Does the work. What it throws goes to `onFault`; the queue goes on. */
  readonly handle: (payload: Payload) => Promise<void>
  readonly onFault: (fault: unknown, job: Job<Payload>) => void
}
