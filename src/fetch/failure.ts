/** Turns what the HTTP client throws into a problem of the catalogue. */
import { messageOf, problem, type Problem, type ProblemCode } from '../core/problem.js'
import { RefusedAddressError } from './address-guard.js'

const codes: Readonly<Record<string, ProblemCode>> = {
  ENOTFOUND: 'fetch/dns',
  EAI_AGAIN: 'fetch/dns',
  EAI_NODATA: 'fetch/dns',
  UND_ERR_CONNECT_TIMEOUT: 'fetch/timeout',
  UND_ERR_HEADERS_TIMEOUT: 'fetch/timeout',
  UND_ERR_BODY_TIMEOUT: 'fetch/timeout',
  UND_ERR_HEADERS_OVERFLOW: 'fetch/bad-response',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'fetch/bad-response',
  UND_ERR_RESPONSE: 'fetch/bad-response',
  ETIMEDOUT: 'fetch/timeout',
  EPROTO: 'fetch/tls',
  CERT_HAS_EXPIRED: 'fetch/tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'fetch/tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'fetch/tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'fetch/tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'fetch/tls',
}

const codePrefixes: readonly (readonly [string, ProblemCode])[] = [
  ['HPE_', 'fetch/bad-response'],
  ['Z_', 'fetch/bad-response'],
  ['ERR_BROTLI', 'fetch/bad-response'],
  ['ERR__ERROR_FORMAT', 'fetch/bad-response'],
  ['ERR_SSL', 'fetch/tls'],
  ['ERR_TLS', 'fetch/tls'],
]

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  if (thrown.name === 'TimeoutError' || thrown.name === 'AbortError') return 'ETIMEDOUT'
  // The client's parser names its errors, but gives not all of them a code.
  if (thrown.name === 'HTTPParserError') return 'HPE_'
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
}

function kindOf(code: string): ProblemCode {
  const byPrefix = codePrefixes.find(([prefix]) => code.startsWith(prefix))?.[1]
  return codes[code] ?? byPrefix ?? 'fetch/connection'
}

/** Names the problem that an exception of the client or of a decoder stands for. */
export function problemOf(thrown: unknown, address: string): Problem {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  const refusal = [thrown, inner].find((error) => error instanceof RefusedAddressError)
  if (refusal) return problem('fetch/refused-address', `${address}: ${messageOf(refusal)}`)
  return problem(
    kindOf(codeOf(thrown) || codeOf(inner)),
    `${address}: ${messageOf(thrown)}`,
    thrown,
  )
}

/** Reads `Retry-After` (RFC 9110, 10.2.3: seconds or a date) as milliseconds from now, at most a day. */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined
  const day = 86_400_000
  if (/^\d{1,9}$/.test(value.trim())) return Math.min(Number(value) * 1000, day)
  const moment = Date.parse(value)
  return Number.isNaN(moment) ? undefined : Math.min(Math.max(moment - now.getTime(), 0), day)
}

function codeOfStatus(status: number, hasWait: boolean): ProblemCode {
  if (status === 429 || (status === 503 && hasWait)) return 'fetch/rate-limited'
  if (status === 404 || status === 410) return 'fetch/gone'
  return status === 408 || status >= 500 ? 'fetch/server-error' : 'fetch/client-error'
}

/** Names the problem that an HTTP status stands for; undefined when the status is a success. */
export function problemOfStatus(
  status: number,
  address: string,
  waitMs: number | undefined,
): Problem | undefined {
  if (status >= 200 && status < 300) return undefined
  const found = problem(
    codeOfStatus(status, waitMs !== undefined),
    `${address} answered with status ${status}.`,
  )
  return waitMs === undefined ? found : { ...found, retryAfterMs: waitMs }
}
