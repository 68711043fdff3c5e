/**
 * Newspapers made for the tests: some hosts of this machine (127.0.0.1, 127.0.0.2, …) with a feed and short pages each.
 * The server counts what it is asked, for that is where politeness and double fetches show.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { firms, towns } from '../../bench/papers/words.js'

/** How large the papers are. */
export interface SiteOptions {
  readonly hosts: number
  readonly pagesPerHost: number
  /** How long the server takes to answer. */
  readonly answerMs?: number
}

/** One request as the server saw it. */
export interface Asked {
  readonly host: string
  readonly path: string
  readonly at: number
  /** Requests to the same host that were not answered yet, this one included. */
  readonly together: number
}

/** The running papers. */
export interface TestSite {
  readonly feeds: readonly string[]
  /** All requests since the last `forget`, robots.txt and feeds included. */
  readonly asked: readonly Asked[]
  readonly forget: () => void
  /** How often each page was asked for. */
  readonly fetches: () => ReadonlyMap<string, number>
  readonly close: () => Promise<void>
}

const names = [
  'Ana Ruiz',
  'Luis Cota',
  'Eva Mora',
  'Juan Peña',
  'Rosa Vela',
  'Iván Luna',
  'Inés Roca',
]

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''

/** A short article unlike its neighbours: near-duplicates are told by names and numbers. */
function story(host: number, page: number): string {
  const at = host * 977 + page * 31
  const firm = `${pick(firms, at)} ${pick(towns, at + 3)} ${host}${page}`
  const town = pick(towns, page + host * 5)
  const title = `${firm} invierte ${at + 12} millones en ${town}`
  const day = String(1 + (at % 28)).padStart(2, '0')
  const first = `La empresa ${firm} anunció que invertirá ${at + 12} millones de pesos en su planta de ${town}, donde creará ${page * 7 + host + 40} empleos, según explicó su director general, ${pick(names, at)}.`
  const second = `El proyecto ${at} contará con el apoyo del gobierno del estado, que prepara un programa de formación para los ${page + 100} trabajadores de ${pick(towns, at + 1)}.`
  return `<!doctype html><html lang="es"><head><title>${title}</title><meta property="article:published_time" content="2026-01-${day}T10:00:00Z"></head><body><article><h1>${title}</h1><p>${first}</p><p>${second}</p></article></body></html>`
}

/** What stands at a page: mostly a story of its own, now and then a copy, nothing, a fault, or no article. */
function pageOf(host: number, page: number): { status: number; body: string } {
  if (page % 25 === 7) return { status: 404, body: 'nothing' }
  if (page % 25 === 13) return { status: 500, body: 'broken' }
  if (page % 25 === 19) return { status: 200, body: '<html><body><p>Hola</p></body></html>' }
  // Copies of the story that stands one page before.
  return { status: 200, body: story(host, page % 25 === 4 ? page - 1 : page) }
}

function feedOf(origin: string, pages: number): string {
  const items = Array.from(
    { length: pages },
    (_, page) => `<item><title>n${page}</title><link>${origin}/p${page}</link></item>`,
  )
  return `<rss version="2.0"><channel><title>Diario</title>${items.join('')}</channel></rss>`
}

/** Starts the papers on a free port of all loopback addresses. */
export async function startSite(options: SiteOptions): Promise<TestSite> {
  const { hosts, pagesPerHost, answerMs = 0 } = options
  let asked: Asked[] = []
  const open = new Map<string, number>()
  const server = http.createServer((request, response) => {
    const { host = '' } = request.headers
    const path = request.url ?? ''
    const together = (open.get(host) ?? 0) + 1
    open.set(host, together)
    asked.push({ host, path, at: performance.now(), together })
    response.on('close', () => open.set(host, (open.get(host) ?? 1) - 1))
    setTimeout(() => {
      answer(response, { host, path, pagesPerHost })
    }, answerMs)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  return {
    feeds: Array.from({ length: hosts }, (_, host) => `http://127.0.0.${host + 1}:${port}/feed`),
    get asked() {
      return asked
    },
    forget: () => {
      asked = []
    },
    fetches: () => countPages(asked),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

interface Question {
  readonly host: string
  readonly path: string
  readonly pagesPerHost: number
}

function answer(response: http.ServerResponse, { host, path, pagesPerHost }: Question): void {
  const page = /^\/p(\d+)$/.exec(path)?.[1]
  const number = Number(/^127\.0\.0\.(\d+)/.exec(host)?.[1] ?? '0')
  if (path === '/feed') {
    const type = { 'content-type': 'application/rss+xml' }
    response.writeHead(200, type).end(feedOf(`http://${host}`, pagesPerHost))
  } else if (page === undefined) {
    response.writeHead(404).end()
  } else {
    const { status, body } = pageOf(number, Number(page))
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  }
}

function countPages(asked: readonly Asked[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { host, path } of asked) {
    if (!path.startsWith('/p')) continue
    const url = `http://${host}${path}`
    counts.set(url, (counts.get(url) ?? 0) + 1)
  }
  return counts
}
