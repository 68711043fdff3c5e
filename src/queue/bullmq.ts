/** The queues on a Redis server, by BullMQ: seen by all processes, and disposable, for the ledger is the truth. */
import { Queue, UnrecoverableError, DelayedError, Worker, type Job as BullJob } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Clock } from '../core/clock.js'
import { messageOf, problem, ProblemError, type Problem } from '../core/problem.js'
import { success, take, type Result } from '../core/result.js'
import type { HostGate } from '../model/host-gate.js'
import { seal, unseal } from './envelope.js'
import type { Job, JobKind, JobQueue, JobState, QueueDepth, QueueEngine } from './job-queue.js'
import type { Work, WorkOptions } from './job-queue.js'
import { connectRedis, guardMemory, type RedisOptions } from './redis-connection.js'
import { createRedisGate } from './redis-gate.js'
import { backoffMs, problemOf, verdictOn } from './retry.js'

/** What the engine needs. */
export interface BullmqOptions extends RedisOptions {
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
}

/** Connects to the server and makes the engine; a failure says that the server cannot be reached. */
export async function openBullmqEngine(options: BullmqOptions): Promise<Result<QueueEngine>> {
  const redis = await connectRedis(options)
  return redis.ok ? success(new BullmqEngine(redis.value, options)) : redis
}

// The locks of a dead process end after the first, and its jobs go to another within the second.
const lockMs = 15_000
const stalledCheckMs = 5000
// A job whose processes died this often is given up rather than bring down another.
const mostDeaths = 3
// Given-up jobs are kept for whoever looks after the queue, the newest of them.
const keptFailures = { count: 1000 }
// What may pass is tried for as long as it takes.
const manyTries = 1_000_000
const minutesOfADay = 1440
const closeWithinMs = 10_000

class BullmqEngine implements QueueEngine {
  readonly isShared = true
  readonly gate: HostGate
  private readonly redis: Redis
  private readonly options: BullmqOptions
  private readonly queues = new Map<string, Queue>()
  private readonly works: Work[] = []
  private watchers: (() => void)[] = []

  constructor(redis: Redis, options: BullmqOptions) {
    this.redis = redis
    this.options = options
    this.gate = createRedisGate({ redis, ...options })
  }

  queue<Payload>(kind: JobKind<Payload>): JobQueue<Payload> {
    const queue = this.open(kind.name)
    return {
      add: (jobs) => addAll(queue, kind, jobs),
      statesOf: (ids) => statesOf(queue, ids),
      forget: async (ids) => {
        await Promise.all(ids.map((id) => queue.remove(id)))
      },
    }
  }

  work<Payload>(kind: JobKind<Payload>, options: WorkOptions<Payload>): Work {
    const { concurrency, onFault } = options
    const process = (job: BullJob, token?: string) => this.workOn(job, { kind, options, token })
    const worker = new Worker(kind.name, process, { ...this.workerOptions(), concurrency })
    worker.on('failed', (job, error) => {
      this.tellWatchers()
      if (!(error instanceof UnrecoverableError)) return
      onFault(error instanceof GivenUp ? error.problem : died(kind.name, error), job?.id ?? '')
    })
    worker.on('completed', () => {
      this.tellWatchers()
    })
    return this.keep(worker)
  }

  every(name: string, everyMs: number, handle: () => Promise<void>): Work {
    const queue = this.open(name)
    const worker = new Worker(name, handle, { ...this.workerOptions(), concurrency: 1 })
    const work = this.keep(worker)
    const schedule = (): void => {
      scheduleAgain(queue, name, everyMs).catch((error: unknown) => {
        this.trouble(error)
      })
    }
    schedule()
    // A wiped server has forgotten the schedule too.
    const timer = setInterval(schedule, stalledCheckMs)
    return {
      close: async () => {
        clearInterval(timer)
        await work.close()
      },
    }
  }

  async depths(): Promise<QueueDepth[]> {
    return Promise.all([...this.queues].map(([name, queue]) => depthOf(name, queue)))
  }

