/** Full-text search for events. */
import { setImmediate } from 'node:timers/promises'
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
import { wrapConnection, type Database, type SqlParameters } from './database.js'
import { placesOf } from './details.js'
import { conditionsOf, type Conditions } from './event-conditions.js'
import { countFacets } from './facets.js'
import { matchNames, matchTexts } from './match.js'
import { openReader } from './open-file.js'
import { eachOf } from './record.js'
import { articleOfEvent, eventColumns, toEventRow } from './rows.js'
import { snippetOf, stemsOf } from './snippets.js'

/** What the store does for searches. */
export interface EventSearchStore {
  /** Finds events: by words the best first, without words the latest first. */
  readonly findEvents: (query: EventQuery, page: SearchPage) => Promise<Result<EventsFound>>
  /** Counts the events that a query finds by their types, places, sources and so on. */
  readonly countFacets: (query: EventQuery) => Promise<Result<FacetCounts>>
  /**
   * All events that a query finds, with their places, the best first. Problems of the file are thrown as
   * `ProblemError`, because an iteration cannot return them.
   */
  readonly exportEvents: (query: EventQuery) => AsyncIterable<LocatedEvent>
}

// Of words that stand in more articles, the latest so many are looked at, so that no search reads the whole store.
const mostHits = 20_000

/** Texts that hold all words, with their rank; the headline weighs four times. The latest articles come first. */
const texts = (name: string) => `SELECT rowid AS number, bm25(article_search, 4.0, 1.0) AS rank
  FROM article_search WHERE article_search MATCH :${name} ORDER BY rowid DESC LIMIT :most`

/** The events that the found articles tell. */
const told = `JOIN articles ON articles.number = found.number
  JOIN article_events AS told ON told.article_id = articles.id
  JOIN events ON events.id = told.event_id`

/** Events one of whose entities bears a name. A name is worth as much as a good text. */
const byName = (name: string) => `SELECT DISTINCT told.event_id FROM alias_search
    JOIN aliases ON aliases.number = alias_search.rowid
    JOIN nodes AS named ON named.id = aliases.node_id
    JOIN nodes ON nodes.entity_id = named.entity_id
    JOIN event_entities ON event_entities.node_id = nodes.id
    JOIN article_events AS told ON told.id = event_entities.telling_id
  WHERE alias_search MATCH :${name}`

// Each group of alternatives costs a look at the names.
const mostNamedGroups = 6

/**
 * Events whose article holds all words; events one of whose entities bears a name with all of them; and events of which
 * one word is such a name while the article holds the others: an article that says `JICA` is found by its Japanese or
 * Spanish name too.
 */
function findByWords(
  groups: EventQuery['all'],
  most: number,
): { sql: string; parameters: SqlParameters } {
  const parameters: Record<string, string | number> = {
    ...{ texts: matchTexts(groups), names: matchNames(groups), most },
  }
  const parts = [
    `SELECT events.rowid AS hit, rank FROM (${texts('texts')}) AS found
       ${told}`,
  ]
  const named = 'SELECT events.rowid, -20 FROM events WHERE id IN'
  parts.push(`${named} (${byName('names')})`)
  for (const [index, group] of groups.length < 2
    ? []
    : groups.slice(0, mostNamedGroups).entries()) {
    const others = groups.filter((other) => other !== group)
    parameters[`name${index}`] = matchNames([group])
    parameters[`others${index}`] = matchTexts(others)
    parts.push(`SELECT events.rowid, found.rank FROM (${texts(`others${index}`)}) AS found
      ${told}
      WHERE events.id IN (${byName(`name${index}`)})`)
  }
  return { sql: parts.join(' UNION ALL '), parameters }
}

const orders = {
  best: 'rank, events.first_day DESC, events.id',
  newest: 'events.rowid DESC',
} as const

interface HitOptions {
  readonly order: keyof typeof orders
  /** Most hits to find. */
  readonly most: number
  /** Only events with these ids. */
  readonly among?: readonly string[]
}

/** The numbers of the events that fit, in their order. */
function findHits(
  database: Database,
  query: EventQuery,
  { order, most, among }: HitOptions,
): number[] {
  const { sql: conditions, parameters }: Conditions = conditionsOf(query)
  const found =
    query.all.length === 0
      ? { sql: 'SELECT rowid AS hit, 0 AS rank FROM events', parameters: {} }
      : findByWords(query.all, most)
  const rows = database.all(
    `SELECT hit FROM (SELECT hit, min(rank) AS rank FROM (${found.sql}) GROUP BY hit)
       JOIN events ON events.rowid = hit JOIN articles ON articles.id = events.article_id
     WHERE events.is_rejected = 0 AND ${conditions}
       ${among === undefined ? '' : `AND events.id IN ${eachOf('among')}`}
     ORDER BY ${orders[order]} LIMIT :most`,
    { ...found.parameters, ...parameters, most, ...(among && { among: JSON.stringify(among) }) },
  ) as { hit: number }[]
  return rows.map(({ hit }) => hit)
}

/** The rows of those of the events that a query finds. */
export function eventsThatFit(
  database: Database,
  query: EventQuery,
  among: readonly string[],
): EventRow[] {
  const hits = findHits(database, query, { order: 'newest', most: -1, among })
  return readRows(database, hits).map((found) => toEventRow(found))
}

type FoundRow = Parameters<typeof toEventRow>[0]

function readRows(database: Database, hits: readonly number[]): FoundRow[] {
  return database.all(
    `SELECT ${eventColumns} FROM json_each(:hits) AS hits
       JOIN events ON events.rowid = hits.value ${articleOfEvent} ORDER BY hits.key`,
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

function findEvents(
  database: Database,
  query: EventQuery,
  { limit, after, order = 'best' }: SearchPage,
): Result<EventsFound> {
  const hits = findHits(database, query, { order, most: mostHits + 1 })
  const start = after === undefined ? 0 : positionAfter(database, hits, after)
  if (start === undefined)
    return failure(
      problem('input/invalid-query', 'The next page cannot be found any more; search again.'),
    )
  const shown = hits.slice(start, start + limit)
  const events = readEvents(database, shown, query.all.flat())
  const last = events.at(-1)
  return success({
    total: Math.min(hits.length, mostHits),
    isAtLeast: hits.length > mostHits,
    events,
    ...(last && start + limit < hits.length ? { next: last.id } : {}),
  })
}

function positionAfter(
  database: Database,
  hits: readonly number[],
  after: string,
): number | undefined {
  const row = database.get('SELECT rowid AS hit FROM events WHERE id = :after', { after }) as
    { hit: number } | undefined
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
    const hits = findHits(database, query, { order: 'best', most: -1 })
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
    findEvents: (query, page) => database.read(() => findEvents(database, query, page)),
    countFacets: (query) =>
      database.read(() =>
        success(
          countFacets(database, findHits(database, query, { order: 'newest', most: mostHits })),
        ),
      ),
  }
}
