import { expect, test } from 'vitest'
import { problem } from '../../../src/core/problem.js'
import { linkId, type FetchOutcome, type Store } from '../../../src/store/index.js'
import {
  addSampleSource,
  after,
  codeOf,
  expectSound,
  fetchSample,
  now,
  openSample,
  sampleReading,
  samplePage,
  storeSample,
  valueOf,
} from './sample.js'

const claim = { now, limit: 100, leaseMs: 60_000, owner: 'w1' }
const timeout = problem('fetch/timeout', 'The host took too long.')
const notArticle = problem('article/not-article', 'A list of links.')

async function discover(store: Store, ...urls: string[]) {
  const { id } = await addSampleSource(store)
  return valueOf(
    await store.addLinks(
      id,
      urls.map((url) => ({ url })),
      { now },
    ),
  )
}

async function claimed(store: Store, more: object = {}) {
  const links = valueOf(await store.claimDueLinks({ ...claim, ...more }))
  return links.map((link) => link.url)
}

test('a link is discovered once, whatever its tracking parameters', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  const given = [url, `${url}?utm_source=x#top`, 'mailto:x@example.org', 'https://example.org/b']
  expect(await discover(store, ...given)).toEqual({ added: 2, known: 1, invalid: 1, left: 0 })
  expect(await discover(store, ...given)).toEqual({ added: 0, known: 3, invalid: 1, left: 0 })
  expect(valueOf(await store.linkById(linkId(url)))).toEqual({
    ...{ id: linkId(url), url, state: 'due', attempts: 0, nextTryAt: now.toISOString() },
    ...{ sourceId: (await addSampleSource(store)).id, discoveredAt: now.toISOString() },
  })
})

test('no more new links are entered than asked for; the others are new the next time', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  const links = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ url: `https://example.org/${path}` }))
  const enter = async () => valueOf(await store.addLinks(id, links, { now, most: 2 }))
  expect(await enter()).toEqual({ added: 2, known: 0, invalid: 0, left: 3 })
  expect(await enter()).toEqual({ added: 2, known: 2, invalid: 0, left: 1 })
  expect(await enter()).toEqual({ added: 1, known: 4, invalid: 0, left: 0 })
})

test('a claimed link is nobody else’s until its lease ends', async () => {
  const store = await openSample()
  await discover(store, 'https://example.org/a')
  const [first] = valueOf(await store.claimDueLinks(claim))
  expect(first).toMatchObject({ claims: 1, host: 'example.org' })
  expect(await claimed(store, { now: after(59), owner: 'w2' })).toEqual([])
  const [second] = valueOf(await store.claimDueLinks({ ...claim, now: after(60), owner: 'w2' }))
  expect(second).toMatchObject({ claims: 2 })
})

test('the claims of a dead worker can be given up at once', async () => {
  const store = await openSample()
  await discover(store, 'https://example.org/a', 'https://example.org/b')
  await claimed(store)
  const until = after(60).toISOString()
  expect(valueOf(await store.listClaimOwners())).toEqual([{ owner: 'w1', links: 2, until }])
  expect(valueOf(await store.releaseClaims('w2'))).toBe(0)
  expect(valueOf(await store.releaseClaims('w1'))).toBe(2)
  expect(await claimed(store)).toHaveLength(2)
})

test('a link given back untried is free, waits until its moment and has used up no attempt', async () => {
  const store = await openSample()
  await discover(store, 'https://example.org/a')
  await claimed(store)
  const link = valueOf(await store.postponeLink(linkId('https://example.org/a'), after(30)))
  expect(link).toMatchObject({ state: 'due', attempts: 0, nextTryAt: after(30).toISOString() })
  expect(await claimed(store, { now: after(29) })).toEqual([])
  expect(await claimed(store, { now: after(30) })).toHaveLength(1)
})

