/** What both engines promise, on each of them: the one in this process, and BullMQ on a real Redis server. */
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { problem, ProblemError } from '../../../src/core/problem.js'
import { failure, success } from '../../../src/core/result.js'
import {
  createInProcessEngine,
  openBullmqEngine,
  type JobKind,
  type QueueEngine,
} from '../../../src/queue/index.js'
import { hasRedis, startRedis, type TestRedis } from '../../redis-server.js'

const clock = { now: () => new Date() }
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const words = (name = 'words'): JobKind<string> => ({
  ...{ name, version: 2, encode: (word) => ({ word }) },
  decode: (body) =>
    typeof (body as { word?: unknown } | null)?.word === 'string'
      ? success((body as { word: string }).word)
      : failure(problem('input/invalid-record', 'word is no string')),
})

let redis: TestRedis | undefined
const engines: QueueEngine[] = []
let troubles: string[] = []

beforeAll(async () => {
  if (hasRedis) redis = await startRedis()
})
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close()
  troubles = []
})
afterAll(() => redis?.close())

let tests = 0
const prefixOf = () => `${redis?.prefix ?? ''}:${tests}`

async function openShared(): Promise<QueueEngine> {
  const opened = await openBullmqEngine({
    ...{ url: redis?.url ?? '', prefix: prefixOf(), clock, sleep },
    onTrouble: ({ message }) => troubles.push(message),
  })
  if (!opened.ok) throw new Error(opened.problem.message)
  engines.push(opened.value)
  return opened.value
}

function openOwn(): Promise<QueueEngine> {
  const engine = createInProcessEngine({ retries: true })
  engines.push(engine)
  return Promise.resolve(engine)
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(20)
}

const job = (id: string, payload = id) => ({ id: `${id}-1`, payload })

describe.each([
  ['in this process', openOwn, true],
  ['on Redis', openShared, hasRedis],
] as const)('jobs %s', (_where, open, isPossible) => {
  test.skipIf(!isPossible)('are all done, no more at a time than told', async () => {
    tests += 1
    const engine = await open()
    const queue = engine.queue(words())
    let running = 0
    let most = 0
    const done: string[] = []
    const ids = Array.from({ length: 30 }, (_, index) => `w${index}`)
    await queue.add(ids.map((id) => job(id)))
    engine.work(words(), {
      concurrency: 4,
      handle: async (word) => {
        most = Math.max(most, ++running)
        await sleep(5)
        running--
        done.push(word)
      },
      onFault: () => undefined,
    })
    await until(() => done.length === 30)
    expect(most).toBe(4)
    expect([...done].sort()).toEqual([...ids].sort())
    await until(async () => (await engine.depths())[0]?.active === 0)
    expect(await engine.depths()).toEqual([
      { name: 'words', waiting: 0, active: 0, delayed: 0, failed: 0 },
    ])
  })

  test.skipIf(!isPossible)(
    'are not taken twice while they are held, and taken again afterwards',
    async () => {
      tests += 1
      const engine = await open()
      const queue = engine.queue(words())
      const done: string[] = []
      await queue.add([job('a', 'first'), job('a', 'second')])
      await queue.add([job('a', 'third')])
      expect(await queue.statesOf(['a-1', 'b-1'])).toEqual(new Map([['a-1', { is: 'pending' }]]))
      const handle = (word: string) => Promise.resolve(void done.push(word))
      engine.work(words(), { concurrency: 1, handle, onFault: () => undefined })
      await until(async () => (await queue.statesOf(['a-1'])).size === 0)
      await queue.add([job('a', 'fourth')])
      await until(() => done.length === 2)
      expect(done).toEqual(['first', 'fourth'])
    },
  )

  test.skipIf(!isPossible)(
    'are given up, tried later or postponed, as the catalogue says',
    async () => {
      tests += 1
      const engine = await open()
      const tries: Record<string, number> = {}
      const faults: string[] = []
      const behaviour: Record<string, (count: number) => void> = {
        never: () => {
          throw new ProblemError(problem('store/corrupt', 'broken'))
        },
        ours: () => {
          throw new Error('a fault of ours')
        },
        later: (count) => {
          if (count < 3) throw new ProblemError(problem('store/busy', 'locked'))
        },
        after: (count) => {
          if (count < 4)
            throw new ProblemError({ ...problem('fetch/host-resting', 'rests'), retryAfterMs: 30 })
        },
      }
      await engine.queue(words()).add(Object.keys(behaviour).map((id) => job(id)))
      engine.work(words(), {
        concurrency: 4,
        handle: (word) => {
          tries[word] = (tries[word] ?? 0) + 1
          behaviour[word]?.(tries[word])
          return Promise.resolve()
        },
        onFault: ({ code }, id) => faults.push(`${id} ${code}`),
      })
      await until(() => tries['later'] === 3 && tries['after'] === 4)
      expect(tries).toEqual({ never: 1, ours: 1, later: 3, after: 4 })
      expect(faults.sort()).toEqual(['never-1 store/corrupt', 'ours-1 internal/unexpected'])
    },
  )

  test.skipIf(!isPossible)('that repeat are never two at a time', async () => {
    tests += 1
    const engine = await open()
    let running = 0
    let most = 0
    let ticks = 0
    const work = engine.every('tick', 20, async () => {
      most = Math.max(most, ++running)
      await sleep(30)
      running--
      ticks++
    })
    await until(() => ticks >= 5)
    await work.close()
    expect(most).toBe(1)
    const after = ticks
    await sleep(100)
    expect(ticks).toBe(after)
  })

  test.skipIf(!isPossible)('at hand are finished when the engine closes', async () => {
    tests += 1
    const engine = await open()
    const done: string[] = []
    let started = 0
    await engine.queue(words()).add([job('a'), job('b'), job('c')])
    engine.work(words(), {
      concurrency: 2,
      handle: async (word) => {
        started++
        await sleep(100)
        done.push(word)
      },
      onFault: () => undefined,
    })
    await until(() => started === 2)
    await engine.close()
    expect(done.sort()).toEqual(['a', 'b'])
    expect(started).toBe(2)
  })
})

