import { expect, test } from 'vitest'
import type { Reading } from '../../../src/model/reading.js'
import {
  addSampleSource,
  expectSound,
  fetchSample,
  now,
  openSample,
  sampleReading,
  valueOf,
} from './sample.js'

const names = [
  ['company', 'Grupo MAEN', 'MAEN'],
  ['person', 'Tere Jiménez', 'Jiménez'],
  ['place', 'Aguascalientes'],
] as const

test('a reading comes back as it was saved', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  const reading = sampleReading(url, names)
  const link = valueOf(await store.saveReading(await fetchSample(store, url), reading, { now }))
  expect(link).toMatchObject({ state: 'stored', articleId: reading.article.id })
  expect(valueOf(await store.readingById(reading.article.id))).toEqual(reading)
})

test('an article without optional fields comes back without them', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  const full = sampleReading(url, [])
  const { id, title, text, lang, langConfidence, isPaywalled } = full.article
  const article = { id, title, text, lang, langConfidence, isPaywalled }
  const bare = { ...full, article: { ...article, authors: [], paragraphs: [], notes: [] } }
  valueOf(await store.saveReading(await fetchSample(store, url), bare, { now }))
  expect(valueOf(await store.readingById(id))).toEqual(bare)
})

test('the ledger sums up at each step', async () => {
  const store = await openSample()
  const source = await addSampleSource(store)
  const url = 'https://example.org/a'
  const none = {
    due: 0,
    fetched: 0,
    stored: 0,
    duplicate: 0,
    rejected: 0,
    failed: 0,
    quarantined: 0,
  }
  valueOf(await store.addLinks(source.id, [{ url }, { url: 'https://example.org/b' }], { now }))
  expect(valueOf(await store.accounting())).toEqual({ ...none, discovered: 2, due: 2 })
  const link = await fetchSample(store, url)
  expect(valueOf(await store.accounting())).toEqual({ ...none, discovered: 2, due: 1, fetched: 1 })
  valueOf(await store.saveReading(link, sampleReading(url, names), { now }))
  expect(valueOf(await store.accounting())).toEqual({ ...none, discovered: 2, due: 1, stored: 1 })
})

test.each<[string, (reading: Reading) => Partial<Reading>]>([
  ['holds an entity twice', ({ entities }) => ({ entities: [...entities, ...entities] })],
  [
    'gives a mention twice',
    ({ entities }) => ({ entities: entities.map((entity) => ({ ...entity, mentions: [0] })) }),
  ],
  ['points at a mention that it does not hold', () => ({ mentions: [] })],
  [
    'points at an entity that it does not hold',
    ({ events }) => ({ events: events.map((event) => ({ ...event, counterpart: ['x'] })) }),
  ],
  ['holds an event twice', ({ events }) => ({ events: [...events, ...events] })],
])('a reading that %s is refused, and nothing of it is stored', async (what, change) => {
  const store = await openSample()
  const url = 'https://example.org/a'
  const link = await fetchSample(store, url)
  const reading = sampleReading(url, names)
  const saved = await store.saveReading(link, { ...reading, ...change(reading) }, { now })
  expect(saved).toMatchObject({ ok: false, problem: { code: 'input/invalid-record' } })
  if (!saved.ok) expect(saved.problem.message).toContain(what)
  expect(valueOf(await store.linkById(link)).state).toBe('fetched')
  await expectSound(store)
})

test('a value that the schema refuses is a problem, and what was stored before stays', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  const link = await fetchSample(store, url)
  const reading = sampleReading(url, names)
  valueOf(await store.saveReading(link, reading, { now }))
  const events = reading.events.map((event) => ({ ...event, jobs: 1.5 }))
  const saved = await store.saveReading(link, { ...reading, events }, { now })
  expect(saved).toMatchObject({ ok: false, problem: { code: 'input/invalid-record' } })
  expect(valueOf(await store.readingById(reading.article.id))).toEqual(reading)
  await expectSound(store)
})

test('texts with emoji, NUL and hostile signs come back as they were', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  const names = ['😀 S.A.', 'a\u0000b', `'; DROP TABLE events; --`, '</script>', '\u202Eabc']
  const reading = sampleReading(
    url,
    names.map((name) => ['company', name] as const),
  )
  valueOf(await store.saveReading(await fetchSample(store, url), reading, { now }))
  expect(valueOf(await store.readingById(reading.article.id))).toEqual(reading)
})

test('a very large amount keeps its digits', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  const reading = sampleReading(url, names)
  const amount = { value: '123456789012345678901234567890.25', unit: 'EUR' }
  const changed = { ...reading, events: reading.events.map((event) => ({ ...event, amount })) }
  valueOf(await store.saveReading(await fetchSample(store, url), changed, { now }))
  expect(valueOf(await store.readingById(reading.article.id))?.events[0]?.amount).toEqual(amount)
})
