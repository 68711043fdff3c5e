/**
 * A crawl of hosts that do their worst, beside one that behaves: every attack is bounded and gets its code, every link
 * is accounted for, and every page of the well-behaved host is stored.
 */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openStore, type Store } from '../../src/store/index.js'
import { inTemporaryFolder, runGaceta, type Run } from '../integration/run-gaceta.js'
import {
  hostilePages,
  send,
  startRaw,
  startSite,
  startTlsWithoutCertificate,
  type Running,
} from './hostile-server.js'

const goodPages = 12
const story = (number: number): string =>
  `<!doctype html><html lang="es"><head><title>La empresa ${number} abre una planta en León</title></head><body><article>
   <h1>La empresa ${number} abre una planta en León</h1>
   <p>La empresa Troquelados ${number} del Bajío anunció ayer que invertirá ${number + 10} millones de pesos en su planta de León, donde creará ${number + 40} empleos antes de que termine el año, según explicó su director general.</p>
   <p>El proyecto número ${number} contará con el apoyo del gobierno del estado, que prepara un programa de formación para los nuevos trabajadores de la región y de los municipios vecinos.</p></article></body></html>`

const rss = (links: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Diario</title>${links.map((link) => `<item><link>${link}</link></item>`).join('')}</channel></rss>`
const sitemapIndex = (parts: readonly string[]): string =>
  `<sitemapindex>${parts.map((part) => `<sitemap><loc>${part}</loc></sitemap>`).join('')}</sitemapindex>`
const rssType = 'application/rss+xml'

const lol = Array.from(
  { length: 30 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('')
const entityFeed = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ja"><!ENTITY x SYSTEM "file:///etc/passwd">${lol}]>
  <rss version="2.0"><channel><title>&l30;&x;</title><item><title>&l30;&x;</title><link>/nota-de-la-bomba</link></item></channel></rss>`
const calendar = (from: number): string =>
  `<html><body>${Array.from({ length: 5000 }, (_, day) => `<a href="/agenda/2031/01/${from + day}">x</a>`).join('')}</body></html>`

let pages: Running
let sources: Running
let unreachable: Running
let longRobots: Running
let good: Running
let noTls: Running
let noCertificate: Running
const running: Running[] = []
let looks = 0

const attacks = Object.keys(hostilePages)
  .filter((address) => address !== '/come-tomorrow')
  .map((address) => address.replace('#', '0'))

beforeAll(async () => {
  const raw = await startRaw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
  noTls = raw
  noCertificate = await startTlsWithoutCertificate()
  pages = await startSite((origin) => ({
    ...hostilePages,
    '/feed.xml': send(
      rssType,
      rss([
        ...attacks.map((address) => origin + address),
        `${noTls.origin}/nota`,
        `${noCertificate.origin}/nota`,
        'http://10.0.0.1/nota',
        'http://[::ffff:127.0.0.1]:1/nota',
        'http://no-such-host.invalid/nota',
      ]),
    ),
  }))
  sources = await startSite((origin) => ({
    '/entities.xml': send(rssType, entityFeed),
    '/self.xml': send('text/xml', sitemapIndex([`${origin}/self.xml`, `${origin}/deep/0.xml`])),
    '/deep/#.xml': (request, response) => {
      const level = Number(/\d+/.exec(request.url ?? '')?.[0])
      const next = [1, 2, 3].map((step) => `${origin}/deep/${level * 3 + step}.xml`)
      send('text/xml', sitemapIndex(next))(request, response)
    },
    '/calendar': (request, response) => {
      looks += 1
      send('text/html', calendar(looks * 5000))(request, response)
    },
    '/large.xml': send(
      rssType,
      rss(Array.from({ length: 150_000 }, (_, at) => `${origin}/l/${at}-a-b-c-d`)),
    ),
    '/broken.xml': send(rssType, '<rss version="2.0"><channel><item'),
    '/nested.xml': send(rssType, `<rss version="2.0"><channel>${'<item>'.repeat(200_000)}`),
    '/robots.txt': send('text/plain', 'User-agent: *\nDisallow: /l/\nDisallow: /agenda/'),
  }))
  unreachable = await startSite((origin) => ({
    '/robots.txt': (_, response) => response.writeHead(503).end(),
    '/feed.xml': send(rssType, rss([`${origin}/nota`])),
  }))
  const rules = `User-agent: *\nDisallow: /secreto\n${'# nada\n'.repeat(1_500_000)}Disallow: /`
  longRobots = await startSite((origin) => ({
    '/robots.txt': send('text/plain', rules),
    '/feed.xml': send(rssType, rss([`${origin}/secreto`, `${origin}/abierto`])),
    '/abierto': send('text/html', story(99)),
  }))
  good = await startSite((origin) => ({
    '/feed.xml': send(
      rssType,
      rss(Array.from({ length: goodPages }, (_, at) => `${origin}/nota/${at}`)),
    ),
    '/nota/#': (request, response) => {
      send('text/html; charset=utf-8', story(Number(/\d+/.exec(request.url ?? '')?.[0])))(
        request,
        response,
      )
    },
  }))
  running.push(pages, sources, unreachable, longRobots, good, noTls, noCertificate)
})

afterAll(async () => {
  await Promise.all(running.map((site) => site.close()))
})

const listed = (url: string, kind: string): string =>
  `<outline text="x" ${kind === 'feed' ? 'xmlUrl' : 'url'}="${url}" kind="${kind}"/>`

/** Crawls all of it once and gives what came of it. */
async function crawlAll(folder: string): Promise<{ crawled: Run; store: Store }> {
  const list = [
    ...[pages, unreachable, longRobots, good].map(({ origin }) =>
      listed(`${origin}/feed.xml`, 'feed'),
    ),
    ...['entities', 'large', 'broken', 'nested'].map((name) =>
      listed(`${sources.origin}/${name}.xml`, 'feed'),
    ),
    listed(`${sources.origin}/self.xml`, 'sitemap'),
    listed(`${sources.origin}/calendar`, 'listing'),
  ]
  const input = `<opml version="2.0"><body>${list.join('')}</body></opml>`
  await runGaceta(['sources', 'import', '-'], { cwd: folder, input })
  const environment = {
    GACETA_ALLOW_LOOPBACK: 'yes',
    GACETA_HOST_DELAY_MS: '0',
    GACETA_TIMEOUT_MS: '2500',
    GACETA_MAX_PAGE_BYTES: '2000000',
  }
  const crawled = await runGaceta(['crawl'], { cwd: folder, environment })
  const store = await openStore(path.join(folder, 'gaceta.sqlite'))
  if (!store.ok) throw new Error(store.problem.message)
  return { crawled, store: store.value }
}

interface Outcome {
  readonly state: string
  readonly reason?: string
}

describe('a crawl of hostile hosts', () => {
  const outcomes = new Map<string, Outcome>()
  const sourceProblems = new Map<string, string | undefined>()
  let crawled: Run
  let states: Readonly<Record<string, number>> = {}
  let calendarLinks = 0

  beforeAll(async () => {
    await inTemporaryFolder(async (folder) => {
      const { crawled: run, store } = await crawlAll(folder)
      crawled = run
      for (const state of ['due', 'stored', 'rejected', 'failed', 'quarantined'] as const) {
        const links = await store.linksInState(state, { limit: 100_000 })
        if (!links.ok) throw new Error(links.problem.message)
        for (const { url, reason } of links.value) {
          outcomes.set(url, { state, ...(reason && { reason }) })
        }
      }
      const all = await store.listSources()
      if (!all.ok) throw new Error(all.problem.message)
      for (const { url, lastProblem, id } of all.value) {
        sourceProblems.set(url, lastProblem)
        const counts = await store.accounting(id)
        if (counts.ok && url.endsWith('/calendar')) calendarLinks = counts.value.discovered
      }
      const counts = await store.accounting()
      states = counts.ok ? counts.value : {}
      await store.close()
    })
  }, 170_000)

  it('ends by itself and accounts for every link', () => {
    expect(crawled.stderr.replace(/^\d+ sources.*$/gm, '').trim()).toBe('')
    expect(crawled.code).toBe(0)
    const { discovered, ...others } = states
    expect(Object.values(others).reduce((sum, count) => sum + count, 0)).toBe(discovered)
  })

  it('stores every page of the host that behaves', () => {
    const urls = Array.from({ length: goodPages }, (_, at) => `${good.origin}/nota/${at}`)
    expect(urls.map((url) => outcomes.get(url)?.state)).toEqual(urls.map(() => 'stored'))
  })

  test.each([
    ['/redirects-without-end/0', 'rejected', 'fetch/too-many-redirects'],
    ['/redirect-to-nowhere', 'failed', 'fetch/bad-response'],
    ['/redirect-inside', 'rejected', 'fetch/refused-address'],
    ['/redirect-to-file', 'rejected', 'input/invalid-url'],
    ['/body-without-end', 'rejected', 'fetch/too-large'],
    ['/error-without-end', 'failed', 'fetch/server-error'],
    ['/drip', 'failed', 'fetch/timeout'],
    ['/silence', 'failed', 'fetch/timeout'],
    ['/bomb', 'rejected', 'fetch/too-large'],
    ['/not-gzip', 'failed', 'fetch/bad-response'],
    ['/cut-gzip', 'failed', 'fetch/bad-response'],
    ['/too-short', 'failed', 'fetch/connection'],
    ['/bad-chunks', 'failed', 'fetch/bad-response'],
    ['/no-http', 'failed', 'fetch/bad-response'],
    ['/header-flood', 'failed', 'fetch/bad-response'],
    ['/hang-up', 'failed', 'fetch/connection'],
    ['/unasked-304', 'failed', 'fetch/bad-response'],
    ['/image-as-page', 'rejected', 'fetch/unsupported-type'],
  ])('%s: %s, %s', (address, state, reason) => {
    expect(outcomes.get(pages.origin + address)).toEqual({ state, reason })
  })

  it('names what is wrong with secure connections, private addresses and unknown names', () => {
    const of = (url: string) => outcomes.get(url)?.reason
    expect(of(`${noTls.origin}/nota`)).toBe('fetch/tls')
    expect(of(`${noCertificate.origin}/nota`)).toBe('fetch/tls')
    expect(of('http://10.0.0.1/nota')).toBe('fetch/refused-address')
    expect(of('http://no-such-host.invalid/nota')).toBe('fetch/dns')
  })

  it('asks nothing of a host whose robots.txt is out of reach', () => {
    expect(sourceProblems.get(`${unreachable.origin}/feed.xml`)).toBe('fetch/server-error')
    expect(new Set(unreachable.requests)).toEqual(new Set(['/robots.txt']))
  })

  it('keeps the rules of a robots.txt of 10 MB as far as it is read', () => {
    expect(outcomes.get(`${longRobots.origin}/secreto`)?.reason).toBe('fetch/robots')
    expect(outcomes.get(`${longRobots.origin}/abierto`)?.state).toBe('stored')
  })

  it('reads feeds that expand, nest, break or are very long within bounds', () => {
    for (const name of ['entities', 'broken', 'nested']) {
      const found = sourceProblems.get(`${sources.origin}/${name}.xml`)
      expect(found).toBe('discover/unreadable-feed')
    }
    expect(sourceProblems.get(`${sources.origin}/large.xml`)).toBe('fetch/too-large')
  })

  it('reads no more than so many parts of a sitemap that names itself and others without end', () => {
    const parts = sources.requests.filter((url) => url.startsWith('/deep/'))
    expect(new Set(parts).size).toBe(parts.length)
    expect(parts.length).toBeGreaterThan(10)
    expect(parts.length).toBeLessThanOrEqual(50)
  })

  it('takes no more than so many links at a time from a calendar without end', () => {
    expect(calendarLinks).toBe(300)
  })
})
