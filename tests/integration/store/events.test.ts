/** Events that several articles tell: one row with all that they say, whatever the order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MissionEvent } from '../../../src/model/event.js'
import type { EventRow } from '../../../src/model/row.js'
import type { Reading } from '../../../src/model/reading.js'
import type { Store } from '../../../src/store/index.js'
import {
  after,
  exportAll,
  expectSound,
  fetchSample,
  now,
  openSample,
  sampleReading,
  valueOf,
  type SampleName,
} from './sample.js'

interface Told {
  readonly names: readonly SampleName[]
  readonly published: string
  readonly lang?: 'es' | 'fr'
  readonly event: Partial<MissionEvent>
}

function readingOf(path: string, { names, published, lang = 'es', event }: Told): Reading {
  const reading = sampleReading(`https://example.org/${path}`, names)
  const date = { value: published, precision: 'day', method: 'meta' } as const
  const bare = { amount: undefined, jobs: undefined, start: undefined }
  const events = reading.events.map((each) => ({ ...each, ...bare, ...event }) as MissionEvent)
  return { ...reading, article: { ...reading.article, lang, published: date }, events }
}

async function save(store: Store, path: string, told: Told): Promise<void> {
  const link = await fetchSample(store, `https://example.org/${path}`)
  valueOf(await store.saveReading(link, readingOf(path, told), { now }))
}

async function eventsOf(store: Store): Promise<EventRow[]> {
  const rows: EventRow[] = []
  for await (const row of store.exportRows('events')) rows.push(row)
  return rows
}

const announced: Told = {
  names: [
    ['company', 'Forjas del Tangamanga'],
    ['organization', 'Cámara de Comercio de Lyon'],
    ['place', 'Lyon'],
  ],
  published: '2024-09-03',
  event: { status: 'announced', start: '2024-09-16', companiesCount: 12 },
}
const completed: Told = {
  names: [
    ['company', 'Forjas del Tangamanga', 'Forjas'],
    ['company', 'Arneses Soledad'],
    ['organization', 'Chambre de commerce de Lyon'],
    ['place', 'Lyon'],
  ],
  published: '2024-09-25',
  lang: 'fr',
  event: { status: 'completed', start: '2024-09', companiesCount: 13 },
}
const lastYear: Told = {
  ...announced,
  published: '2023-09-01',
  event: { status: 'announced', start: '2023-09-18' },
}

test('an event that two languages tell is one, with the latest status and all that take part', async () => {
  const store = await openSample()
  await save(store, 'a', announced)
  await save(store, 'b', completed)
  await save(store, 'c', lastYear)
  await expectSound(store)
  const [earlier, event, ...others] = await eventsOf(store)
  expect(others).toEqual([])
  expect(earlier).toMatchObject({ start: '2023-09-18', articles: 1, contradictions: [] })
  expect(event).toMatchObject({
    ...{ status: 'completed', start: '2024-09-16', articles: 2, companies_count: 13 },
    participant: ['Forjas del Tangamanga', 'Arneses Soledad'],
    urls: ['https://example.org/a', 'https://example.org/b'],
    contradictions: [
      'companies_count 12 (https://example.org/a)',
      'companies_count 13 (https://example.org/b)',
    ],
  })
  expect(event?.supporter).toHaveLength(1)
})

test('an event goes on when one of its articles is gone, and goes with the last', async () => {
  const store = await openSample()
  await save(store, 'a', announced)
  await save(store, 'b', completed)
  const link = await fetchSample(store, 'https://example.org/b')
  const empty = { ...readingOf('b', completed), events: [] }
  valueOf(await store.saveReading(link, empty, { now }))
  expect(await eventsOf(store)).toMatchObject([
    { status: 'announced', articles: 1, companies_count: 12 },
  ])
  const first = await fetchSample(store, 'https://example.org/a')
  valueOf(await store.saveReading(first, { ...readingOf('a', announced), events: [] }, { now }))
  expect(await eventsOf(store)).toEqual([])
  await expectSound(store)
})

test('two events of one article stay two', async () => {
  const store = await openSample()
  const reading = readingOf('a', announced)
  const events = reading.events.flatMap((event) => [event, { ...event, id: `${event.id}-2` }])
  const link = await fetchSample(store, 'https://example.org/a')
  valueOf(await store.saveReading(link, { ...reading, events }, { now }))
  expect(await eventsOf(store)).toHaveLength(2)
})

test('the order of the articles leaves no trace in events', async () => {
  const told = Object.entries({
    a: announced,
    b: completed,
    c: lastYear,
    d: announced,
    e: completed,
  })
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(told, { minLength: told.length }), async (order) => {
      const [plain, other] = [await openSample(), await openSample()]
      for (const [path, each] of told) await save(plain, path, each)
      for (const [path, each] of order) await save(other, path, each)
      expect(await exportAll(other)).toEqual(await exportAll(plain))
      await plain.close()
      await other.close()
    }),
    { numRuns: 6 },
  )
})

test('an event keeps its place among the newest when its article is read again or corrected', async () => {
  const store = await openSample()
  const told = (name: string): Told => ({ ...announced, names: [['company', name]] })
  const saveAt = async (path: string, told: Told, seconds: number) => {
    const link = await fetchSample(store, `https://example.org/${path}`)
    valueOf(await store.saveReading(link, readingOf(path, told), { now: after(seconds) }))
  }
  await saveAt('a', told('Forjas Uno'), 0)
  await saveAt('b', told('Forjas Dos'), 10)
  await saveAt('c', told('Forjas Tres'), 20)
  await saveAt('a', told('Forjas Uno Nuevo'), 30)
  const [event] = await eventsOf(store).then((rows) =>
    rows.filter(({ url }) => url?.endsWith('/b')),
  )
  const renamed = { kind: 'rename', subject: 'event', detail: { name: 'Feria' } } as const
  valueOf(await store.addDecision({ ...renamed, subjectId: event?.id ?? '' }, after(40)))
  const query = { all: [], none: [], filters: [], ranges: [] }
  const { events } = valueOf(await store.findEvents(query, { limit: 9, order: 'newest' }))
  expect(events.map(({ url }) => url?.slice(-1))).toEqual(['c', 'b', 'a'])
})
