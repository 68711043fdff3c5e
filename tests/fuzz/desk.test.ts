/** Any request to the desk is answered, and never with a fault of ours. */
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { linkId } from '../../src/store/index.js'
import { openWeb, type SampleDesk } from '../integration/web/open-web.js'
import { fetchSample, now, sampleReading, valueOf } from '../integration/store/sample.js'
import { runs, timeout } from './inputs.js'

let desk: SampleDesk
let ids: readonly string[]

beforeEach(async () => {
  desk = await openWeb()
  const url = 'https://example.org/a'
  await fetchSample(desk.store, url)
  const reading = sampleReading(url, [
    ['company', 'Grupo MAEN'],
    ['person', 'Tere Jiménez'],
    ['place', 'Aguascalientes'],
  ])
  valueOf(await desk.store.saveReading(linkId(url), reading, { now }))
  const { events } = valueOf(
    await desk.store.findEvents({ all: [], none: [], filters: [], ranges: [] }, { limit: 10 }),
  )
  ids = [
    ...events.flatMap((event) => [event.id, event.article_id, ...event.participant_ids]),
    ...['x', '__proto__', '%00', '%ff', '..', '%2e%2e%2f'],
  ]
})

const addresses = [
  ...['/', '/events/ID', '/entities/ID', '/articles/ID', '/sources', '/review', '/exports'],
  ...['/exports/events', '/exports/ID', '/search/export', '/search/feed.atom', '/search/feed.json'],
  ...['/searches', '/searches/ID/feed.atom', '/searches/ID/remove', '/searches/ID/retry'],
  ...['/decisions', '/decisions/ID/undo', '/language/es', '/language/ID', '/ID', '/ID/ID'],
  ...['/api/v1/events', '/api/v1/facets', '/api/v1/events/ID', '/api/v1/entities/ID'],
  ...['/api/v1/articles/ID', '/api/v1/searches', '/api/v1/searches/ID', '/api/v1/openapi.json'],
]

const words = fc.oneof(
  fc.constantFrom(
    'empresa:',
    'lugar:MX',
    '-"',
    '"',
    '(',
    'fecha:2024..',
    'monto:>1e99',
    'OR',
    '*',
    'NEAR/2',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const search = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '))
const fields = fc.constantFrom(
  ...['q', 'limit', 'after', 'page', 'format', 'excel', 'locale', 'back', 'kind', 'subject'],
  ...['subjectId', 'id', 'into', 'member', 'name', 'type', 'webhook', 'order', 'lang', 'by'],
)
const query = fc.array(
  fc.tuple(fields, fc.oneof(search, fc.integer().map(String), fc.constantFrom('ID'))),
  { maxLength: 5 },
)
const body = fc.oneof(
  fc.record({ form: query }),
  fc.record({ json: fc.json({ maxDepth: 3 }) }),
  fc.record({ raw: fc.string({ unit: 'binary', maxLength: 100 }) }),
)

const withId = (text: string, id: string): string => text.replaceAll('ID', id)

function requestOf(method: string, id: string, sent: object): RequestInit {
  if (method === 'GET' || method === 'HEAD') return { method }
  if ('form' in sent) {
    const form = (sent.form as [string, string][]).map(([name, value]): [string, string] => [
      name,
      withId(value, id),
    ])
    return { method, body: new URLSearchParams(form) }
  }
  const headers = { 'content-type': 'json' in sent ? 'application/json' : 'text/plain' }
  return { method, headers, body: withId(String(Object.values(sent)[0]), id) }
}

test('any address, method, query and body', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        ...{ address: fc.constantFrom(...addresses), query, sent: body, pick: fc.nat() },
        method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'DELETE', 'PUT'),
        accept: fc.oneof(fc.constantFrom('es', 'fr;q=0.5,en', '*'), fc.string({ maxLength: 20 })),
      }),
      async ({ address, query: asked, sent, pick, method, accept }) => {
        const id = ids[pick % ids.length] ?? 'x'
        const parameters = new URLSearchParams(
          asked.map(([name, value]): [string, string] => [name, withId(value, id)]),
        )
        const init = requestOf(method, id, sent)
        const headers = new Headers(init.headers)
        // What no header can hold never reaches the desk.
        headers.set('accept-language', accept.replace(/[^\x20-\x7e]/g, ''))
        const answer = await desk.ask(`${withId(address, id)}?${parameters.toString()}`, {
          ...init,
          headers,
        })
        await answer.text()
        expect(answer.status, `${method} ${address}`).toBeLessThan(500)
        expect(desk.faults).toEqual([])
      },
    ),
    runs(400),
  )
  expect(await desk.store.checkStore()).toEqual({ ok: true, value: [] })
})
