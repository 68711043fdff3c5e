/** Alerts over a crash and over several processes. */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import type { Store } from '../../../src/store/index.js'
import { after, fetchSample, now, openSample, sampleReading, valueOf } from '../store/sample.js'
import { openReceiver } from './receiver.js'

const dist = path.join(packageRoot, 'dist')
const worker = path.join(import.meta.dirname, 'alert-worker.mjs')

beforeAll(() => {
  if (fs.existsSync(dist)) return
  spawnSync('npm', ['run', 'build'], { cwd: packageRoot, shell: true })
})

function start(store: Store, name: string, moment: Date) {
  const child = spawn(process.execPath, [worker, dist, store.path, name, moment.toISOString()])
  const end = new Promise<{ taken: string; errors: string }>((resolve) => {
    let [taken, errors] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (taken += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('close', () => {
      resolve({ taken, errors })
    })
  })
  return { child, end }
}

async function openNews(hook: string, events: number): Promise<Store> {
  const store = await openSample()
  valueOf(await store.addSavedSearch({ name: 'Todo', query: '', webhook: hook }, now))
  for (let index = 0; index < events; index += 1) {
    const url = `https://example.org/${index}`
    const link = await fetchSample(store, url)
    const reading = sampleReading(url, [['company', `Empresa número ${index}`]])
    valueOf(await store.saveReading(link, reading, { now }))
  }
  return store
}

test('killed between the webhook’s taking and the record of it, the same is sent again under the same id, once', async () => {
  const hook = await openReceiver()
  const store = await openNews(hook.url, 1)
  const first = start(store, 'first', now)
  hook.answer = () => {
    first.child.kill('SIGKILL')
    return { status: 200 }
  }
  await first.end
  expect(hook.received).toHaveLength(1)
  hook.answer = () => ({ status: 200 })
  // While the claim lasts, nobody can know that its holder is gone.
  expect(await start(store, 'second', after(60)).end).toEqual({ taken: '0', errors: '' })
  expect(await start(store, 'third', after(600)).end).toEqual({ taken: '1', errors: '' })
  expect(await start(store, 'fourth', after(6000)).end).toEqual({ taken: '0', errors: '' })
  const [one, two, ...more] = hook.received
  expect(more).toEqual([])
  expect(two?.headers['idempotency-key']).toBe(one?.headers['idempotency-key'])
  expect(two?.body).toBe(one?.body)
  const [search] = valueOf(await store.savedSearches())
  expect(search).toMatchObject({ delivered: 1, due: 0, failed: 0 })
})

test('several processes at once send each event once', async () => {
  const hook = await openReceiver()
  const store = await openNews(hook.url, 40)
  const names = ['one', 'two', 'three']
  const runs = await Promise.all(names.map((name) => start(store, name, now).end))
  expect(runs.map(({ errors }) => errors)).toEqual(['', '', ''])
  // What one holds the others leave; whoever comes next finds nothing left.
  await start(store, 'four', now).end
  expect(hook.received).toHaveLength(40)
  expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(40)
})
