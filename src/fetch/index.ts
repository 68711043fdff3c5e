/**
 * Fetching: link → page. The only code that touches the network: robots rules, politeness, redirects, deadlines,
 * limits and the address guard.
 */
import { buildConnector } from 'undici'
import { present } from '../core/present.js'
import { problem, type ProblemCode } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import { checkAddress, guardedLookup } from './address-guard.js'
import type { HostAnswer, HostGate, HostTurn } from '../model/host-gate.js'
import { createHostGate, type GateTime } from './host-gate.js'
import { createKeepingAgent } from './kept-connections.js'
import { requestPage, type Answer, type RequestLimits } from './request.js'
import {
  createRobotsCache,
  maxRobotsBytes,
  maxRobotsRedirects,
  type RobotsArchive,
  type RobotsCache,
} from './robots.js'

export { checkWebhook, createPoster, type Poster } from './webhook.js'
export type { RobotsArchive } from './robots.js'

/** How the fetcher behaves. */
export interface FetcherOptions {
  /** Complete `User-Agent` value, with a contact address. */
  readonly userAgent: string
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly hostDelayMs: number
  readonly allowLoopback: boolean
  /** Hosts that are served by this machine, with their port on 127.0.0.1: for tests and the demo. */
  readonly localHosts?: Readonly<Record<string, number>>
  readonly time: GateTime
  /** Keeps the hosts' turns; default: a gate of this process. */
  readonly gate?: HostGate
  /** Keeps robots.txt files beyond the life of the process. */
  readonly robotsArchive?: RobotsArchive
}

/** What is asked for, with the validators of the last copy. */
export interface PageRequest {
  readonly url: string
  readonly etag?: string
  readonly lastModified?: string
  /** Size that is accepted where it is more than usual. */
  readonly maxBytes?: number
}

/** A page, or word that it has not changed since the given validators. */
export type FetchOutcome =
  { readonly changed: true; readonly page: Page } | { readonly changed: false }

