/** Fetches and pages: the log of every try, and the archive of raw bytes that a better extractor can read again. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import type { Link } from '../model/source.js'
import type { Database } from './database.js'
import { claimLinks, type ClaimedLink, type ClaimOptions } from './claims.js'
import { linkColumns, moveLink, readLink } from './links.js'
import { insertInto, toRecord, type Row } from './record.js'

/** What one try to fetch a link gave: its page, or why there is none. */
export interface FetchOutcome {
  /** Tries of this link including this one. An outcome that the ledger has counted already changes nothing. */
  readonly attempts: number
  readonly at: Date
  readonly durationMs?: number
  readonly result:
    | { readonly page: Page }
    | {
        readonly problem: Problem
        /** `failed` is tried again at `nextTryAt`; the others are final. */
        readonly state: 'failed' | 'rejected' | 'quarantined'
        readonly nextTryAt?: Date
        /** Status code, where the host answered. */
        readonly status?: number
        /** The try uses up no attempt: the host only asked to come back later. */
        readonly isFree?: boolean
      }
}

/** A fetched link with its page. */
export interface FetchedLink extends ClaimedLink {
  readonly page: Page
}

/** One line of the fetch log. */
export interface FetchLogEntry {
  readonly fetchedAt: string
  readonly url: string
  readonly status?: number
  readonly size?: number
  readonly durationMs?: number
  readonly problem?: string
  readonly problemText?: string
}

/** What the store does with fetches and pages. */
export interface FetchStore {
  /**
   * Logs a try and moves the link on: to `fetched` with its page, or to the state that the outcome names. The same
   * outcome twice, or one for a link that is past fetching, changes nothing. Returns the link as it is then.
   */
  readonly recordFetch: (linkId: string, outcome: FetchOutcome) => Promise<Result<Link>>
  /** Claims fetched links that wait to be read, with their pages. */
  readonly claimLinksToRead: (options: ClaimOptions) => Promise<Result<FetchedLink[]>>
  /** The archived page of a link; undefined when it was never fetched. */
  readonly pageOf: (linkId: string) => Promise<Result<Page | undefined>>
  /** All tries of a link, oldest first. */
  readonly fetchesOf: (linkId: string) => Promise<Result<FetchLogEntry[]>>
}

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

interface PackedPage {
  readonly page: Page
  readonly hash: string
  readonly encoding: 'br' | 'identity'
  readonly body: Uint8Array
}

