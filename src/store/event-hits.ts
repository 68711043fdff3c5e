/**
 * Which events a search finds, as numbers of `search_events` in their order. No search reads more than the latest of
 * what it finds, but for an export.
 */
import type { EventQuery } from '../model/search.js'
import type { Database, SqlParameters } from './database.js'
import {
  conditionsOf,
  listFilters,
  rangeCondition,
  valuesNamed,
  type ListedFilter,
} from './event-conditions.js'
import { matchTexts } from './match.js'
import { eachOf } from './record.js'
import { dayNumber, longDays } from './search-index.js'

/** How hits are looked for. */
export interface HitOptions {
  readonly order: 'best' | 'newest'
  /** Most hits to find; -1 for all. */
  readonly most: number
  /** Only events with these ids. */
  readonly among?: readonly string[]
}

const orders = {
  best: 'rank, facts.day DESC, facts.event_id',
  newest: 'facts.number DESC',
} as const

interface Part {
  readonly sql: string
  readonly parameters: SqlParameters
}

/** Finds the numbers of the events that fit. */
export function findHits(database: Database, query: EventQuery, options: HitOptions): number[] {
  const filters = listFilters(database, query)
  if (filters.some(({ values, isNot }) => !isNot && values.length === 0)) return []
  const { sql, parameters } = conditionsOf(query, filters)
  const search: Search = {
    ...{ database, query, filters, options, parameters },
    conditions: [
      ...sql,
      ...(options.among === undefined ? [] : [`facts.event_id IN ${eachOf('among')}`]),
    ],
  }
  const parts = query.all.length > 0 ? wordParts(search) : listParts(search)
  const found = parts.map((part) => part.sql).join(' UNION ALL ')
  const rows = database.all(
    `SELECT found.number FROM (SELECT number, min(rank) AS rank FROM (${found}) GROUP BY number) AS found
       JOIN search_events AS facts ON facts.number = found.number
     ORDER BY ${orders[options.order]} LIMIT :most`,
    {
      ...Object.assign({}, ...parts.map((part) => part.parameters)),
      ...{ ...parameters, most: options.most, among: JSON.stringify(options.among ?? null) },
    } as SqlParameters,
  ) as { number: number }[]
  return rows.map(({ number }) => number)
}

interface Search {
  readonly database: Database
  readonly query: EventQuery
  readonly filters: readonly ListedFilter[]
  readonly options: HitOptions
  readonly conditions: readonly string[]
  readonly parameters: SqlParameters
}

const whereAll = (conditions: readonly string[]): string => conditions.join(' AND ') || '1'

/** Rows of a list (`number`, `day`, `rank`) that fit all conditions. */
const fitting = (list: string, { conditions }: Pick<Search, 'conditions'>, order = '') =>
  `SELECT * FROM (SELECT found.number, found.day, found.rank FROM (${list}) AS found
     CROSS JOIN search_events AS facts ON facts.number = found.number
   WHERE ${whereAll(conditions)}${order})`

/** Texts that hold all words, with their rank; the headline weighs four times. The latest articles come first. */
const texts = (name: string, { options }: Search) => `SELECT event AS number, facts.day, rank
  FROM (SELECT rowid AS article, bm25(article_search, 4.0, 1.0) AS rank
    FROM article_search WHERE article_search MATCH :${name}
      ${options.among === undefined ? '' : `AND rowid IN (SELECT article FROM search_tellings WHERE event IN (SELECT number FROM search_events WHERE event_id IN ${eachOf('among')}))`}
    ORDER BY rowid DESC LIMIT :most) AS hit
  CROSS JOIN search_tellings ON search_tellings.article = hit.article
  CROSS JOIN search_events AS facts ON facts.number = event`

// Each group of alternatives costs a look at the names.
const mostNamedGroups = 6
// A name is worth as much as a good text.
const rankOfName = -20

/**
 * Events whose article holds all words; events one of whose entities bears a name with all of them; and events of which
 * one word is such a name while the article holds the others: an article that says `JICA` is found by its Japanese or
 * Spanish name too.
 */
function wordParts(search: Search): Part[] {
  const { database, query, options } = search
  const groups = query.all
  const parts: Part[] = [
    { sql: fitting(texts('texts', search), search), parameters: { texts: matchTexts(groups) } },
  ]
  const names = valuesNamed(database, groups)
  if (names.values.length > 0) {
    const list = listOf(database, names, { name: 'names', most: options.most })
    parts.push({ ...list, sql: fitting(ranked(list.sql, rankOfName), search) })
  }
  const single = groups.length < 2 ? [] : groups.slice(0, mostNamedGroups)
  for (const [index, group] of single.entries()) {
    const named = valuesNamed(database, [group])
    if (named.values.length === 0) continue
    const list = listOf(database, named, { name: `name${index}`, most: options.most })
    const others = groups.filter((other) => other !== group)
    const rows = `SELECT * FROM (${texts(`others${index}`, search)})
      WHERE number IN (SELECT number FROM (${list.sql}))`
    parts.push({
      sql: fitting(rows, search),
      parameters: { ...list.parameters, [`others${index}`]: matchTexts(others) },
    })
  }
  return parts
}

