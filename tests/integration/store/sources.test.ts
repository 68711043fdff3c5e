import { expect, test } from 'vitest'
import { problem } from '../../../src/core/problem.js'
import { addSampleSource, after, codeOf, now, openSample, valueOf } from './sample.js'

const feed = (path: string) => ({ url: `https://example.org/${path}`, kind: 'feed' }) as const

test('a new source is due at once and holds what was given', async () => {
  const store = await openSample()
  const given = {
    ...feed('feed.xml'),
    ...{ name: 'El Diario', country: 'MX', region: 'MX-AGU', lang: 'es' as const },
    ...{ intervalMinutes: 30, priority: 2 },
  }
  const source = valueOf(await store.addSource(given, now))
  expect(source).toEqual({
    ...given,
    ...{ id: source.id, state: 'active', nextDueAt: now.toISOString(), failures: 0 },
  })
  expect(valueOf(await store.dueSources(now))).toEqual([source])
  expect(valueOf(await store.listSources())).toEqual([source])
})

test('the same address twice is one source with the newer facts', async () => {
  const store = await openSample()
  await store.addSource({ ...feed('feed.xml'), name: 'Diario', country: 'MX' }, now)
  await store.addSource({ ...feed('feed.xml#top'), name: 'El Diario' }, after(60))
  expect(valueOf(await store.listSources())).toMatchObject([
    { name: 'El Diario', country: 'MX', nextDueAt: now.toISOString() },
  ])
})

test.each(['', 'example.org', 'ftp://example.org/', 'javascript:alert(1)'])(
  'the address %j is refused',
  async (url) => {
    const store = await openSample()
    expect(codeOf(await store.addSource({ url, kind: 'feed' }, now))).toBe('input/invalid-url')
  },
)

test('due sources come by priority, then the longest overdue', async () => {
  const store = await openSample()
  await store.addSource(feed('b'), after(10))
  await store.addSource(feed('a'), after(20))
  await store.addSource({ ...feed('c'), priority: 1 }, after(30))
  await store.addSource(feed('later'), after(100))
  const due = valueOf(await store.dueSources(after(40)))
  expect(due.map((source) => source.url.at(-1))).toEqual(['c', 'b', 'a'])
  expect(valueOf(await store.dueSources(after(40), 1))).toHaveLength(1)
})

test('failures count up and success resets them', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  const timeout = problem('fetch/timeout', 'The host took too long.')
  const failed = { at: after(1), nextDueAt: after(60), problem: timeout }
  await store.updateSourceAfterVisit(id, failed)
  expect(valueOf(await store.updateSourceAfterVisit(id, failed))).toMatchObject({
    ...{ failures: 2, lastProblem: 'fetch/timeout', nextDueAt: after(60).toISOString() },
  })
  const success = { at: after(70), nextDueAt: after(700), status: 200, etag: '"1"', bodyHash: 'ab' }
  const source = valueOf(await store.updateSourceAfterVisit(id, success))
  expect(source).toMatchObject({ failures: 0, lastSuccessAt: after(70).toISOString(), etag: '"1"' })
  expect(source).not.toHaveProperty('lastProblem')
})

test('validators stay after the answer 304 and go with a new answer', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  const visit = { at: now, nextDueAt: after(60) }
  await store.updateSourceAfterVisit(id, { ...visit, status: 200, etag: '"1"', bodyHash: 'ab' })
  const unchanged = await store.updateSourceAfterVisit(id, { ...visit, status: 304 })
  expect(valueOf(unchanged)).toMatchObject({ etag: '"1"', bodyHash: 'ab' })
  const changed = await store.updateSourceAfterVisit(id, { ...visit, status: 200 })
  expect(valueOf(changed)).not.toHaveProperty('etag')
})

test('a paused source rests, its links too, until it is resumed', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  await store.addLinks(id, [{ url: 'https://example.org/a' }], { now })
  const claim = { now, limit: 10, leaseMs: 1000, owner: 'w' }
  expect(valueOf(await store.pauseSource(id)).state).toBe('paused')
  expect(valueOf(await store.dueSources(now))).toEqual([])
  expect(valueOf(await store.claimDueLinks(claim))).toEqual([])
  expect(valueOf(await store.nextLinkDueAt())).toBeUndefined()
  expect(valueOf(await store.resumeSource(id)).state).toBe('active')
  expect(valueOf(await store.claimDueLinks(claim))).toHaveLength(1)
})

test('a removed source keeps its history; its waiting links are rejected, and due when it comes back', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  await store.addLinks(id, [{ url: 'https://example.org/a' }], { now })
  expect(valueOf(await store.removeSource(id)).state).toBe('removed')
  expect(valueOf(await store.listSources())).toEqual([])
  expect(valueOf(await store.listSources({ withRemoved: true }))).toHaveLength(1)
  expect(valueOf(await store.accounting())).toMatchObject({ discovered: 1, rejected: 1, due: 0 })
  expect(valueOf(await store.resumeSource(id)).state).toBe('removed')
  await addSampleSource(store)
  expect(valueOf(await store.accounting())).toMatchObject({ discovered: 1, rejected: 0, due: 1 })
})

test('a source that is not there is a problem', async () => {
  const store = await openSample()
  const visit = { at: now, nextDueAt: now }
  expect(codeOf(await store.updateSourceAfterVisit('x', visit))).toBe('store/not-found')
  expect(codeOf(await store.pauseSource('x'))).toBe('store/not-found')
  expect(codeOf(await store.addLinks('x', [], { now }))).toBe('store/not-found')
})