test('a try that the host only put off uses up no attempt, and is logged once', async () => {
  const store = await openSample()
  await discover(store, 'https://example.org/a')
  const id = linkId('https://example.org/a')
  const reason = problem('fetch/rate-limited', 'Come back later.')
  const result = { problem: reason, state: 'failed', nextTryAt: after(60), isFree: true } as const
  for (let at = 0; at < 2; at++) {
    const link = valueOf(await store.recordFetch(id, { attempts: 1, at: now, result }))
    expect(link).toMatchObject({ state: 'failed', attempts: 0, nextTryAt: after(60).toISOString() })
  }
  expect(valueOf(await store.fetchesOf(id))).toHaveLength(1)
})

test('hosts take turns, and busy ones are left out', async () => {
  const store = await openSample()
  const paths = ['1', '2', '3', '4']
  await discover(store, ...paths.map((path) => `https://a.example/${path}`))
  await discover(store, 'https://b.example/1', 'https://c.example:8080/1')
  const hosts = (urls: string[]) => urls.map((url) => new URL(url).host).sort()
  expect(hosts(await claimed(store, { exceptHosts: ['a.example', 'b.example'] }))).toEqual([
    'c.example:8080',
  ])
  expect(hosts(await claimed(store, { limit: 3 }))).toEqual(['a.example', 'a.example', 'b.example'])
  expect(hosts(await claimed(store, { perHost: 1 }))).toEqual(['a.example'])
  expect(hosts(await claimed(store))).toEqual(['a.example'])
})

test('of one host, links of sources with priority come first', async () => {
  const store = await openSample()
  await discover(store, 'https://example.org/a')
  const source = { url: 'https://example.org/urgent.xml', kind: 'feed', priority: 5 } as const
  const { id } = valueOf(await store.addSource(source, now))
  await store.addLinks(id, [{ url: 'https://example.org/urgent' }], { now: after(5) })
  expect(await claimed(store, { now: after(9), limit: 1 })).toEqual(['https://example.org/urgent'])
})

test('a failed link is due again at its next try, with its attempts and reason', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  await discover(store, url)
  const result = { problem: timeout, state: 'failed', nextTryAt: after(300), status: 504 } as const
  const link = valueOf(await store.recordFetch(linkId(url), { attempts: 1, at: now, result }))
  expect(link).toMatchObject({
    ...{ state: 'failed', attempts: 1, nextTryAt: after(300).toISOString() },
    ...{ reason: 'fetch/timeout', reasonText: 'The host took too long.' },
  })
  expect(await claimed(store, { now: after(299) })).toEqual([])
  expect(valueOf(await store.nextLinkDueAt())).toBe(after(300).toISOString())
  expect(await claimed(store, { now: after(300) })).toEqual([url])
  const page = { attempts: 2, at: after(300), result: { page: samplePage(url) } }
  const fetched = valueOf(await store.recordFetch(linkId(url), page))
  expect(fetched).toMatchObject({ state: 'fetched', attempts: 2 })
  expect(fetched).not.toHaveProperty('reason')
  expect(valueOf(await store.fetchesOf(linkId(url)))).toMatchObject([
    { status: 504, problem: 'fetch/timeout' },
    { status: 200, url },
  ])
  await expectSound(store)
})

test.each(['rejected', 'quarantined'] as const)('a link %s is never tried again', async (state) => {
  const store = await openSample()
  const url = 'https://example.org/a'
  await discover(store, url)
  const outcome = { attempts: 1, at: now, result: { problem: timeout, state } }
  expect(valueOf(await store.recordFetch(linkId(url), outcome)).state).toBe(state)
  expect(await claimed(store, { now: after(1e6) })).toEqual([])
  await expectSound(store)
})

test('the same outcome twice, or one that comes late, changes nothing', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  await discover(store, url)
  const failed: FetchOutcome = {
    attempts: 1,
    at: now,
    result: { problem: timeout, state: 'failed' },
  }
  const fetched: FetchOutcome = { attempts: 2, at: now, result: { page: samplePage(url) } }
  for (const outcome of [failed, failed, fetched, fetched, failed, { ...failed, attempts: 3 }]) {
    valueOf(await store.recordFetch(linkId(url), outcome))
  }
  expect(valueOf(await store.linkById(linkId(url)))).toMatchObject({
    state: 'fetched',
    attempts: 2,
  })
  expect(valueOf(await store.fetchesOf(linkId(url)))).toHaveLength(2)
})

