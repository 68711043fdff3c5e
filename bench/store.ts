/** `node dist/bench/store.js [LINKS] [HOSTS]`: what each step of the ledger costs, and how search and export scale. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { contentId } from '../src/core/content-id.js'
import type { Result } from '../src/core/result.js'
import type { Entity, EntityType } from '../src/model/mention.js'
import type { Reading } from '../src/model/reading.js'
import { searchEvents, type SearchRequest } from '../src/search/index.js'
import { openStore, type ClaimedLink, type Store } from '../src/store/index.js'
import { mulberry32 } from './random.js'

const words =
  'empresa misión comercial Japón inversión planta automotriz gobierno exportación cámara comercio programa apoyo millones euros región firma acuerdo sector turismo energía agua reunión feria'.split(
    ' ',
  )
const now = new Date('2026-01-15T10:00:00.000Z')
const claim = { now, limit: 50, leaseMs: 60_000, owner: 'bench' }

const next = mulberry32(1)
const random = (below: number): number => next() % below
const pick = (count: number) =>
  Array.from({ length: count }, () => words[random(words.length)] ?? '').join(' ')

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

const spent = new Map<string, number>()

/** Adds the user time of the work to its step: steady while other programs share the machine. */
async function timed<Value>(step: string, work: () => Promise<Value>): Promise<Value> {
  const before = process.cpuUsage().user
  const value = await work()
  spent.set(step, (spent.get(step) ?? 0) + (process.cpuUsage().user - before) / 1000)
  return value
}

/** One frequent and three rare entities of each type, as articles name them. */
function makeEntities(): Entity[] {
  const types: readonly EntityType[] = ['company', 'place', 'person', 'public_body']
  const entities = types.flatMap((type) =>
    [20, 20_000, 20_000, 20_000].map((names): Omit<Entity, 'mentions'> => {
      const name = `${type} ${random(names)}`
      return { id: contentId(type, name), type, name, aliases: [name.toUpperCase()] }
    }),
  )
  const unique = [...new Map(entities.map((entity) => [entity.id, entity])).values()]
  return unique.map((entity, index) => ({ ...entity, mentions: [index] }))
}

function makeReading(url: string): Reading {
  const title = `Noticia ${pick(4)}`
  const entities = makeEntities()
  const idsOf = (type: EntityType) =>
    entities.filter((entity) => entity.type === type).map((entity) => entity.id)
  const person = entities.find((entity) => entity.type === 'person')?.name ?? ''
  const published = `20${10 + random(16)}-0${1 + random(9)}-1${random(10)}`
  return {
    article: {
      ...{ id: contentId('article', url), url, title, authors: [], isPaywalled: false },
      published: { value: published, precision: 'day', method: 'json-ld' },
      ...{ text: `${title}\n${pick(350)}`, paragraphs: [], notes: [], lang: 'es' },
      langConfidence: 1,
    },
    mentions: entities.map(({ type, name }, index) => ({
      ...{ type, text: name, start: index, end: index + 5, confidence: 0.9, rule: 'tagger' },
    })),
    entities,
    officials: [{ person, role: 'director', evidence: { start: 0, end: 5 }, rule: 'titles' }],
    ...{ figures: [], periods: [], notes: [] },
    events: [
      {
        ...{ id: contentId('event', url), type: 'fair', organizer: idsOf('public_body') },
        ...{ participant: idsOf('company'), counterpart: [], supporter: [], origin: [] },
        ...{ destination: idsOf('place'), evidence: [{ start: 0, end: 20 }], confidence: 0.5 },
        rule: 'bench',
      },
    ],
  }
}

async function addLinks(store: Store, links: number, hosts: number): Promise<void> {
  const source = { url: 'https://example.org/feed', kind: 'feed' } as const
  const { id } = valueOf(await store.addSource(source, now))
  const urls = Array.from({ length: links }, (_, index) => ({
    url: `https://h${index % hosts}.example.org/${index}`,
  }))
  for (let from = 0; from < links; from += 500) {
    const part = urls.slice(from, from + 500)
    valueOf(await timed('addLinks', () => store.addLinks(id, part, { now })))
  }
}

async function fetchLinks(store: Store, links: readonly ClaimedLink[], html: string) {
  for (const { id, url, attempts } of links) {
    const bytes = new TextEncoder().encode(html.slice(random(2000)))
    const page = { requestedUrl: url, url, status: 200, bytes, fetchedAt: now.toISOString() }
    const outcome = { attempts: attempts + 1, at: now, result: { page } }
    valueOf(await timed('recordFetch', () => store.recordFetch(id, outcome)))
  }
}

// As many as a crawl stores in one transaction.
const batchSize = 64

/** Stores the readings of links in batches; the end of each transaction, where who is who is settled, included. */
async function storeReadings(store: Store, links: readonly ClaimedLink[]): Promise<void> {
  for (let from = 0; from < links.length; from += batchSize) {
    const part = links
      .slice(from, from + batchSize)
      .map(({ id, url }) => ({ id, reading: makeReading(url) }))
    await timed('saveReading', async () => {
      valueOf(
        await store.batch(async (rows) => {
          for (const { id, reading } of part) valueOf(await rows.saveReading(id, reading, { now }))
        }),
      )
    })
  }
}

async function crawl(store: Store): Promise<void> {
  const html = pick(6000)
  // Whoever fetched a link keeps it until it is read: these are free when their time is over.
  const later = { ...claim, limit: batchSize, now: new Date(now.getTime() + 2 * claim.leaseMs) }
  for (;;) {
    const due = valueOf(await timed('claimDueLinks', () => store.claimDueLinks(claim)))
    if (due.length === 0) return
    await fetchLinks(store, due, html)
    const fetched = valueOf(await timed('claimLinksToRead', () => store.claimLinksToRead(later)))
    await storeReadings(store, fetched)
  }
}

async function ask(store: Store): Promise<void> {
  const requests: readonly SearchRequest[] = [
    { words: 'misión japon' },
    { words: '"acuerdo sector"', from: '2015', to: '2016' },
    { company: 'company 3' },
    {},
  ]
  for (const request of requests) {
    const before = process.cpuUsage().user
    const { total } = valueOf(await searchEvents(store, request))
    const ms = (process.cpuUsage().user - before) / 1000
    console.log(`search ${JSON.stringify(request)}: ${total} events, ${ms.toFixed(0)} ms`)
  }
}

async function takeOut(store: Store, table: 'events' | 'companies'): Promise<void> {
  const before = process.cpuUsage().user
  let rows = 0
  for await (const row of store.exportRows(table)) rows += row.id === '' ? 0 : 1
  const ms = (process.cpuUsage().user - before) / 1000
  console.log(`export ${table}: ${rows} rows, ${ms.toFixed(0)} ms`)
}

async function main([links = '5000', hosts = '300']: readonly string[]): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-bench-'))
  const store = valueOf(await openStore(path.join(folder, 'bench.db')))
  await addLinks(store, Number(links), Number(hosts))
  await crawl(store)
  for (const [step, ms] of spent)
    console.log(`${step}: ${(ms / Number(links)).toFixed(2)} ms a link`)
  await ask(store)
  await takeOut(store, 'events')
  await takeOut(store, 'companies')
  const size = fs.statSync(store.path).size / 1e6
  const memory = process.resourceUsage().maxRSS / 1e3
  console.log(`file ${size.toFixed(0)} MB, memory at most ${memory.toFixed(0)} MB`)
  await store.close()
  fs.rmSync(folder, { recursive: true })
}

await main(process.argv.slice(2))
