/** Sources: feeds, sitemaps and listings, with their schedule. */
import { contentId } from '../core/content-id.js'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { NewSource, Source } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'
import type { Database } from './database.js'
import { insertInto, toRecord, type Row } from './record.js'

/** What one look at a source gave. */
export interface SourceVisit {
  readonly at: Date
  /** When to look again: the caller's schedule and back-off decide. */
  readonly nextDueAt: Date
  /** The source's interval from now on; default: as before. */
  readonly adaptedMinutes?: number
  /** Links new to the ledger. */
  readonly added?: number
  /** Everything that the source said to be older than this has been seen. */
  readonly seenUntil?: Date
  /** Why it failed; absent after success. */
  readonly problem?: Problem
  readonly status?: number
  readonly size?: number
  readonly durationMs?: number
  /** Validators for the next look; those of the last one stay only after the answer 304. */
  readonly etag?: string
  readonly lastModified?: string
  readonly bodyHash?: string
}

/** What the store does with sources. */
export interface SourceStore {
  /**
   * Adds a source, or gives the known one with the same address the new facts. A paused or removed source becomes
   * active again, and links that its removal rejected become due. It is due at once when it is new.
   */
  readonly addSource: (source: NewSource, now: Date) => Promise<Result<Source>>
  /** One source by its id. */
  readonly sourceById: (id: string) => Promise<Result<Source>>
  /** All sources in the order of their addresses, removed ones only when asked for. */
  readonly listSources: (options?: { withRemoved?: boolean }) => Promise<Result<Source[]>>
  /** Active sources, archives aside, whose time has come: higher priority first, then the longest overdue. */
  readonly dueSources: (now: Date, limit?: number) => Promise<Result<Source[]>>
  /** Stores the outcome of a look and the next date; success resets the failures. */
  readonly updateSourceAfterVisit: (id: string, visit: SourceVisit) => Promise<Result<Source>>
  /** Puts the next look off, which counts neither as success nor as failure. */
  readonly postponeSource: (id: string, until: Date) => Promise<Result<Source>>
  /** Stops visits and fetches of the source until it is resumed. */
  readonly pauseSource: (id: string) => Promise<Result<Source>>
  /** Takes up a paused source again. */
  readonly resumeSource: (id: string) => Promise<Result<Source>>
  /** Stops the source for good; its history stays, links not yet fetched are rejected. */
  readonly removeSource: (id: string) => Promise<Result<Source>>
}

const columns = `id, url, kind, name, country, region, lang, interval_minutes, priority, state, next_due_at,
  cron, adapted_minutes, last_success_at, last_new_at, seen_until, failures, last_problem, etag, last_modified, body_hash`

/** Derives the id of a source from its address. */
function sourceId(url: string): string {
  return contentId('source', url)
}

function readSource(database: Database, id: string): Result<Source> {
  const row = database.get(`SELECT ${columns} FROM sources WHERE id = :id`, { id }) as
    Row | undefined
  if (row === undefined) {
    return failure(problem('store/not-found', `There is no source ${id}; list them to see all.`))
  }
  return success(toRecord(row) as Source)
}

const newColumns = [
  ...['id', 'url', 'kind', 'name', 'country', 'region', 'lang', 'interval_minutes', 'priority'],
  ...['cron', 'state', 'next_due_at', 'added_at'],
]

const upsert = `${insertInto('sources', newColumns)}
  ON CONFLICT (id) DO UPDATE SET state = 'active', kind = excluded.kind,
    name = coalesce(excluded.name, name), country = coalesce(excluded.country, country),
    region = coalesce(excluded.region, region), lang = coalesce(excluded.lang, lang),
    interval_minutes = excluded.interval_minutes, priority = excluded.priority, cron = excluded.cron,
    adapted_minutes = NULL`

function addSource(database: Database, source: NewSource, now: Date): Result<Source> {
  // An archive is known by the address of its file.
  const url = source.kind === 'archive' ? source.url : canonicalAddress(source.url)
  if (url === undefined) {
    return failure(problem('input/invalid-url', `The address ${source.url} is not one of http(s).`))
  }
  const id = sourceId(url)
  database.run(upsert, {
    ...{ id, url, kind: source.kind, name: source.name, country: source.country },
    ...{ region: source.region, lang: source.lang, cron: source.cron, state: 'active' },
    ...{ interval_minutes: source.intervalMinutes ?? 60, priority: source.priority ?? 0 },
    ...{ next_due_at: now.toISOString(), added_at: now.toISOString() },
  })
  reviveLinks(database, id)
  return readSource(database, id)
}

