/**
 * Newspapers that never stand still: pages appear, change and fail, feeds break, robots.txt differs from paper to paper
 * and from hour to hour, new papers open. Each paper is a host of this machine (127.0.1.1, 127.0.1.2, …). The same seed
 * publishes the same pages; what goes wrong also hangs on when they are asked for.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from '../../tests/faults/workplace.js'
import { kindOf, kindsByShare, type KindName } from './kinds.js'

/** A page that was published. */
export interface PublishedPage {
  readonly paper: number
  readonly page: number
  readonly kind: KindName
  /** Of one paper: the number of the page whose story it tells; copies tell an earlier one. */
  readonly story: number
  /** Requests for it so far. */
  asked: number
  /** When a feed that names it was first served to its end, in milliseconds since 1970. */
  offeredAt?: number
}

/** The running papers. */
export interface LivingPapers {
  readonly pages: () => readonly PublishedPage[]
  /** Finds the page behind an address, however it is spelt. */
  readonly pageAt: (url: string) => PublishedPage | undefined
  /** Number of the paper of an address. */
  readonly paperAt: (url: string) => number
  /** Opens one more paper; gives the address of its feed. */
  readonly open: () => string
  readonly publish: () => void
  /** From now on feeds work. Pages stay as they are. */
  readonly calm: () => void
  readonly close: () => Promise<void>
}

interface Paper {
  readonly number: number
  readonly openedAt: number
  readonly pages: PublishedPage[]
}

// Longer than what a feed of this site ever misses while it fails.
const feedLength = 300
const unreachableMs = 90_000

/** Starts the papers on a free port of all loopback addresses. */
export async function startPapers(random: Random): Promise<LivingPapers> {
  const papers: Paper[] = []
  let isCalm = false
  const server = http.createServer((request, response) => {
    const paper =
      papers[Number(/^127\.0\.1\.(\d+)/.exec(request.headers.host ?? '')?.[1] ?? '0') - 1]
    const path = new URL(request.url ?? '/', 'http://paper').pathname
    response.on('error', () => undefined)
    if (!paper) response.writeHead(404).end()
    else if (path === '/robots.txt') answerRobots(paper, response)
    else if (path === '/feed') answerFeed(paper, { request, response }, isCalm ? () => 99 : random)
    else answerPage(findPage(paper, path), path, { response, delayMs: random(500, 5000) })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  return {
    pages: () => papers.flatMap(({ pages }) => pages),
    paperAt: numberOf,
    pageAt: (url) => {
      const { pathname } = new URL(url)
      const paper = papers[numberOf(url) - 1]
      return paper && findPage(paper, pathname)
    },
    open: () => {
      papers.push({ number: papers.length + 1, openedAt: Date.now(), pages: [] })
      return `http://127.0.1.${papers.length}:${port}/feed`
    },
    publish: () => {
      const open = papers.filter((paper) => !isClosed(paper))
      const paper = open[random(0, open.length - 1)]
      if (paper) publish(paper, random)
    },
    calm: () => {
      isCalm = true
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

const numberOf = (url: string): number => Number(new URL(url).hostname.split('.')[3])

/** Every seventh paper forbids all of itself. */
const isClosed = ({ number }: Paper): boolean => number % 7 === 0
const hasRules = ({ number }: Paper): boolean => number % 4 === 1 || number % 4 === 3

function publish(paper: Paper, random: Random): void {
  const page = paper.pages.length
  const chosen = kindsByShare[random(0, kindsByShare.length - 1)] ?? 'story'
  const stories = paper.pages.filter(({ kind }) => kind === 'story').slice(-5)
  const original = stories[random(0, 4) % Math.max(stories.length, 1)]
  const isOdd = (chosen === 'copy' && !original) || (chosen === 'forbidden' && !hasRules(paper))
  const kind = isOdd ? 'story' : chosen
  const story = kind === 'copy' && original ? original.page : page
  paper.pages.push({ paper: paper.number, page, kind, story, asked: 0 })
}

function findPage(paper: Paper, path: string): PublishedPage | undefined {
  const page = /^\/(?:moved\/|interno\/)?p(\d+)\/?$/.exec(path)?.[1]
  return page === undefined ? undefined : paper.pages[Number(page)]
}

/** No file, rules, no answer at first, or rules that change with every question and ask for patience. */
function answerRobots(paper: Paper, response: http.ServerResponse): void {
  const text = { 'content-type': 'text/plain' }
  const isNew = Date.now() - paper.openedAt < unreachableMs
  const lately = `Disallow: /antes-de-${Date.now()}/\nCrawl-delay: 0.2\n`
  if (isClosed(paper)) response.writeHead(200, text).end('User-agent: *\nDisallow: /\n')
  else if (hasRules(paper)) {
    const rules = `User-agent: *\nDisallow: /interno/\n${paper.number % 4 === 3 ? lately : ''}`
    response.writeHead(200, text).end(rules)
  } else if (paper.number % 4 === 2 && isNew) response.writeHead(503).end()
  else response.writeHead(404).end()
}

interface Exchange {
  readonly request: http.IncomingMessage
  readonly response: http.ServerResponse
}

const feedFaults: Readonly<Record<string, (response: http.ServerResponse, feed: string) => void>> =
  {
    'no answer': (response) => response.destroy(),
    error: (response) => response.writeHead(500).end(),
    missing: (response) => response.writeHead(404).end(),
    'cut short': (response, feed) =>
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed.slice(0, 150)),
    'a page': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>En obras</p>'),
  }

/** Every tenth look or so meets a fault. */
function answerFeed(paper: Paper, { request, response }: Exchange, random: Random): void {
  const origin = `http://${request.headers.host ?? ''}`
  const shown = paper.pages.slice(-feedLength)
  const items = shown.map(
    (page) =>
      `<item><title>n${page.page}</title><link>${origin}${addressOf(page, random)}</link></item>`,
  )
  const feed = `<rss version="2.0"><channel><title>Diario</title>${items.reverse().join('')}</channel></rss>`
  const fault = Object.values(feedFaults)[random(0, 60)]
  if (fault) {
    fault(response, feed)
    return
  }
  const etag = `"${paper.pages.length}"`
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  response.on('finish', () => {
    for (const page of shown) page.offeredAt ??= Date.now()
  })
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(feed)
}

/** One page, spelt differently from look to look. */
function addressOf({ page, kind }: PublishedPage, random: Random): string {
  const path = kind === 'forbidden' ? `/interno/p${page}` : `/p${page}`
  return path + (['', '/', '?utm_source=rss', '#comentarios'][random(0, 9)] ?? '')
}

function answerPage(
  page: PublishedPage | undefined,
  path: string,
  { response, delayMs }: { response: http.ServerResponse; delayMs: number },
): void {
  if (!page) {
    response.writeHead(404).end()
    return
  }
  const { paper, story, kind } = page
  const isSecondHalf = path.startsWith('/moved/')
  if (!isSecondHalf) page.asked += 1
  const request = { response, paper, story, asked: page.asked, delayMs }
  kindOf(isSecondHalf ? 'story' : kind).answer(request)
}
