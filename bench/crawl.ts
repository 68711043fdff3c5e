/**
 * How fast a crawl is, extraction included: `node dist/bench/crawl.js [PAGES] [HOSTS] [ENGINE…]`. Engines: `embedded`
 * (one process), `redis1`, `redis2` (that many worker processes beside the one with the database). Pages of some 350
 * words are served on loopback by a process of its own; no politeness delay. Needs Linux (/proc), and redis-server for
 * Redis. Defaults: 5,000 pages, 50 hosts, all engines; 50,000 pages show memory over a long run.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../src/core/package-root.js'
import { openStore, type Store } from '../src/store/index.js'
import { newsPage } from './papers/news-page.js'

const self = fileURLToPath(import.meta.url)
const program = path.join(packageRoot, 'dist/src/cli/main.js')
const ticksPerSecond = 100

function serve(pages: number, hosts: number): void {
  const perHost = Math.ceil(pages / hosts)
  const server = http.createServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`
    const host = Number(/^127\.0\.(\d+)\.(\d+)/.exec(request.headers.host ?? '')?.[2] ?? '0')
    const page = /^\/p(\d+)$/.exec(request.url ?? '')?.[1]
    if (page !== undefined) {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(newsPage(host, Number(page)))
    } else if (request.url === '/sitemap.xml') {
      const list = Array.from(
        { length: perHost },
        (_, at) => `<url><loc>${origin}/p${at}</loc></url>`,
      )
      const xml = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${list.join('')}</urlset>`
      response.writeHead(200, { 'content-type': 'application/xml' }).end(xml)
    } else response.writeHead(404).end()
  })
  server.listen(0, () => {
    const address = server.address()
    process.send?.(typeof address === 'object' && address ? address.port : 0)
  })
}

/** One process under measurement. */
interface Measured {
  readonly name: string
  readonly child: ChildProcess
  /** Processor seconds so far, from /proc. */
  cpu: number
  readonly samples: Sample[]
}

/** One look at a process. */
interface Sample {
  /** Pages stored by all so far. */
  readonly done: number
  readonly cpu: number
  /** Megabytes. */
  readonly memory: number
}

function sample(measured: Measured, done: number): void {
  try {
    const stat = fs.readFileSync(`/proc/${measured.child.pid ?? 0}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    measured.cpu = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
    measured.samples.push({ done, cpu: measured.cpu, memory: (Number(fields[21]) * 4096) / 1e6 })
  } catch {
    // It has ended: the last sample stands.
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

interface Site {
  readonly pages: number
  readonly hosts: number
  readonly port: number
}

async function openLedger(file: string, { hosts, port }: Site): Promise<Store> {
  const store = await openStore(file)
  if (!store.ok) throw new Error(store.problem.message)
  for (let host = 1; host <= hosts; host++) {
    const url = `http://127.0.0.${host}:${port}/sitemap.xml`
    await store.value.addSource({ url, kind: 'sitemap', country: 'MX' }, new Date(1.7e12 + host))
  }
  return store.value
}

async function stored(store: Store): Promise<number> {
  const accounting = await store.accounting()
  if (!accounting.ok) throw new Error(accounting.problem.message)
  const { discovered, due, fetched } = accounting.value
  return discovered - due - fetched
}

async function measure(engine: string, site: Site): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-bench-'))
  const store = await openLedger(path.join(folder, 'gaceta.sqlite'), site)
  const redis = engine === 'embedded' ? undefined : await startRedis(folder)
  const environment = environmentOf(folder, redis?.url)
  const began = performance.now()
  const all = rolesOf(engine).map(({ name, args }): Measured => {
    const child = spawn(process.execPath, [program, 'start', ...args], {
      env: environment,
      stdio: 'ignore',
    })
    return { name, child, cpu: 0, samples: [] }
  })
  if (redis) all.push({ name: 'redis', child: redis.child, cpu: 0, samples: [] })
  let first = 0
  for (let done = 0; done < site.pages;) {
    await pause(500)
    done = await stored(store)
    for (const measured of all) sample(measured, done)
    if (first === 0 && done > 0) first = performance.now()
  }
  report(engine, site, {
    all,
    seconds: (performance.now() - began) / 1000,
    startup: (first - began) / 1000,
  })
  for (const { child } of all) child.kill('SIGTERM')
  await Promise.all(all.map(({ child }) => new Promise((resolve) => child.on('close', resolve))))
  await store.close()
  fs.rmSync(folder, { recursive: true, force: true })
}

