/** What can happen to the machine under a crawl: its clock jumps, its disk is full. */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { crawlCalmly, expectAccounted, expectFetches } from './harness.js'
import { startSite, type TestSite } from './site.js'
import { untilMoved, Workplace } from './workplace.js'

const [hosts, pagesPerHost] = [5, 20]
const links = hosts * pagesPerHost

let site: TestSite
let expected: Readonly<Record<string, string>>

beforeAll(async () => {
  site = await startSite({ hosts, pagesPerHost })
  expected = await crawlCalmly(site, links)
}, 120_000)
afterAll(() => site.close())

test(
  'a clock that jumps ahead by an hour loses nothing and fetches nothing twice',
  { timeout: 120_000 },
  async () => {
    site.forget()
    const place = new Workplace()
    await place.addFeeds(site)
    const jump = path.join(import.meta.dirname, 'clock-jump.mjs')
    const crawl = place.start('src/cli/main.js', ['start'], { NODE_OPTIONS: `--import ${jump}` })
    await untilMoved(crawl, 20)
    crawl.child.kill('SIGUSR2')
    await place.untilDone(links, () => crawl.log().slice(-2000))
    await crawl.kill('SIGTERM')
    expect(crawl.child.exitCode).toBe(0)
    expectAccounted(await place.accounting(), links)
    expectFetches(site, links, 1)
    expect(await place.content()).toEqual(expected)
    await place.close()
  },
)

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
if (!canMount)
  console.warn('Skipped: a crawl onto a full disk; mounting a small one is not allowed here.')

/** Crawls onto a disk of 1 MB of its own and copies out what is on it then. */
function crawlOntoSmallDisk(place: Workplace): Promise<{ code: number | null; stderr: string }> {
  const disk = path.join(place.folder, 'disk')
  fs.mkdirSync(disk)
  const script = `mount -t tmpfs -o size=1m tmpfs "$1" && cp "$2" "$1/small.sqlite" && { "$3" "$4" crawl --db "$1/small.sqlite"; code=$?; cp "$1/small.sqlite"* "$5/"; exit $code; }`
  const program = path.join(packageRoot, 'dist/src/cli/main.js')
  const given = ['sh', disk, place.db, process.execPath, program, place.folder]
  const child = spawn('unshare', ['-rm', 'sh', '-c', script, ...given], {
    env: {
      ...{ PATH: process.env['PATH'] ?? '', GACETA_ALLOW_LOOPBACK: 'yes', GACETA_THREADS: '1' },
      ...{ GACETA_HOST_DELAY_MS: '0', GACETA_MAX_ATTEMPTS: '1' },
    },
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stderr })
    })
  })
}

test.skipIf(!canMount)(
  'a full disk ends a pass with its reason, and the next one goes on',
  { timeout: 120_000 },
  async () => {
    const place = new Workplace()
    await place.addFeeds(site)
    const { code, stderr } = await crawlOntoSmallDisk(place)
    expect(stderr).toContain('[store/full]')
    expect(code).toBe(1)
    for (const end of ['', '-wal', '-shm']) {
      fs.rmSync(place.db + end, { force: true })
      const left = path.join(place.folder, `small.sqlite${end}`)
      if (fs.existsSync(left)) fs.renameSync(left, place.db + end)
    }
    const before = await place.accounting()
    expect(before['stored']).toBeLessThan(links)
    const crawl = place.gaceta('crawl')
    await new Promise((resolve) => crawl.child.on('close', resolve))
    expectAccounted(await place.accounting(), links)
    expect(await place.content()).toEqual(expected)
    await place.close()
  },
)
