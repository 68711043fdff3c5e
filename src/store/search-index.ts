/**
 * The index of searches: for every event that is shown a row with what searches ask of it, and for every value (a type,
 * a country, a name that takes part …) a list of its events by day. It is kept in the transaction that changes the
 * event. `day` is the first day as a number (20240305; 20240300 when the day is not known, 0 when nothing is).
 */
import type { Database } from './database.js'
import { eachOf, fromJson, groupBy, type Target } from './record.js'

/** What an event is listed under. `actor` and `where` are nodes that fill slots, `long` events of many days. */
export type SearchField =
  | 'type'
  | 'status'
  | 'month'
  | 'currency'
  | 'site'
  | 'lang'
  | 'country'
  | 'region'
  | 'actor'
  | 'where'
  | 'programme'
  | 'long'

/** The fields whose values are nodes. */
export const nodeFields: readonly SearchField[] = ['actor', 'where', 'programme']

type Value = readonly [field: SearchField, value: string]

/** The day as a number that sorts like the text. */
export function dayNumber(day: string | null): number {
  return day === null ? 0 : Number(day.slice(0, 10).replaceAll('-', '').padEnd(8, '0'))
}

interface EventFacts {
  readonly id: string
  readonly type: string
  readonly status: string | null
  readonly amount: string | null
  readonly amount_unit: string | null
  readonly jobs: number | null
  readonly companies_count: number | null
  readonly first_day: string | null
  readonly last_day: string | null
  readonly programme_node: string | null
}

const readFacts = `SELECT id, type, status, amount, amount_unit, jobs, companies_count, first_day, last_day,
    programme_node
  FROM events WHERE id IN ${eachOf('ids')} AND is_rejected = 0`

const readArticles = `SELECT DISTINCT told.event_id AS id, articles.number, site, lang
  FROM json_each(:ids) AS asked CROSS JOIN article_events AS told ON told.event_id = asked.value
    JOIN articles ON articles.id = told.article_id
  ORDER BY articles.number`

const readFillers = `SELECT DISTINCT told.event_id AS id, node_id AS node,
    slot IN ('origin', 'destination') AS isPlace, entities.country, entities.region
  FROM json_each(:ids) AS asked CROSS JOIN article_events AS told ON told.event_id = asked.value
    JOIN event_entities ON telling_id = told.id
    JOIN nodes ON nodes.id = node_id JOIN entities ON entities.id = nodes.entity_id`

/** Events from this many days on are looked for beside the days that a search names. */
export const longDays = 31

const dayMs = 86_400_000

function isLong(first: string | null, last: string | null): boolean {
  if (first === null || last === null) return false
  const days = (Date.parse(last.slice(0, 10)) - Date.parse(first.slice(0, 10))) / dayMs
  // A month or year that is not known to the day may be all of it.
  return days >= longDays || (last.length < 10 && last.slice(0, 7) !== first.slice(0, 7))
}

interface Found {
  readonly facts: EventFacts
  readonly values: readonly Value[]
  readonly articles: readonly number[]
}

interface ArticleRow {
  readonly id: string
  readonly number: number
  readonly site: string | null
  readonly lang: string
}

interface FillerRow {
  readonly id: string
  readonly node: string
  readonly isPlace: number
  readonly country: string | null
  readonly region: string | null
}

/** Reads the events that are shown, in the order of their ids in the list. */
function readEvents(database: Database, ids: readonly string[]): Found[] {
  const parameters = { ids: JSON.stringify(ids) }
  const rows = database.all(readFacts, parameters) as EventFacts[]
  const factsOf = new Map(rows.map((facts) => [facts.id, facts]))
  const articles = groupBy(database.all(readArticles, parameters) as ArticleRow[], ({ id }) => id)
  const fillers = groupBy(database.all(readFillers, parameters) as FillerRow[], ({ id }) => id)
  return ids.flatMap((id) => {
    const facts = factsOf.get(id)
    const telling = articles.get(id) ?? []
    if (facts === undefined) return []
    const values = valuesOf(facts, { articles: telling, fillers: fillers.get(id) ?? [] })
    return [{ facts, values, articles: telling.map(({ number }) => number) }]
  })
}

