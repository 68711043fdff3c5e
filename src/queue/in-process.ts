/** The queues that live in this process: no service to install, nothing kept. */
import type { Job, JobKind, JobQueue, JobState, QueueDepth, QueueEngine } from './job-queue.js'
import type { Work, WorkOptions } from './job-queue.js'
import { problemOf, verdictOn } from './retry.js'

/** How the queues of one process work. */
export interface InProcessOptions {
  /** Whether jobs whose problem may pass are tried again; otherwise every failure is final and reported at once. */
  readonly retries: boolean
}

/** Makes queues that live in this process. */
export function createInProcessEngine(options: InProcessOptions): QueueEngine {
  return new InProcessEngine(options)
}

class InProcessEngine implements QueueEngine {
  readonly isShared = false
  private readonly options: InProcessOptions
  private readonly queues = new Map<string, InProcessQueue<unknown>>()
  private readonly works: Work[] = []
  private watchers: (() => void)[] = []

  constructor(options: InProcessOptions) {
    this.options = options
  }

  queue<Payload>({ name }: JobKind<Payload>): InProcessQueue<Payload> {
    const known = this.queues.get(name)
    // The name stands for the kind, and the kind for its payload.
    if (known) return known as unknown as InProcessQueue<Payload>
    const queue = new InProcessQueue<Payload>(name, this.options, () => {
      this.tellWatchers()
    })
    this.queues.set(name, queue as unknown as InProcessQueue<unknown>)
    return queue
  }

  work<Payload>(kind: JobKind<Payload>, options: WorkOptions<Payload>): Work {
    const work = this.queue(kind).work(options)
    this.works.push(work)
    return work
  }

  every(_name: string, everyMs: number, handle: () => Promise<void>): Work {
    const work = repeat(everyMs, handle)
    this.works.push(work)
    return work
  }

  depths(): Promise<QueueDepth[]> {
    return Promise.resolve([...this.queues.values()].map((queue) => queue.depth()))
  }

  jobEnded(): Promise<void> {
    return new Promise((resolve) => {
      this.watchers.push(resolve)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.works.map((work) => work.close()))
  }

  private tellWatchers(): void {
    for (const resolve of this.watchers.splice(0)) resolve()
  }
}

/** Calls the handler, waits, and calls it again, until it is closed. */
function repeat(everyMs: number, handle: () => Promise<void>): Work {
  let isClosed = false
  let wake: () => void = () => undefined
  const run = async (): Promise<void> => {
    while (!isClosed) {
      await handle()
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const done = run()
  return {
    close: () => {
      isClosed = true
      wake()
      return done
    },
  }
}

interface Entry<Payload> {
  readonly job: Job<Payload>
  failures: number
}

class InProcessQueue<Payload> implements JobQueue<Payload> {
  private readonly name: string
  private readonly options: InProcessOptions
  private readonly onEnd: () => void
  private readonly known = new Set<string>()
  private readonly delayed = new Map<string, NodeJS.Timeout>()
  private readonly waiting: Entry<Payload>[] = []
  private running = 0
  private workers: WorkOptions<Payload> | undefined
  private idle: (() => void)[] = []

  constructor(name: string, options: InProcessOptions, onEnd: () => void) {
    this.name = name
    this.options = options
    this.onEnd = onEnd
  }

  add(jobs: readonly Job<Payload>[]): Promise<void> {
    for (const job of jobs) {
      if (this.known.has(job.id)) continue
      this.known.add(job.id)
      const entry = { job, failures: 0 }
      if (job.isUrgent === true) this.waiting.unshift(entry)
      else this.waiting.push(entry)
    }
    this.startNext()
    return Promise.resolve()
  }

  statesOf(ids: readonly string[]): Promise<ReadonlyMap<string, JobState>> {
    const pending = ids.filter((id) => this.known.has(id))
    return Promise.resolve(new Map(pending.map((id) => [id, { is: 'pending' }])))
  }

  // Nothing is kept of a job that was given up: whoever put it there was told.
  forget(): Promise<void> {
    return Promise.resolve()
  }

  depth(): QueueDepth {
    const { name, waiting, running, delayed } = this
    return { name, waiting: waiting.length, active: running, delayed: delayed.size, failed: 0 }
  }

  work(options: WorkOptions<Payload>): Work {
    this.workers = options
    this.startNext()
    return {
      close: async () => {
        for (const timer of this.delayed.values()) clearTimeout(timer)
        if (options.drains !== true) this.workers = undefined
        await this.whenIdle()
        this.workers = undefined
      },
    }
  }

  /** Resolves when nothing runs: with workers what waits is done first. */
  private async whenIdle(): Promise<void> {
    while (this.running > 0) {
      await new Promise<void>((resolve) => {
        this.idle.push(resolve)
      })
    }
  }

  private startNext(): void {
    while (this.workers && this.running < this.workers.concurrency) {
      const entry = this.waiting.shift()
      if (!entry) return
      this.running += 1
      void this.run(entry, this.workers)
    }
  }

  private async run(entry: Entry<Payload>, workers: WorkOptions<Payload>): Promise<void> {
    const { id, payload } = entry.job
    try {
      await workers.handle(payload, id)
      this.known.delete(id)
    } catch (thrown) {
      this.settleFailure(entry, workers, thrown)
    }
    this.running -= 1
    this.startNext()
    if (this.running === 0) for (const resolve of this.idle.splice(0)) resolve()
    this.onEnd()
  }

  private settleFailure(
    entry: Entry<Payload>,
    { onFault }: WorkOptions<Payload>,
    thrown: unknown,
  ): void {
    const { id } = entry.job
    const fault = problemOf(thrown)
    const verdict = verdictOn(fault, entry.failures + 1)
    const isFinal =
      verdict.becomes === 'failed' || (verdict.becomes === 'delayed' && !this.options.retries)
    if (isFinal) {
      this.known.delete(id)
      onFault(fault, id)
      return
    }
    if (verdict.becomes === 'delayed') entry.failures += 1
    const timer = setTimeout(() => {
      this.delayed.delete(id)
      this.waiting.push(entry)
      this.startNext()
    }, verdict.afterMs)
    this.delayed.set(id, timer)
  }
}
