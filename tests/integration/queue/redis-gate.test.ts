/** The hosts' turns on a real Redis server, asked for by several clients at once. */
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostGate, HostAnswer } from '../../../src/model/host-gate.js'
import { createRedisGate } from '../../../src/queue/redis-gate.js'
import { hasRedis, startRedis, type TestRedis } from '../../redis-server.js'

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const served = (durationMs: number): HostAnswer => ({ verdict: 'served', durationMs })

let server: TestRedis | undefined
const clients: Redis[] = []

beforeAll(async () => {
  if (hasRedis) server = await startRedis()
})
afterAll(async () => {
  for (const client of clients) client.disconnect()
  await server?.close()
})

function openGate(): HostGate {
  const redis = new Redis(server?.url ?? '')
  clients.push(redis)
  return createRedisGate({ redis, prefix: server?.prefix ?? '', sleep })
}

/** Asks until the turn is given. */
async function turnAt(gate: HostGate, host: string, delayMs: number) {
  for (;;) {
    const admission = await gate.acquire({ host, delayMs })
    if (admission.isAdmitted) return admission
    await sleep(admission.retryAfterMs)
  }
}

describe.skipIf(!hasRedis)('the gate on Redis', () => {
  test('lets one request at a time through to a host, over all who ask, with the gap between their beginnings', async () => {
    const gates = [openGate(), openGate(), openGate()]
    const begins: number[] = []
    let running = 0
    let most = 0
    const ask = async (gate: HostGate) => {
      for (let at = 0; at < 4; at++) {
        const turn = await turnAt(gate, 'one.example', 60)
        begins.push(performance.now())
        most = Math.max(most, ++running)
        await sleep(10)
        running--
        await turn.release(served(10))
      }
    }
    await Promise.all(gates.flatMap((gate) => [ask(gate), ask(gate)]))
    expect(most).toBe(1)
    expect(begins).toHaveLength(24)
    // The gaps hold at the server; the way of an answer to this process shifts the first and the last beginning.
    expect((begins.at(-1) ?? 0) - (begins[0] ?? 0)).toBeGreaterThan(22 * 60)
  })

  test('hosts do not wait for each other', async () => {
    const gate = openGate()
    const first = await gate.acquire({ host: 'a.example', delayMs: 60_000 })
    const second = await gate.acquire({ host: 'b.example', delayMs: 60_000 })
    expect([first.isAdmitted, second.isAdmitted]).toEqual([true, true])
  })

  test('a host that rests is not waited for, and says how long it rests', async () => {
    const gate = openGate()
    const turn = await turnAt(gate, 'resting.example', 10)
    await turn.release({ verdict: 'refused', durationMs: 5, retryAfterMs: 30_000 })
    const again = await openGate().acquire({ host: 'resting.example', delayMs: 10 })
    expect(again.isAdmitted).toBe(false)
    if (!again.isAdmitted) {
      expect(again.retryAfterMs).toBeGreaterThan(29_000)
      expect(again.retryAfterMs).toBeLessThanOrEqual(30_000)
    }
  })

  test('a late release of a turn that has passed to another changes nothing', async () => {
    const gate = openGate()
    const key = `${server?.prefix ?? ''}:host:late.example`
    const late = await turnAt(gate, 'late.example', 10)
    const redis = clients[0]
    await redis?.hset(key, 'holder', 'another')
    await late.release(served(1))
    expect(await redis?.hget(key, 'holder')).toBe('another')
  })

  test('the turn of a holder that died is free after its time', async () => {
    const key = `${server?.prefix ?? ''}:host:dead.example`
    await turnAt(openGate(), 'dead.example', 10)
    // The dead cannot renew; what the server would see then is a time that has passed.
    await clients[0]?.hset(key, 'heldUntil', 1)
    const next = await turnAt(openGate(), 'dead.example', 10)
    await next.release(served(1))
    expect(await clients[0]?.hexists(key, 'holder')).toBe(0)
  })
})
