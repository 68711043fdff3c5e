/** `/metrics` and `/health` of a process, over real HTTP on this machine. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startMetrics } from '../../src/crawl/index.js'
import { createWatchdog } from '../../src/crawl/watchdog.js'
import { createInProcessEngine } from '../../src/queue/index.js'
import { problem } from '../../src/core/problem.js'
import { addSampleSource, now, openSample, valueOf } from './store/sample.js'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A port that is free, by asking for any. */
async function freePort(): Promise<number> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function open() {
  const time = { now: now.getTime() }
  const silent = () => undefined
  const watchdog = createWatchdog({
    clock: { now: () => new Date(time.now) },
    logger: { info: silent, warn: silent, error: silent },
  })
  const engine = createInProcessEngine({ retries: true })
  const store = await openSample()
  const source = await addSampleSource(store)
  const links = [{ url: 'https://example.org/a' }, { url: 'https://example.org/b' }]
  valueOf(await store.addLinks(source.id, links, { now }))
  const config = { metricsPort: await freePort(), metricsHost: '127.0.0.1' }
  const sources = { engine, watchdog, store }
  const watcher = valueOf(await startMetrics(sources, config))
  ends.push(
    () => engine.close(),
    () => {
      watchdog.close()
    },
    () => watcher.close(),
  )
  const ask = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${config.metricsPort}${path}`, init)
  return { ask, time, watchdog, watcher, store, sources, config }
}

test('metrics tell the ledger, the queues and what was done', async () => {
  const { ask, watcher, store } = await open()
  const id = valueOf(await store.linksInState('due', { limit: 1 }))[0]?.id ?? ''
  const gone = problem('fetch/gone', 'The page is gone.')
  watcher.observer.onLink?.(valueOf(await store.rejectLink(id, gone)))
  watcher.observer.onFault?.(problem('queue/malformed-job', 'x'), 'job')
  const answer = await ask('/metrics')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  const text = await answer.text()
  for (const line of [
    'gaceta_links{state="due"} 1',
    'gaceta_links{state="rejected"} 1',
    'gaceta_links{state="stored"} 0',
    'gaceta_sources{state="active"} 1',
    'gaceta_links_moved_total{state="rejected",problem="fetch/gone"} 1',
    'gaceta_jobs_given_up_total{problem="queue/malformed-job"} 1',
    'gaceta_schedule_still_seconds 0',
  ])
    expect(text.split('\n')).toContain(line)
})

test('health is 503 while the schedule stands still', async () => {
  const { ask, time, watchdog } = await open()
  const well = await ask('/health')
  expect([well.status, await well.json()]).toEqual([200, { ok: true }])
  time.now += 90_000
  const still = await ask('/health')
  expect([still.status, await still.json()]).toEqual([
    503,
    { ok: false, schedule_still_seconds: 90 },
  ])
  expect(await (await ask('/metrics')).text()).toContain('\ngaceta_schedule_still_seconds 90\n')
  watchdog.observer.onTick?.()
  expect((await ask('/health')).status).toBe(200)
})

test('only what there is, only for reading, and on a port that is free', async () => {
  const { ask, sources, config } = await open()
  expect((await ask('/')).status).toBe(404)
  expect((await ask('/metrics', { method: 'POST' })).status).toBe(405)
  const head = await ask('/health', { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  const second = await startMetrics(sources, config)
  expect(second.ok ? '' : second.problem.code).toBe('port/in-use')
  expect(second.ok ? '' : second.problem.message).toContain('--metrics-port')
  const none = valueOf(await startMetrics(sources, { ...config, metricsPort: 0 }))
  expect(none.observer).toEqual({})
})
