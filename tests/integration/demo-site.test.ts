import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { isDemoHost, startDemoSite, type DemoSite } from '../../src/demo/index.js'
import { decodeWindows1252 } from '../../src/text/windows-1252.js'

interface Reply {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly bytes: Buffer
}

// node:http, because fetch tidies paths, sets Host itself and undoes gzip.
function ask(
  site: DemoSite,
  target: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: site.port, path: target, agent: false, ...options },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          resolve({ status, headers, bytes: Buffer.concat(chunks) })
        })
      },
    )
    request.on('error', reject)
    request.end()
  })
}

async function start(options: Parameters<typeof startDemoSite>[0] = {}): Promise<DemoSite> {
  const started = await startDemoSite(options)
  if (!started.ok) throw new Error(started.problem.message)
  return started.value
}

interface Route {
  readonly file?: string
  readonly status?: number
  readonly charset?: string
  readonly location?: string
}

const folder = path.join(packageRoot, 'fixtures', 'site')

const { routes } = JSON.parse(fs.readFileSync(path.join(folder, 'site.json'), 'utf8')) as {
  routes: Readonly<Record<string, Route>>
}

function decode({ bytes, headers }: Reply, charset = 'utf-8'): string {
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
  if (charset === 'windows-1252') return decodeWindows1252(plain)
  return new TextDecoder('utf-8', { fatal: true }).decode(plain)
}

let site: DemoSite

beforeAll(async () => {
  site = await start()
})

afterAll(async () => {
  await site.close()
})