  jobEnded(): Promise<void> {
    return new Promise((resolve) => {
      this.watchers.push(resolve)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.works.map((work) => work.close()))
    // A server that does not answer must not keep the program from ending.
    await Promise.race([
      Promise.all([...this.queues.values()].map((queue) => queue.close())),
      this.options.sleep(closeWithinMs),
    ])
    this.redis.disconnect()
  }

  private open(name: string): Queue {
    const known = this.queues.get(name)
    if (known) return known
    const queue = new Queue(name, {
      ...{ connection: this.redis, prefix: this.options.prefix },
      defaultJobOptions: {
        attempts: manyTries,
        backoff: { type: 'gaceta' },
        removeOnComplete: true,
        removeOnFail: keptFailures,
      },
    })
    queue.on('error', (error) => {
      this.trouble(error)
    })
    this.queues.set(name, queue)
    return queue
  }

  private workerOptions() {
    return {
      ...{ connection: this.redis, prefix: this.options.prefix },
      ...{ lockDuration: lockMs, stalledInterval: stalledCheckMs, maxStalledCount: mostDeaths },
      // The server may be away for a moment: ask again soon, not after BullMQ's 15 seconds.
      ...{ runRetryDelay: 1000, removeOnComplete: { count: 0 }, removeOnFail: keptFailures },
      metrics: { maxDataPoints: minutesOfADay },
      settings: { backoffStrategy: (failures: number) => backoffMs(failures) },
    }
  }

  private keep(worker: Worker): Work {
    worker.on('error', (error) => {
      this.trouble(error)
    })
    const work = {
      close: () => Promise.race([worker.close(), this.options.sleep(closeWithinMs)]),
    }
    this.works.push(work)
    return work
  }

  private async workOn<Payload>(job: BullJob, at: AtWork<Payload>): Promise<void> {
    const { kind, options, token } = at
    try {
      await options.handle(take(unseal(kind, job.data)), job.id ?? '')
    } catch (thrown) {
      const fault = problemOf(thrown)
      const verdict = verdictOn(fault, job.attemptsMade + 1)
      if (verdict.becomes === 'failed') throw new GivenUp(fault)
      if (verdict.becomes === 'delayed') throw thrown
      await job.moveToDelayed(this.options.clock.now().getTime() + verdict.afterMs, token)
      throw new DelayedError()
    }
  }

  private trouble(error: unknown): void {
    const isKnown = error instanceof ProblemError
    const advice = `The Redis server refused something: ${messageOf(error)}`
    this.options.onTrouble(isKnown ? error.problem : problem('queue/unreachable', advice, error))
  }

  private tellWatchers(): void {
    for (const resolve of this.watchers.splice(0)) resolve()
  }
}

interface AtWork<Payload> {
  readonly kind: JobKind<Payload>
  readonly options: WorkOptions<Payload>
  readonly token: string | undefined
}

/** Ends a job for good and keeps its problem. */
class GivenUp extends UnrecoverableError {
  readonly problem: Problem

  constructor(fault: Problem) {
    super(`${fault.message} [${fault.code}]`)
    this.problem = fault
  }
}

function died(name: string, error: Error): Problem {
  const message = `The processes that worked on this ${name} job ended again and again (${error.message}).`
  return problem('internal/unexpected', message)
}

async function addAll<Payload>(
  queue: Queue,
  kind: JobKind<Payload>,
  jobs: readonly Job<Payload>[],
): Promise<void> {
  if (jobs.length === 0) return
  const entries = jobs.map(({ id, payload, isUrgent = false }) => ({
    ...{ name: kind.name, data: seal(kind, payload) },
    opts: { jobId: id, ...(isUrgent && { lifo: true }) },
  }))
  await guardMemory(queue.addBulk(entries))
}

async function statesOf(
  queue: Queue,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JobState>> {
  const states = await Promise.all(ids.map((id) => stateOf(queue, id)))
  return new Map(
    states.flatMap((state, index) => (state ? [[ids[index] ?? '', state] as const] : [])),
  )
}

async function stateOf(queue: Queue, id: string): Promise<JobState | undefined> {
  const state = await queue.getJobState(id)
  if (state === 'unknown' || state === 'completed') return undefined
  if (state !== 'failed') return { is: 'pending' }
  const job = (await queue.getJob(id)) as BullJob | undefined
  return { is: 'failed', reason: job?.failedReason ?? 'It was given up.' }
}

async function depthOf(name: string, queue: Queue): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
  const count = (state: string): number => counts[state] ?? 0
  return {
    name,
    waiting: count('waiting') + count('prioritized'),
    ...{ active: count('active'), delayed: count('delayed'), failed: count('failed') },
  }
}

async function scheduleAgain(queue: Queue, name: string, everyMs: number): Promise<void> {
  const known = await queue.getJobScheduler(name)
  if (known?.every === everyMs) return
  const opts = { removeOnComplete: true, removeOnFail: true, attempts: 1 }
  await guardMemory(queue.upsertJobScheduler(name, { every: everyMs }, { name, opts }))
}
