import { describe, expect, it } from 'vitest'
import { createHostGate } from '../../../src/fetch/host-gate.js'

function fakeTime() {
  let now = 0
  return {
    now: () => new Date(now),
    sleep: (ms: number) => {
      now += ms
      return Promise.resolve()
    },
  }
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
      starts.push(time.now().getTime())
      await Promise.resolve()
      running -= 1
    }
    await Promise.all([1, 2, 3].map(() => gate.pass('a.example', 100, task)))
    expect(starts).toEqual([0, 100, 200])
    expect(most).toBe(1)
  })

  it('lets other hosts through meanwhile', async () => {
    const time = fakeTime()
    const gate = createHostGate(time)
    const order: string[] = []
    let release: () => void = () => undefined
    const slow = gate.pass('slow.example', 0, async () => {
      await new Promise<void>((resolve) => (release = resolve))
      order.push('slow')
    })
    await gate.pass('fast.example', 0, () => Promise.resolve(order.push('fast')))
    release()
    await slow
    expect(order).toEqual(['fast', 'slow'])
  })

  it('goes on after a task that throws', async () => {
    const gate = createHostGate(fakeTime())
    await expect(gate.pass('a.example', 0, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    )
    await expect(gate.pass('a.example', 0, () => Promise.resolve(1))).resolves.toBe(1)
  })
})
