/** What protects the desk: headers, host names, other sites' writes, the password. */
import { expect, test } from 'vitest'
import { openWeb } from './open-web.js'

test('every answer forbids inline script and style, frames and foreign files', async () => {
  const { ask } = await openWeb()
  for (const address of [
    '/',
    '/nowhere',
    '/api/v1/events',
    '/search/feed.atom',
    '/exports/events',
  ]) {
    const answer = await ask(address)
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  }
})

test('a page of the web that reaches the desk under its own name is refused', async () => {
  const { createDesk } = await import('../../../src/web/index.js')
  const { store } = await openWeb()
  const desk = createDesk({
    ...{ store, isLocal: true, now: () => 0, remoteOf: () => '', onFault: () => undefined },
  })
  expect((await desk.request('http://evil.example:8480/')).status).toBe(403)
  expect((await desk.request('http://localhost:8480/')).status).toBe(200)
  expect((await desk.request('http://[::1]:8480/')).status).toBe(200)
})

const form = { method: 'POST', body: new URLSearchParams({ kind: 'accept' }) }

test.each([
  [{ origin: 'http://evil.example' }],
  [{ origin: 'null' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:8480' }],
])('a change with %j is refused', async (headers) => {
  const { ask } = await openWeb()
  expect((await ask('/decisions', { ...form, headers })).status).toBe(403)
  expect((await ask('/decisions/x/undo', { ...form, headers })).status).toBe(403)
})

test('a change of the desk’s own page is read, and one that means nothing is refused with its reason', async () => {
  const { ask } = await openWeb()
  const headers = { origin: 'http://127.0.0.1:8480', 'sec-fetch-site': 'same-origin' }
  const answer = await ask('/decisions', { ...form, headers })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('A decision is about an event or an entity.')
})

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`ana:${password}`).toString('base64')}`,
})

test('a desk with a password asks for it, and after five wrong ones lets the address wait', async () => {
  const { ask } = await openWeb({ password: 'árbol' })
  const first = await ask('/')
  expect([first.status, first.headers.get('www-authenticate')]).toEqual([
    401,
    'Basic realm="Gaceta", charset="UTF-8"',
  ])
  expect((await ask('/api/v1/events')).status).toBe(401)
  expect((await ask('/', { headers: basic('árbol') })).status).toBe(200)
  for (let tries = 0; tries < 5; tries += 1)
    expect((await ask('/', { headers: basic('arbol') })).status).toBe(401)
  const blocked = await ask('/', { headers: basic('árbol') })
  expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '60'])
})

test.each([
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/entities/x?done=1', '/entities/x?done=1'],
])('the switch of languages leads from %j to %j', async (back, location) => {
  const { ask } = await openWeb()
  const answer = await ask(`/language/fr?back=${encodeURIComponent(back)}`)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
  expect(answer.headers.get('set-cookie')).toMatch(/^gaceta_language=fr;.*HttpOnly/)
})

test('a body that is too large is refused before it is read', async () => {
  const { ask } = await openWeb()
  const body = new URLSearchParams({ value: 'x'.repeat(100_000) })
  expect((await ask('/decisions', { method: 'POST', body })).status).toBe(413)
})
