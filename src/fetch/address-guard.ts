/**
 * The address guard: no request leaves for a private network, whatever a page, a feed or a name server says.
 * It stands at three doors: the address as written, every redirect, and the connection itself after name resolution
 * (which defeats DNS rebinding, because the checked address is the one that is connected to).
 */
import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { problem, type Problem } from '../core/problem.js'

/** Raised by the guarded look-up; the client turns it into `fetch/refused-address`. */
export class RefusedAddressError extends Error {
  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which is not a public address.`)
    this.name = 'RefusedAddressError'
  }
}

/** What the guard lets through besides public addresses. */
export interface GuardOptions {
  /** Lets 127.0.0.0/8 and ::1 pass: for tests and the demo. */
  readonly allowLoopback: boolean
  /** Lets every address and name pass: for webhooks inside one's own network. */
  readonly allowPrivate?: boolean
}

/**
 * Tells whether an IP address may be connected to: global unicast only. IPv4 addresses wrapped in IPv6 (mapped,
 * NAT64, 6to4, Teredo) are judged by range and refused, since no news site needs them.
 */
export function isAllowedAddress(text: string, options: GuardOptions): boolean {
  if (!ipaddr.isValid(text)) return false
  if (options.allowPrivate === true) return true
  const address = ipaddr.process(text)
  const range = address.range()
  if (range === 'loopback') return options.allowLoopback
  return range === 'unicast' && (address.kind() === 'ipv4' || address.match(globalUnicast))
}

// All global unicast addresses that were ever given out (RFC 4291); outside it lie old ways of writing IPv4 in IPv6.
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/**
 * Checks an address as written, before any name resolution: scheme, port and literal IP addresses in all the
 * spellings that the URL standard folds (decimal, octal, hexadecimal, short forms).
 */
export function checkAddress(address: string, options: GuardOptions): Problem | undefined {
  if (!URL.canParse(address)) return problem('input/invalid-url', `"${address}" is no web address.`)
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return problem('input/invalid-url', `${address} is neither http nor https.`)
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const isLiteral = ipaddr.isValid(host)
  if (isLiteral ? isAllowedAddress(host, options) : isAllowedName(host, options)) return undefined
  return problem(
    'fetch/refused-address',
    `${address} points into a private network and is not fetched.`,
  )
}

// Names that mean this machine or this network by definition (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
const privateSuffixes = ['local', 'internal', 'home.arpa', 'intranet', 'lan', 'corp', 'home']

function isAllowedName(host: string, options: GuardOptions): boolean {
  if (options.allowPrivate === true) return true
  const name = host.toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost')) return options.allowLoopback
  return name.includes('.') && !privateSuffixes.some((suffix) => name.endsWith(`.${suffix}`))
}

/**
 * Makes the look-up function that connections use: it resolves the name and hands on only allowed addresses. Names
 * under `.localhost` resolve to loopback without asking a name server (RFC 6761, section 6.3).
 */
export function guardedLookup(options: GuardOptions): LookupFunction {
  return (host, lookupOptions, callback) => {
    if (options.allowLoopback && /(?:^|\.)localhost$/i.test(host)) {
      const loopback = { address: '127.0.0.1', family: 4 }
      if (lookupOptions.all === true) callback(null, [loopback])
      else callback(null, loopback.address, loopback.family)
      return
    }
    dns.lookup(host, { ...lookupOptions, all: true }, (error, found) => {
      if (error) {
        callback(error, [])
        return
      }
      const refused = found.find(({ address }) => !isAllowedAddress(address, options))
      const [first] = found
      // One private address among public ones is enough to refuse: which is used is not ours to choose.
      if (refused || !first)
        callback(new RefusedAddressError(host, refused?.address ?? 'nowhere'), [])
      else if (lookupOptions.all === true) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
}