function environmentOf(folder: string, redisUrl = ''): Record<string, string> {
  return {
    ...{ PATH: process.env['PATH'] ?? '', GACETA_DB: path.join(folder, 'gaceta.sqlite') },
    ...{ GACETA_ALLOW_LOOPBACK: 'yes', GACETA_HOST_DELAY_MS: '0', REDIS_URL: redisUrl },
    ...(redisUrl !== '' && { GACETA_THREADS: '1' }),
  }
}

function rolesOf(engine: string): { name: string; args: string[] }[] {
  if (engine === 'embedded') return [{ name: 'everything', args: [] }]
  const workers = Number(engine.replace('redis', ''))
  const worker = (at: number) => ({
    name: `fetch,extract ${at + 1}`,
    args: ['--roles', 'fetch,extract'],
  })
  const ledger = { name: 'schedule,store', args: ['--roles', 'schedule,store'] }
  return [ledger, ...Array.from({ length: workers }, (_, at) => worker(at))]
}

interface Outcome {
  readonly all: readonly Measured[]
  readonly seconds: number
  readonly startup: number
}

function report(engine: string, { pages, hosts }: Site, { all, seconds, startup }: Outcome): void {
  const rate = (pages / (seconds - startup)).toFixed(1)
  console.log(
    `${engine}: ${pages} pages of ${hosts} hosts in ${seconds.toFixed(1)} s, ${rate} pages/s after the first page (${startup.toFixed(1)} s)`,
  )
  for (const { name, cpu, samples } of all) {
    const quarters = quartersOf(samples, pages)
    const costs = quarters.map((quarter) => quarter.cost.toFixed(1)).join(', ')
    const mb = quarters.map(({ memory }) => memory.toFixed(0)).join(', ')
    console.log(
      `  ${name}: ${((cpu / pages) * 1000).toFixed(1)} ms of processor time a page (${costs} in each quarter, the start in the first), memory ${mb} MB at the end of each quarter`,
    )
  }
}

/** Processor milliseconds a page within each quarter of the pages, and memory at its end. */
function quartersOf(
  samples: readonly Sample[],
  pages: number,
): { readonly cost: number; readonly memory: number }[] {
  let before: Sample = { done: 0, cpu: 0, memory: 0 }
  return [0.25, 0.5, 0.75, 1].map((part) => {
    const end = samples.find(({ done }) => done >= pages * part) ?? samples.at(-1) ?? before
    const cost = ((end.cpu - before.cpu) * 1000) / Math.max(end.done - before.done, 1)
    before = end
    return { cost, memory: end.memory }
  })
}

async function startRedis(folder: string): Promise<{ url: string; child: ChildProcess }> {
  const port = 20_000 + (process.pid % 10_000)
  const given = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '']
  const child = spawn('redis-server', given, { stdio: 'ignore' })
  await pause(500)
  return { url: `redis://127.0.0.1:${port}`, child }
}

async function run(pages: number, hosts: number, engines: readonly string[]): Promise<void> {
  const server = spawn(process.execPath, [self, 'serve', String(pages), String(hosts)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve) =>
    server.on('message', (given) => {
      resolve(Number(given))
    }),
  )
  const site = { pages: Math.ceil(pages / hosts) * hosts, hosts, port }
  for (const engine of engines) await measure(engine, site)
  server.kill()
}

const [first = '5000', second = '50', ...rest] = process.argv.slice(2)
if (first === 'serve') serve(Number(second), Number(rest[0]))
else
  await run(
    Number(first),
    Number(second),
    rest.length > 0 ? rest : ['embedded', 'redis1', 'redis2'],
  )
