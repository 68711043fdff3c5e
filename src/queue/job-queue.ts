/** What every queue offers, whatever engine is behind it. */
import type { Problem } from '../core/problem.js'
import type { Result } from '../core/result.js'
import type { HostGate } from '../model/host-gate.js'

/** One piece of work. */
export interface Job<Payload> {
  /** Jobs with the id of one that the queue holds are not taken twice. */
  readonly id: string
  readonly payload: Payload
  /** Goes before those that wait. */
  readonly isUrgent?: boolean
}

/** One kind of jobs: their name, and how their payload is written for other processes and read back. */
export interface JobKind<Payload> {
  readonly name: string
  /** Grows with every change after which older programs cannot read the payload. */
  readonly version: number
  /** Gives a value that JSON can hold. */
  readonly encode: (payload: Payload) => unknown
  /** Reads what another process wrote; a failure says what is wrong with it. */
  readonly decode: (body: unknown) => Result<Payload>
}

/** What a queue knows of a job: it waits, runs or rests, or its work was given up. */
export type JobState =
  { readonly is: 'pending' } | { readonly is: 'failed'; readonly reason: string }

/** The jobs of one kind that are not done. */
export interface JobQueue<Payload> {
  /** Takes the jobs, except those whose id it knows. */
  readonly add: (jobs: readonly Job<Payload>[]) => Promise<void>
  /** Says what is known of the ids; those that it never had, lost, or has done are left out. */
  readonly statesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, JobState>>
  /** Forgets jobs whose work was given up, so that their ids are free again. */
  readonly forget: (ids: readonly string[]) => Promise<void>
}

/** How a kind of jobs is worked on. */
export interface WorkOptions<Payload> {
  /** Jobs at the same time in this process. */
  readonly concurrency: number
  /**
   * Does the work; may be called twice for the same job. What it throws decides what becomes of the job: a
   * `ProblemError` by the retry policy of its code, anything else is a fault of ours and final.
   */
  readonly handle: (payload: Payload, jobId: string) => Promise<void>
  /** In closing, does also what waits in this process: nobody else would. */
  readonly drains?: boolean
  /** Hears of every job that is given up or refused. */
  readonly onFault: (fault: Problem, jobId: string) => void
}

/** Work under way. */
export interface Work {
  /** Takes no more jobs, and resolves when those at hand are done. */
  readonly close: () => Promise<void>
}

/** How many jobs of a kind there are. */
export interface QueueDepth {
  readonly name: string
  readonly waiting: number
  readonly active: number
  /** Waiting for their time: after a failure, or because a host rests. */
  readonly delayed: number
  /** Given up or refused; kept for whoever looks after the queue. */
  readonly failed: number
}

/** Keeps queues and gets their jobs done. */
export interface QueueEngine {
  /** Other processes see the jobs, and they outlive this one. */
  readonly isShared: boolean
  /** Opens the queue of one kind. */
  readonly queue: <Payload>(kind: JobKind<Payload>) => JobQueue<Payload>
  /** Starts to work on one kind. */
  readonly work: <Payload>(kind: JobKind<Payload>, options: WorkOptions<Payload>) => Work
  /** Does something again and again, once at a time over all processes. */
  readonly every: (name: string, everyMs: number, handle: () => Promise<void>) => Work
  /** Keeps the hosts' turns for all processes that share the queue; absent when one process is all there is. */
  readonly gate?: HostGate
  readonly depths: () => Promise<QueueDepth[]>
  /** Resolves as soon as a job of this process has ended. */
  readonly jobEnded: () => Promise<void>
  readonly close: () => Promise<void>
}
