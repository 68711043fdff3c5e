/** Full-text search for events. */
import { setImmediate } from 'node:timers/promises'
import { present } from '../core/present.js'
import { problem, ProblemError } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { FacetCounts, LocatedEvent } from '../model/detail.js'
import type { EventRow } from '../model/row.js'
import type {
  EventQuery,
  EventsFound,
  FoundEvent,
  SearchPage,
  SearchTerm,
} from '../model/search.js'
import { wrapConnection, type Database } from './database.js'
import { placesOf } from './details.js'
import { listFilters } from './event-conditions.js'
import { findHits, type HitOptions } from './event-hits.js'
import { countAllFacets, countFacets } from './facets.js'
import { openReader } from './open-file.js'
import { articleOfEvent, eventColumns, toEventRow } from './rows.js'
import { snippetOf, stemsOf } from './snippets.js'

/** A page of events with the facets of the whole search. */
export interface FoundWithFacets {
  readonly found: EventsFound
  readonly facets: FacetCounts
}

/** What the store does for searches. */
export interface EventSearchStore {
  /** Finds events: by words the best first, without words the latest first. */
  readonly findEvents: (query: EventQuery, page: SearchPage) => Promise<Result<EventsFound>>
  /** Counts the events that a query finds by their types, places, sources and so on. */
  readonly countFacets: (query: EventQuery) => Promise<Result<FacetCounts>>
  /** Both at once: the hits are looked for once. */
  readonly findWithFacets: (query: EventQuery, page: SearchPage) => Promise<Result<FoundWithFacets>>
  /**
   * All events that a query finds, with their places, the best first. Problems of the file are thrown as
   * `ProblemError`, because an iteration cannot return them.
   */
  readonly exportEvents: (query: EventQuery) => AsyncIterable<LocatedEvent>
}

// What is found is read to this many events and counted to this many; more is "at least".
const mostHits = 10_000

/** The rows of those of the events that a query finds. */
export function eventsThatFit(
  database: Database,
  query: EventQuery,
  among: readonly string[],
): EventRow[] {
  const { numbers } = findHits(database, query, { order: 'newest', most: -1, among })
  return readRows(database, numbers).map((found) => toEventRow(found))
}

type FoundRow = Parameters<typeof toEventRow>[0]

function readRows(database: Database, hits: readonly number[]): FoundRow[] {
  return database.all(
    `SELECT ${eventColumns} FROM json_each(:hits) AS hits
       JOIN search_events ON search_events.number = hits.value
       JOIN events ON events.id = search_events.event_id ${articleOfEvent} ORDER BY hits.key`,
    { hits: JSON.stringify(hits) },
  ) as FoundRow[]
}

function readEvents(
  database: Database,
  hits: readonly number[],
  terms: readonly SearchTerm[],
): FoundEvent[] {
  const wanted = {
    es: { lang: 'es', wanted: stemsOf(terms, 'es') },
    fr: { lang: 'fr', wanted: stemsOf(terms, 'fr') },
  } as const
  return readRows(database, hits).map((found) => {
    const row = toEventRow(found)
    const { text } = database.get('SELECT text FROM articles WHERE id = :id', {
      id: row.article_id,
    }) as { text: string }
    return { ...row, snippet: snippetOf(text, wanted[row.lang], row.evidence ?? row.title) }
  })
}

interface Search {
  readonly hits: readonly number[]
  /** Whether there may be more than were found. */
  readonly isCut: boolean
  /** Number of all events that fit, where it is known without finding them. */
  readonly total?: number
}

/** All that fit when one list of the index, or all events, answer the search; its length is known. */
function knownTotal(database: Database, query: EventQuery): number | undefined {
  const { all, none, filters, ranges, from, to } = query
  const isMore = [all, none, ranges].some(({ length }) => length > 0) || filters.length > 1
  if (isMore || from !== undefined || to !== undefined) return undefined
  const [only] = listFilters(database, query)
  if (only !== undefined) return only.isNot || only.values.length > 1 ? undefined : only.events
  const { total } = database.get(
    `SELECT coalesce(sum(events), 0) AS total FROM search_values WHERE field = 'type'`,
  ) as { total: number }
  return total
}

function searchFor(database: Database, query: EventQuery, order: HitOptions['order']): Search {
  const { numbers: hits, isCut } = findHits(database, query, { order, most: mostHits + 1 })
  return hits.length > mostHits
    ? { hits, isCut: true, ...present({ total: knownTotal(database, query) }) }
    : { hits, isCut }
}

function findPage(
  database: Database,
  { hits, isCut, total }: Search,
  { query, page: { limit, after } }: { query: EventQuery; page: SearchPage },
): Result<EventsFound> {
  const start = after === undefined ? 0 : positionAfter(database, hits, after)
  if (start === undefined)
    return failure(
      problem('input/invalid-query', 'The next page cannot be found any more; search again.'),
    )
  const shown = hits.slice(start, start + limit)
  const events = readEvents(database, shown, query.all.flat())
  const last = events.at(-1)
  return success({
    total: total ?? Math.min(hits.length, mostHits),
    isAtLeast: total === undefined && isCut,
    events,
    ...(last && start + limit < hits.length ? { next: last.id } : {}),
  })
}

function facetsOf(database: Database, query: EventQuery, { hits, total }: Search): FacetCounts {
  return total !== undefined && query.filters.length === 0
    ? countAllFacets(database)
    : countFacets(database, hits.slice(0, mostHits))
}

function findWithFacets(
  database: Database,
  query: EventQuery,
  page: SearchPage,
): Result<FoundWithFacets> {
  const search = searchFor(database, query, page.order ?? 'best')
  const found = findPage(database, search, { query, page })
  return found.ok
    ? success({ found: found.value, facets: facetsOf(database, query, search) })
    : found
}

function positionAfter(
  database: Database,
  hits: readonly number[],
  after: string,
): number | undefined {
  const row = database.get('SELECT number AS hit FROM search_events WHERE event_id = :after', {
    after,
  }) as { hit: number } | undefined
  const at = row === undefined ? -1 : hits.indexOf(row.hit)
  return at < 0 ? undefined : at + 1
}

// Read at once; other work of the process has its turn between two batches.
const rowsPerTurn = 200

/** All events of a search with their places, read over a connection of their own. */
async function* readAll(path: string, query: EventQuery): AsyncGenerator<LocatedEvent> {
  const opened = openReader(path)
  if (!opened.ok) throw new ProblemError(opened.problem)
  try {
    const database = wrapConnection(opened.value, path)
    const { numbers: hits } = findHits(database, query, { order: 'best', most: -1 })
    for (let start = 0; start < hits.length; start += rowsPerTurn) {
      const rows = readRows(database, hits.slice(start, start + rowsPerTurn))
      for (const found of rows) {
        const row = toEventRow(found)
        yield { row, places: placesOf(database, row) }
      }
      await setImmediate()
    }
  } finally {
    opened.value.close()
  }
}

/** Binds what the store does for searches to one database. */
export function eventSearchStore(database: Database, path: string): EventSearchStore {
  return {
    exportEvents: (query) => readAll(path, query),
    findEvents: (query, page) =>
      database.read(() => {
        const search = searchFor(database, query, page.order ?? 'best')
        return findPage(database, search, { query, page })
      }),
    countFacets: (query) =>
      database.read(() => success(facetsOf(database, query, searchFor(database, query, 'newest')))),
    findWithFacets: (query, page) => database.read(() => findWithFacets(database, query, page)),
  }
}
