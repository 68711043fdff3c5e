/**
 * What keeps the desk and its readers safe: no script or style but the desk's own, no write from another site, no
 * request under a foreign host name, and a password where there is one.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** How the desk is guarded. */
export interface Guard {
  /** Password of all readers; anyone may read without one. */
  readonly password?: string
  /** Whether only names of this machine may stand in `Host`, because the desk listens on loopback. */
  readonly isLocal: boolean
  readonly now: () => number
  /** Address of whoever asks, for the limit on wrong passwords. */
  readonly remoteOf: (context: Context) => string
}

/** Headers that every answer carries: nothing but the desk's own files may be loaded, and nothing inline. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // The desk's own forms need it: without a referrer a browser sends them as if from nowhere (`Origin: null`).
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
})

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Refuses requests under a foreign host name, which is how a page of the web would reach a desk on loopback (DNS
 * rebinding).
 */
export function refuseForeignHosts({ isLocal }: Pick<Guard, 'isLocal'>): MiddlewareHandler {
  return async (context, next) => {
    const name = new URL(context.req.url).hostname
    if (isLocal && !localNames.has(name))
      return context.text(`This desk answers to localhost only, not to ${name}.`, 403)
    await next()
    return undefined
  }
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses writes that another site's page sends. Browsers name the page's origin; programs name none. */
export const refuseForeignWrites: MiddlewareHandler = async (context, next) => {
  if (!reading.has(context.req.method) && isForeign(context))
    return context.text('This change came from another site and was refused.', 403)
  await next()
  return undefined
}

function isForeign({ req }: Context): boolean {
  const site = req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return true
  const origin = req.header('origin')
  return origin !== undefined && origin !== new URL(req.url).origin
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

// After so many wrong passwords in a row an address waits.
const mostTries = 5
const waitMs = 60_000
// Addresses that are remembered; the oldest is forgotten first.
const mostAddresses = 10_000

/**
 * Asks for the password (HTTP Basic, RFC 7617; any user name), compares hashes in constant time, and lets an address
 * wait a minute after five wrong ones.
 */
export function askPassword({ password, now, remoteOf }: Guard): MiddlewareHandler {
  const wanted = password === undefined ? undefined : digest(password)
  const failures = new Map<string, { count: number; at: number }>()
  return async (context, next) => {
    if (wanted === undefined) {
      await next()
      return undefined
    }
    const remote = remoteOf(context)
    const known = failures.get(remote)
    if (known && known.count >= mostTries && now() - known.at < waitMs) {
      context.header('Retry-After', String(Math.ceil(waitMs / 1000)))
      return context.text('Too many wrong passwords; wait a minute.', 429)
    }
    const given = passwordOf(context.req.header('authorization'))
    if (given !== undefined && timingSafeEqual(digest(given), wanted)) {
      failures.delete(remote)
      await next()
      return undefined
    }
    if (given !== undefined) remember(failures, remote, now())
    context.header('WWW-Authenticate', 'Basic realm="Gaceta", charset="UTF-8"')
    return context.text('This desk asks for a password.', 401)
  }
}

function remember(
  failures: Map<string, { count: number; at: number }>,
  remote: string,
  at: number,
): void {
  const known = failures.get(remote)
  const isOld = known === undefined || at - known.at >= waitMs
  failures.delete(remote)
  failures.set(remote, { count: isOld ? 1 : known.count + 1, at })
  const oldest = failures.keys().next()
  if (failures.size > mostAddresses && oldest.done !== true) failures.delete(oldest.value)
}

function passwordOf(header = ''): string | undefined {
  const [scheme = '', encoded = ''] = header.split(' ', 2)
  if (scheme.toLowerCase() !== 'basic') return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : text.slice(colon + 1)
}
