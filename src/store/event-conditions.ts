/** What a search asks of an event besides its words, as lists of the index and conditions of SQL. */
import type { EventQuery, Filter, FilterField, Range, RangeField } from '../model/search.js'
import type { Database, SqlParameters } from './database.js'
import { matchNames, matchTexts } from './match.js'
import { dayNumber, nodeFields, type SearchField } from './search-index.js'

/** Values of the index of which an event must have one, or none. */
export interface ListedFilter {
  /** Numbers in `search_values`. */
  readonly values: readonly number[]
  /** How many events their lists hold together. */
  readonly events: number
  readonly isNot: boolean
}

type Finder = (database: Database, filter: Filter) => readonly ValueRow[]

interface ValueRow {
  readonly number: number
  readonly events: number
}

/** Values of a field as stored. */
function valuesOf(database: Database, field: SearchField, values: readonly string[]): ValueRow[] {
  return database.all(
    `SELECT number, events FROM search_values
     WHERE field = :field AND value IN (SELECT value FROM json_each(:values))`,
    { field, values: JSON.stringify(values) },
  ) as ValueRow[]
}

const ofField =
  (field: SearchField): Finder =>
  (database, { values }) =>
    valuesOf(database, field, values)

const anyName = nodeFields.map((field) => `'${field}'`).join(', ')

/** The lists of nodes, whatever slot they fill. */
const listsOf = (nodes: string, fields = anyName) => `SELECT DISTINCT search_values.number,
    search_values.events
  FROM (${nodes}) AS node JOIN search_values
    ON search_values.field IN (${fields}) AND search_values.value = node.id`

/** All nodes of the entities one of whose names matches. */
const named = (condition: string) => `SELECT others.id FROM alias_search
    JOIN aliases ON aliases.number = alias_search.rowid
    JOIN nodes ON nodes.id = aliases.node_id
    JOIN entities ON entities.id = nodes.entity_id
    JOIN nodes AS others ON others.entity_id = entities.id
  WHERE alias_search MATCH :words${condition}`

/** The lists of all that bears a name with one of each of the alternatives. */
export function valuesNamed(database: Database, groups: EventQuery['all']): ListedFilter {
  const rows = database.all(listsOf(named('')), { words: matchNames(groups) }) as ValueRow[]
  return listed(rows, false)
}

const byName =
  (types: string, fields = anyName): Finder =>
  (database, { values }) => {
    const words = matchNames([values.map((text) => ({ text, isPhrase: true }))])
    const condition = ` AND entities.type IN (${types}) AND entities.is_rejected = 0`
    return database.all(listsOf(named(condition), fields), { words }) as ValueRow[]
  }

const entityNodes = `SELECT others.id FROM nodes JOIN nodes AS others ON others.entity_id = nodes.entity_id
  WHERE nodes.id IN (SELECT value FROM json_each(:values))`

const finders: Readonly<Record<FilterField, Finder>> = {
  type: ofField('type'),
  status: ofField('status'),
  lang: ofField('lang'),
  site: ofField('site'),
  currency: ofField('currency'),
  month: ofField('month'),
  country: ofField('country'),
  region: ofField('region'),
  place: (database, filter) => {
    const codes = filter.codes ?? []
    const whole = (['country', 'region'] as const).flatMap((field) =>
      valuesOf(database, field, codes),
    )
    return [...byName(`'place'`)(database, filter), ...whole]
  },
  company: byName(`'company', 'public_body', 'organization'`),
  person: byName(`'person'`),
  programme: byName(`'programme'`, `'programme'`),
  entity: (database, { values }) =>
    database.all(listsOf(entityNodes), { values: JSON.stringify(values) }) as ValueRow[],
}

function listed(rows: readonly ValueRow[], isNot: boolean): ListedFilter {
  const distinct = new Map(rows.map(({ number, events }) => [number, events]))
  const events = [...distinct.values()].reduce((sum, count) => sum + count, 0)
  return { values: [...distinct.keys()], events, isNot }
}

/** The lists that each filter of a search means. */
export function listFilters(database: Database, { filters }: EventQuery): ListedFilter[] {
  return filters.map((filter) => listed(finders[filter.field](database, filter), filter.isNot))
}

/** Conditions on `search_events AS facts`, with the values that they name. */
export interface Conditions {
  /** Each on any row with the `number` and `day` of an event. */
  readonly ofFilters: ReadonlyMap<ListedFilter, (row: string) => string>
  readonly others: readonly string[]
  readonly parameters: SqlParameters
}

// Looking into so many lists for each event is cheaper than reading the lists.
const fewLists = 8

const listCondition =
  ({ values, isNot }: ListedFilter, name: string) =>
  (row: string): string => {
    const lists = `value IN (SELECT value FROM json_each(:${name}))`
    const has =
      values.length <= fewLists
        ? `EXISTS (SELECT 1 FROM search_postings AS posting
            WHERE posting.${lists} AND posting.day = ${row}.day AND posting.event = ${row}.number)`
        : `+${row}.number IN (SELECT event FROM search_postings WHERE ${lists})`
    return isNot ? `NOT ${has}` : has
  }

const columns: Readonly<Record<RangeField, string>> = {
  amount: 'facts.amount',
  jobs: 'facts.jobs',
  companies: 'facts.companies',
}

/** The condition of a range; a plus before the column keeps SQLite from choosing its index. */
export function rangeCondition(
  { field, isLowOut, isHighOut, ...range }: Range,
  name: string,
  { withIndex }: { readonly withIndex: boolean },
): string[] {
  const column = `${withIndex ? '' : '+'}${columns[field]}`
  return [
    ...(range.low === undefined ? [] : [`${column} ${isLowOut ? '>' : '>='} :${name}_low`]),
    ...(range.high === undefined ? [] : [`${column} ${isHighOut ? '<' : '<='} :${name}_high`]),
  ]
}

/** Partial dates are compared by the digits that they have. */
const dayConditions = {
  from: `facts.last_day || '-99' >= :from`,
  to: `facts.first_day <= :to || '-99'`,
} as const

/** The conditions of a query on its filters, numbers, days and words that must not stand. */
export function conditionsOf(
  { ranges, from, to, none }: EventQuery,
  filters: readonly ListedFilter[],
): Conditions {
  const others: string[] = []
  const parameters: Record<string, string | number | undefined> = { from, to }
  const ofFilters = new Map<ListedFilter, (row: string) => string>()
  for (const [index, filter] of filters.entries()) {
    ofFilters.set(filter, listCondition(filter, `filter${index}`))
    parameters[`filter${index}`] = JSON.stringify(filter.values)
  }
  for (const [index, range] of ranges.entries()) {
    others.push(...rangeCondition(range, `range${index}`, { withIndex: false }))
    parameters[`range${index}_low`] = range.low
    parameters[`range${index}_high`] = range.high
  }
  if (from !== undefined) others.push(dayConditions.from)
  if (to !== undefined) {
    others.push(dayConditions.to)
    parameters['to_day'] = dayNumber(`${to}-99-99`.slice(0, 10))
  }
  if (none.length > 0) {
    parameters['without'] = matchTexts([none])
    others.push(`+facts.number NOT IN (SELECT event FROM article_search
      JOIN search_tellings ON article = article_search.rowid
      WHERE article_search MATCH :without)`)
  }
  return { ofFilters, others, parameters }
}
