/** Alerts of saved searches: what is new goes to the webhook, once, whatever happens meanwhile. */
import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { sendAlerts, type AlertTools } from '../../../src/alerts/index.js'
import { createPoster, type Poster } from '../../../src/fetch/index.js'
import type { NewSavedSearch } from '../../../src/model/saved-search.js'
import type { Store } from '../../../src/store/index.js'
import {
  after,
  fetchSample,
  now,
  openSample,
  sampleReading,
  valueOf,
  type SampleName,
} from '../store/sample.js'
import { openReceiver, type Received } from './receiver.js'

const posters: Poster[] = []

afterEach(async () => {
  for (const poster of posters.splice(0)) await poster.close()
})

/** What sends alerts of a store, at a moment that the test moves. */
function sender(store: Store, { allowPrivate = true } = {}): AlertTools & { moment: Date } {
  const clock = { now: () => tools.moment }
  const poster = createPoster({ userAgent: 'test', timeoutMs: 5000, allowPrivate, ...clock })
  posters.push(poster)
  const onProblem = ({ message }: { message: string }) => {
    throw new Error(message)
  }
  const tools = { ...{ store, poster, clock, name: 'test', onProblem }, moment: now }
  return tools
}

/** Stores an article with an event of its own. */
async function tell(
  store: Store,
  name: string,
  { more = [], at = now }: { more?: readonly SampleName[]; at?: Date } = {},
): Promise<string> {
  const url = `https://example.org/${encodeURIComponent(name)}`
  const link = await fetchSample(store, url)
  const reading = sampleReading(url, [['company', name], ...more])
  valueOf(await store.saveReading(link, reading, { now: at }))
  return url
}

const save = async (store: Store, search: Partial<NewSavedSearch>) =>
  valueOf(await store.addSavedSearch({ name: 'Misiones', query: '', ...search }, now))

const namesIn = (received: readonly Received[]) =>
  received.map(({ body }) => {
    const { data } = JSON.parse(body) as { data: { event: { participant: string[] } } }
    return data.event.participant.join()
  })

test('an event that comes in after the search was saved is sent once, with all that is known of it', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const tools = sender(store)
  await tell(store, 'Antigua')
  const search = await save(store, { webhook: hook.url, query: 'type:trade_mission' })
  await tell(store, 'Bodegas Nuevas')
  expect([await sendAlerts(tools), await sendAlerts(tools)]).toEqual([1, 0])
  expect(namesIn(hook.received)).toEqual(['Bodegas Nuevas'])
  const [{ headers = {}, body = '' } = {}] = hook.received as Partial<Received>[]
  expect(headers).toMatchObject({
    ...{ 'content-type': 'application/json', 'webhook-timestamp': String(now.getTime() / 1000) },
    ...{ 'webhook-id': headers['idempotency-key'], 'user-agent': 'test' },
  })
  expect(headers['webhook-signature']).toBeUndefined()
  expect(JSON.parse(body)).toMatchObject({
    ...{ type: 'event.found', timestamp: now.toISOString() },
    data: {
      search: { id: search.id, name: 'Misiones', query: 'type:trade_mission' },
      event: { type: 'trade_mission', jobs: 40, url: 'https://example.org/Bodegas%20Nuevas' },
    },
  })
  expect(valueOf(await store.savedSearch(search.id))).toMatchObject({
    ...{ delivered: 1, due: 0, failed: 0, failures: 0, lastDeliveredAt: now.toISOString() },
  })
})

test('each search hears of what it asks for, and what was there before it is not news to it', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const tools = sender(store)
  await save(store, { webhook: `${hook.url}?all` })
  await save(store, { webhook: `${hook.url}?fairs`, query: 'type:fair' })
  await save(store, { webhook: `${hook.url}?acme`, query: 'acme' })
  await save(store, { query: 'acme' })
  await tell(store, 'Acme')
  // Nobody has looked at the article yet; it was there before this search all the same.
  await save(store, { webhook: `${hook.url}?late` })
  await tell(store, 'Beta')
  await sendAlerts(tools)
  const heard = hook.received.map(({ path }, at) => `${path} ${namesIn(hook.received)[at]}`)
  expect(heard.sort()).toEqual([
    '/hook?acme Acme',
    '/hook?all Acme',
    '/hook?all Beta',
    '/hook?late Beta',
  ])
})

