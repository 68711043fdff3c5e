/** One HTTP request and its answer, without redirects, robots rules or politeness. */
import { request, type Dispatcher } from 'undici'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import { checkAddress, type GuardOptions } from './address-guard.js'
import { readBody } from './body.js'
import { problemOf, problemOfStatus, retryAfterMs } from './failure.js'
import type { GateTime } from './host-gate.js'

/** Limits and identity that every request has. */
export interface RequestLimits extends GuardOptions {
  readonly agent: Dispatcher
  readonly userAgent: string
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly time: GateTime
  /** Takes what came up to the size limit instead of refusing the whole: for robots.txt. */
  readonly cutAtLimit?: boolean
}

/** What came back. */
export type Answer =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'redirect'; readonly location: string }

/** An address with the validators of the last copy. */
export interface RequestTarget {
  readonly url: string
  readonly etag?: string
  readonly lastModified?: string
}

// HTML, XHTML, feeds, sitemaps, plain text; a missing type is given the benefit of the doubt.
const readableTypes =
  /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|json|feed\+json|x-gzip|gzip))$/

type Response = Dispatcher.ResponseData

function headerOf(response: Response, name: string): string | undefined {
  const value = response.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function headersFor(target: RequestTarget, limits: RequestLimits): Record<string, string> {
  return {
    'user-agent': limits.userAgent,
    accept:
      'text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.8,text/plain;q=0.7',
    'accept-language': 'es,fr;q=0.9,en;q=0.3',
    'accept-encoding': 'gzip, br, deflate',
    ...(target.etag !== undefined && { 'if-none-match': target.etag }),
    ...(target.lastModified !== undefined && { 'if-modified-since': target.lastModified }),
  }
}

/** Makes one request. The deadline covers everything from the connection to the last byte. */
export async function requestPage(
  target: RequestTarget,
  limits: RequestLimits,
): Promise<Result<Answer>> {
  const refused = checkAddress(target.url, limits)
  if (refused) return failure(refused)
  try {
    const response = await request(target.url, {
      dispatcher: limits.agent,
      headers: headersFor(target, limits),
      signal: AbortSignal.timeout(limits.timeoutMs),
    })
    return await readAnswer(response, target, limits)
  } catch (error) {
    return failure(problemOf(error, target.url))
  }
}

async function readAnswer(
  response: Response,
  target: RequestTarget,
  limits: RequestLimits,
): Promise<Result<Answer>> {
  const { statusCode } = response
  if (statusCode === 304 || (statusCode >= 300 && statusCode < 400)) {
    await response.body.dump()
    return statusCode === 304 ? readUnchanged(target) : readRedirect(response, target)
  }
  const wait = retryAfterMs(headerOf(response, 'retry-after'), limits.time.now())
  const wrong =
    problemOfStatus(statusCode, target.url, wait) ?? problemOfType(response, target, limits)
  if (wrong) {
    await response.body.dump()
    return failure(wrong)
  }
  const body = await readBody(response.body, {
    address: target.url,
    encoding: headerOf(response, 'content-encoding'),
    maxBytes: limits.maxBytes,
    cutAtLimit: limits.cutAtLimit ?? false,
  })
  if (!body.ok) return body
  const content = { bytes: body.value, at: limits.time.now() }
  return success({ kind: 'page', page: toPage(response, target.url, content) })
}

function readUnchanged(target: RequestTarget): Result<Answer> {
  if (target.etag !== undefined || target.lastModified !== undefined)
    return success({ kind: 'unchanged' })
  const message = `${target.url} answers that it has not changed, which nobody asked.`
  return failure(problem('fetch/bad-response', message))
}

function readRedirect(response: Response, target: RequestTarget): Result<Answer> {
  const location = headerOf(response, 'location')
  if (location === undefined || !URL.canParse(location, target.url)) {
    return failure(problem('fetch/bad-response', `${target.url} redirects to nowhere.`))
  }
  return success({ kind: 'redirect', location: new URL(location, target.url).href })
}

function problemOfType(response: Response, target: RequestTarget, limits: RequestLimits) {
  const type =
    (headerOf(response, 'content-type') ?? 'text/html').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!readableTypes.test(type)) {
    return problem(
      'fetch/unsupported-type',
      `${target.url} is of type "${type}", which is neither page nor feed.`,
    )
  }
  const size = Number(headerOf(response, 'content-length') ?? '0')
  return size > limits.maxBytes && limits.cutAtLimit !== true
    ? problem(
        'fetch/too-large',
        `${target.url} has ${size} bytes, more than the limit of ${limits.maxBytes}.`,
      )
    : undefined
}

function toPage(response: Response, url: string, content: { bytes: Uint8Array; at: Date }): Page {
  const contentType = headerOf(response, 'content-type')
  const etag = headerOf(response, 'etag')
  const lastModified = headerOf(response, 'last-modified')
  return {
    requestedUrl: url,
    url,
    status: response.statusCode,
    bytes: content.bytes,
    fetchedAt: content.at.toISOString(),
    ...(contentType !== undefined && { contentType }),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  }
}
