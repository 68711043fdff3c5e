import { expect, test } from 'vitest'
import type { Fingerprint } from '../../../src/model/fingerprint.js'
import type { Reading } from '../../../src/model/reading.js'
import { linkId, type Store } from '../../../src/store/index.js'
import {
  codeOf,
  exportAll,
  expectSound,
  fetchSample,
  now,
  openSample,
  sampleReading,
  storeSample,
  valueOf,
} from './sample.js'

const url = (path: string) => `https://example.org/${path}`
const idOf = (path: string) => sampleReading(url(path), []).article.id
const signature = Uint8Array.from([1, 2, 3])
const print = (textHash: string, ...bands: string[]): Fingerprint => ({
  textHash,
  signature,
  bands,
})

/** What the page at the address says when it names another one as its canonical address. */
function readingUnder(address: string, canonical: string): Reading {
  const reading = sampleReading(canonical, [['company', 'Grupo MAEN']])
  return { ...reading, article: { ...reading.article, url: address } }
}

async function saveUnder(store: Store, address: string, canonical: string) {
  const link = await fetchSample(store, address)
  return valueOf(await store.saveReading(link, readingUnder(address, canonical), { now }))
}

test('of two links to one article the canonical one keeps it, whichever comes first', async () => {
  const exports: unknown[] = []
  for (const order of [
    ['news/a', 'amp/a', 'x'],
    ['x', 'amp/a', 'news/a'],
    ['amp/a', 'news/a', 'x'],
  ]) {
    const store = await openSample()
    for (const path of order) await saveUnder(store, url(path), url('news/a'))
    expect(valueOf(await store.linkById(linkId(url('news/a'))))).toMatchObject({ state: 'stored' })
    expect(valueOf(await store.variantsOf(idOf('news/a')))).toMatchObject([
      { url: url('amp/a'), relation: 'same_address' },
      { url: url('x'), relation: 'same_address' },
    ])
    expect(valueOf(await store.accounting())).toMatchObject({
      discovered: 3,
      stored: 1,
      duplicate: 2,
    })
    await expectSound(store)
    exports.push(await exportAll(store))
  }
  expect(exports[1]).toEqual(exports[0])
  expect(exports[2]).toEqual(exports[0])
})

test.each([
  ['the shorter', ['x', 'amp/a'], 'x'],
  ['of equally long ones the first by alphabet', ['x', 'b'], 'b'],
])('without the canonical address %s keeps the article', async (_, paths, kept) => {
  for (const order of [paths, paths.toReversed()]) {
    const store = await openSample()
    for (const path of order) await saveUnder(store, url(path), url('a'))
    expect(valueOf(await store.linkById(linkId(url(kept)))).state).toBe('stored')
  }
})

test('saving the same reading again changes nothing', async () => {
  const store = await openSample()
  for (const path of ['x', 'a', 'x', 'a', 'a']) await saveUnder(store, url(path), url('a'))
  expect(valueOf(await store.accounting())).toMatchObject({
    discovered: 2,
    stored: 1,
    duplicate: 1,
  })
  expect(valueOf(await store.variantsOf(idOf('a')))).toHaveLength(1)
  await expectSound(store)
})

test('texts that share a band or the hash are candidates, duplicates included', async () => {
  const store = await openSample()
  const a = await fetchSample(store, url('a'))
  const b = await fetchSample(store, url('b'))
  const c = await fetchSample(store, url('c'))
  const fingerprint = print('h1', '0:x', '1:y')
  valueOf(await store.saveReading(a, sampleReading(url('a'), []), { now, fingerprint }))
  const of = { articleId: idOf('a'), relation: 'near_text' } as const
  valueOf(await store.markDuplicate(b, of, print('h2', '0:z', '1:w')))
  const other = { now, fingerprint: print('h3', '0:q') }
  valueOf(await store.saveReading(c, sampleReading(url('c'), []), other))
  const candidates = async (probe: Fingerprint) => {
    const found = valueOf(await store.duplicateCandidates(probe))
    return found.map(({ articleId, linkId: link }) => [articleId === idOf('a'), link])
  }
  expect(await candidates(print('new', '0:x'))).toEqual([[true, a]])
  expect(await candidates(print('h1', '9:9'))).toEqual([[true, a]])
  expect(await candidates(print('new', '1:w', '5:5'))).toEqual([[true, b]])
  expect(await candidates(print('new', '0:nothing'))).toEqual([])
  expect(valueOf(await store.duplicateCandidates(print('h1')))).toMatchObject([
    { textHash: 'h1', signature: Buffer.from(signature) },
  ])
})

test('an article that supersedes others takes over their links and repeats', async () => {
  const store = await openSample()
  await storeSample(store, url('b'), [['company', 'Beta']])
  const c = await fetchSample(store, url('c'))
  valueOf(await store.markDuplicate(c, { articleId: idOf('b'), relation: 'same_text' }))
  const a = await fetchSample(store, url('a'))
  const supersedes = [{ articleId: idOf('b'), relation: 'near_text' }] as const
  valueOf(await store.saveReading(a, sampleReading(url('a'), []), { now, supersedes }))
  expect(valueOf(await store.readingById(idOf('b')))).toBeUndefined()
  expect(valueOf(await store.variantsOf(idOf('a')))).toEqual([
    { linkId: linkId(url('b')), url: url('b'), relation: 'near_text' },
    { linkId: c, url: url('c'), relation: 'same_text' },
  ])
  expect(valueOf(await store.entitiesByName(['Beta']))).toEqual([])
  await expectSound(store)
})

