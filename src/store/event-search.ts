/** Full-text search for events. */
import { success, type Result } from '../core/result.js'
import type { EventQuery, EventsFound, SearchTerm } from '../model/search.js'
import type { Database, SqlParameters } from './database.js'
import { eventColumns, articleOfEvent, toEventRow } from './rows.js'

/** What the store does for searches. */
export interface EventSearchStore {
  /** Finds events: by words the best first, without words the latest first. */
  readonly findEvents: (query: EventQuery) => Promise<Result<EventsFound>>
}

/** Writes a term as a string of FTS5, in which nothing but the quotation mark has a meaning. */
const quote = ({ text, isPrefix }: SearchTerm): string =>
  `"${text.replaceAll('\u0000', ' ').replaceAll('"', '""')}"${isPrefix ? '*' : ''}`

/** Events whose article holds the words (the headline weighs four times), and events with an entity of that name. */
const byWords = `SELECT event_id, min(rank) AS rank FROM (
    SELECT told.event_id, bm25(article_search, 4.0, 1.0) AS rank
    FROM article_search JOIN articles ON articles.number = article_search.rowid
      JOIN article_events AS told ON told.article_id = articles.id
    WHERE article_search MATCH :words
    UNION ALL
    SELECT told.event_id, 0 FROM alias_search
      JOIN aliases ON aliases.number = alias_search.rowid
      JOIN nodes AS named ON named.id = aliases.node_id
      JOIN nodes ON nodes.entity_id = named.entity_id
      JOIN event_entities ON event_entities.node_id = nodes.id
      JOIN article_events AS told ON told.id = event_entities.telling_id
    WHERE alias_search MATCH :words)
  GROUP BY event_id`

const byDay = 'SELECT id AS event_id, 0 AS rank FROM events'

/** Entities with the types under one of whose names the words stand. */
const named = (types: string, words: string) => `SELECT entities.id FROM alias_search
    JOIN aliases ON aliases.number = alias_search.rowid
    JOIN nodes ON nodes.id = aliases.node_id
    JOIN entities ON entities.id = nodes.entity_id
  WHERE alias_search MATCH :${words} AND entities.type IN (${types})`

const takesPart = (entities: string) =>
  `events.id IN (SELECT told.event_id FROM nodes JOIN event_entities ON node_id = nodes.id
    JOIN article_events AS told ON told.id = telling_id
    WHERE nodes.entity_id IN (${entities}))`

const placeCondition = (place: string) =>
  /^[A-Z]{2}$/.test(place)
    ? takesPart(`SELECT id FROM entities WHERE type = 'place' AND country = :place`)
    : takesPart(named(`'place'`, 'place_words'))

/** The condition that each field of a query stands for. Partial dates are compared by the digits that they have. */
const conditions: Readonly<Partial<Record<keyof EventQuery, string>>> = {
  type: 'events.type = :type',
  status: 'events.status = :status',
  lang: `events.id IN (SELECT told.event_id FROM article_events AS told
    JOIN articles AS page ON page.id = told.article_id WHERE page.lang = :lang)`,
  from: `events.last_day || '-99' >= :from`,
  to: `events.first_day <= :to || '-99'`,
  company: takesPart(named(`'company', 'public_body', 'organization'`, 'company_words')),
}

function whereOf(query: EventQuery): string {
  const asked = Object.entries(conditions)
    .filter(([field]) => query[field as keyof EventQuery] !== undefined)
    .map(([, condition]) => condition)
  const given = ['events.is_rejected = 0', ...asked]
  if (query.place !== undefined) given.push(placeCondition(query.place))
  if (query.none.length > 0)
    given.push(
      `events.id NOT IN (SELECT told.event_id FROM article_search
        JOIN articles AS page ON page.number = article_search.rowid
        JOIN article_events AS told ON told.article_id = page.id
        WHERE article_search MATCH :without)`,
    )
  return `WHERE ${given.join(' AND ')}`
}

const phrase = (text: string | undefined) => text && quote({ text, isPrefix: false })

function parametersOf(query: EventQuery): SqlParameters {
  return {
    words: query.all.map(quote).join(' AND '),
    without: query.none.map(quote).join(' OR '),
    ...{ type: query.type, status: query.status, lang: query.lang, from: query.from, to: query.to },
    ...{ place: query.place, place_words: phrase(query.place) },
    ...{ company_words: phrase(query.company), limit: query.limit },
  }
}

type FoundRow = Parameters<typeof toEventRow>[0]

function findEvents(database: Database, query: EventQuery): EventsFound {
  const found = `WITH found AS (${query.all.length === 0 ? byDay : byWords})`
  const from = `FROM found JOIN events ON events.id = found.event_id ${articleOfEvent} ${whereOf(query)}`
  const parameters = parametersOf(query)
  const count = database.get(`${found} SELECT count(*) AS total ${from}`, parameters)
  const rows = database.all(
    `${found} SELECT ${eventColumns} ${from}
     ORDER BY found.rank, events.first_day DESC, events.id LIMIT :limit`,
    parameters,
  ) as FoundRow[]
  return { total: (count as { total: number }).total, events: rows.map(toEventRow) }
}

/** Binds what the store does for searches to one database. */
export function eventSearchStore(database: Database): EventSearchStore {
  return { findEvents: (query) => database.read(() => success(findEvents(database, query))) }
}
