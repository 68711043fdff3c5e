/** The fetcher against a real server on loopback that behaves well, badly and maliciously. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createFetcher, type Fetcher } from '../../src/fetch/index.js'

const page = '<!doctype html><title>Hola</title><p>ñandú</p>'
const requests: http.IncomingMessage[] = []

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void

const bomb = zlib.gzipSync(Buffer.alloc(20_000_000))
const html = (
  response: http.ServerResponse,
  body: string | Buffer,
  headers: http.OutgoingHttpHeaders = {},
) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)

const routes: Record<string, Handler> = {
  '/robots.txt': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/plain' })
      .end('User-agent: *\nDisallow: /secret'),
  '/page': (_, response) => html(response, page, { etag: '"1"' }),
  '/gzip': (_, response) => html(response, zlib.gzipSync(page), { 'content-encoding': 'gzip' }),
  '/brotli': (_, response) =>
    html(response, zlib.brotliCompressSync(page), { 'content-encoding': 'br' }),
  '/bomb': (_, response) => html(response, bomb, { 'content-encoding': 'gzip' }),
  '/broken-gzip': (_, response) =>
    html(response, Buffer.from('not gzip'), { 'content-encoding': 'gzip' }),
  '/odd-encoding': (_, response) => html(response, page, { 'content-encoding': 'rot13' }),
  '/inherited-encoding': (_, response) =>
    html(response, page, { 'content-encoding': 'constructor' }),
  '/moved': (_, response) => response.writeHead(301, { location: '/page' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/inside': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/admin' }).end(),
  '/to-secret': (_, response) => response.writeHead(302, { location: '/secret' }).end(),
  '/secret': (_, response) => html(response, page),
  '/wait': (_, response) => response.writeHead(429).end(),
  '/come-tomorrow': (_, response) => response.writeHead(429, { 'retry-after': '86400' }).end(),
  '/down': (_, response) => response.writeHead(500).end(),
  '/image': (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/huge': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    const push = () => {
      response.write('x'.repeat(65_536), (error) => {
        if (!error) setImmediate(push)
      })
    }
    push()
  },
  '/slow': (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).write('x'),
  '/cut': (_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' })
      .write('short')
    setTimeout(() => response.destroy(), 20)
  },
  '/cached': (request, response) =>
    request.headers['if-none-match'] === '"1"'
      ? response.writeHead(304).end()
      : html(response, page),
}

const server = http.createServer((request, response) => {
  requests.push(request)
  const handler = routes[request.url ?? '']
  if (handler) handler(request, response)
  else response.writeHead(404).end()
})
let origin = ''
let fetcher: Fetcher
const time = {
  now: () => new Date(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}
const options = {
  userAgent: 'Gaceta/test (+mailto:a@example.org)',
  timeoutMs: 1500,
  maxBytes: 1_000_000,
  hostDelayMs: 0,
  time,
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  fetcher = createFetcher({ ...options, allowLoopback: true })
})

afterAll(async () => {
  await fetcher.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function bodyOf(path: string): Promise<string> {
  const got = await fetcher.fetchPage({ url: origin + path })
  if (!got.ok) throw new Error(got.problem.message)
  return got.value.changed ? new TextDecoder().decode(got.value.page.bytes) : ''
}

describe('fetchPage', () => {
  test.each(['/page', '/gzip', '/brotli', '/moved'])('reads %s', async (path) => {
    expect(await bodyOf(path)).toBe(page)
  })

  it('says who it is and where the page really was', async () => {
    const got = await fetcher.fetchPage({ url: `${origin}/moved` })
    const found = got.ok && got.value.changed ? got.value.page : undefined
    expect([found?.requestedUrl, found?.url, found?.etag]).toEqual([
      `${origin}/moved`,
      `${origin}/page`,
      '"1"',
    ])
    expect(requests.at(-1)?.headers['user-agent']).toBe(options.userAgent)
  })

  it('asks with validators and understands that nothing changed', async () => {
    const got = await fetcher.fetchPage({ url: `${origin}/cached`, etag: '"1"' })
    expect(got).toEqual({ ok: true, value: { changed: false } })
  })

  test.each([
    ['/nowhere', 'fetch/gone'],
    ['/down', 'fetch/server-error'],
    ['/wait', 'fetch/rate-limited'],
    ['/image', 'fetch/unsupported-type'],
    ['/loop', 'fetch/too-many-redirects'],
    ['/inside', 'fetch/refused-address'],
    ['/secret', 'fetch/robots'],
    ['/to-secret', 'fetch/robots'],
    ['/bomb', 'fetch/too-large'],
    ['/huge', 'fetch/too-large'],
    ['/broken-gzip', 'fetch/bad-response'],
    ['/odd-encoding', 'fetch/bad-response'],
    ['/inherited-encoding', 'fetch/bad-response'],
    ['/slow', 'fetch/timeout'],
    ['/cut', 'fetch/connection'],
  ])('gives %s its own problem, %s, naming the address', async (path, code) => {
    const got = await fetcher.fetchPage({ url: origin + path })
    expect(got.ok ? undefined : got.problem.code).toBe(code)
    expect(got.ok ? '' : got.problem.message).toMatch(/127\.0\.0\.1|10\.0\.0\.1/)
  })

  it('keeps the time that a busy host asks for, and asks no more until then', async () => {
    const patient = createFetcher({ ...options, allowLoopback: true })
    const first = await patient.fetchPage({ url: `${origin}/come-tomorrow` })
    expect(first.ok ? undefined : first.problem.retryAfterMs).toBe(86_400_000)
    const before = requests.length
    const second = await patient.fetchPage({ url: `${origin}/page` })
    expect(second.ok ? undefined : second.problem.code).toBe('fetch/host-resting')
    expect(requests.length).toBe(before)
    await patient.close()
  })

  it('refuses this machine unless told otherwise, by number and by name, without a request', async () => {
    const careful = createFetcher({ ...options, allowLoopback: false })
    const before = requests.length
    const byNumber = await careful.fetchPage({ url: `${origin}/page` })
    const byName = await careful.fetchPage({
      url: `${origin.replace('127.0.0.1', 'localhost')}/page`,
    })
    await careful.close()
    expect([byNumber, byName].map((got) => (got.ok ? 'fetched' : got.problem.code))).toEqual([
      'fetch/refused-address',
      'fetch/refused-address',
    ])
    expect(requests.length).toBe(before)
  })

  it('asks a site for its robots.txt once', async () => {
    const fresh = createFetcher({ ...options, allowLoopback: true })
    const before = requests.length
    for (const path of ['/page', '/gzip']) await fresh.fetchPage({ url: origin + path })
    await fresh.close()
    expect(requests.slice(before).map(({ url }) => url)).toEqual(['/robots.txt', '/page', '/gzip'])
  })
})
