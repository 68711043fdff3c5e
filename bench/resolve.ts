/**
 * `node dist/bench/resolve.js [ENTITIES …]`: what one article costs, who is who included, in stores of growing size
 * (user time, in batches as a crawl stores them). Half of the names of an article are new, the rest are as frequent as
 * they were before (so that few are in very many articles); every second one names its country, every third its capital.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import Sqlite from 'better-sqlite3'
import { contentId } from '../src/core/content-id.js'
import { take } from '../src/core/result.js'
import type { Entity, EntityType, Official } from '../src/model/mention.js'
import type { Reading } from '../src/model/reading.js'
import { linkId, openStore, type Rows, type Store } from '../src/store/index.js'
import { nameKey } from '../src/text/fold.js'
import { mulberry32 } from './random.js'

const given =
  'Juan María José Ana Luis Teresa Jean Claire Paul Sofía Carlos Lucía Pedro Inès Marc'.split(' ')
const family =
  'García Hernández López Martin Dubois Pérez Ruiz Roux Vega Blanc Castro Moreau Soto Reyes Girard'.split(
    ' ',
  )
const syllables = 'ba co du fe ga li mo na pe ru sa ti vo xa zen tor mil bra cal dor'.split(' ')
const kinds = ['Aceros', 'Textiles', 'Grupo', 'Café', 'Maquinados', 'Bodegas', 'Ateliers', 'Groupe']
const bodies = [
  'Cámara de Comercio de',
  'Universidad de',
  'Ayuntamiento de',
  'Chambre de commerce de',
]
const countries = ['MX', 'AR', 'CO', 'ES', 'FR', 'PE', 'CL']
const now = new Date('2026-01-15T10:00:00Z')

const next = mulberry32(7)
const random = (below: number): number => next() % below
const pick = <Item>(list: readonly Item[]): Item => list[random(list.length)] as Item
const word = (): string => {
  const made = Array.from({ length: 2 + random(3) }, () => pick(syllables)).join('')
  return made.charAt(0).toUpperCase() + made.slice(1)
}

type Named = readonly [type: EntityType, name: string]

const makers: readonly (() => Named)[] = [
  () => ['company', `${pick(kinds)} ${word()}`],
  () => ['company', word()],
  () => ['person', `${pick(given)} ${pick(family)}${random(2) === 0 ? '' : ` ${pick(family)}`}`],
  () => ['person', `${pick(given)} ${word()}`],
  () => ['public_body', `${pick(bodies)} ${word()}`],
  () => ['company', random(20) === 0 ? 'Nissan' : `Transportes ${word()}`],
]

const names = 12
/** All that the news of a country named so far, once for each time: the more often, the likelier again. */
const namedIn = new Map<string, Named[]>(countries.map((country) => [country, []]))

/** A new name, or one that was named before: of ten of these nine in news of the same country. */
function nextName(country: string): Named {
  const earlier = namedIn.get(random(10) === 0 ? pick(countries) : country) ?? []
  const isNew = random(2) === 0 || earlier.length === 0
  const named = isNew ? pick(makers)() : pick(earlier)
  namedIn.get(country)?.push(named)
  return named
}

type Unplaced = Omit<Entity, 'mentions'>

function placesOf(country: string): Unplaced[] {
  const nation = {
    id: contentId('entity', country),
    type: 'place',
    name: `País ${country}`,
  } as const
  const capital = { id: contentId('entity', 'capital', country), type: 'place' } as const
  return [
    ...(random(2) === 0 ? [{ ...nation, aliases: [], country }] : []),
    ...(random(3) === 0 ? [{ ...capital, name: `Capital ${country}`, aliases: [], country }] : []),
  ]
}

function entitiesOf(country: string): Unplaced[] {
  const named = Array.from({ length: names }, (): Unplaced => {
    const [type, name] = nextName(country)
    return { id: contentId('entity', type, nameKey(name)), type, name, aliases: [] }
  })
  const unique = new Map([...placesOf(country), ...named].map((each) => [each.id, each]))
  return [...unique.values()]
}

/** The first person holds an office at the first body. */
function officialsOf(text: string, entities: readonly Entity[]): Official[] {
  const person = entities.find(({ type }) => type === 'person')?.name
  const organization = entities.find(({ type }) => type === 'public_body')?.name
  if (person === undefined || organization === undefined) return []
  const start = text.indexOf(person)
  const evidence = { start, end: start + person.length }
  return [{ person, role: 'director', organization, evidence, rule: 'bench' }]
}

