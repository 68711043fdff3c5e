import { describe, expect, it } from 'vitest'
import { createInProcessQueue } from '../../../src/queue/index.js'

function gate() {
  let open: () => void = () => undefined
  const closed = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    closed,
    open: () => {
      open()
    },
  }
}

describe('createInProcessQueue', () => {
  it('works on no more jobs at a time than it was told, and on all of them', async () => {
    let running = 0
    let most = 0
    const done: number[] = []
    const queue = createInProcessQueue<number>({
      concurrency: 3,
      handle: async (payload) => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setImmediate(resolve))
        running--
        done.push(payload)
      },
      onFault: () => undefined,
    })
    for (let at = 0; at < 20; at++) queue.add({ id: String(at), payload: at })
    await queue.below(1)
    expect(most).toBe(3)
    expect(done.sort((left, right) => left - right)).toEqual([...Array(20).keys()])
  })

  it('does not take a job twice while it waits or runs, and takes it again afterwards', async () => {
    const { closed, open } = gate()
    let runs = 0
    const queue = createInProcessQueue<undefined>({
      concurrency: 1,
      handle: async () => {
        runs++
        await closed
      },
      onFault: () => undefined,
    })
    const job = { id: 'a', payload: undefined }
    expect([queue.add(job), queue.add(job)]).toEqual([true, false])
    open()
    await queue.below(1)
    expect(queue.add(job)).toBe(true)
    await queue.below(1)
    expect(runs).toBe(2)
  })

  it('reports a fault with its job and goes on', async () => {
    const faults: string[] = []
    const done: string[] = []
    const queue = createInProcessQueue<string>({
      concurrency: 1,
      handle: (payload) => {
        if (payload === 'bad') return Promise.reject(new Error('no'))
        done.push(payload)
        return Promise.resolve()
      },
      onFault: (fault, job) => faults.push(`${job.id}: ${String(fault)}`),
    })
    queue.add({ id: '1', payload: 'bad' })
    queue.add({ id: '2', payload: 'good' })
    await queue.below(1)
    expect({ faults, done }).toEqual({ faults: ['1: Error: no'], done: ['good'] })
  })

  it('closes after what runs, without what waits', async () => {
    const { closed, open } = gate()
    const started: number[] = []
    const queue = createInProcessQueue<number>({
      concurrency: 1,
      handle: async (payload) => {
        started.push(payload)
        await closed
      },
      onFault: () => undefined,
    })
    queue.add({ id: '1', payload: 1 })
    queue.add({ id: '2', payload: 2 })
    const closing = queue.close()
    open()
    await closing
    expect([started, queue.size()]).toEqual([[1], 0])
  })
})