test('an event that is corrected, read again or told by another article is not new', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const tools = sender(store)
  await save(store, { webhook: hook.url })
  const url = await tell(store, 'Acme')
  await sendAlerts(tools)
  const [event] = valueOf(
    await store.findEvents({ all: [], none: [], filters: [], ranges: [] }, { limit: 1 }),
  ).events
  const subject = { subject: 'event', subjectId: event?.id ?? '' } as const
  valueOf(await store.addDecision({ ...subject, kind: 'rename', detail: { name: 'Gira' } }, now))
  valueOf(await store.addDecision({ ...subject, kind: 'retype', detail: { type: 'fair' } }, now))
  await tell(store, 'Acme')
  const reread = sampleReading(url, [['company', 'Acme']])
  const [told] = reread.events
  const other = {
    ...reread,
    events: [{ ...told, id: 'another', type: 'fair' } as typeof told & object],
  }
  const link = await fetchSample(store, url)
  valueOf(await store.saveReading(link, other, { now: after(60) }))
  await sendAlerts(tools)
  // The same story elsewhere takes the place of the first.
  const copy = 'https://example.org/acme-longer'
  const supersedes = [{ articleId: reread.article.id, relation: 'same_text' }] as const
  const second = await fetchSample(store, copy)
  valueOf(
    await store.saveReading(second, sampleReading(copy, [['company', 'Acme']]), {
      now,
      supersedes,
    }),
  )
  await sendAlerts(tools)
  expect(namesIn(hook.received)).toEqual(['Acme'])
})

test('another article that tells a known event sends nothing; one that first makes it fit does', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const tools = sender(store)
  await save(store, { webhook: hook.url, query: 'acme' })
  const more = [['programme', 'Aliados']] as const
  await tell(store, 'Beta', { more })
  await sendAlerts(tools)
  expect(hook.received).toEqual([])
  await tell(store, 'Acme', { more })
  await sendAlerts(tools)
  await sendAlerts(tools)
  expect(hook.received).toHaveLength(1)
})

test('what was told before the search was saved is not new to it, also when it is read again since', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const tools = sender(store)
  const more = [
    ['programme', 'Aliados'],
    ['company', 'Forjas del Norte'],
    ['place', 'Lyon'],
  ] as const
  await tell(store, 'Beta', { more })
  await save(store, { webhook: hook.url })
  await tell(store, 'Beta', { more, at: after(60) })
  await tell(store, 'Acme', { more, at: after(120) })
  expect(await sendAlerts(tools)).toBe(0)
  await tell(store, 'Gama', { at: after(180) })
  expect(await sendAlerts(tools)).toBe(1)
})

test('what a webhook does not take is sent again under the same id after growing waits, and in order', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const tools = sender(store)
  const { id } = await save(store, { webhook: hook.url })
  await tell(store, 'Acme')
  await sendAlerts(tools)
  await tell(store, 'Beta')
  hook.received.length = 0
  const answers = [500, 503, 302]
  hook.answer = () => ({ status: answers.shift() ?? 200, headers: { location: hook.url } })
  const waits: number[] = []
  for (let tries = 0; tries < 3; tries += 1) {
    await sendAlerts(tools)
    await sendAlerts(tools)
    const { nextTryAt = '', ...search } = valueOf(await store.savedSearch(id))
    expect(search).toMatchObject({ due: 1, delivered: 1, failures: tries + 1 })
    waits.push(new Date(nextTryAt).getTime() - tools.moment.getTime())
    tools.moment = new Date(nextTryAt)
  }
  await tell(store, 'Gamma')
  await sendAlerts(tools)
  expect(namesIn(hook.received)).toEqual(['Beta', 'Beta', 'Beta', 'Beta', 'Gamma'])
  expect(
    new Set(hook.received.slice(0, 4).map(({ headers }) => headers['idempotency-key'])).size,
  ).toBe(1)
  expect(new Set(hook.received.slice(0, 4).map(({ body }) => body)).size).toBe(1)
  for (const [index, least] of [45_000, 180_000, 720_000].entries())
    expect(waits[index]).toBeGreaterThanOrEqual(least)
  const search = valueOf(await store.savedSearch(id))
  expect(search).toMatchObject({ due: 0, delivered: 3, failures: 0 })
  expect(search.lastProblem).toBeUndefined()
})

