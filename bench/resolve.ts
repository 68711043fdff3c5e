/**
 * `node dist/bench/resolve.js [ENTITIES …] [--keep FILE]`: what one article costs, who is who included, in stores of
 * growing size (processor time, user and system): just after opening, in batches as a crawl stores them, and one by one.
 * The store is grown by `resolve-store.ts`; a file that is kept is gone on with.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import Sqlite from 'better-sqlite3'
import { take } from '../src/core/result.js'
import type { Reading } from '../src/model/reading.js'
import { linkId, openStore, type Rows, type Store } from '../src/store/index.js'
import { openNews } from './resolve-news.js'
import { growStore } from './resolve-store.js'

const now = new Date('2026-01-15T10:00:00Z')

/** The news with their numbers; the addresses follow from these. */
interface News {
  next: () => Reading
  stored: number
}

/** Goes on with the news after so many articles. */
function openAfter(articles: number): News {
  const read = openNews()
  const news = { stored: 0, next: () => read(`https://example.org/${news.stored++}`) }
  while (news.stored < articles) news.next()
  return news
}

const milliseconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Stores one more article and returns the milliseconds that saving its reading took. */
async function storeOne(store: Rows, sourceId: string, news: News): Promise<number> {
  const reading = news.next()
  const { url = '' } = reading.article
  take(await store.addLinks(sourceId, [{ url }], { now }))
  const page = { requestedUrl: url, url, status: 200, bytes: new Uint8Array([1]) }
  const result = { page: { ...page, fetchedAt: now.toISOString() } }
  take(await store.recordFetch(linkId(url), { attempts: 1, at: now, result }))
  const before = milliseconds()
  take(await store.saveReading(linkId(url), reading, { now }))
  return milliseconds() - before
}

// As many as a crawl stores in one transaction.
const batchSize = 64
const measuredBatches = 8

interface Batches {
  readonly sourceId: string
  readonly news: News
  readonly batches: number
  readonly size: number
}

/** Stores batches; to every article's time comes its part of the end of the transaction. */
async function storeBatches(store: Store, work: Batches): Promise<number[]> {
  const { sourceId, news, batches, size } = work
  const times: number[] = []
  for (let n = 0; n < batches; n += 1) {
    let end = 0
    const each = take(
      await store.batch(async (rows) => {
        const list: number[] = []
        while (list.length < size) list.push(await storeOne(rows, sourceId, news))
        end = milliseconds()
        return list
      }),
    )
    const rest = (milliseconds() - end) / size
    times.push(...each.map((time) => time + rest))
  }
  return times
}

function describe(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  const mean = (times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(1)
  return `${at(0.5)} ms (median), ${at(0.95)} ms (95 of 100), ${mean} ms (mean)`
}

const kinds = [
  ['opened afresh, a batch of 64', 1, batchSize],
  ['batches of 64', measuredBatches, batchSize],
  ['one by one', batchSize, 1],
] as const

async function measure(file: string, sourceId: string, news: News): Promise<void> {
  const store = take(await openStore(file))
  for (const [name, batches, size] of kinds) {
    const times = await storeBatches(store, { sourceId, news, batches, size })
    console.log(`  ${name}: ${describe(times)}`)
  }
  await store.close()
}

function countsOf(file: string): { readonly articles: number; readonly entities: number } {
  const reader = new Sqlite(file, { readonly: true })
  const count = (table: string): number =>
    (reader.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n
  const counts = { articles: count('articles'), entities: count('entities') }
  reader.close()
  return counts
}

async function run(file: string, sizes: readonly number[]): Promise<void> {
  const store = take(await openStore(file))
  const source = take(await store.addSource({ url: 'https://example.org/f', kind: 'feed' }, now))
  await store.close()
  const news = openAfter(countsOf(file).articles)
  for (const entities of sizes) {
    const before = milliseconds()
    const { next } = news
    const grown = growStore(file, { sourceId: source.id, now, next, entities })
    const seconds = ((milliseconds() - before) / 1000).toFixed(0)
    const counts = countsOf(file)
    const megabytes = (fs.statSync(file).size / 1e6).toFixed(0)
    console.log(
      `${counts.entities} entities of ${counts.articles} articles, file ${megabytes} MB ` +
        `(${grown} articles in ${seconds} s of processor time)`,
    )
    await measure(file, source.id, news)
  }
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'string' } },
  })
  const sizes = positionals.length > 0 ? positionals.map(Number) : [20_000, 200_000, 1_000_000]
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-bench-resolve-'))
  await run(values.keep ?? path.join(folder, 'bench.db'), sizes)
  fs.rmSync(folder, { recursive: true })
}

await main()
