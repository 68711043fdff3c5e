/** Fetches and pages: the log of every try, and the archive of raw bytes that a better extractor can read again. */
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import type { Link } from '../model/source.js'
import type { Database } from './database.js'
import { claimLinks, type ClaimedLink, type ClaimOptions } from './claims.js'
import { linkColumns, moveLink, readLink } from './links.js'
import { packPage, unpackPage, type PackedPage } from './pack.js'
import { isPruned } from './pruning.js'
import { asked, insertInto, toRecord, type Row } from './record.js'

/** What one try to fetch a link gave: its page, or why there is none. */
export interface FetchOutcome {
  /** Tries of this link including this one. An outcome that the ledger has counted already changes nothing. */
  readonly attempts: number
  readonly at: Date
  readonly durationMs?: number
  readonly result:
    | { readonly page: Page }
    | { readonly packed: PackedPage }
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
  /**
   * Claims fetched links that wait to be read, with their pages: those that were taken up least often first, so that
   * only a page that brings its readers down is taken up again and again.
   */
  readonly claimLinksToRead: (options: ClaimOptions) => Promise<Result<FetchedLink[]>>
  /** The archived page of a link; undefined when it was never fetched, or its body was taken out. */
  readonly pageOf: (linkId: string) => Promise<Result<Page | undefined>>
  /** All tries of a link, oldest first. */
  readonly fetchesOf: (linkId: string) => Promise<Result<FetchLogEntry[]>>
}

/** A page as its table has it. */
export interface PageRow extends Row {
  readonly size: number
  readonly encoding: 'br' | 'identity'
  readonly body: Uint8Array
}

function unpack({ encoding, body, size, ...facts }: PageRow): Promise<Page> {
  return unpackPage({ encoding, body, size, facts: toRecord(facts) as Omit<Page, 'bytes'> })
}

const pageColumns = `requested_url, url, status, content_type, etag, last_modified, fetched_at, size, encoding, body`

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

/** Keeps the page of a link in place of the one before. */
export function storePage(database: Database, linkId: string, packed: PackedPage): void {
  const { facts, size, hash, encoding, body } = packed
  database.run(insertPage, {
    ...{ link_id: linkId, requested_url: facts.requestedUrl, url: facts.url },
    ...{ status: facts.status, content_type: facts.contentType, etag: facts.etag },
    ...{ last_modified: facts.lastModified, fetched_at: facts.fetchedAt },
    ...{ size, hash, encoding, body },
  })
}

type Failed = Extract<FetchOutcome['result'], { readonly problem: Problem }>

/** A try whose page, if it has one, is packed. */
interface Recording {
  readonly linkId: string
  readonly outcome: Omit<FetchOutcome, 'result'>
  readonly result: { readonly packed: PackedPage } | Failed
}

function logFetch(database: Database, link: Link, { outcome, result }: Recording): void {
  const facts =
    'packed' in result
      ? {
          ...{ url: result.packed.facts.url, status: result.packed.facts.status },
          size: result.packed.size,
        }
      : {
          ...{ url: link.url, status: result.status },
          ...{ problem: result.problem.code, problem_text: result.problem.message },
        }
  database.run(insertFetch, {
    ...{ size: undefined, problem: undefined, problem_text: undefined, ...facts },
    ...{ link_id: link.id, fetched_at: outcome.at.toISOString() },
    duration_ms: outcome.durationMs,
  })
}

// The claim goes on: whoever fetched the page sees to its reading.
const toFetched = `UPDATE links SET state = 'fetched', reason = NULL, reason_text = NULL,
    claims = (claimed_by IS NOT NULL) WHERE id = :id`

function recordFetch(database: Database, recording: Recording): Result<Link> {
  const { linkId: id, outcome, result } = recording
  const link = readLink(database, id)
  if (!link.ok || isCounted(link.value, recording)) return link
  logFetch(database, link.value, recording)
  if ('packed' in result) {
    storePage(database, id, result.packed)
    database.run(toFetched, { id })
  } else {
    moveLink(database, { id, state: result.state, reason: result.problem })
  }
  database.run(
    `UPDATE links SET attempts = :attempts, next_try_at = coalesce(:next, next_try_at) WHERE id = :id`,
    {
      id,
      attempts: isFree(result) ? link.value.attempts : outcome.attempts,
      next: nextTryOf(result),
    },
  )
  return readLink(database, id)
}

const isFree = (result: Recording['result']): boolean =>
  'problem' in result && result.isFree === true

const nextTryOf = (result: Recording['result']): string | undefined =>
  'problem' in result ? result.nextTryAt?.toISOString() : undefined

/** Tells whether the ledger has counted the outcome already, or the link is past fetching. */
function isCounted({ state, attempts, nextTryAt }: Link, { outcome, result }: Recording): boolean {
  if (state !== 'due' && state !== 'failed') return true
  return isFree(result) ? nextTryAt === nextTryOf(result) : outcome.attempts <= attempts
}

const readable = `SELECT ${linkColumns}, host, claims, title, published FROM links WHERE state = 'fetched' AND (claimed_until IS NULL OR claimed_until <= :now)
  ORDER BY claims, id LIMIT ${asked('limit')}`

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
  database.get(`SELECT ${pageColumns} FROM pages WHERE link_id = :id AND NOT ${isPruned}`, {
    id: linkId,
  }) as PageRow | undefined

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
      const { result: given } = outcome
      // Outside the transaction, because it takes a while.
      const result = 'page' in given ? { packed: await packPage(given.page) } : given
      return database.write(() => recordFetch(database, { linkId, outcome, result }))
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
