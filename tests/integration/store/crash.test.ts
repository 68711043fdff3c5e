import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import {
  exportAll,
  expectSound,
  openSample,
  sampleReading,
  temporaryPath,
  valueOf,
  type SampleName,
} from './sample.js'

const dist = path.join(packageRoot, 'dist')
const worker = path.join(import.meta.dirname, 'crash-worker.mjs')
const companies = ['Grupo MAEN', 'Acme', 'Beta', 'Gamma', 'Delta']

const readings = Object.fromEntries(
  Array.from({ length: 120 }, (_, index) => {
    const url = `https://example.org/${index}`
    const names: SampleName[] = [
      ['company', companies[index % 5] ?? ''],
      ['person', `Persona ${index % 11}`],
    ]
    return [url, sampleReading(url, names)]
  }),
)

/** Prepares an input file beside a database that does not exist yet. */
function workplace(): { database: string; input: string } {
  const database = temporaryPath()
  const input = path.join(path.dirname(database), 'input.json')
  fs.writeFileSync(input, JSON.stringify(readings))
  return { database, input }
}

/** Runs the worker; kills it with SIGKILL once it has stored so many articles. Tells whether it came to its end. */
function run(
  { database, input }: ReturnType<typeof workplace>,
  articles: number,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, dist, database, input])
    let stored = 0
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stored += chunk.length
      if (stored >= articles) child.kill('SIGKILL')
    })
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(code === 0)
      else reject(new Error(errors))
    })
  })
}

beforeAll(() => {
  if (!fs.existsSync(path.join(dist, 'src/store/index.js')))
    throw new Error('Run `npm run build` first: the worker runs from dist/.')
})

test('a worker killed again and again ends with what an undisturbed one has', async () => {
  const undisturbed = workplace()
  expect(await run(undisturbed, Infinity)).toBe(true)
  const disturbed = workplace()
  let kills = 0
  while (!(await run(disturbed, 1 + ((kills * 13) % 29)))) {
    kills += 1
    const store = await openSample(disturbed.database)
    await expectSound(store)
    await store.close()
  }
  expect(kills).toBeGreaterThan(5)
  const store = await openSample(disturbed.database)
  expect(await exportAll(store)).toEqual(await exportAll(await openSample(undisturbed.database)))
  expect(valueOf(await store.accounting())).toMatchObject({ discovered: 120, stored: 120 })
  for (const link of valueOf(await store.linksInState('stored', { limit: 120 }))) {
    expect(valueOf(await store.fetchesOf(link.id))).toHaveLength(1)
  }
})

/** Runs the worker with a disk of 1.5 MB of its own, which needs the right to mount. */
function runOnSmallDisk(input: string): SpawnSyncReturns<string> {
  const disk = path.join(path.dirname(input), 'disk')
  fs.mkdirSync(disk)
  const script = `mount -t tmpfs -o size=1536k tmpfs "$1" && { "$2" "$3" "$4" "$1/test.db" "$5"; echo "exit $?"; cp "$1/test.db"* "$1.copy/"; }`
  fs.mkdirSync(`${disk}.copy`)
  const given = ['sh', disk, process.execPath, worker, dist, input]
  return spawnSync('unshare', ['-rm', 'sh', '-c', script, ...given], { encoding: 'utf8' })
}

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
if (!canMount)
  console.warn('Skipped: a disk that is really full; mounting a small one is not allowed here.')

test.skipIf(!canMount)(
  'a disk that is really full stops the worker, and the file is sound',
  async () => {
    const { input } = workplace()
    const result = runOnSmallDisk(input)
    expect(result.stderr).toContain('store/full')
    expect(result.stdout).toContain('exit 1')
    const store = await openSample(path.join(path.dirname(input), 'disk.copy', 'test.db'))
    await expectSound(store)
    const { discovered, stored } = valueOf(await store.accounting())
    expect(discovered).toBe(120)
    expect(stored).toBeGreaterThan(0)
    expect(stored).toBeLessThan(120)
  },
)

test('a file at its limit refuses what does not fit and keeps what it has', async () => {
  const database = temporaryPath()
  const store = await openSample(database, { maxBytes: 600_000 })
  const now = new Date('2026-01-15T10:00:00.000Z')
  const feed = { url: 'https://example.org/feed', kind: 'feed' } as const
  const { id } = valueOf(await store.addSource(feed, now))
  const links = (from: number) =>
    Array.from({ length: 100 }, (_, index) => ({ url: `https://example.org/${from + index}` }))
  let added = 0
  let result = await store.addLinks(id, links(0), { now })
  while (result.ok && added < 100_000) {
    added += 100
    result = await store.addLinks(id, links(added), { now })
  }
  expect(result).toMatchObject({ ok: false, problem: { code: 'store/full' } })
  expect(valueOf(await store.accounting())).toMatchObject({ discovered: added, due: added })
  await expectSound(store)
  await store.close()
  const roomy = await openSample(database)
  expect(valueOf(await roomy.addLinks(id, links(added), { now })).added).toBe(100)
})