describe('answers', () => {
  test('every route gives its status and a type, and no page keeps the placeholder', async () => {
    for (const [target, route] of Object.entries(routes)) {
      const reply = await ask(site, target)
      expect([target, reply.status]).toEqual([
        target,
        route.status ?? (route.location === undefined ? 200 : 301),
      ])
      if (route.location === undefined) expect(reply.headers['content-type']).toMatch(/^\w+\/[\w+]/)
      expect(decode(reply, route.charset)).not.toContain('{{')
    }
  })

  test('HEAD gives the headers of GET without its body', async () => {
    const get = await ask(site, '/')
    const head = await ask(site, '/', { method: 'HEAD' })
    expect(head.bytes.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })

  test('other methods are refused', async () => {
    const reply = await ask(site, '/', { method: 'POST' })
    expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test('an unknown query serves the same page', async () => {
    const target = '/es/notas/planta-voltaria-villa-de-reyes.html'
    const plain = await ask(site, target)
    const tracked = await ask(site, `${target}?utm_source=rss`)
    expect(tracked.bytes).toEqual(plain.bytes)
  })

  test('a redirect that moved for good leads to a page of the site', async () => {
    const { status, headers } = await ask(site, '/es/nota.php?id=5871')
    expect(status).toBe(301)
    expect(headers.location).toBe(`${site.origin}/es/2025/03/05/visita-embajadora-canada.html`)
  })

  test.each([
    '/../package.json',
    '/es/../../../package.json',
    '/..%2f..%2fpackage.json',
    '/pages/front.html',
    '/site.json',
    '/expected.json',
    '//etc/passwd',
    '/%00',
    '/constructor',
  ])('%s is no page', async (target) => {
    expect((await ask(site, target)).status).toBe(404)
  })

  test('a target that is no path is refused', async () => {
    expect((await ask(site, 'http://127.0.0.1/')).status).toBe(400)
  })
})

describe('encodings', () => {
  test('the page of the old system is windows-1252 and only its meta element names a character set', async () => {
    const reply = await ask(site, '/es/2024/02/14/tecnicos-baviera.htm')
    expect(reply.headers['content-type']).toBe('text/html')
    const text = decode(reply, 'windows-1252')
    expect(text).toContain('310 mil €')
    expect(text).toContain('“Manos del Altiplano”')
    expect(() => decode(reply)).toThrow()
  })

  test('the compressed page is compressed whatever the client accepts', async () => {
    const reply = await ask(site, '/es/2024/06/11/convenio-canacintra-upslp')
    expect(reply.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(reply.bytes).toString('utf8')).toContain('Canacintra')
  })
})

describe('validators', () => {
  const target = '/fr/node/7745'

  test.each([
    ['the same ETag', { etag: (tag: string) => tag }],
    ['the same ETag, weak, in a list', { etag: (tag: string) => `"other", W/${tag}` }],
    ['any ETag', { etag: () => '*' }],
  ])('%s gives 304 without a body', async (_, { etag }) => {
    const first = await ask(site, target)
    const headers = { 'if-none-match': etag(first.headers.etag ?? '') }
    const { status, bytes } = await ask(site, target, { headers })
    expect([status, bytes.length]).toEqual([304, 0])
  })

  test.each([
    [{ 'if-modified-since': 'Tue, 12 Nov 2024 05:30:00 GMT' }, 304],
    [{ 'if-modified-since': 'Tue, 12 Nov 2024 05:29:59 GMT' }, 200],
    [{ 'if-modified-since': 'yesterday' }, 200],
    [{ 'if-none-match': '"x"', 'if-modified-since': 'Tue, 12 Nov 2030 05:30:00 GMT' }, 200],
  ])('%j gives %i', async (headers, status) => {
    const sent = headers as Record<string, string>
    expect((await ask(site, target, { headers: sent })).status).toBe(status)
  })
})

describe('hosts', () => {
  test.each([
    ['127.0.0.1:4000', true],
    ['localhost', true],
    ['gaceta-demo.localhost:4000', true],
    ['demo.test', true],
    ['diario.example', true],
    ['example.com', false],
    ['localhost.evil.net', false],
    ['demo.test/<script>', false],
    ['', false],
  ])('%j is answered: %s', (host, isAnswered) => {
    expect(isDemoHost(host)).toBe(isAnswered)
  })

  test('a name that somebody could own gets no page', async () => {
    const reply = await ask(site, '/', { headers: { host: 'rebound.example.com' } })
    expect([reply.status, reply.bytes.length]).toEqual([421, 0])
  })

  test('feeds name the server, or with hostHeaderOrigin what the client asked for', async () => {
    const headers = { host: 'Gaceta-Demo.localhost:8080' }
    const plain = decode(await ask(site, '/robots.txt', { headers }))
    expect(plain).toContain(`Sitemap: ${site.origin}/sitemap.xml`)
    const virtual = await start({ hostHeaderOrigin: true })
    const text = decode(await ask(virtual, '/robots.txt', { headers }))
    await virtual.close()
    expect(text).toContain('Sitemap: http://gaceta-demo.localhost:8080/sitemap.xml')
  })
})

describe('running', () => {
  test('remembers every request', async () => {
    const own = await start()
    await ask(own, '/es?a=1', { headers: { 'user-agent': 'Gaceta-test' } })
    await ask(own, '/no', { method: 'HEAD' })
    await own.close()
    const host = `127.0.0.1:${own.port}`
    expect(own.requests).toEqual([
      { method: 'GET', path: '/es?a=1', host, userAgent: 'Gaceta-test', status: 301 },
      { method: 'HEAD', path: '/no', host, userAgent: '', status: 404 },
    ])
  })

  test('a taken port, an impossible port and a folder without a site are problems', async () => {
    const taken = await startDemoSite({ port: site.port })
    expect(taken).toMatchObject({ ok: false, problem: { code: 'port/in-use' } })
    const impossible = await startDemoSite({ port: 70_000 })
    expect(impossible).toMatchObject({ ok: false, problem: { code: 'config/invalid' } })
    const nowhere = await startDemoSite({ folder: path.join(folder, 'pages') })
    expect(nowhere).toMatchObject({ ok: false, problem: { code: 'input/unreadable' } })
  })

  test('after close nothing listens, even when a client hangs in the middle of its request', async () => {
    const own = await start()
    const socket = net.connect(own.port, '127.0.0.1')
    await new Promise((resolve) => socket.write('GET / HTTP/1.1\r\nHost: ', resolve))
    socket.on('error', () => undefined)
    await own.close()
    socket.destroy()
    await expect(ask(own, '/')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('the site hangs together', () => {
  test('every address in pages and feeds leads somewhere', async () => {
    for (const [from, route] of Object.entries(routes)) {
      if (!/\.(?:html|xml)$/.test(route.file ?? '')) continue
      const text = decode(await ask(site, from), route.charset)
      const markup = load(text, { xml: route.file?.endsWith('.xml') === true })
      const links = [
        ...markup('a[href], link[href]').map((_, node) => markup(node).attr('href') ?? ''),
        ...markup('loc, item > link').map((_, node) => markup(node).text()),
      ]
      for (const link of links.filter((href) => !/^(?:#|javascript:)/.test(href))) {
        const url = new URL(link, site.origin + from)
        if (url.origin !== site.origin) continue
        const isKnown = url.pathname + url.search in routes || url.pathname in routes
        expect([from, link, isKnown]).toEqual([from, link, true])
      }
    }
  })

  test('sources are routes', () => {
    expect(site.sources.filter(({ path: target }) => !(target in routes))).toEqual([])
  })

  test('the front page links to the page that robots.txt forbids', async () => {
    expect(decode(await ask(site, '/robots.txt'))).toContain('Disallow: /privado/')
    expect(decode(await ask(site, '/'))).toContain(
      'href="/privado/2025/03/28/grupo-cervecero-compraria-terrenos-zaragoza"',
    )
  })
})
