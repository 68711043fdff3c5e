/**
 * The index of searches: for every event that is shown a row with what searches ask of it, and for every value (a type,
 * a country, a name that takes part …) a list of its events by day. It is kept in the transaction that changes the
 * event. `day` is the first day as a number (20240305; 20240300 when the day is not known, 0 when nothing is).
 */
import type { Database } from './database.js'
import { fromJson, insertInto } from './record.js'

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

const readFacts = `SELECT type, status, amount, amount_unit, jobs, companies_count, first_day, last_day,
    programme_node
  FROM events WHERE id = :id AND is_rejected = 0`

const readArticles = `SELECT DISTINCT articles.number, site, lang FROM article_events AS told
    JOIN articles ON articles.id = told.article_id
  WHERE told.event_id = :id ORDER BY articles.number`

const readFillers = `SELECT DISTINCT node_id AS node, slot IN ('origin', 'destination') AS isPlace,
    entities.country, entities.region
  FROM article_events AS told JOIN event_entities ON telling_id = told.id
    JOIN nodes ON nodes.id = node_id JOIN entities ON entities.id = nodes.entity_id
  WHERE told.event_id = :id`

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

function readEvent(database: Database, id: string): Found | undefined {
  const facts = database.get(readFacts, { id }) as EventFacts | undefined
  if (facts === undefined) return undefined
  const articles = database.all(readArticles, { id }) as {
    number: number
    site: string | null
    lang: string
  }[]
  const fillers = database.all(readFillers, { id }) as {
    node: string
    isPlace: number
    country: string | null
    region: string | null
  }[]
  const places = fillers.filter(({ isPlace }) => isPlace === 1)
  const month = facts.first_day?.slice(0, 7) ?? null
  const listed: (readonly [SearchField, string | null])[] = [
    ...(['type', 'status'] as const).map((field) => [field, facts[field]] as const),
    ...[['month', month?.length === 7 ? month : null] as const],
    ...[['currency', facts.amount_unit] as const, ['programme', facts.programme_node] as const],
    ...articles.flatMap(
      ({ site, lang }) =>
        [
          ['site', site],
          ['lang', lang],
        ] as const,
    ),
    ...places.flatMap(
      ({ country, region }) =>
        [
          ['country', country],
          ['region', region],
        ] as const,
    ),
    ...fillers.map(({ node, isPlace }) => [isPlace === 1 ? 'where' : 'actor', node] as const),
    ...[['long', isLong(facts.first_day, facts.last_day) ? '1' : null] as const],
  ]
  const values = listed.filter((pair): pair is Value => pair[1] !== null)
  return { facts, values, articles: articles.map(({ number }) => number) }
}

const countValue = `INSERT INTO search_values (field, value, events) VALUES (:field, :value, 1)
  ON CONFLICT (field, value) DO UPDATE SET events = events + 1 RETURNING number`

const isNode = new Set<string>(nodeFields)

const insertRow = insertInto('search_events', [
  ...['number', 'event_id', 'day', 'first_day', 'last_day', 'amount', 'jobs', 'companies'],
  ...['facts', 'names', 'articles'],
])
const insertPosting = insertInto('search_postings', ['value', 'day', 'event'])
const insertTelling = insertInto('search_tellings', ['article', 'event'])

interface IndexRow {
  readonly number: number
  readonly day: number
  /** JSON lists of numbers. */
  readonly facts: string
  readonly names: string
  readonly articles: string
}

/** Brings the index up to date with an event that was added, changed, rejected or removed. */
export function indexEvent(database: Database, id: string): void {
  const before = database.get(
    'SELECT number, day, facts, names, articles FROM search_events WHERE event_id = :id',
    { id },
  ) as IndexRow | undefined
  if (before) removeRow(database, before)
  const found = readEvent(database, id)
  if (found)
    addRow(database, { id, number: before?.number ?? departedNumber(database, id), ...found })
  else if (before) database.memory.departed.set(id, before.number)
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

interface NewRow extends Found {
  readonly id: string
  /** The number that it had; a new event gets the next one. */
  readonly number: number | undefined
}

function addRow(database: Database, { id, number, facts, values, articles }: NewRow): void {
  const day = dayNumber(facts.first_day)
  const lists = { facts: new Set<number>(), names: new Set<number>() }
  const distinct = new Map(values.map((pair) => [pair.join(' '), pair]))
  for (const [field, value] of distinct.values()) {
    const row = database.get(countValue, { field, value }) as { number: number }
    lists[isNode.has(field) ? 'names' : 'facts'].add(row.number)
  }
  database.run(insertRow, {
    ...{ number, event_id: id, day, first_day: facts.first_day, last_day: facts.last_day },
    amount: facts.amount === null ? undefined : Number(facts.amount),
    ...{ jobs: facts.jobs, companies: facts.companies_count },
    ...{ facts: JSON.stringify([...lists.facts]), names: JSON.stringify([...lists.names]) },
    articles: JSON.stringify(articles),
  })
  const event = number ?? numberOf(database, id)
  for (const value of [...lists.facts, ...lists.names])
    database.run(insertPosting, { value, day, event })
  for (const article of articles) database.run(insertTelling, { article, event })
}

function numberOf(database: Database, id: string): number {
  const row = database.get('SELECT number FROM search_events WHERE event_id = :id', { id })
  return (row as { number: number }).number
}

/** Brings the index up to date with an entity whose country or region is another now. */
export function indexEventsOf(database: Database, entityId: string): void {
  const rows = database.all(
    `SELECT DISTINCT told.event_id AS id FROM nodes JOIN event_entities ON node_id = nodes.id
       JOIN article_events AS told ON told.id = telling_id
     WHERE nodes.entity_id = :id AND slot IN ('origin', 'destination')`,
    { id: entityId },
  ) as { id: string }[]
  for (const { id } of rows) indexEvent(database, id)
}

/** Indexes every event anew. */
export function indexAll(database: Database): void {
  const rows = database.all('SELECT id FROM events ORDER BY rowid') as { id: string }[]
  for (const { id } of rows) indexEvent(database, id)
}
