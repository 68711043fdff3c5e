/**
 * `node dist/bench/search.js ARTICLES FILE [search|export]`: how the desk answers on a large store. Builds the store at FILE unless it
 * is there. Times are of whole pages, from the request to the HTML, as processor time; each search is
 * asked for the first time and then again.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import zlib from 'node:zlib'
import { toCsv } from '../src/export/index.js'
import { openStore, type Store } from '../src/store/index.js'

const searches = [
  ...[
    '',
    'misión comercial',
    'empresa',
    'vinos exportación',
    '"misión comercial"',
    'energía OR agua',
  ],
  ...['type:fair', 'country:JP', 'country:FR', 'lang:fr type:investment', 'place:Japón'],
  ...['type:trade_mission place:Japón', 'type:training_programme place:Japón status:completed'],
  ...['from:2024-01 to:2024-06', 'country:MX from:2019-03 to:2019-05', 'month:2022-05'],
  ...['amount:>1000000', 'amount:>500000000', 'jobs:50..60', 'currency:EUR amount:1M..2M'],
  ...['feria -vinos', 'type:fair -country:MX', 'turismo country:ES', 'inversión lang:es from:2023'],
  ...['site:"Diario 7"', 'region:MX-3', 'company:"cámara"', 'programme:"programa"'],
  ...[
    'reunión acuerdo sector',
    'mission économique région',
    'babe',
    'status:cancelled country:UY type:meeting',
  ],
]

const quantile = (times: readonly number[], share: number) => {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

const print = (text: string) => process.stdout.write(`${text}\n`)

type Ask = (address: string) => Promise<string>

async function openDesk(store: Store): Promise<Ask> {
  // Not loaded for exports, whose memory is measured.
  const { createDesk } = await import('../src/web/index.js')
  const desk = createDesk({
    ...{ store, isLocal: true, now: Date.now, remoteOf: () => '' },
    onFault: (fault, path) => {
      throw new Error(path, { cause: fault })
    },
  })
  return async (address) => {
    const answer = await desk.request(`http://localhost${address}`)
    if (answer.status !== 200) throw new Error(`${address}: ${String(answer.status)}`)
    return answer.text()
  }
}

/** Processor time of the work in milliseconds: steady while other programs share the machine. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const totalOn = (page: string) => /<h2 role="status">([^<]*)/.exec(page)?.[1] ?? ''
const eventsOn = (page: string) =>
  [...page.matchAll(/\/events\/([0-9a-f]+)"/g)].map((match) => String(match[1]))

function tell(name: string, times: readonly number[]): void {
  const [median, most] = [quantile(times, 0.5), quantile(times, 0.95)]
  print(`${name} (${times.length}): median ${median.toFixed(1)} ms, 95 % ${most.toFixed(1)} ms`)
}

/** Asks each search for the first time and again; returns ids of events that were found. */
async function measureSearches(ask: Ask): Promise<string[]> {
  const first: number[] = []
  const again: number[] = []
  const ids: string[] = []
  for (const search of searches) {
    const address = `/?q=${encodeURIComponent(search)}`
    let page = ''
    first.push(await timeOf(async () => (page = await ask(address))))
    again.push(await timeOf(() => ask(address)))
    const times = [first.at(-1), again.at(-1)].map((time) => String(Math.round(time ?? 0)))
    print(`${times.map((time) => time.padStart(6)).join('')} ms  ${search}  (${totalOn(page)})`)
    ids.push(...eventsOn(page).slice(0, 10))
  }
  tell('searches, first', first)
  tell('searches, again', again)
  return ids
}

async function measureEvents(ask: Ask, ids: readonly string[]): Promise<void> {
  const times: number[] = []
  for (const id of ids) times.push(await timeOf(() => ask(`/events/${id}`)))
  tell('event page', times)
}

async function measureFirstLoad(ask: Ask): Promise<void> {
  const page = await ask('/')
  const files = [...page.matchAll(/\/static\/[\w.-]+/g)].map(([address]) => address)
  const parts = [page, ...(await Promise.all([...new Set(files)].map(ask)))]
  const plain = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0)
  const packed = parts.reduce((sum, part) => sum + zlib.gzipSync(part).length, 0)
  print(`first page: ${plain} bytes with its files, ${packed} as sent (gzip)`)
}

async function measureExport(store: Store, rows: number): Promise<void> {
  let [bytes, lines, peak] = [0, 0, 0]
  const took = await timeOf(async () => {
    for await (const chunk of toCsv('events', store.exportRows('events'))) {
      bytes += chunk.length
      lines += chunk.split('\r\n').length - 1
      peak = Math.max(peak, process.memoryUsage.rss())
      if (lines > rows) break
    }
  })
  print(
    `export: ${lines} lines, ${(bytes / 1e6).toFixed(0)} MB in ${(took / 1000).toFixed(0)} s, at most ${(peak / 1e6).toFixed(0)} MB of memory`,
  )
}

const [articles = '20000', file = '/tmp/gaceta-search.sqlite', part = 'all'] = process.argv.slice(2)
if (!fs.existsSync(file)) {
  // Not loaded for exports either: its vocabulary would count as memory of theirs.
  const { buildStore } = await import('./search-store.js')
  await buildStore(file, Number(articles))
}
const opened = await openStore(file)
if (!opened.ok) throw new Error(opened.problem.message)
print(`${(fs.statSync(file).size / 1e9).toFixed(2)} GB`)
if (part !== 'export') {
  const ask = await openDesk(opened.value)
  const ids = await measureSearches(ask)
  await measureEvents(ask, ids)
  await measureFirstLoad(ask)
}
if (part === 'export') await measureExport(opened.value, 1_000_000)
await opened.value.close()
// In a process of its own, because what building and searching leave behind would count as memory of the export.
if (part === 'all')
  spawnSync(process.execPath, [fileURLToPath(import.meta.url), articles, file, 'export'], {
    stdio: 'inherit',
  })
