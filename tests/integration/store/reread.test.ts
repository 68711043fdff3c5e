/** A link whose page is read again and says something else than before. */
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { success } from '../../../src/core/result.js'
import { fingerprint } from '../../../src/duplicates/index.js'
import type { Reading } from '../../../src/model/reading.js'
import { rereadLink } from '../../../src/pipeline/index.js'
import { linkId, type Store } from '../../../src/store/index.js'
import {
  after,
  expectSound,
  fetchSample,
  now,
  openSample,
  sampleReading,
  valueOf,
} from './sample.js'

const [first, second] = ['https://example.org/a', 'https://example.org/longer']
const story =
  'La empresa anunció ayer que invertirá doce millones en su planta, donde creará cuarenta empleos antes de que termine el año, según explicó su director general a este diario.'

let moment = now

/** A reading of the address with a text of its own. */
function readingOf(url: string, text = story, id = sampleReading(url, []).article.id): Reading {
  const { article, ...rest } = sampleReading(url, [])
  const paragraphs = [{ start: 0, end: text.length }]
  return { ...rest, events: [], article: { ...article, id, title: '', text, paragraphs } }
}

async function read(store: Store, url: string, reading: Reading) {
  const { text, paragraphs } = reading.article
  const page = success({ reading, fingerprint: fingerprint(text, paragraphs) })
  return rereadLink(linkId(url), page, { store, clock: { now: () => moment } })
}

/** Two links with the same text: the shorter address holds the article. */
async function openTwo(): Promise<Store> {
  const store = await openSample()
  for (const url of [first, second]) {
    await fetchSample(store, url)
    await read(store, url, readingOf(url))
  }
  return store
}

const statesOf = async (store: Store) =>
  Promise.all([first, second].map(async (url) => valueOf(await store.linkById(linkId(url))).state))

test('what says the same is left alone', async () => {
  const store = await openTwo()
  expect(await statesOf(store)).toEqual(['stored', 'duplicate'])
  const file = new Sqlite(store.path)
  const storedAt = () => file.prepare('SELECT stored_at FROM articles').all()
  const before = storedAt()
  moment = after(60)
  for (const url of [first, second]) {
    expect(await read(store, url, readingOf(url))).toMatchObject({ isChanged: false })
  }
  expect(storedAt()).toEqual(before)
  file.close()
})

test('an article under another id takes the place of the old one and does not repeat it', async () => {
  const store = await openTwo()
  const { article, ...rest } = readingOf(first, story, 'other-id')
  const published = { value: '2026-01-15', precision: 'day', method: 'meta' } as const
  const reread = await read(store, first, { ...rest, article: { ...article, published } })
  expect(reread.rows.articles).toEqual({ added: 1, removed: 1, altered: 0 })
  expect(await statesOf(store)).toEqual(['stored', 'duplicate'])
  expect(valueOf(await store.articleIds({ limit: 9 }))).toEqual(['other-id'])
  expect(valueOf(await store.variantsOf('other-id'))).toHaveLength(1)
  await expectSound(store)
})

test('when the text of an article changes, what repeated it waits to be read and stands alone', async () => {
  const store = await openTwo()
  const text = 'El gobernador recibió en palacio a una misión de veinte empresarios franceses.'
  expect(await read(store, first, readingOf(first, text))).toMatchObject({ isChanged: true })
  expect(await statesOf(store)).toEqual(['stored', 'fetched'])
  const waiting = valueOf(await store.waitingPages({ now, after: '', limit: 9 }))
  expect(waiting.map((page) => page.linkId)).toEqual([linkId(second)])
  await read(store, second, readingOf(second))
  expect(await statesOf(store)).toEqual(['stored', 'stored'])
  await expectSound(store)
})

test('a duplicate that proves to be older takes the article over', async () => {
  const store = await openTwo()
  const older = readingOf(second)
  const published = { value: '2020-01-01', precision: 'day', method: 'meta' } as const
  const reading = { ...older, article: { ...older.article, published } }
  expect((await read(store, second, reading)).rows.articles).toMatchObject({ added: 1, removed: 1 })
  expect(await statesOf(store)).toEqual(['duplicate', 'stored'])
  await expectSound(store)
})