test('a duplicate that turns out to supersede its article trades places with it', async () => {
  const store = await openSample()
  const b = await storeSample(store, url('b'), [])
  const a = await fetchSample(store, url('a'))
  valueOf(await store.markDuplicate(a, { articleId: idOf('b'), relation: 'near_text' }))
  const supersedes = [{ articleId: idOf('b'), relation: 'near_text' }] as const
  valueOf(await store.saveReading(a, sampleReading(url('a'), []), { now, supersedes }))
  expect(valueOf(await store.linkById(a))).toMatchObject({ state: 'stored' })
  expect(valueOf(await store.linkById(b))).toMatchObject({
    state: 'duplicate',
    articleId: idOf('a'),
  })
  await expectSound(store)
})

test('a link whose page now says another article takes its repeats along', async () => {
  const store = await openSample()
  const x = url('x')
  await saveUnder(store, x, url('a'))
  await saveUnder(store, url('amp/long'), url('a'))
  await saveUnder(store, x, url('b'))
  expect(valueOf(await store.readingById(idOf('a')))).toBeUndefined()
  expect(valueOf(await store.linkById(linkId(url('amp/long'))))).toMatchObject({
    articleId: idOf('b'),
  })
  await expectSound(store)
})

test('a stored link can become a duplicate, and its article goes', async () => {
  const store = await openSample()
  await storeSample(store, url('a'), [])
  const b = await storeSample(store, url('b'), [['company', 'Beta']])
  const of = { articleId: idOf('a'), relation: 'near_text' } as const
  for (let times = 0; times < 2; times += 1) {
    expect(valueOf(await store.markDuplicate(b, of))).toMatchObject({ state: 'duplicate' })
  }
  expect(valueOf(await store.articleIds({ limit: 10 }))).toEqual([idOf('a')])
  expect(valueOf(await store.markDuplicate(linkId(url('a')), of)).state).toBe('stored')
  await expectSound(store)
})

test('an article or link that is not there is a problem', async () => {
  const store = await openSample()
  const link = await fetchSample(store, url('a'))
  const of = { articleId: 'x', relation: 'near_text' } as const
  expect(codeOf(await store.markDuplicate(link, of))).toBe('store/not-found')
  expect(codeOf(await store.markDuplicate('x', of))).toBe('store/not-found')
  expect(codeOf(await store.saveReading('x', sampleReading(url('a'), []), { now }))).toBe(
    'store/not-found',
  )
})

test('a decision that others have overtaken is not stored, and can be made again', async () => {
  const store = await openSample()
  const a = await fetchSample(store, url('a'))
  const b = await fetchSample(store, url('b'))
  const fingerprint = print('h', '0:x')
  const basedOn = valueOf(await store.duplicateCandidates(fingerprint))
  const facts = { now, fingerprint, basedOn }
  valueOf(await store.saveReading(a, sampleReading(url('a'), []), facts))
  expect(codeOf(await store.saveReading(b, sampleReading(url('b'), []), facts))).toBe(
    'store/changed',
  )
  expect(valueOf(await store.linkById(b)).state).toBe('fetched')
  const again = { ...facts, basedOn: valueOf(await store.duplicateCandidates(fingerprint)) }
  valueOf(await store.saveReading(b, sampleReading(url('b'), []), again))
  expect(valueOf(await store.accounting()).stored).toBe(2)
})

test('a duplicate that ties two articles together leaves one of them', async () => {
  const store = await openSample()
  await storeSample(store, url('a'), [])
  const c = await storeSample(store, url('c'), [['company', 'Gamma']])
  const b = await fetchSample(store, url('b'))
  const of = { articleId: idOf('a'), relation: 'near_text' } as const
  const supersedes = [{ articleId: idOf('c'), relation: 'near_text' }] as const
  valueOf(await store.markDuplicate(b, { ...of, supersedes }))
  expect(valueOf(await store.linkById(c))).toMatchObject({
    state: 'duplicate',
    articleId: idOf('a'),
  })
  expect(valueOf(await store.variantsOf(idOf('a'))).map((variant) => variant.linkId)).toEqual([
    b,
    c,
  ])
  await expectSound(store)
})

test('a duplicate found among candidates that have changed is not noted', async () => {
  const store = await openSample()
  const a = await fetchSample(store, url('a'))
  const b = await fetchSample(store, url('b'))
  const fingerprint = print('h', '0:x')
  valueOf(await store.saveReading(a, sampleReading(url('a'), []), { now, fingerprint }))
  const of = { articleId: idOf('a'), relation: 'same_text', basedOn: [] } as const
  expect(codeOf(await store.markDuplicate(b, of, fingerprint))).toBe('store/changed')
  const basedOn = valueOf(await store.duplicateCandidates(fingerprint))
  expect(codeOf(await store.markDuplicate(b, { ...of, basedOn }, fingerprint))).toBe('ok')
})
