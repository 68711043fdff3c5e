/** What a search asks of an event besides its words, as conditions of SQL. */
import type { EventQuery, Filter, FilterField, Range, RangeField } from '../model/search.js'
import type { SqlParameters } from './database.js'
import { matchNames, matchTexts } from './match.js'

/** A condition with the values that it names. */
export interface Conditions {
  /** Joined by AND; `1` when nothing is asked. */
  readonly sql: string
  readonly parameters: SqlParameters
}

/** A condition on `events` and `articles`; `:v` stands for its values as a JSON list. */
type Writer = (name: string, filter: Filter) => string

const inList = (column: string): Writer => {
  return (name) => `${column} IN (SELECT value FROM json_each(:${name}))`
}

/** An article that tells the event has one of the values. */
const inArticle = (column: string): Writer => {
  return (name) => `events.id IN (SELECT told.event_id FROM articles AS page
    JOIN article_events AS told ON told.article_id = page.id
    WHERE page.${column} IN (SELECT value FROM json_each(:${name})))`
}

const takesPart = (entities: string, slots = '') =>
  `events.id IN (SELECT told.event_id FROM nodes JOIN event_entities ON node_id = nodes.id
    JOIN article_events AS told ON told.id = telling_id
    WHERE nodes.entity_id IN (${entities})${slots})`

const named = (types: string, name: string) => `SELECT entities.id FROM alias_search
    JOIN aliases ON aliases.number = alias_search.rowid
    JOIN nodes ON nodes.id = aliases.node_id
    JOIN entities ON entities.id = nodes.entity_id
  WHERE alias_search MATCH :${name} AND entities.type IN (${types}) AND entities.is_rejected = 0`

const where = ` AND slot IN ('origin', 'destination')`

const inDivision = (column: string): Writer => {
  return (name) =>
    takesPart(
      `SELECT id FROM entities
       WHERE type = 'place' AND ${column} IN (SELECT value FROM json_each(:${name}))`,
      where,
    )
}

const writers: Readonly<Record<FilterField, Writer>> = {
  type: inList('events.type'),
  status: inList('events.status'),
  lang: inArticle('lang'),
  site: inArticle('site'),
  currency: inList('events.amount_unit'),
  month: inList('substr(events.first_day, 1, 7)'),
  country: inDivision('country'),
  region: inDivision('region'),
  place: (name, { codes }) => {
    const byName = takesPart(named(`'place'`, `${name}_words`))
    if (codes === undefined) return byName
    const byCode = ['country', 'region'].map((column) => inDivision(column)(`${name}_codes`, whole))
    return `(${[byName, ...byCode].join(' OR ')})`
  },
  company: (name) => takesPart(named(`'company', 'public_body', 'organization'`, `${name}_words`)),
  person: (name) => takesPart(named(`'person'`, `${name}_words`)),
  programme: (name) =>
    `events.programme_node IN (SELECT id FROM nodes
      WHERE entity_id IN (${named(`'programme'`, `${name}_words`)}))`,
  entity: (name) => {
    const entities = `SELECT entity_id FROM nodes WHERE id IN (SELECT value FROM json_each(:${name}))`
    return `(${takesPart(entities)} OR events.programme_node IN (
      SELECT id FROM nodes WHERE entity_id IN (${entities})))`
  },
}

const whole: Filter = { field: 'place', values: [], isNot: false }

const columns: Readonly<Record<RangeField, string>> = {
  amount: 'CAST(events.amount AS REAL)',
  jobs: 'events.jobs',
  companies: 'events.companies_count',
}

function rangeCondition({ field, isLowOut, isHighOut, ...range }: Range, name: string): string[] {
  const column = columns[field]
  return [
    ...(range.low === undefined ? [] : [`${column} ${isLowOut ? '>' : '>='} :${name}_low`]),
    ...(range.high === undefined ? [] : [`${column} ${isHighOut ? '<' : '<='} :${name}_high`]),
  ]
}

/** Partial dates are compared by the digits that they have. */
const dayConditions = {
  from: `events.last_day || '-99' >= :from`,
  to: `events.first_day <= :to || '-99'`,
} as const

/** The conditions of a query on its fields, numbers, days and words that must not stand. */
export function conditionsOf({ filters, ranges, from, to, none }: EventQuery): Conditions {
  const conditions: string[] = []
  const parameters: Record<string, string | number | undefined> = { from, to }
  for (const [index, filter] of filters.entries()) {
    const name = `filter${index}`
    const condition = writers[filter.field](name, filter)
    conditions.push(filter.isNot ? `(${condition}) IS NOT TRUE` : condition)
    parameters[name] = JSON.stringify(filter.values)
    parameters[`${name}_words`] = matchNames([
      filter.values.map((text) => ({ text, isPhrase: true })),
    ])
    parameters[`${name}_codes`] = JSON.stringify(filter.codes ?? [])
  }
  for (const [index, range] of ranges.entries()) {
    conditions.push(...rangeCondition(range, `range${index}`))
    parameters[`range${index}_low`] = range.low
    parameters[`range${index}_high`] = range.high
  }
  if (from !== undefined) conditions.push(dayConditions.from)
  if (to !== undefined) conditions.push(dayConditions.to)
  if (none.length > 0) {
    parameters['without'] = matchTexts([none])
    conditions.push(
      `events.id NOT IN (SELECT told.event_id FROM article_search
        JOIN articles AS page ON page.number = article_search.rowid
        JOIN article_events AS told ON told.article_id = page.id
        WHERE article_search MATCH :without)`,
    )
  }
  return { sql: conditions.join(' AND ') || '1', parameters }
}
