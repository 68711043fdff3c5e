/** The queue that lives in this process: no service to install, nothing kept. */
import type { Job, JobQueue, QueueOptions } from './job-queue.js'

interface Watcher {
  readonly limit: number
  readonly resolve: () => void
}

/** Jobs of one process, oldest first, a bounded number at a time. */
export class InProcessQueue<Payload> implements JobQueue<Payload> {
  private readonly options: QueueOptions<Payload>
  private readonly known = new Set<string>()
  private waiting: Job<Payload>[] = []
  private watchers: Watcher[] = []
  private running = 0

  constructor(options: QueueOptions<Payload>) {
    this.options = options
  }

  add(job: Job<Payload>): boolean {
    if (this.known.has(job.id)) return false
    this.known.add(job.id)
    this.waiting.push(job)
    this.startNext()
    return true
  }

  size(): number {
    return this.waiting.length + this.running
  }

  async below(limit: number): Promise<void> {
    if (this.size() < limit) return
    await new Promise<void>((resolve) => {
      this.watchers.push({ limit, resolve })
    })
  }

  async close(): Promise<void> {
    for (const { id } of this.waiting) this.known.delete(id)
    this.waiting = []
    await this.below(1)
  }

  private startNext(): void {
    while (this.running < this.options.concurrency) {
      const job = this.waiting.shift()
      if (!job) return
      this.running += 1
      void this.run(job)
    }
  }

  private async run(job: Job<Payload>): Promise<void> {
    try {
      await this.options.handle(job.payload)
    } catch (fault) {
      this.options.onFault(fault, job)
    }
    this.running -= 1
    this.known.delete(job.id)
    this.startNext()
    this.tellWatchers()
  }

  private tellWatchers(): void {
    const size = this.size()
    const ready = this.watchers.filter(({ limit }) => size < limit)
    this.watchers = this.watchers.filter(({ limit }) => size >= limit)
    for (const { resolve } of ready) resolve()
  }
}
