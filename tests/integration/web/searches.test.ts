/** Saved searches in the desk and in the JSON interface. */
import { expect, test } from 'vitest'
import { storeSample } from '../store/sample.js'
import { openWeb, type SampleDesk } from './open-web.js'

const saved = async ({ ask }: SampleDesk, fields: Record<string, string>) =>
  ask('/searches', { method: 'POST', body: new URLSearchParams(fields) })

const listed = async ({ ask }: SampleDesk) => {
  const { searches } = (await (await ask('/api/v1/searches')).json()) as {
    searches: { id: string; name: string; webhook?: string }[]
  }
  return searches
}

test('a search is saved with a form, shown with its feeds, and removed', async () => {
  const desk = await openWeb()
  await storeSample(desk.store, 'https://example.org/a', [['company', 'Bodegas Alba']])
  const answer = await saved(desk, { name: 'Vinos & <b>más</b>', query: 'bodegas' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/searches?done=1'])
  const id = (await listed(desk))[0]?.id ?? ''
  const page = await (await desk.ask('/searches')).text()
  expect(page).toContain('Vinos &amp; &lt;b&gt;más&lt;/b&gt;')
  for (const format of ['atom', 'rss', 'json']) {
    expect(page).toContain(`/searches/${id}/feed.${format}`)
    const feed = await (await desk.ask(`/searches/${id}/feed.${format}`)).text()
    expect(feed).toMatch(/Vinos (?:&amp;|&) (?:&lt;|<)b/)
    expect(feed).toContain('/events/')
  }
  expect((await desk.ask(`/searches/${id}/remove`, { method: 'POST' })).status).toBe(303)
  expect(await listed(desk)).toEqual([])
  expect((await desk.ask(`/searches/${id}/feed.atom`)).status).toBe(404)
})

test.each([
  [{ name: '', query: 'x' }, 'A saved search needs a name.'],
  [{ name: 'x', query: 'from:yesterday' }, 'at character 1 of the search is no date'],
  [{ name: 'x', query: '', webhook: 'http://10.0.0.1/' }, 'private network'],
  [{ name: 'x', query: '', webhook: 'http://localhost/' }, 'private network'],
  [{ name: 'x', query: '', webhook: 'ftp://example.org/' }, 'neither http nor https'],
  [{ name: 'x', query: '', secret: 'x' }, 'A secret signs'],
])('%j is refused with its reason', async (fields, reason) => {
  const desk = await openWeb()
  const answer = await saved(desk, fields)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(reason)
  expect(await listed(desk)).toEqual([])
})

test('a search that another site’s page would save is refused', async () => {
  const { ask } = await openWeb()
  const init = { method: 'POST', headers: { origin: 'http://evil.example' } }
  for (const address of ['/searches', '/api/v1/searches', '/searches/x/remove'])
    expect((await ask(address, init)).status).toBe(403)
})

test('the interface saves, lists and removes searches, and never tells a secret', async () => {
  const desk = await openWeb()
  const body = {
    name: 'Japón',
    query: 'place:Japón',
    webhook: 'https://example.org/',
    secret: 's3',
  }
  const send = (json: unknown) =>
    desk.ask('/api/v1/searches', { method: 'POST', body: JSON.stringify(json) })
  const made = (await (await send(body)).json()) as Record<string, unknown>
  expect(made).toMatchObject({ name: 'Japón', isSigned: true, due: 0, delivered: 0, failed: 0 })
  expect(JSON.stringify(await listed(desk))).not.toContain('s3')
  const faults = await Promise.all([
    send({ query: 'x' }),
    send([]),
    send({ name: 'x', query: 'from:x' }),
  ])
  expect(faults.map(({ status }) => status)).toEqual([400, 400, 400])
  const id = String(made['id'])
  expect((await desk.ask(`/api/v1/searches/${id}`, { method: 'DELETE' })).status).toBe(200)
  expect((await desk.ask(`/api/v1/searches/${id}`, { method: 'DELETE' })).status).toBe(404)
})
