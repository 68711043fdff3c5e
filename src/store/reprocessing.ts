/** Reading the archive again: its pages in their order, and how far a run has come. */
import { success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import type { Fingerprint } from '../model/fingerprint.js'
import type { Database } from './database.js'
import type { PageRow } from './fetches.js'
import { hasFingerprint } from './fingerprints.js'
import { reopenVariants } from './links.js'
import { copyFile } from './open-file.js'
import type { PackedPage } from './pack.js'
import { isPruned } from './pruning.js'
import { toRecord, type Row } from './record.js'

/** A page of the archive with what its link and its source know of it. */
export interface ArchivedPage {
  readonly linkId: string
  readonly packed: PackedPage
  /** Date that the source gave. */
  readonly published?: string
  /** ISO 3166-1 country of the source. */
  readonly country?: string
}

/** Which pages of the archive. */
export interface ArchivePart {
  /** Only pages fetched at or after this date or moment. */
  readonly since?: string
}

/** A run over the archive that has not come to its end. */
export interface ReprocessingRun {
  /** Version of all that reads pages. */
  readonly extractor: string
  readonly since?: string
  /** The last link that was read; those with later ids are still to come. */
  readonly lastLink: string
  /** What the run has found so far, as its owner writes it. */
  readonly report: string
  /** ISO 8601 moment, UTC. */
  readonly startedAt: string
}

/** What the store does for reading the archive again. */
export interface ReprocessingStore {
  /** Pages of links that were read before, in the order of the links, starting after the given one. */
  readonly archivedPages: (
    part: ArchivePart & { readonly after: string; readonly limit: number },
  ) => Promise<Result<ArchivedPage[]>>
  /** How many pages there are of links that were read before. */
  readonly countArchivedPages: (part: ArchivePart) => Promise<Result<number>>
  /** Pages that wait to be read and that nobody has claimed, in the same order. */
  readonly waitingPages: (options: {
    readonly now: Date
    readonly after: string
    readonly limit: number
  }) => Promise<Result<ArchivedPage[]>>
  /** Tells whether exactly this fingerprint is stored for the link. */
  readonly hasFingerprint: (linkId: string, fingerprint: Fingerprint) => Promise<Result<boolean>>
  /** Makes the links that repeat an article wait to be read again. */
  readonly reopenVariants: (articleId: string) => Promise<Result<undefined>>
  /** The run that has not come to its end; undefined when there is none. */
  readonly reprocessingRun: () => Promise<Result<ReprocessingRun | undefined>>
  /** Notes how far a run has come; undefined when it has come to its end. */
  readonly noteReprocessing: (run: ReprocessingRun | undefined) => Promise<Result<undefined>>
  /** Writes a copy of the whole store into a new file. */
  readonly copyTo: (target: string) => Promise<Result<undefined>>
}

// A page whose fetching failed, or whose source was removed before it was read, was never judged by its content.
const wasRead = `(links.state IN ('stored', 'duplicate') OR links.state IN ('rejected', 'quarantined')
    AND links.reason NOT LIKE 'fetch/%' AND links.reason NOT LIKE 'discover/%')
  AND pages.fetched_at >= :since AND NOT ${isPruned}`

const fromArchive = `FROM pages JOIN links ON links.id = pages.link_id
  JOIN sources ON sources.id = links.source_id`

const columns = `pages.link_id AS linkId, links.published AS hint, sources.country AS sourceCountry,
  requested_url, pages.url, status, content_type, pages.etag, pages.last_modified, fetched_at, size, hash,
  encoding, body`

const archived = `SELECT ${columns} ${fromArchive}
  WHERE pages.link_id > :after AND ${wasRead} ORDER BY pages.link_id LIMIT :limit`

const waiting = `SELECT ${columns} ${fromArchive}
  WHERE pages.link_id > :after AND links.state = 'fetched' AND (claimed_until IS NULL OR claimed_until <= :now)
  ORDER BY pages.link_id LIMIT :limit`

interface ArchiveRow extends PageRow {
  readonly linkId: string
  readonly hash: string
  readonly hint: string | null
  readonly sourceCountry: string | null
}

function toArchivedPage(row: ArchiveRow): ArchivedPage {
  const { linkId, hash, hint, sourceCountry, size, encoding, body, ...facts } = row
  return {
    linkId,
    packed: { facts: toRecord(facts) as Omit<Page, 'bytes'>, size, hash, encoding, body },
    ...(hint !== null && { published: hint }),
    ...(sourceCountry !== null && { country: sourceCountry }),
  }
}

const pagesOf = (rows: unknown[]): ArchivedPage[] => (rows as ArchiveRow[]).map(toArchivedPage)

function noteRun(database: Database, run: ReprocessingRun | undefined): void {
  if (run === undefined) {
    database.run('DELETE FROM reprocessing')
    return
  }
  database.run(
    `INSERT INTO reprocessing (number, extractor, since, last_link, report, started_at)
     VALUES (1, :extractor, :since, :lastLink, :report, :startedAt)
     ON CONFLICT (number) DO UPDATE SET extractor = excluded.extractor, since = excluded.since,
       last_link = excluded.last_link, report = excluded.report, started_at = excluded.started_at`,
    { ...run, since: run.since },
  )
}

function readRun(database: Database): ReprocessingRun | undefined {
  const row = database.get(
    'SELECT extractor, since, last_link, report, started_at FROM reprocessing',
  ) as Row | undefined
  return row && (toRecord(row) as ReprocessingRun)
}

/** Binds what the store does for reading the archive again to one database. */
export function reprocessingStore(database: Database, path: string): ReprocessingStore {
  return {
    archivedPages: ({ since = '', after, limit }) =>
      database.read(() => success(pagesOf(database.all(archived, { since, after, limit })))),
    countArchivedPages: ({ since = '' }) =>
      database.read(() => {
        const query = `SELECT count(*) AS pages ${fromArchive} WHERE ${wasRead}`
        return success((database.get(query, { since }) as { pages: number }).pages)
      }),
    waitingPages: ({ now, ...options }) =>
      database.read(() =>
        success(pagesOf(database.all(waiting, { now: now.toISOString(), ...options }))),
      ),
    hasFingerprint: (linkId, fingerprint) =>
      database.read(() => success(hasFingerprint(database, linkId, fingerprint))),
    reopenVariants: (articleId) =>
      database.write(() => {
        reopenVariants(database, articleId)
        return success(undefined)
      }),
    reprocessingRun: () => database.read(() => success(readRun(database))),
    noteReprocessing: (run) =>
      database.write(() => {
        noteRun(database, run)
        return success(undefined)
      }),
    copyTo: (target) => Promise.resolve(copyFile(path, target)),
  }
}