/** The values under which an event is listed, each once. */
function valuesOf(
  facts: EventFacts,
  { articles, fillers }: { articles: readonly ArticleRow[]; fillers: readonly FillerRow[] },
): Value[] {
  const places = fillers.filter(({ isPlace }) => isPlace === 1)
  const month = facts.first_day?.slice(0, 7) ?? null
  const listed: (readonly [SearchField, string | null])[] = [
    ...(['type', 'status'] as const).map((field) => [field, facts[field]] as const),
    ...[['month', month?.length === 7 ? month : null] as const],
    ...[['currency', facts.amount_unit] as const, ['programme', facts.programme_node] as const],
    ...articles.flatMap(({ site, lang }) => [['site', site] as const, ['lang', lang] as const]),
    ...places.flatMap(({ country, region }) => [
      ...[['country', country] as const, ['region', region] as const],
    ]),
    ...fillers.map(({ node, isPlace }) => [isPlace === 1 ? 'where' : 'actor', node] as const),
    ...[['long', isLong(facts.first_day, facts.last_day) ? '1' : null] as const],
  ]
  const known = listed.filter((pair): pair is Value => pair[1] !== null)
  return [...new Map(known.map((pair) => [pair.join(' '), pair])).values()]
}

const isNode = new Set<string>(nodeFields)

const intoValues: Target = {
  table: 'search_values',
  columns: ['field', 'value', 'events'],
  ending: `ON CONFLICT (field, value) DO UPDATE SET events = events + excluded.events
    RETURNING number, field, value`,
}
const intoEvents: Target = {
  table: 'search_events',
  columns: [
    ...['number', 'event_id', 'day', 'first_day', 'last_day', 'amount', 'jobs', 'companies'],
    ...['facts', 'names', 'articles'],
  ],
  ending: 'RETURNING number, event_id AS id',
}
const intoPostings: Target = { table: 'search_postings', columns: ['value', 'day', 'event'] }
const intoTellings: Target = { table: 'search_tellings', columns: ['article', 'event'] }

interface IndexRow {
  readonly id: string
  readonly number: number
  readonly day: number
  /** JSON lists of numbers. */
  readonly facts: string
  readonly names: string
  readonly articles: string
}

/** Brings the index up to date with events that were added, changed, rejected or removed. */
export function indexEvents(database: Database, ids: readonly string[]): void {
  if (ids.length === 0) return
  const rows = database.all(
    `SELECT event_id AS id, number, day, facts, names, articles FROM search_events
     WHERE event_id IN ${eachOf('ids')}`,
    { ids: JSON.stringify(ids) },
  ) as IndexRow[]
  for (const row of rows) removeRow(database, row)
  const before = new Map(rows.map(({ id, number }) => [id, number]))
  const found = readEvents(database, ids)
  addRows(database, found, before)
  const shown = new Set(found.map(({ facts }) => facts.id))
  for (const [id, number] of before) if (!shown.has(id)) database.memory.departed.set(id, number)
}

/** The number of an event that went and comes back, unless another one has it by now. */
function departedNumber(database: Database, id: string): number | undefined {
  const number = database.memory.departed.get(id)
  if (number === undefined) return undefined
  const isTaken = database.get('SELECT 1 FROM search_events WHERE number = :number', { number })
  return isTaken === undefined ? number : undefined
}

function removeRow(database: Database, { number: event, day, ...lists }: IndexRow): void {
  const values = [lists.facts, lists.names].flatMap((list) => fromJson(list) as number[])
  for (const value of values) {
    database.run(
      'DELETE FROM search_postings WHERE value = :value AND day = :day AND event = :event',
      { value, day, event },
    )
    database.run('UPDATE search_values SET events = events - 1 WHERE number = :value', { value })
    database.run('DELETE FROM search_values WHERE number = :value AND events = 0', { value })
  }
  for (const article of fromJson(lists.articles) as number[])
    database.run('DELETE FROM search_tellings WHERE article = :article AND event = :event', {
      article,
      event,
    })
  database.run('DELETE FROM search_events WHERE number = :event', { event })
}

/** Counts the values of events; returns their numbers. */
function countValues(database: Database, events: readonly Found[]): Map<string, number> {
  const counts = new Map<string, { readonly pair: Value; events: number }>()
  for (const pair of events.flatMap(({ values }) => values)) {
    const key = pair.join(' ')
    const count = counts.get(key)
    if (count === undefined) counts.set(key, { pair, events: 1 })
    else count.events += 1
  }
  const rows = database.insert(
    intoValues,
    [...counts.values()].map(({ pair, events: count }) => [...pair, count]),
  ) as { number: number; field: string; value: string }[]
  return new Map(rows.map(({ number, field, value }) => [`${field} ${value}`, number]))
}