/** Quality 5 takes a fifth of the time of the best and stays within a tenth of its size. */
async function pack(page: Page): Promise<PackedPage> {
  const hash = createHash('sha256').update(page.bytes).digest('hex')
  const body = await compress(page.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  return body.length < page.bytes.length
    ? { page, hash, encoding: 'br', body }
    : { page, hash, encoding: 'identity', body: page.bytes }
}

interface PageRow extends Row {
  readonly encoding: 'br' | 'identity'
  readonly body: Uint8Array
}

async function unpack({ encoding, body, ...facts }: PageRow): Promise<Page> {
  const bytes = encoding === 'br' ? await decompress(body) : body
  return { ...(toRecord(facts) as Omit<Page, 'bytes'>), bytes: new Uint8Array(bytes) }
}

const pageColumns = `requested_url, url, status, content_type, etag, last_modified, fetched_at, encoding, body`

const insertPage = `${insertInto('pages', [
  ...['link_id', 'requested_url', 'url', 'status', 'content_type', 'etag', 'last_modified'],
  ...['fetched_at', 'size', 'hash', 'encoding', 'body'],
])} ON CONFLICT (link_id) DO UPDATE SET requested_url = excluded.requested_url, url = excluded.url,
  status = excluded.status, content_type = excluded.content_type, etag = excluded.etag,
  last_modified = excluded.last_modified, fetched_at = excluded.fetched_at, size = excluded.size,
  hash = excluded.hash, encoding = excluded.encoding, body = excluded.body`

const insertFetch = insertInto('fetches', [
  ...['link_id', 'fetched_at', 'url', 'status', 'size', 'duration_ms', 'problem', 'problem_text'],
])

function storePage(database: Database, linkId: string, packed: PackedPage): void {
  const { page, hash, encoding, body } = packed
  database.run(insertPage, {
    ...{ link_id: linkId, requested_url: page.requestedUrl, url: page.url, status: page.status },
    ...{ content_type: page.contentType, etag: page.etag, last_modified: page.lastModified },
    ...{ fetched_at: page.fetchedAt, size: page.bytes.length, hash, encoding, body },
  })
}

function logFetch(database: Database, link: Link, { at, durationMs, result }: FetchOutcome): void {
  const facts =
    'page' in result
      ? { url: result.page.url, status: result.page.status, size: result.page.bytes.length }
      : {
          ...{ url: link.url, status: result.status },
          ...{ problem: result.problem.code, problem_text: result.problem.message },
        }
  database.run(insertFetch, {
    ...{ size: undefined, problem: undefined, problem_text: undefined, ...facts },
    ...{ link_id: link.id, fetched_at: at.toISOString(), duration_ms: durationMs },
  })
}

interface Recording {
  readonly linkId: string
  readonly outcome: FetchOutcome
  readonly packed: PackedPage | undefined
}

function recordFetch(database: Database, { linkId, outcome, packed }: Recording): Result<Link> {
  const link = readLink(database, linkId)
  if (!link.ok || isCounted(link.value, outcome)) return link
  logFetch(database, link.value, outcome)
  const { result } = outcome
  if (packed !== undefined) storePage(database, linkId, packed)
  if ('page' in result) moveLink(database, { id: linkId, state: 'fetched' })
  else moveLink(database, { id: linkId, state: result.state, reason: result.problem })
  database.run(
    `UPDATE links SET attempts = :attempts, next_try_at = coalesce(:next, next_try_at) WHERE id = :id`,
    {
      id: linkId,
      attempts: isFree(result) ? link.value.attempts : outcome.attempts,
      next: nextTryOf(result),
    },
  )
  return readLink(database, linkId)
}

const isFree = (result: FetchOutcome['result']): boolean =>
  'problem' in result && result.isFree === true

const nextTryOf = (result: FetchOutcome['result']): string | undefined =>
  'problem' in result ? result.nextTryAt?.toISOString() : undefined

/** Tells whether the ledger has counted the outcome already, or the link is past fetching. */
function isCounted(
  { state, attempts, nextTryAt }: Link,
  { attempts: tries, result }: FetchOutcome,
) {
  if (state !== 'due' && state !== 'failed') return true
  return isFree(result) ? nextTryAt === nextTryOf(result) : tries <= attempts
}

const readable = `SELECT ${linkColumns}, host, claims, title, published FROM links WHERE state = 'fetched' AND (claimed_until IS NULL OR claimed_until <= :now)
  ORDER BY id LIMIT :limit`

interface Waiting {
  readonly link: ClaimedLink
  readonly row: PageRow | undefined
}

function claimReadable(database: Database, options: ClaimOptions): Waiting[] {
  const rows = database.all(readable, {
    now: options.now.toISOString(),
    limit: options.limit,
  }) as Row[]
  const links = claimLinks(
    database,
    rows.map((row) => toRecord(row) as ClaimedLink),
    options,
  )
  return links.map((link) => ({ link, row: pageRow(database, link.id) }))
}

const pageRow = (database: Database, linkId: string): PageRow | undefined =>
  database.get(`SELECT ${pageColumns} FROM pages WHERE link_id = :id`, { id: linkId }) as
    PageRow | undefined

async function unpackAll(waiting: readonly Waiting[]): Promise<Result<FetchedLink[]>> {
  const fetched: FetchedLink[] = []
  for (const { link, row } of waiting) {
    if (row === undefined) {
      return failure(
        problem('store/corrupt', `The page of the fetched link ${link.id} is missing.`),
      )
    }
    fetched.push({ ...link, page: await unpack(row) })
  }
  return success(fetched)
}

/** Binds what the store does with fetches and pages to one database. */
export function fetchStore(database: Database): FetchStore {
  return {
    recordFetch: async (linkId, outcome) => {
      const packed = 'page' in outcome.result ? await pack(outcome.result.page) : undefined
      return database.write(() => recordFetch(database, { linkId, outcome, packed }))
    },
    claimLinksToRead: async (options) => {
      const waiting = await database.write(() => success(claimReadable(database, options)))
      return waiting.ok ? unpackAll(waiting.value) : waiting
    },
    pageOf: async (linkId) => {
      const row = await database.read(() => success(pageRow(database, linkId)))
      if (!row.ok) return row
      return success(row.value && (await unpack(row.value)))
    },
    fetchesOf: (linkId) =>
      database.read(() =>
        success(
          (
            database.all(
              `SELECT fetched_at, url, status, size, duration_ms, problem, problem_text FROM fetches
               WHERE link_id = :id ORDER BY id`,
              { id: linkId },
            ) as Row[]
          ).map((row) => toRecord(row) as FetchLogEntry),
        ),
      ),
  }
}
