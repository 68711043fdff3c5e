/**
 * Lists of the index from which the hits of a search are read: the shortest one that all hits must be in, from its
 * latest day back, as far as it is needed.
 */
import type { EventQuery } from '../model/search.js'
import type { Database, SqlParameters } from './database.js'
import { rangeCondition, type Conditions, type ListedFilter } from './event-conditions.js'
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

/** A search on its way. */
export interface Search extends Conditions {
  readonly database: Database
  readonly query: EventQuery
  readonly filters: readonly ListedFilter[]
  readonly options: HitOptions
  /** Whether long lists are read to their ends. */
  readonly isWhole: boolean
}

/** A statement that finds some of the hits: rows of `number`, `day`, `rank` and `event_id`. */
export interface Part {
  readonly sql: string
  readonly parameters: SqlParameters
  /** Whether only the latest days of a list are read. */
  readonly isRecent?: boolean
}

/** What is asked of the rows `found` (`number`, `day`) of a list beside what is asked of their events. */
interface Bounds {
  /** The filter whose list it is: its events need not be looked for in it. */
  readonly own?: ListedFilter | undefined
  readonly days?: readonly string[]
  /** In which order the rows are read; `list`: in that of the list, which is by day. Default: by day. */
  readonly order?: 'day' | 'number' | 'list'
}

/** Rows of a list (`number`, `rank`) that fit all conditions, with the days and ids of their events. */
export function fitting(list: string, { ofFilters, others }: Search, bounds?: Bounds): string {
  // A list with days is held against other lists before the rows of its events are read.
  const row = bounds === undefined ? 'facts' : 'found'
  const asked = [...ofFilters].flatMap(([filter, sql]) =>
    filter === bounds?.own ? [] : [sql(row)],
  )
  const conditions = [...(bounds?.days ?? []), ...asked, ...others].join(' AND ') || '1'
  return `SELECT found.number, facts.day, found.rank, facts.event_id FROM (${list}) AS found
     CROSS JOIN search_events AS facts ON facts.number = found.number
   WHERE ${conditions}`
}

/** The rows of a list, all with the same rank. */
export const ranked = (list: string, rank: number): string =>
  `SELECT number, day, ${rank} AS rank FROM (${list})`

/** Lists that are longer than this are read from the latest day back, as far as they are needed. */
const shortList = ({ most }: HitOptions): number => (most < 0 ? Infinity : 5 * most)

/** The events of all lists of a filter, as rows `number`, `day`; of long ones at first the latest days only. */
export function listOf(
  { database, options, isWhole }: Search,
  { values, events }: ListedFilter,
  name: string,
): Part {
  const parameters = { [name]: JSON.stringify(values) }
  const lists = `SELECT event AS number, day FROM search_postings WHERE value IN ${eachOf(name)}`
  const { most } = options
  if (isWhole || events <= shortList(options)) return { sql: lists, parameters }
  const since = recentDay(database, (2 * most) / events)
  const recent = {
    sql: `${lists} AND day >= :${name}_since`,
    parameters: { ...parameters, [`${name}_since`]: since },
    isRecent: true,
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
export function listParts(search: Search): Part[] {
  const { filters, query, options } = search
  const [shortest] = filters
    .filter(({ isNot }) => !isNot)
    .toSorted((one, other) => one.events - other.events)
  const length = shortest?.events ?? Infinity
  if (options.among !== undefined) return [latest(allEvents, search)]
  const isLong = length > shortList(options)
  if (options.order === 'newest' && isLong) return [latest(allEvents, search, { order: 'number' })]
  const range = rangeList(search, length)
  if (range !== undefined) return [latest(byDay(range), search, { order: 'list' })]
  if (query.from !== undefined && isLong) return withinDays(search, shortest)
  return [shortest === undefined ? latest(allEvents, search) : driveBy(search, shortest)]
}

const allEvents = 'SELECT number, day FROM search_events'

/**
 * A list that lies in another order, by day. The limit, which is none, keeps SQLite from sorting only after it has read
 * the rows of all events.
 */
const byDay = (list: string): string =>
  `SELECT number, day FROM (${list}) ORDER BY day DESC, number DESC LIMIT -1`

const orders = {
  day: 'ORDER BY found.day DESC, found.number DESC',
  number: 'ORDER BY found.number DESC',
  list: '',
} as const

/** The events of a list that fit, the latest first, as many as are wanted. */
function latest(
  list: string,
  search: Search,
  { order = 'day', days = [], own }: Bounds = {},
): Part {
  const until = search.query.to === undefined ? [] : ['found.day <= :to_day']
  const rows = fitting(ranked(list, 0), search, { own, days: [...days, ...until] })
  return { sql: `SELECT * FROM (${rows} ${orders[order]} LIMIT :most)`, parameters: {} }
}

function driveBy(search: Search, filter: ListedFilter, days: readonly string[] = []): Part {
  const bounds = { own: filter, days }
  const [value, ...others] = filter.values
  if (value !== undefined && others.length === 0) {
    const list = 'SELECT event AS number, day FROM search_postings WHERE value = :driver'
    return { ...latest(list, search, bounds), parameters: { driver: value } }
  }
  const { sql, ...list } = listOf(search, filter, 'driver')
  const distinct = byDay(`SELECT DISTINCT number, day FROM (${sql})`)
  return { ...list, sql: latest(distinct, search, { ...bounds, order: 'list' }).sql }
}

/** Events that begin within the days or shortly before; of what began long before only events of many days fit. */
function withinDays(search: Search, shortest: ListedFilter | undefined): Part[] {
  const first = new Date(`${(search.query.from ?? '').padEnd(10, '-01')}T00:00:00Z`)
  first.setUTCDate(first.getUTCDate() - longDays - 1)
  const since = dayNumber(first.toISOString())
  const near = ['found.day >= :since']
  const long = `SELECT event AS number, day FROM search_postings
    WHERE value = (SELECT number FROM search_values WHERE field = 'long')`
  const part =
    shortest === undefined
      ? latest(allEvents, search, { days: near })
      : driveBy(search, shortest, near)
  return [
    { ...part, parameters: { ...part.parameters, since } },
    latest(long, search, { days: ['found.day < :since'] }),
  ]
}

/**
 * The events of the first range, when reading them costs less than the shortest list and less than all events from the
 * latest back: with `n` of `N` events in the range these are some `most * N / n` until enough are found.
 */
function rangeList({ database, query, parameters, options }: Search, shortest: number) {
  const [range] = query.ranges
  if (range === undefined) return undefined
  const { events } = database.get(
    `SELECT coalesce(sum(events), 0) AS events FROM search_values WHERE field = 'type'`,
  ) as { events: number }
  const wanted = options.most < 0 ? events : options.most
  const most = Math.floor(Math.min(Math.sqrt(wanted * events), shortest))
  const conditions = rangeCondition(range, 'range0', { withIndex: true })
  // By itself SQLite would rather read all events in the order of their days.
  const list = `SELECT number, day FROM search_events AS facts INDEXED BY search_events_by_${range.field}
    WHERE ${conditions.join(' AND ')}`
  const { count } = database.get(
    `SELECT count(*) AS count FROM (SELECT 1 FROM (${list}) LIMIT ${most + 1})`,
    { range0_low: parameters['range0_low'], range0_high: parameters['range0_high'] },
  ) as { count: number }
  return count > most ? undefined : list
}
