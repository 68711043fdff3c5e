/** The role that keeps the ledger, with a real store: what becomes of a batch of which something cannot be stored. */
import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Problem } from '../../src/core/problem.js'
import { success } from '../../src/core/result.js'
import { storeKind, type StoreTask } from '../../src/crawl/payloads.js'
import { workOnResults } from '../../src/crawl/store-role.js'
import { watchTogether } from '../../src/crawl/observer.js'
import { fingerprint } from '../../src/duplicates/index.js'
import { createInProcessEngine } from '../../src/queue/index.js'
import { linkId, type Store } from '../../src/store/index.js'
import {
  addSampleSource,
  expectSound,
  fetchSample,
  now,
  openSample,
  sampleReading,
  temporaryPath,
  valueOf,
} from './store/sample.js'

const names = ['Aceros Norte', 'Grupo Maderas', 'Vinos del Sur', 'Cementos Lerma']
const urls = names.map((_, index) => `https://example.org/${index}`)
const articleOf = (url: string) => sampleReading(url, []).article.id

/** What a reader says of each of the pages, as jobs bring it; with so many characters more than it needs. */
const readingsOf = (padding: number): StoreTask[] =>
  urls.map((url, index) => {
    const reading = sampleReading(url, [['company', names[index] ?? '']])
    const { article } = reading
    const text = article.text + 'x'.repeat(padding)
    const value = {
      reading: { ...reading, article: { ...article, text } },
      fingerprint: fingerprint(text, article.paragraphs),
    }
    return { do: 'reading', linkId: linkId(url), read: success(value) }
  })

/** Stores all readings in one batch; tells what became of each link, and which problems were reported. */
async function storeAll(store: Store, padding = 0) {
  const faults: Problem[] = []
  const batches: number[] = []
  const moved: string[] = []
  const engine = createInProcessEngine({ retries: false })
  const observer = watchTogether([
    {
      onFault: (problem) => faults.push(problem),
      onBatch: (size) => batches.push(size),
      onLink: ({ id }) => moved.push(id),
    },
  ])
  const work = workOnResults({ engine, store, clock: { now: () => now }, observer })
  await engine
    .queue(storeKind)
    .add(readingsOf(padding).map((payload, index) => ({ id: String(index), payload })))
  await work.close()
  const links = await Promise.all(urls.map((url) => store.linkById(linkId(url))))
  return {
    faults: faults.map(({ code }) => code),
    ...{ batches, moved },
    states: links.map((link) => valueOf(link).state),
    reasons: links.map((link) => valueOf(link).reasonText ?? ''),
  }
}

/** A database file with the pages of all links. */
async function fetchedFile(): Promise<string> {
  const file = temporaryPath()
  const store = await openSample(file)
  for (const url of urls) await fetchSample(store, url)
  await store.close()
  return file
}

/** Refuses what is written of one article when all articles of a transaction are settled. */
function refuseToSettle(file: string, url: string): void {
  const database = new Sqlite(file)
  database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON events
    WHEN new.article_id = '${articleOf(url)}' BEGIN SELECT raise(abort, 'refused'); END`)
  database.close()
}

/** Overwrites the first page of a table. */
function damageTable(file: string, table: string): void {
  const database = new Sqlite(file)
  const size = database.pragma('page_size', { simple: true }) as number
  const { root } = database
    .prepare('SELECT rootpage AS root FROM sqlite_schema WHERE name = ?')
    .get(table) as { root: number }
  database.close()
  const handle = fs.openSync(file, 'r+')
  fs.writeSync(handle, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size)
  fs.closeSync(handle)
}

const allFetched = urls.map(() => 'fetched')

test('of a batch that cannot be settled only what is to blame is set aside', async () => {
  const file = await fetchedFile()
  refuseToSettle(file, urls[1] ?? '')
  const store = await openSample(file)
  const { states, reasons, faults, batches, moved } = await storeAll(store)
  expect(states).toEqual(['stored', 'quarantined', 'stored', 'stored'])
  expect(reasons[1]).toMatch(/^What was found cannot be stored: .*refused/)
  expect({ faults, batches }).toEqual({ faults: [], batches: [4] })
  expect(moved).toEqual(urls.map(linkId))
  await expectSound(store)
})

test('a full disk is no fault of what was found: nothing is set aside', async () => {
  const file = await fetchedFile()
  const store = await openSample(file, { maxBytes: fs.statSync(file).size })
  const { states, faults, moved } = await storeAll(store, 2_000_000)
  expect({ states, moved }).toEqual({ states: allFetched, moved: [] })
  expect(faults).toEqual(urls.map(() => 'store/full'))
  await expectSound(store)
})

test('nor is a damaged file', async () => {
  const file = await fetchedFile()
  damageTable(file, 'figures')
  const { states, faults, moved } = await storeAll(await openSample(file))
  expect({ states, moved }).toEqual({ states: allFetched, moved: [] })
  expect(faults).toEqual(urls.map(() => 'store/corrupt'))
})

/** Refuses one link of a source. */
function refuseLink(file: string, url: string): void {
  const database = new Sqlite(file)
  database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON links
    WHEN new.url = '${url}' BEGIN SELECT raise(abort, 'refused'); END`)
  database.close()
}

test('a look that cannot be stored counts as failed: its source is due again, and keeps no validator', async () => {
  const file = temporaryPath()
  const store = await openSample(file)
  const source = await addSampleSource(store)
  refuseLink(file, urls[1] ?? '')
  const engine = createInProcessEngine({ retries: true })
  const faults: Problem[] = []
  const added: number[] = []
  const observer = watchTogether([
    { onFault: (fault) => faults.push(fault), onVisit: (visit) => added.push(visit.added) },
  ])
  const work = workOnResults({ engine, store, clock: { now: () => now }, observer })
  const look = { startedAt: now, endedAt: now, links: urls.map((url) => ({ url })), etag: '"1"' }
  await engine.queue(storeKind).add([{ id: 'look', payload: { do: 'look', source, look } }])
  await work.close()
  expect({ faults, added }).toEqual({ faults: [], added: [0] })
  const kept = valueOf(await store.sourceById(source.id))
  expect(kept).toMatchObject({ failures: 1, lastProblem: 'internal/unexpected' })
  expect(kept.etag).toBeUndefined()
  expect(Date.parse(kept.nextDueAt)).toBeGreaterThan(now.getTime())
  expect(valueOf(await store.accounting()).discovered).toBe(0)
})
