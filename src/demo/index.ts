/**
 * The demo site: a small newspaper on the loopback interface, for `gaceta demo` and for the tests.
 * What it serves is data (`fixtures/site`); this folder only speaks HTTP.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { packageRoot } from '../core/package-root.js'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { answerRequest, type SiteAnswer } from './answer.js'
import { readSiteFiles, type DemoSource, type SiteFiles } from './site-files.js'

export type { DemoSource } from './site-files.js'

/** How the demo site is started. */
export interface DemoSiteOptions {
  /** Port on 127.0.0.1; a free one when absent or 0. */
  readonly port?: number
  /**
   * Writes the origin that the client asked for (its `Host` header) into feeds, sitemaps and canonical addresses,
   * instead of the origin with the server's port: content then does not depend on the port.
   */
  readonly hostHeaderOrigin?: boolean
  /** Folder with `site.json`; the site of the package when absent. */
  readonly folder?: string
}

/** One request that the site has answered. */
export interface RequestRecord {
  readonly method: string
  /** Path and query as sent. */
  readonly path: string
  readonly host: string
  readonly userAgent: string
  readonly status: number
}

/** A running demo site. */
export interface DemoSite {
  /** Such as `http://127.0.0.1:41234`, without a slash at its end. */
  readonly origin: string
  readonly port: number
  /** What a crawl starts from, in the order of `site.json`. */
  readonly sources: readonly DemoSource[]
  /** Every request so far, oldest first; grows while the site runs. */
  readonly requests: readonly RequestRecord[]
  /** Stops listening and ends open connections. */
  readonly close: () => Promise<void>
}

// Only names that can never belong to anybody (RFC 2606, RFC 6761): a page elsewhere on the web whose name
// resolves to 127.0.0.1 gets no answer, and no header text reaches the content unchecked.
const reservedHost =
  /^(?:127\.0\.0\.1|localhost|(?:[a-z0-9-]{1,63}\.){1,5}(?:localhost|test|example|invalid))(?::\d{1,5})?$/

/** Tells whether the site answers to the host name, port included. */
export function isDemoHost(host: string): boolean {
  return reservedHost.test(host.toLowerCase())
}

interface Answering {
  readonly files: SiteFiles
  /** Origin for the content, from the request's host. */
  readonly originFor: (host: string) => string
}

function answer(request: http.IncomingMessage, site: Answering): SiteAnswer {
  const host = request.headers.host ?? ''
  if (!isDemoHost(host)) return { status: 421, headers: {}, body: new Uint8Array() }
  const { 'if-none-match': ifNoneMatch, 'if-modified-since': ifModifiedSince } = request.headers
  return answerRequest(site.files, {
    method: request.method ?? '',
    target: request.url ?? '',
    origin: site.originFor(host.toLowerCase()),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
    ...(ifModifiedSince !== undefined && { ifModifiedSince }),
  })
}

function recordOf(request: http.IncomingMessage, status: number): RequestRecord {
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    host: request.headers.host ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    status,
  }
}

function listeningProblem(error: NodeJS.ErrnoException, port: number): Problem {
  if (error.code === 'EADDRINUSE')
    return problem(
      'port/in-use',
      `Port ${port} of 127.0.0.1 is taken; name another one, or 0 for any free port.`,
      error,
    )
  return problem('config/invalid', `Port ${port} cannot be opened: ${error.message}`, error)
}

function listen(server: http.Server, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (error) => {
      resolve(failure(listeningProblem(error, port)))
    })
    server.listen(port, '127.0.0.1', () => {
      resolve(success((server.address() as AddressInfo).port))
    })
  })
}

function closing(server: http.Server): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
      server.closeAllConnections()
    })
}

/** Starts the demo site on 127.0.0.1. */
export async function startDemoSite(options: DemoSiteOptions = {}): Promise<Result<DemoSite>> {
  const { port = 0, hostHeaderOrigin = false } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return failure(problem('config/invalid', `${port} is no port; use a number from 0 to 65535.`))
  const read = readSiteFiles(options.folder ?? path.join(packageRoot, 'fixtures', 'site'))
  if (!read.ok) return read
  const files = read.value
  const requests: RequestRecord[] = []
  let origin = ''
  const originFor = (host: string): string => (hostHeaderOrigin ? `http://${host}` : origin)
  const server = http.createServer((request, response) => {
    const { status, headers, body } = answer(request, { files, originFor })
    requests.push(recordOf(request, status))
    response.writeHead(status, headers)
    response.end(request.method === 'HEAD' ? undefined : body)
  })
  const listening = await listen(server, port)
  if (!listening.ok) return listening
  origin = `http://127.0.0.1:${listening.value}`
  const { sources } = files
  return success({ origin, port: listening.value, sources, requests, close: closing(server) })
}