describe.skipIf(!hasRedis)('Redis', () => {
  test('jobs of others and of other versions are set aside with the reason, and the rest goes on', async () => {
    tests += 1
    const engine = await openShared()
    const { Queue } = await import('bullmq')
    const client = new Redis(redis?.url ?? '', { maxRetriesPerRequest: null })
    const foreign = new Queue('words', { connection: client, prefix: prefixOf() })
    await foreign.add('words', { hello: 'world' }, { jobId: 'foreign-1' })
    await foreign.add('words', { version: 1, body: { word: 'old' } }, { jobId: 'old-1' })
    await foreign.add('words', { version: 2, body: { word: 7 } }, { jobId: 'wrong-1' })
    await foreign.add('words', null, { jobId: 'none-1' })
    const faults: string[] = []
    const done: string[] = []
    engine.work(words(), {
      concurrency: 2,
      handle: (word) => Promise.resolve(void done.push(word)),
      onFault: ({ message, code }, id) => faults.push(`${id} ${message} [${code}]`),
    })
    const queue = engine.queue(words())
    await queue.add([job('good')])
    await until(() => faults.length === 4 && done.length === 1)
    expect(faults.sort()).toEqual([
      'foreign-1 The words job was not made by Gaceta; it is set aside. [queue/malformed-job]',
      'none-1 The words job was not made by Gaceta; it is set aside. [queue/malformed-job]',
      'old-1 The words job has version 1, this program knows 2; it is set aside. [queue/malformed-job]',
      'wrong-1 The words job cannot be read: word is no string; it is set aside. [queue/malformed-job]',
    ])
    const [state] = [...(await queue.statesOf(['old-1'])).values()]
    expect(state).toMatchObject({ is: 'failed' })
    expect((await engine.depths())[0]).toMatchObject({ failed: 4 })
    await queue.forget(['old-1'])
    expect((await queue.statesOf(['old-1'])).size).toBe(0)
    await foreign.close()
    client.disconnect()
  })

  test('a server that is not there is named at the start, without its password', async () => {
    const opened = await openBullmqEngine({
      ...{ url: 'redis://me:secret@127.0.0.1:1', prefix: 'x', clock, sleep },
      onTrouble: () => undefined,
    })
    expect(opened).toMatchObject({ ok: false, problem: { code: 'queue/unreachable' } })
    if (!opened.ok) {
      expect(opened.problem.message).toContain('127.0.0.1:1')
      expect(opened.problem.message).not.toContain('secret')
    }
  })

  test('a schedule that the server forgot begins again', async () => {
    tests += 1
    const engine = await openShared()
    let ticks = 0
    engine.every('tick', 50, () => {
      ticks++
      return Promise.resolve()
    })
    await until(() => ticks > 2)
    const client = new Redis(redis?.url ?? '')
    const keys = await client.keys(`${prefixOf()}:*`)
    await client.del(...keys)
    client.disconnect()
    const before = ticks
    await until(() => ticks > before + 3)
  })
})
