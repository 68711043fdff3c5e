/** What may stand at a page of the soak's papers, how it is served, and what the crawler may make of it. */
import type http from 'node:http'
import type { LinkState } from '../../src/model/source.js'
import { newsPage } from '../papers/news-page.js'

/** One question to one page. */
export interface PageRequest {
  readonly response: http.ServerResponse
  readonly paper: number
  /** Number of the page whose story stands here: its own, or that of the page it copies. */
  readonly story: number
  /** How often the page was asked for, this time included: every answer differs a little from the one before. */
  readonly asked: number
  /** Milliseconds chosen by chance, up to five seconds. */
  readonly delayMs: number
}

interface Kind {
  /** How many of a hundred pages are so. */
  readonly share: number
  /** States in which the page may end. */
  readonly ends: readonly LinkState[]
  /** Most requests that an undisturbed crawl with three tries makes. */
  readonly requests: number
  readonly answer: (request: PageRequest) => void
}

const type = { 'content-type': 'text/html; charset=utf-8' }

function html({ paper, story, asked }: PageRequest): string {
  const added = `<p>Actualizado por ${asked}.ª vez: la redacción corrigió un dato de la nota ${story}.</p>`
  return newsPage(paper, story).replace('</article>', `${added}</article>`)
}

function send(request: PageRequest): void {
  request.response.writeHead(200, type).end(html(request))
}

function plain(request: PageRequest, status: number, headers: http.OutgoingHttpHeaders = {}): void {
  request.response.writeHead(status, headers).end(`<html><body><p>${status}</p></body></html>`)
}

const good: readonly LinkState[] = ['stored', 'duplicate']
const bad: readonly LinkState[] = ['failed', 'quarantined']
const kind = (share: number, ends: readonly LinkState[], answer: Kind['answer']): Kind => ({
  ...{ share, ends, answer },
  requests: ends === bad ? 3 : 1,
})

/** Serves a part of the page and leaves the rest to chance. */
function begin(request: PageRequest): http.ServerResponse {
  const bytes = Buffer.from(html(request))
  request.response.writeHead(200, { ...type, 'content-length': bytes.length })
  request.response.write(bytes.subarray(0, bytes.length / 2))
  return request.response
}

function redirect({ response, story, asked }: PageRequest, isEndless: boolean): void {
  const location = isEndless ? `/p${story}?asked=${asked}` : `/moved/p${story}`
  response.writeHead(302, { location }).end()
}

/** All kinds. */
export const kinds = {
  story: kind(66, good, send),
  copy: kind(5, good, send),
  torn: kind(2, good, (request) => {
    const text = html(request)
    request.response.writeHead(200, type).end(text.slice(0, text.length * 0.7))
  }),
  slow: kind(4, good, (request) => {
    setTimeout(() => {
      send(request)
    }, request.delayMs)
  }),
  moved: kind(3, good, (request) => {
    redirect(request, false)
  }),
  flaky: {
    ...{ share: 4, ends: [...good, 'failed'], requests: 2 },
    answer: (request) => {
      if (request.asked === 1) plain(request, 500)
      else send(request)
    },
  },
  limited: {
    ...{ share: 1, ends: [...good, 'failed'], requests: 2 },
    answer: (request) => {
      if (request.asked === 1) plain(request, 429, { 'retry-after': '3' })
      else send(request)
    },
  },
  gone: kind(4, ['rejected'], (request) => {
    plain(request, 404, type)
  }),
  blank: kind(2, ['rejected'], (request) => {
    plain(request, 200, type)
  }),
  forbidden: { ...kind(2, ['rejected'], send), requests: 0 },
  endless: {
    ...kind(1, ['rejected'], (request) => {
      redirect(request, true)
    }),
    requests: 30,
  },
  large: kind(1, ['rejected'], (request) => {
    request.response.writeHead(200, type).end(html(request) + ' '.repeat(2_000_000))
  }),
  broken: kind(2, bad, (request) => {
    plain(request, 500, type)
  }),
  stuck: kind(1, bad, (request) => {
    begin(request)
  }),
  cut: kind(2, bad, (request) => {
    const response = begin(request)
    setTimeout(() => response.destroy(), 50)
  }),
} as const satisfies Record<string, Kind>

/** Name of a kind. */
export type KindName = keyof typeof kinds

/** The kinds by chance: each as often as its share says. */
export const kindsByShare: readonly KindName[] = (Object.keys(kinds) as KindName[]).flatMap(
  (name) => Array.from({ length: kinds[name].share }, () => name),
)

/** What is known of a kind. */
export const kindOf = (name: KindName): Kind => kinds[name]
