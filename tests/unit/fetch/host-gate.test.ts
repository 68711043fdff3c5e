import { describe, expect, it } from 'vitest'
import { createHostGate } from '../../../src/fetch/host-gate.js'
import type { HostAnswer, HostGate } from '../../../src/model/host-gate.js'

function fakeTime(start = 1_000_000) {
  let now = start
  return {
    now: () => new Date(now),
    sleep: (ms: number) => {
      now += ms
      return Promise.resolve()
    },
    pass: (ms: number) => (now += ms),
  }
}

const served: HostAnswer = { verdict: 'served', durationMs: 0 }

async function pass(
  gate: HostGate,
  turn: { host: string; delayMs: number },
  task: () => Promise<HostAnswer>,
): Promise<void> {
  const admission = await gate.acquire(turn)
  if (!admission.isAdmitted) throw new Error(`rests ${admission.retryAfterMs}`)
  await admission.release(await task())
}

describe('createHostGate', () => {
  it('starts requests to one host at least the delay apart and one at a time', async () => {
    const time = fakeTime()
    const gate = createHostGate(time)
    const starts: number[] = []
    let running = 0
    let most = 0
    const task = async () => {
      running += 1
      most = Math.max(most, running)
      starts.push(time.now().getTime() - 1_000_000)
      await Promise.resolve()
      running -= 1
      return served
    }
    const turn = { host: 'a.example', delayMs: 100 }
    await Promise.all([1, 2, 3].map(() => pass(gate, turn, task)))
    expect(starts).toEqual([0, 100, 200])
    expect(most).toBe(1)
  })

  it('lets other hosts through meanwhile', async () => {
    const gate = createHostGate(fakeTime())
    const order: string[] = []
    let release: () => void = () => undefined
    const slow = pass(gate, { host: 'slow.example', delayMs: 0 }, async () => {
      await new Promise<void>((resolve) => (release = resolve))
      order.push('slow')
      return served
    })
    await pass(gate, { host: 'fast.example', delayMs: 0 }, () => {
      order.push('fast')
      return Promise.resolve(served)
    })
    release()
    await slow
    expect(order).toEqual(['fast', 'slow'])
  })

  it('slows down for a host that refuses, and recovers', async () => {
    const time = fakeTime()
    const gate = createHostGate(time)
    const answers: HostAnswer['verdict'][] = ['refused', 'refused', 'served', 'served', 'served']
    const starts: number[] = []
    for (const verdict of [...answers, 'served' as const]) {
      await pass(gate, { host: 'a.example', delayMs: 1000 }, () => {
        starts.push(time.now().getTime() - 1_000_000)
        return Promise.resolve({ verdict, durationMs: 0 })
      })
    }
    const gaps = starts.slice(1).map((start, at) => start - (starts[at] ?? 0))
    expect(gaps).toEqual([2000, 4000, 2000, 1000, 1000])
  })

  it('slows down for a slow host, within bounds', async () => {
    const time = fakeTime()
    const gate = createHostGate(time)
    const gapAfter = async (durationMs: number): Promise<number> => {
      let began = 0
      const turn = { host: `${durationMs}.example`, delayMs: 1000 }
      await pass(gate, turn, () => {
        began = time.now().getTime()
        return Promise.resolve({ verdict: 'served', durationMs })
      })
      await gate.acquire(turn)
      return time.now().getTime() - began
    }
    expect([await gapAfter(100), await gapAfter(3000), await gapAfter(60_000)]).toEqual([
      1000, 6000, 10_000,
    ])
  })

  it('keeps a rest that the host names, and does not wait for a long one', async () => {
    const time = fakeTime()
    const gate = createHostGate(time)
    const turn = { host: 'a.example', delayMs: 0 }
    const refuse = (retryAfterMs: number) => () =>
      Promise.resolve({ verdict: 'refused', durationMs: 0, retryAfterMs } as const)
    await pass(gate, turn, refuse(30_000))
    await pass(gate, turn, refuse(3_600_000))
    expect(time.now().getTime()).toBe(1_030_000)
    expect(await gate.acquire(turn)).toEqual({ isAdmitted: false, retryAfterMs: 3_600_000 })
    time.pass(3_600_000)
    expect(await gate.acquire(turn)).toMatchObject({ isAdmitted: true })
  })

  it('gives the turn back instead of going early when the program is stopped', async () => {
    const gate = createHostGate({ ...fakeTime(), sleep: () => Promise.resolve() })
    const turn = { host: 'a.example', delayMs: 1000 }
    await pass(gate, turn, () => Promise.resolve(served))
    expect(await gate.acquire(turn)).toEqual({ isAdmitted: false, retryAfterMs: 1000 })
    // Whoever comes next finds the gate free.
    expect(await gate.acquire(turn)).toEqual({ isAdmitted: false, retryAfterMs: 1000 })
  })
})
