/**
 * Fetching: link → page. The only code that touches the network: robots rules, politeness, redirects, deadlines,
 * limits and the address guard.
 */
import { Agent, buildConnector } from 'undici'
import { present } from '../core/present.js'
import { problem, type ProblemCode } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import { checkAddress, guardedLookup } from './address-guard.js'
import type { HostAnswer, HostGate, HostTurn } from '../model/host-gate.js'
import { createHostGate, type GateTime } from './host-gate.js'
import { requestPage, type Answer, type RequestLimits } from './request.js'
import { createRobotsCache, maxRobotsBytes, type RobotsCache } from './robots.js'

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
}

/** What is asked for, with the validators of the last copy. */
export interface PageRequest {
  readonly url: string
  readonly etag?: string
  readonly lastModified?: string
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
  const agent = new Agent({
    connect: createConnector(options),
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    maxHeaderSize: 65_536,
    keepAliveTimeout: 10_000,
  })
  const gate = options.gate ?? createHostGate(options.time)
  const limits: RequestLimits = { ...options, agent }
  const robots = createRobotsCache(async (address) => {
    const answer = await followRedirects(
      { url: address },
      { ...limits, maxBytes: maxRobotsBytes, cutAtLimit: true },
    )
    if (!answer.ok) return answer
    return answer.value.kind === 'page'
      ? success(new TextDecoder().decode(answer.value.page.bytes))
      : failure(problem('fetch/bad-response', `${address} gave no text.`))
  }, options.time)
  return {
    fetchPage: (request) => fetchPolitely(request, { options, limits, gate, robots }),
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

interface FetchTools {
  readonly options: FetcherOptions
  readonly limits: RequestLimits
  readonly gate: HostGate
  readonly robots: RobotsCache
}

async function fetchPolitely(
  request: PageRequest,
  tools: FetchTools,
): Promise<Result<FetchOutcome>> {
  const answer = await followRedirects(request, tools.limits, (url, hop) =>
    passGate(url, tools, hop),
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
  { gate, options }: FetchTools,
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

/** Lets one hop of a request happen, or refuses it. */
type Door = (url: string, hop: () => Promise<Result<Answer>>) => Promise<Result<Answer>>

async function followRedirects(
  request: PageRequest,
  limits: RequestLimits,
  door: Door = (_url, hop) => hop(),
): Promise<Result<Answer>> {
  let current = request
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const target = current
    const answer = await door(target.url, () => requestPage(target, limits))
    if (!answer.ok || answer.value.kind !== 'redirect') return answer
    // Validators belong to the first address only.
    current = { url: answer.value.location }
  }
  return failure(
    problem(
      'fetch/too-many-redirects',
      `${request.url} redirects more than ${maxRedirects} times.`,
    ),
  )
}