test('an event that is never taken is given up, the next is tried, and a retry sends it after all', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const tools = sender(store)
  const { id } = await save(store, { webhook: hook.url })
  await tell(store, 'Acme')
  hook.answer = ({ body }) => ({ status: body.includes('Acme') ? 400 : 200 })
  for (let tries = 0; tries < 12; tries += 1) {
    await sendAlerts(tools)
    tools.moment = new Date(tools.moment.getTime() + 200_000_000)
  }
  expect(valueOf(await store.savedSearch(id))).toMatchObject({ failed: 1, due: 0 })
  await tell(store, 'Beta')
  await sendAlerts(tools)
  expect(namesIn(hook.received).at(-1)).toBe('Beta')
  expect(hook.received).toHaveLength(13)
  hook.answer = () => ({ status: 200 })
  valueOf(await store.retryDeliveries(id, tools.moment))
  await sendAlerts(tools)
  expect(namesIn(hook.received).at(-1)).toBe('Acme')
  expect(valueOf(await store.savedSearch(id))).toMatchObject({ failed: 0, delivered: 2 })
})

test('a signature proves who sent it', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const key = Buffer.from('a key of some bytes')
  const secret = `whsec_${key.toString('base64')}`
  await save(store, { webhook: hook.url, secret })
  await save(store, { webhook: `${hook.url}?plain`, secret: 'árbol' })
  await tell(store, 'Acme')
  await sendAlerts(sender(store))
  expect(hook.received).toHaveLength(2)
  for (const { path, headers, body } of hook.received) {
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    const hmac = createHmac('sha256', path.endsWith('plain') ? 'árbol' : key)
    expect(headers['webhook-signature']).toBe(`v1,${hmac.update(signed).digest('base64')}`)
  }
  expect(JSON.stringify(valueOf(await store.savedSearches()))).not.toContain('árbol')
})

test('nothing is sent into a private network, and no redirect is followed, unless it is allowed', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const { id } = await save(store, { webhook: hook.url })
  await tell(store, 'Acme')
  await sendAlerts(sender(store, { allowPrivate: false }))
  expect(hook.received).toEqual([])
  expect(valueOf(await store.savedSearch(id)).lastProblem).toMatch(/fetch\/refused-address/)
  valueOf(await store.retryDeliveries(id, now))
  const inner = await openReceiver()
  hook.answer = () => ({ status: 307, headers: { location: inner.url } })
  await sendAlerts(sender(store))
  expect([hook.received.length, inner.received.length]).toEqual([1, 0])
  expect(valueOf(await store.savedSearch(id)).lastProblem).toMatch(/must not redirect/)
})

test('a webhook that does not answer holds up no other one', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  await save(store, { webhook: 'http://127.0.0.1:9/' })
  await save(store, { webhook: hook.url })
  for (const name of ['Acme', 'Beta']) await tell(store, name)
  expect(await sendAlerts(sender(store))).toBe(2)
  expect(namesIn(hook.received).sort()).toEqual(['Acme', 'Beta'])
})

test('removing a search forgets its deliveries', async () => {
  const [store, hook] = [await openSample(), await openReceiver()]
  const { id } = await save(store, { webhook: hook.url })
  await tell(store, 'Acme')
  valueOf(await store.removeSavedSearch(id))
  expect(await sendAlerts(sender(store))).toBe(0)
  expect(valueOf(await store.savedSearches())).toEqual([])
  expect((await store.savedSearch(id)).ok).toBe(false)
})