function makeReading(url: string): Reading {
  const country = pick(countries)
  const entities = entitiesOf(country).map((entity, index) => ({ ...entity, mentions: [index] }))
  const text = entities.map(({ name }) => name).join('. ')
  const idsOf = (type: EntityType) =>
    entities.flatMap((each) => (each.type === type ? [each.id] : []))
  const published = `20${10 + random(16)}-0${1 + random(9)}-1${random(10)}`
  return {
    article: {
      ...{ id: contentId('article', url), url, title: '', authors: [], isPaywalled: false, text },
      ...{ paragraphs: [], notes: [], lang: 'es', langConfidence: 1, country },
      published: { value: published, precision: 'day', method: 'given' },
    },
    mentions: entities.map(({ type, name }) => {
      const start = text.indexOf(name)
      return { type, text: name, start, end: start + name.length, confidence: 1, rule: 'bench' }
    }),
    ...{ entities, officials: officialsOf(text, entities), figures: [], periods: [], notes: [] },
    events: [
      {
        ...{ id: contentId('event', url), type: 'trade_mission', organizer: idsOf('public_body') },
        ...{ participant: idsOf('company'), counterpart: [], supporter: [], origin: [] },
        ...{ destination: idsOf('place'), evidence: [], confidence: 0.5, rule: 'bench' },
        start: published,
      },
    ],
  }
}

let stored = 0

/** Stores one more article and returns the milliseconds of user time that saving its reading took. */
async function storeOne(store: Rows, sourceId: string): Promise<number> {
  const url = `https://example.org/${stored++}`
  take(await store.addLinks(sourceId, [{ url }], { now }))
  const page = { requestedUrl: url, url, status: 200, bytes: new Uint8Array([1]) }
  const result = { page: { ...page, fetchedAt: now.toISOString() } }
  take(await store.recordFetch(linkId(url), { attempts: 1, at: now, result }))
  const reading = makeReading(url)
  const before = process.cpuUsage().user
  take(await store.saveReading(linkId(url), reading, { now }))
  return (process.cpuUsage().user - before) / 1000
}

// As many as a crawl stores in one transaction.
const batchSize = 64
const measuredBatches = 8
// The outcome is the same in batches of any size; large ones make a large store sooner.
const growingSize = 2048

/** Stores a batch; to every article's time comes its part of the end of the transaction. */
async function storeBatch(store: Store, sourceId: string, size = batchSize): Promise<number[]> {
  let end = 0
  const times = take(
    await store.batch(async (rows) => {
      const each: number[] = []
      while (each.length < size) each.push(await storeOne(rows, sourceId))
      end = process.cpuUsage().user
      return each
    }),
  )
  const rest = (process.cpuUsage().user - end) / 1000 / size
  return times.map((time) => time + rest)
}

async function main(sizes: readonly number[]): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-bench-resolve-'))
  const file = path.join(folder, 'bench.db')
  const store = take(await openStore(file))
  const source = take(await store.addSource({ url: 'https://example.org/f', kind: 'feed' }, now))
  const reader = new Sqlite(file, { readonly: true })
  const count = (): number =>
    (reader.prepare('SELECT count(*) AS n FROM entities').get() as { n: number }).n
  const grow = async (size: number): Promise<void> => {
    for (let left = size - count(); left > 0; left = size - count())
      // An article brings some four new entities; the last batches are small, so as not to overshoot.
      await storeBatch(store, source.id, Math.min(growingSize, Math.max(batchSize, left >> 3)))
  }
  for (const size of sizes) {
    await grow(size)
    const times: number[] = []
    for (let n = 0; n < measuredBatches; n++) times.push(...(await storeBatch(store, source.id)))
    times.sort((a, b) => a - b)
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
    const megabytes = (fs.statSync(file).size / 1e6).toFixed(0)
    console.log(
      `${count()} entities of ${stored} articles: ${at(0.5)} ms an article (median), ` +
        `${at(0.95)} ms (95 of 100); file ${megabytes} MB`,
    )
  }
  reader.close()
  await store.close()
  fs.rmSync(folder, { recursive: true })
}

const asked = process.argv.slice(2).map(Number)
await main(asked.length > 0 ? asked : [10_000, 100_000, 1_000_000])