/** Fetches pages politely. */
export interface Fetcher {
  /** Fetches one page. All problems are of the catalogue's `fetch/…` and `input/invalid-url`. */
  readonly fetchPage: (request: PageRequest) => Promise<Result<FetchOutcome>>
  /** Sitemaps that the robots.txt of the address's site names. */
  readonly sitemapsOf: (address: string) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

const maxRedirects = 10

/** Makes a fetcher; `close` it to let the process end. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const agent = createKeepingAgent({
    connect: createConnector(options),
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    maxHeaderSize: 65_536,
    keepAliveTimeout: 10_000,
  })
  const gate = options.gate ?? createHostGate(options.time)
  const limits: RequestLimits = { ...options, agent: agent.dispatcher }
  const tools = { options, limits, gate }
  const robots = createRobotsCache({
    fetchRobots: (address) => fetchRobots(address, tools),
    clock: options.time,
    ...present({ archive: options.robotsArchive }),
  })
  return {
    fetchPage: (request) => fetchPolitely(request, { ...tools, robots }),
    async sitemapsOf(address) {
      if (checkAddress(address, options)) return []
      const rules = await robots.rulesFor(address)
      return 'code' in rules ? [] : rules.sitemaps
    },
    close: () => agent.destroy(),
  }
}

/** Connects to checked addresses only, and to this machine for the hosts that it serves itself. */
function createConnector(options: FetcherOptions): buildConnector.connector {
  const timeout = Math.min(options.timeoutMs, 10_000)
  const connectOutside = buildConnector({ lookup: guardedLookup(options), timeout })
  const { localHosts = {} } = options
  return (target, callback) => {
    const port = localHosts[target.hostname]
    const here = { ...target, hostname: '127.0.0.1', host: '127.0.0.1', port: String(port) }
    connectOutside(port === undefined ? target : here, callback)
  }
}

interface RequestTools {
  readonly options: FetcherOptions
  readonly limits: RequestLimits
  readonly gate: HostGate
}

interface FetchTools extends RequestTools {
  readonly robots: RobotsCache
}

/** Fetches the text of a robots.txt, which no robots.txt governs; the hosts' turns hold for it as well. */
async function fetchRobots(address: string, tools: RequestTools): Promise<Result<string>> {
  const limits = { ...tools.limits, maxBytes: maxRobotsBytes, cutAtLimit: true }
  const answer = await followRedirects({ url: address }, limits, {
    maxRedirects: maxRobotsRedirects,
    door: (url, hop) => {
      const host = URL.canParse(url) ? new URL(url).host : ''
      return takeTurn({ host, delayMs: tools.options.hostDelayMs }, tools, hop)
    },
  })
  if (!answer.ok) return answer
  if (answer.value.kind !== 'page')
    return failure(problem('fetch/bad-response', `${address} gave no text.`))
  const text = new TextDecoder().decode(answer.value.page.bytes)
  // What was cut at the limit may end in the middle of a rule.
  const isCut = answer.value.page.bytes.length >= maxRobotsBytes
  return success(isCut ? text.slice(0, text.lastIndexOf('\n') + 1) : text)
}

async function fetchPolitely(
  request: PageRequest,
  tools: FetchTools,
): Promise<Result<FetchOutcome>> {
  const maxBytes = Math.max(request.maxBytes ?? 0, tools.limits.maxBytes)
  const answer = await followRedirects(
    request,
    { ...tools.limits, maxBytes },
    {
      maxRedirects,
      door: (url, hop) => passGate(url, tools, hop),
    },
  )
  if (!answer.ok) return answer
  const { value } = answer
  if (value.kind === 'redirect') throw new Error('A redirect was left unfollowed.')
  return success(
    value.kind === 'page'
      ? { changed: true, page: { ...value.page, requestedUrl: request.url } }
      : { changed: false },
  )
}

async function passGate(
  url: string,
  tools: FetchTools,
  hop: () => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const refused = checkAddress(url, tools.options)
  if (refused) return failure(refused)
  const rules = await tools.robots.rulesFor(url)
  if ('code' in rules) return failure(rules)
  if (!rules.isAllowed(url)) {
    return failure(problem('fetch/robots', `robots.txt of ${new URL(url).host} forbids ${url}.`))
  }
  const delayMs = Math.max(rules.crawlDelayMs, tools.options.hostDelayMs)
  return takeTurn({ host: new URL(url).host, delayMs }, tools, hop)
}

/** Waits for the host's turn, makes the request, and tells the gate how the host bore it. */
async function takeTurn(
  turn: HostTurn,
  { gate, options }: RequestTools,
  hop: () => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const admission = await gate.acquire(turn)
  if (!admission.isAdmitted) {
    const { retryAfterMs } = admission
    const message = `${turn.host} rests for another ${Math.ceil(retryAfterMs / 1000)} s.`
    return failure({ ...problem('fetch/host-resting', message), retryAfterMs })
  }
  const began = options.time.now().getTime()
  let answer: Result<Answer> | undefined
  try {
    answer = await hop()
    return answer
  } finally {
    await admission.release(hostAnswer(answer, options.time.now().getTime() - began))
  }
}

const struggles: ReadonlySet<ProblemCode> = new Set([
  'fetch/server-error',
  'fetch/timeout',
  'fetch/connection',
])

function hostAnswer(answer: Result<Answer> | undefined, durationMs: number): HostAnswer {
  if (!answer || answer.ok) return { verdict: answer ? 'served' : 'struggling', durationMs }
  const { code, retryAfterMs } = answer.problem
  if (code !== 'fetch/rate-limited')
    return { verdict: struggles.has(code) ? 'struggling' : 'served', durationMs }
  return { verdict: 'refused', durationMs, ...present({ retryAfterMs }) }
}

/** How redirects are followed. */
interface Route {
  readonly maxRedirects: number
  /** Lets one hop of a request happen, or refuses it. */
  readonly door: (url: string, hop: () => Promise<Result<Answer>>) => Promise<Result<Answer>>
}

async function followRedirects(
  request: PageRequest,
  limits: RequestLimits,
  route: Route,
): Promise<Result<Answer>> {
  let current = request
  for (let hops = 0; hops <= route.maxRedirects; hops++) {
    const target = current
    const answer = await route.door(target.url, () => requestPage(target, limits))
    if (!answer.ok || answer.value.kind !== 'redirect') return answer
    // Validators belong to the first address only.
    current = { url: answer.value.location }
  }
  return failure(
    problem(
      'fetch/too-many-redirects',
      `${request.url} redirects more than ${route.maxRedirects} times.`,
    ),
  )
}
