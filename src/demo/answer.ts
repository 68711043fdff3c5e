/** What the demo site answers to a request: a pure function of its files and the request. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { encodeWindows1252 } from '../text/windows-1252.js'
import type { Route, SiteFiles } from './site-files.js'

/** The parts of a request that the answer depends on. */
export interface SiteRequest {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  /** What `{{origin}}` becomes in the files. */
  readonly origin: string
  readonly ifNoneMatch?: string
  readonly ifModifiedSince?: string
}

/** Status, headers and body to send. */
export interface SiteAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const nothing = new Uint8Array()

const typeByExtension: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

function fillOrigin(text: string, origin: string): string {
  return text.replaceAll('{{origin}}', origin)
}

/** Finds the route of a path with its query; a query that the table does not know changes nothing. */
function findRoute(files: SiteFiles, target: string): Route {
  const path = target.split('?', 1)[0] ?? target
  return files.routes.get(target) ?? files.routes.get(path) ?? files.notFound
}

function contentType(route: Route): string {
  const extension = route.file?.split('.').at(-1) ?? ''
  return route.type ?? typeByExtension[extension] ?? 'application/octet-stream'
}

function bodyOf(files: SiteFiles, route: Route, origin: string): Uint8Array {
  const text = fillOrigin(files.texts.get(route.file ?? '') ?? '', origin)
  const bytes = route.charset ? encodeWindows1252(text) : new TextEncoder().encode(text)
  return route.gzip ? gzipSync(bytes) : bytes
}

function headersOf(route: Route, body: Uint8Array): Record<string, string> {
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return {
    'content-type': contentType(route),
    etag: `"${digest}"`,
    ...(route.gzip && { 'content-encoding': 'gzip' }),
    ...(route.lastModified !== undefined && {
      'last-modified': new Date(route.lastModified).toUTCString(),
    }),
  }
}

function matchesEtag(header: string, etag: string): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}

/** Tells whether the client's copy is still good; an ETag outranks a date (RFC 9110, 13.1.3). */
function isFresh(request: SiteRequest, headers: Readonly<Record<string, string>>): boolean {
  const { etag, 'last-modified': lastModified } = headers
  if (request.ifNoneMatch !== undefined) return matchesEtag(request.ifNoneMatch, etag ?? '')
  if (request.ifModifiedSince === undefined || lastModified === undefined) return false
  return Date.parse(request.ifModifiedSince) >= Date.parse(lastModified)
}

function refuse(status: number, headers: Readonly<Record<string, string>> = {}): SiteAnswer {
  return { status, headers, body: nothing }
}

/** Answers one request; the body of an answer to HEAD is what GET would send, for the sender to leave out. */
export function answerRequest(files: SiteFiles, request: SiteRequest): SiteAnswer {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(405, { allow: 'GET, HEAD' })
  if (!request.target.startsWith('/')) return refuse(400)
  const route = findRoute(files, request.target)
  if (route.location !== undefined)
    return refuse(route.status ?? 301, { location: fillOrigin(route.location, request.origin) })
  const status = route.status ?? 200
  const body = bodyOf(files, route, request.origin)
  const headers = headersOf(route, body)
  if (status === 200 && isFresh(request, headers)) return { status: 304, headers, body: nothing }
  return { status, headers: { ...headers, 'content-length': String(body.byteLength) }, body }
}