/** Adds events, those that had a number with the same one: what is new gets the next numbers after them. */
function addRows(
  database: Database,
  events: readonly Found[],
  before: ReadonlyMap<string, number>,
): void {
  const numbers = countValues(database, events)
  const again = events.filter(({ facts }) => before.has(facts.id))
  insertRows(database, { events: again, numbers, numberOf: (id) => before.get(id) })
  const others = events.filter(({ facts }) => !before.has(facts.id))
  const back = new Map(
    others.flatMap(({ facts: { id } }) => {
      const number = departedNumber(database, id)
      return number === undefined ? [] : [[id, number] as const]
    }),
  )
  const numberOf = (id: string) => back.get(id)
  const [returning, fresh] = [true, false].map((is) =>
    others.filter(({ facts }) => back.has(facts.id) === is),
  )
  insertRows(database, { events: returning ?? [], numbers, numberOf })
  insertRows(database, { events: fresh ?? [], numbers, numberOf })
}

interface NewRows {
  readonly events: readonly Found[]
  /** Numbers of the values. */
  readonly numbers: ReadonlyMap<string, number>
  /** The number that an event had; without one it gets the next. */
  readonly numberOf: (id: string) => number | undefined
}

function insertRows(database: Database, { events, numbers, numberOf }: NewRows): void {
  const listed = events.map((event) => ({ ...event, ...listsOf(event, numbers) }))
  const rows = listed.map(({ facts, lists, articles, day }) => [
    ...[numberOf(facts.id), facts.id, day, facts.first_day, facts.last_day],
    ...[facts.amount === null ? undefined : Number(facts.amount), facts.jobs],
    ...[facts.companies_count, JSON.stringify(lists.facts), JSON.stringify(lists.names)],
    JSON.stringify(articles),
  ])
  const inserted = database.insert(intoEvents, rows) as { number: number; id: string }[]
  const given = new Map(inserted.map(({ id, number }) => [id, number]))
  const postings = listed.flatMap(({ facts, lists, day }) =>
    [...lists.facts, ...lists.names].map(
      (value) => [value, day, given.get(facts.id) ?? 0] as const,
    ),
  )
  // In the order of the index: neighbours lie on one page of the file.
  postings.sort((one, other) => one[0] - other[0] || one[1] - other[1])
  database.insert(intoPostings, postings)
  const tellings = listed.flatMap(({ facts, articles }) =>
    articles.map((article) => [article, given.get(facts.id)]),
  )
  database.insert(intoTellings, tellings)
}

/** The day of an event and the numbers of its values. */
function listsOf(
  { facts, values }: Found,
  numbers: ReadonlyMap<string, number>,
): { readonly day: number; readonly lists: Record<'facts' | 'names', number[]> } {
  const lists = { facts: [] as number[], names: [] as number[] }
  for (const pair of values)
    lists[isNode.has(pair[0]) ? 'names' : 'facts'].push(numbers.get(pair.join(' ')) ?? 0)
  return { day: dayNumber(facts.first_day), lists }
}

/** Brings the index up to date with entities whose country or region is another now. */
export function indexEventsOf(database: Database, entities: readonly string[]): void {
  if (entities.length === 0) return
  const rows = database.all(
    `SELECT DISTINCT told.event_id AS id FROM nodes JOIN event_entities ON node_id = nodes.id
       JOIN article_events AS told ON told.id = telling_id
     WHERE nodes.entity_id IN ${eachOf('ids')} AND slot IN ('origin', 'destination')`,
    { ids: JSON.stringify(entities) },
  ) as { id: string }[]
  indexEvents(
    database,
    rows.map(({ id }) => id),
  )
}

const mostAtOnce = 1000

/** Indexes every event anew. */
export function indexAll(database: Database): void {
  const rows = database.all('SELECT id FROM events ORDER BY rowid') as { id: string }[]
  const ids = rows.map(({ id }) => id)
  for (let from = 0; from < ids.length; from += mostAtOnce)
    indexEvents(database, ids.slice(from, from + mostAtOnce))
}