function reviveLinks(database: Database, id: string): void {
  database.run(
    `UPDATE links SET state = 'due', reason = NULL, reason_text = NULL
     WHERE source_id = :id AND state = 'rejected' AND reason = 'discover/source-removed'`,
    { id },
  )
}

function setState(
  database: Database,
  { id, from, to }: { id: string; from: string; to: string },
): Result<Source> {
  database.run('UPDATE sources SET state = :to WHERE id = :id AND state = :from', { id, from, to })
  return readSource(database, id)
}

function removeSource(database: Database, id: string): Result<Source> {
  database.run(`UPDATE sources SET state = 'removed' WHERE id = :id`, { id })
  database.run(
    `UPDATE links SET state = 'rejected', reason = 'discover/source-removed', claimed_by = NULL,
       claimed_until = NULL, reason_text = 'The source was removed before the link was fetched.'
     WHERE source_id = :id AND state IN ('due', 'failed')`,
    { id },
  )
  return readSource(database, id)
}

function updateAfterVisit(database: Database, id: string, visit: SourceVisit): Result<Source> {
  const source = readSource(database, id)
  if (!source.ok) return source
  const at = visit.at.toISOString()
  database.run(
    `INSERT INTO fetches (source_id, fetched_at, url, status, size, duration_ms, problem, problem_text)
     VALUES (:id, :at, :url, :status, :size, :duration, :problem, :text)`,
    {
      ...{ id, at, url: source.value.url, status: visit.status, size: visit.size },
      ...{ duration: visit.durationMs, problem: visit.problem?.code, text: visit.problem?.message },
    },
  )
  database.run(visit.problem === undefined ? afterSuccess : afterFailure, {
    ...{ id, at, next: visit.nextDueAt.toISOString(), problem: visit.problem?.code },
    ...{ adapted: visit.adaptedMinutes, seen: visit.seenUntil?.toISOString() },
    ...{ fresh: (visit.added ?? 0) > 0 ? at : undefined },
    ...{
      status: visit.status,
      etag: visit.etag,
      modified: visit.lastModified,
      hash: visit.bodyHash,
    },
  })
  return readSource(database, id)
}

const afterSuccess = `UPDATE sources SET next_due_at = :next, last_success_at = :at, failures = 0,
    last_problem = NULL, adapted_minutes = coalesce(:adapted, adapted_minutes),
    last_new_at = coalesce(:fresh, last_new_at), seen_until = coalesce(:seen, seen_until), etag = iif(:status = 304, etag, :etag),
    last_modified = iif(:status = 304, last_modified, :modified),
    body_hash = iif(:status = 304, body_hash, :hash)
  WHERE id = :id`

const afterFailure = `UPDATE sources SET next_due_at = :next, failures = failures + 1, last_problem = :problem
  WHERE id = :id`

function listSources(database: Database, withRemoved: boolean): Source[] {
  const rows = database.all(
    `SELECT ${columns} FROM sources WHERE state <> 'removed' OR :all = 1 ORDER BY url`,
    { all: withRemoved ? 1 : 0 },
  ) as Row[]
  return rows.map((row) => toRecord(row) as Source)
}

function dueSources(database: Database, now: Date, limit: number): Source[] {
  const rows = database.all(
    `SELECT ${columns} FROM sources WHERE state = 'active' AND kind <> 'archive' AND next_due_at <= :now
     ORDER BY priority DESC, next_due_at, id LIMIT :limit`,
    { now: now.toISOString(), limit },
  ) as Row[]
  return rows.map((row) => toRecord(row) as Source)
}

/** Binds what the store does with sources to one database. */
export function sourceStore(database: Database): SourceStore {
  return {
    addSource: (source, now) => database.write(() => addSource(database, source, now)),
    sourceById: (id) => database.read(() => readSource(database, id)),
    listSources: (options) =>
      database.read(() => success(listSources(database, options?.withRemoved ?? false))),
    dueSources: (now, limit = 1000) =>
      database.read(() => success(dueSources(database, now, limit))),
    updateSourceAfterVisit: (id, visit) =>
      database.write(() => updateAfterVisit(database, id, visit)),
    postponeSource: (id, until) =>
      database.write(() => {
        const next = until.toISOString()
        database.run('UPDATE sources SET next_due_at = :next WHERE id = :id', { id, next })
        return readSource(database, id)
      }),
    pauseSource: (id) =>
      database.write(() => setState(database, { id, from: 'active', to: 'paused' })),
    resumeSource: (id) =>
      database.write(() => setState(database, { id, from: 'paused', to: 'active' })),
    removeSource: (id) => database.write(() => removeSource(database, id)),
  }
}
