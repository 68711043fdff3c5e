import { expect, test } from 'vitest'
import { addSampleSource, fetchSample, now, openSample, sampleReading, valueOf } from './sample.js'

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
  valueOf(await store.addLinks(source.id, [{ url }, { url: 'https://example.org/b' }], now))
  expect(valueOf(await store.accounting())).toEqual({ ...none, discovered: 2, due: 2 })
  const link = await fetchSample(store, url)
  expect(valueOf(await store.accounting())).toEqual({ ...none, discovered: 2, due: 1, fetched: 1 })
  valueOf(await store.saveReading(link, sampleReading(url, names), { now }))
  expect(valueOf(await store.accounting())).toEqual({ ...none, discovered: 2, due: 1, stored: 1 })
})