test('a page comes back from the archive bit by bit', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  await discover(store, url)
  const noise = Uint8Array.from({ length: 999 }, (_, index) => (index * 7919 * index) % 251)
  for (const [index, bytes] of [new Uint8Array(0), noise].entries()) {
    const address = `${url}${index}`
    await discover(store, address)
    const page = { ...samplePage(address), bytes, lastModified: 'Thu, 15 Jan 2026 10:00:00 GMT' }
    valueOf(await store.recordFetch(linkId(address), { attempts: 1, at: now, result: { page } }))
    expect(valueOf(await store.pageOf(linkId(address)))).toEqual(page)
  }
  expect(valueOf(await store.pageOf(linkId(url)))).toBeUndefined()
})

test('fetched links wait to be read with their pages, each for one reader at a time', async () => {
  const store = await openSample()
  const url = 'https://example.org/a'
  await fetchSample(store, url)
  const [link] = valueOf(await store.claimLinksToRead(claim))
  expect(link).toMatchObject({ url, state: 'fetched', claims: 1, page: samplePage(url) })
  expect(valueOf(await store.claimLinksToRead(claim))).toEqual([])
  const again = valueOf(await store.claimLinksToRead({ ...claim, now: after(61) }))
  expect(again).toMatchObject([{ claims: 2 }])
})

test('a link whose page is no article is rejected, and the claim ends', async () => {
  const store = await openSample()
  const link = await fetchSample(store, 'https://example.org/a')
  await store.claimLinksToRead(claim)
  expect(valueOf(await store.rejectLink(link, notArticle))).toMatchObject({
    ...{ state: 'rejected', reason: 'article/not-article', reasonText: 'A list of links.' },
  })
  expect(valueOf(await store.listClaimOwners())).toEqual([])
  expect(valueOf(await store.quarantineLink(link, notArticle)).state).toBe('quarantined')
  expect(codeOf(await store.rejectLink('x', notArticle))).toBe('store/not-found')
})

test('rejecting a stored link removes its article and reads its repeats anew', async () => {
  const store = await openSample()
  const stored = await storeSample(store, 'https://example.org/a', [['company', 'Grupo MAEN']])
  const repeat = await fetchSample(store, 'https://example.org/b')
  const { id: articleId } = sampleReading('https://example.org/a', []).article
  valueOf(await store.markDuplicate(repeat, { articleId, relation: 'near_text' }))
  await store.rejectLink(stored, notArticle)
  expect(valueOf(await store.readingById(articleId))).toBeUndefined()
  expect(valueOf(await store.linkById(repeat)).state).toBe('fetched')
  expect(valueOf(await store.entitiesByName(['Grupo MAEN']))).toEqual([])
  await expectSound(store)
})

test('links of one state can be paged through', async () => {
  const store = await openSample()
  await discover(store, ...['a', 'b', 'c'].map((path) => `https://example.org/${path}`))
  const first = valueOf(await store.linksInState('due', { limit: 2 }))
  const after = first.at(-1)?.id ?? ''
  const second = valueOf(await store.linksInState('due', { limit: 2, after }))
  expect([...first, ...second].map((link) => link.url.at(-1)).sort()).toEqual(['a', 'b', 'c'])
})

test('the ledger can be counted by source', async () => {
  const store = await openSample()
  await discover(store, 'https://example.org/a')
  const other = valueOf(await store.addSource({ url: 'https://b.example/', kind: 'listing' }, now))
  expect(valueOf(await store.accounting(other.id)).discovered).toBe(0)
  expect(valueOf(await store.accounting()).discovered).toBe(1)
})
