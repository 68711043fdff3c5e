/** Worker threads for work that keeps a processor busy: tasks in, results out, a bounded number of threads. */
import { Worker } from 'node:worker_threads'
import { messageOf, problem, type ProblemCode } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'

/** What travels to a thread. */
export interface ThreadTask<Input> {
  readonly task: number
  readonly input: Input
}

/** What comes back from a thread. */
export interface ThreadResult<Output> {
  readonly task: number
  readonly output: Output
}

/** The first word of a thread: it has loaded what it needs. */
export interface ThreadReady {
  readonly isReady: true
}

/** Threads that all do the same work. */
export interface ThreadPool<Input, Output> {
  /** Does one task. Rejects when its thread dies; the pool goes on with a new one. */
  readonly run: (input: Input) => Promise<Output>
  readonly close: () => Promise<void>
}

interface Pending<Output> {
  readonly resolve: (output: Output) => void
  readonly reject: (error: Error) => void
}

interface Thread<Output> {
  readonly worker: Worker
  readonly pending: Map<number, Pending<Output>>
  isReady: boolean
}

/**
 * Opens a pool that is ready: one thread has loaded what it needs. `file` is the compiled program of its threads (see
 * `workers/extract-thread.ts`). When a thread ends before it is ready, the pool is closed and the answer is a problem
 * of the given code, for the next thread would end too.
 */
export async function openThreadPool<Input, Output>(options: {
  readonly file: URL
  readonly size: number
  readonly failedAs: ProblemCode
  /** What each thread is given at its start, as its `workerData`. */
  readonly data?: unknown
}): Promise<Result<ThreadPool<Input, Output>>> {
  const pool = new Threads<Input, Output>(options)
  try {
    await pool.ready
  } catch (error) {
    await pool.close()
    return failure(problem(options.failedAs, messageOf(error), error))
  }
  return success(pool)
}

class Threads<Input, Output> implements ThreadPool<Input, Output> {
  /** Resolves when a thread is ready; rejects when one ends before it is. */
  readonly ready: Promise<void>
  private readonly file: URL
  private readonly data: unknown
  private readonly threads: Thread<Output>[]
  private nextTask = 0
  private isClosed = false
  private broken: Error | undefined
  private tellReady: () => void = () => undefined
  private tellBroken: (error: Error) => void = () => undefined

  constructor({ file, size, data }: { file: URL; size: number; data?: unknown }) {
    this.file = file
    this.data = data
    this.ready = new Promise((resolve, reject) => {
      this.tellReady = resolve
      this.tellBroken = reject
    })
    this.threads = Array.from({ length: size }, (_, slot) => this.start(slot))
  }

  run(input: Input): Promise<Output> {
    if (this.broken) return Promise.reject(this.broken)
    const [idlest] = [...this.threads].sort((a, b) => a.pending.size - b.pending.size)
    if (!idlest) throw new Error('A pool needs a thread.')
    const task = this.nextTask++
    return new Promise((resolve, reject) => {
      idlest.pending.set(task, { resolve, reject })
      idlest.worker.postMessage({ task, input } satisfies ThreadTask<Input>)
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()))
  }

  private start(slot: number): Thread<Output> {
    const thread: Thread<Output> = {
      worker: new Worker(this.file, { workerData: this.data }),
      pending: new Map(),
      isReady: false,
    }
    thread.worker.on('message', (message: ThreadReady | ThreadResult<Output>) => {
      this.hear(thread, message)
    })
    let fault = new Error('The thread ended.')
    thread.worker.on('error', (error: Error) => {
      fault = error
    })
    thread.worker.on('exit', () => {
      if (!thread.isReady && !this.isClosed) {
        this.broken = fault
        this.tellBroken(fault)
      }
      for (const { reject } of thread.pending.values()) reject(fault)
      if (!this.isClosed && !this.broken) this.threads[slot] = this.start(slot)
    })
    return thread
  }

  private hear(thread: Thread<Output>, message: ThreadReady | ThreadResult<Output>): void {
    if ('isReady' in message) {
      thread.isReady = true
      this.tellReady()
      return
    }
    thread.pending.get(message.task)?.resolve(message.output)
    thread.pending.delete(message.task)
  }
}