const ranked = (list: string, rank: number) => `SELECT number, day, ${rank} AS rank FROM (${list})`

// Lists that are longer than this are read from the latest day back, as far as they are needed.
const shortList = 50_000

/** The events of all lists of a filter, as rows `number`, `day`. */
function listOf(
  database: Database,
  { values, events }: ListedFilter,
  { name, most }: { readonly name: string; readonly most: number },
): Part {
  const parameters = { [name]: JSON.stringify(values) }
  const lists = `SELECT event AS number, day FROM search_postings WHERE value IN ${eachOf(name)}`
  if (most < 0 || events <= shortList) return { sql: lists, parameters }
  const since = recentDay(database, (2 * most) / events)
  const recent = {
    sql: `${lists} AND day >= :${name}_since`,
    parameters: { ...parameters, [`${name}_since`]: since },
  }
  const enough = database.get(
    `SELECT count(*) AS count FROM (SELECT 1 FROM (${recent.sql}) LIMIT :most)`,
    { ...recent.parameters, most },
  ) as { count: number }
  return enough.count >= most ? recent : { sql: lists, parameters }
}

/** The first day of the latest months that hold this share of all events. */
function recentDay(database: Database, share: number): number {
  const months = database.all(
    `SELECT value, events FROM search_values WHERE field = 'month' ORDER BY value DESC`,
  ) as { value: string; events: number }[]
  const wanted = share * months.reduce((sum, { events }) => sum + events, 0)
  let sum = 0
  const month = months.find(({ events }) => (sum += events) >= wanted)
  return month === undefined ? 0 : dayNumber(month.value)
}

/** Without words the shortest list that all hits must be in is read, the latest day first. */
function listParts(search: Search): Part[] {
  const { filters, query, options } = search
  const [shortest] = filters
    .filter(({ isNot }) => !isNot)
    .toSorted((one, other) => one.events - other.events)
  const isLongList = (shortest?.events ?? Infinity) > shortList
  if (options.among !== undefined) return [latest(allEvents, search)]
  if (options.order === 'newest' && isLongList) return [latest(allEvents, search, 'number')]
  if (query.from !== undefined && isLongList) return withinDays(search, shortest)
  if (shortest !== undefined) return [driveBy(search, shortest)]
  return [latest(rangeList(search) ?? allEvents, search)]
}

const allEvents = 'SELECT number, day FROM search_events'

/** The events of a list that fit, the latest first, as many as are wanted. */
function latest(list: string, search: Search, by: 'day' | 'number' = 'day'): Part {
  const order = by === 'number' ? 'found.number DESC' : 'found.day DESC, found.number DESC'
  const sql = fitting(ranked(list, 0), search, ` ORDER BY ${order} LIMIT :most`)
  return { sql, parameters: {} }
}

function driveBy(search: Search, filter: ListedFilter): Part {
  const { database, options } = search
  const isOne = filter.values.length === 1
  const list = isOne
    ? {
        sql: `SELECT event AS number, day FROM search_postings WHERE value = :driver`,
        parameters: { driver: filter.values[0] ?? 0 },
      }
    : listOf(database, filter, { name: 'driver', most: options.most })
  const distinct = isOne ? list.sql : `SELECT DISTINCT number, day FROM (${list.sql})`
  return { ...latest(distinct, search), parameters: list.parameters }
}

/** Events that begin within the days or shortly before; of what began long before only events of many days fit. */
function withinDays(search: Search, shortest: ListedFilter | undefined): Part[] {
  const first = new Date(`${(search.query.from ?? '').padEnd(10, '-01')}T00:00:00Z`)
  first.setUTCDate(first.getUTCDate() - longDays - 1)
  const since = dayNumber(first.toISOString())
  const near = { ...search, conditions: [...search.conditions, 'found.day >= :since'] }
  const far = { ...search, conditions: [...search.conditions, 'found.day < :since'] }
  const long = `SELECT event AS number, day FROM search_postings
    WHERE value = (SELECT number FROM search_values WHERE field = 'long')`
  const part = shortest === undefined ? latest(allEvents, near) : driveBy(near, shortest)
  return [{ ...part, parameters: { ...part.parameters, since } }, latest(long, far)]
}

/** The events of the first range, when they are few. */
function rangeList({ database, query, parameters }: Search): string | undefined {
  const [range] = query.ranges
  if (range === undefined) return undefined
  const conditions = rangeCondition(range, 'range0', { withIndex: true })
  const list = `SELECT number, day FROM search_events AS facts WHERE ${conditions.join(' AND ')}`
  const { count } = database.get(
    `SELECT count(*) AS count FROM (SELECT 1 FROM (${list}) LIMIT ${shortList + 1})`,
    { range0_low: parameters['range0_low'], range0_high: parameters['range0_high'] },
  ) as { count: number }
  return count > shortList ? undefined : list
}
