/** Rows for exports: read over a connection of their own, so that a long export sees one state and stops no writer. */
import { setImmediate } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { ProblemError } from '../core/problem.js'
import { entitySlots, type EntitySlot } from '../model/event.js'
import type { EventRow, TableName, TableRows } from '../model/row.js'
import { problemOf } from './database.js'
import { openReader } from './open-file.js'
import { pairsOf } from './cooccurrences.js'
import { fromJson, type Row } from './record.js'

/** What the store does for exports. */
export interface RowStore {
  /**
   * All rows of a table in a fixed order that depends on their content only. Problems of the file are thrown as
   * `ProblemError`, because an iteration cannot return them.
   */
  readonly exportRows: <Table extends TableName>(table: Table) => AsyncIterable<TableRows[Table]>
}

/** Columns that tell where something stands. */
export const articleColumns = `articles.title, articles.site,
  coalesce(articles.canonical_url, articles.url) AS url, articles.published, articles.lang`

/** Columns of an event, with those that fill its slots as JSON triples of slot, id and name. */
export const eventColumns = `events.id, events.type, events.status, programme.name AS programme,
  (SELECT json_group_array(json_array(slot, entity_id, name)
      ORDER BY slot, tellings DESC, ordinal, entity_id) FROM (
    SELECT slot, nodes.entity_id, entities.name, min(event_entities.ordinal) AS ordinal,
      count(*) AS tellings
    FROM article_events AS told JOIN event_entities ON telling_id = told.id
      JOIN nodes ON nodes.id = node_id JOIN entities ON entities.id = nodes.entity_id
    WHERE told.event_id = events.id AND entities.is_rejected = 0
    GROUP BY slot, nodes.entity_id)) AS fillers,
  events.start, events.end, events.amount, events.amount_unit, events.jobs, events.companies_count,
  events.confidence,
  (SELECT text FROM evidence JOIN article_events AS told ON told.id = telling_id
    WHERE told.event_id = events.id AND told.article_id = events.article_id
    ORDER BY slot IS NOT NULL, evidence.ordinal LIMIT 1)
    AS evidence,
  ${articleColumns}, events.article_id, programme.id AS programme_id, events.articles,
  (SELECT json_group_array(url) FROM (
    SELECT DISTINCT coalesce(page.canonical_url, page.url, page.id) AS url
    FROM article_events AS told JOIN articles AS page ON page.id = told.article_id
    WHERE told.event_id = events.id ORDER BY page.published, page.id)) AS urls,
  events.contradictions,
  (SELECT json_group_object(page.id, coalesce(page.canonical_url, page.url, page.id))
    FROM article_events AS told JOIN articles AS page ON page.id = told.article_id
    WHERE told.event_id = events.id AND events.contradictions <> '[]') AS addresses,
  events.name`

/** Joins the tables beside `events` that the columns of an event come from. */
export const articleOfEvent = `JOIN articles ON articles.id = events.article_id
  LEFT JOIN nodes AS programme_node ON programme_node.id = events.programme_node
  LEFT JOIN entities AS programme
    ON programme.id = programme_node.entity_id AND programme.is_rejected = 0`

const entityColumns = `id, name,
  (SELECT json_group_array(name ORDER BY name) FROM (
    SELECT DISTINCT aliases.name FROM nodes JOIN aliases ON aliases.node_id = nodes.id
    WHERE nodes.entity_id = entities.id AND aliases.name <> entities.name)) AS aliases,
  country, region, first_seen, last_seen, articles,
  (SELECT count(*) FROM (
    SELECT told.event_id FROM nodes JOIN event_entities ON node_id = nodes.id
      JOIN article_events AS told ON told.id = telling_id WHERE nodes.entity_id = entities.id
    UNION SELECT told.event_id FROM nodes JOIN article_events AS told ON programme_node = nodes.id
      WHERE nodes.entity_id = entities.id)) AS events`

const entitiesOf = (type: string, more = '') =>
  `SELECT ${entityColumns}${more} FROM entities
   WHERE type = '${type}' AND articles > 0 AND is_rejected = 0 ORDER BY name, id`

const latest = (column: string) => `(SELECT ${column} FROM article_officials AS said
    JOIN articles ON articles.id = said.article_id
      JOIN terms ON terms.id = said.term_id
    WHERE terms.official_id = officials.id ORDER BY said.seen DESC, said.article_id, said.ordinal LIMIT 1)`

/** A name as articles write it, unless an analyst gave the entity of the node another one. */
const nameOr = (column: string) => `coalesce((SELECT aliases.name FROM nodes AS own
    JOIN nodes ON nodes.entity_id = own.entity_id
    JOIN aliases ON aliases.node_id = nodes.id AND aliases.is_given = 1
  WHERE own.id = officials.${column}_node LIMIT 1), officials.${column}) AS ${column}`

/** Officials but those of whom an analyst said that they are no person. */
export const shownOfficials = `NOT EXISTS (SELECT 1 FROM nodes
    JOIN entities ON entities.id = nodes.entity_id AND entities.is_rejected = 1
  WHERE nodes.id = officials.person_node)`

/** Columns of a person in an office. */
export const officialColumns = `id, ${nameOr('person')}, role, ${nameOr('organization')},
      ${nameOr('place')}, first_seen, last_seen, articles,
      ${latest('said.text')} AS evidence,
      ${latest('coalesce(articles.canonical_url, articles.url)')} AS url,
      (SELECT entity_id FROM nodes WHERE nodes.id = person_node) AS person_id,
      (SELECT entity_id FROM nodes WHERE nodes.id = organization_node) AS organization_id,
      (SELECT entity_id FROM nodes WHERE nodes.id = place_node) AS place_id`

const queries: Readonly<Record<Exclude<TableName, 'cooccurrences'>, string>> = {
  events: `SELECT ${eventColumns} FROM events ${articleOfEvent}
    WHERE events.is_rejected = 0 ORDER BY events.first_day, events.id`,
  companies: entitiesOf('company'),
  public_bodies: entitiesOf('public_body'),
  organizations: entitiesOf('organization'),
  programmes: entitiesOf('programme'),
  people: entitiesOf('person'),
  places: entitiesOf('place', ', geonames_id, lat, lon'),
  officials: `SELECT ${officialColumns} FROM officials
    WHERE ${shownOfficials} ORDER BY person, role, id`,
  figures: `SELECT figures.article_id, figures.kind, figures.text, figures.value, figures.low, figures.high,
      figures.unit, figures.qualifier, figures.per, figures.start, figures.end, ${articleColumns}
    FROM figures JOIN articles ON articles.id = figures.article_id
    ORDER BY figures.article_id, figures.ordinal`,
  articles: `SELECT id, url, canonical_url, site, title, authors, published, published_precision,
      published_method, modified, lang, lang_confidence, country
    FROM articles ORDER BY published, id`,
  mentions: `SELECT mentions.article_id, mentions.type, mentions.text, mentions.start, mentions.end,
      mentions.confidence, entities.name AS entity, entities.id AS entity_id
    FROM mentions
    LEFT JOIN article_entities AS view
      ON view.article_id = mentions.article_id AND view.local_id = mentions.local_id
    LEFT JOIN nodes ON nodes.id = view.node_id
    LEFT JOIN entities ON entities.id = nodes.entity_id
    ORDER BY mentions.article_id, mentions.ordinal`,
}

interface FillersRow extends Row {
  readonly fillers: string
  readonly urls: string
  readonly contradictions: string
  /** JSON object: addresses by the ids of the articles. */
  readonly addresses: string
}

/** Spreads the JSON triples of a row over the columns of the slots. */
export function toEventRow({
  fillers,
  urls,
  contradictions,
  addresses,
  ...row
}: FillersRow): EventRow {
  const triples = fromJson(fillers) as (readonly [slot: EntitySlot, id: string, name: string])[]
  const slots = entitySlots.flatMap((slot) => {
    const filled = triples.filter((triple) => triple[0] === slot)
    return [
      [slot, filled.map((triple) => triple[2])] as const,
      [`${slot}_ids`, filled.map((triple) => triple[1])] as const,
    ]
  })
  return {
    ...row,
    ...Object.fromEntries(slots),
    urls: fromJson(urls),
    contradictions: describeContradictions(contradictions, addresses),
  } as unknown as EventRow
}

interface StatedValues {
  readonly field: string
  readonly values: readonly { readonly value: string; readonly articles: readonly string[] }[]
}

/** Writes each value of a contradiction with the articles that state it. */
function describeContradictions(contradictions: string, addresses: string): string[] {
  const addressOf = fromJson(addresses) as Readonly<Record<string, string>>
  return (fromJson(contradictions) as StatedValues[]).flatMap(({ field, values }) =>
    values.map(({ value, articles }) => {
      const where = articles.map((id) => addressOf[id] ?? id).join(' ')
      return `${field} ${value} (${where})`
    }),
  )
}

/** Columns that hold a JSON list. */
const listColumns = ['aliases', 'authors']

function toRow(table: TableName, row: Row): unknown {
  if (table === 'events') return toEventRow(row as FillersRow)
  const lists = listColumns.flatMap((column) => {
    const text = row[column]
    return typeof text === 'string' ? [[column, fromJson(text)] as const] : []
  })
  return { ...row, ...Object.fromEntries(lists) }
}

/** How many rows are read before other work of the process has its turn. */
const rowsPerTurn = 500

function* iterate(connection: Sqlite.Database, table: TableName): Generator {
  try {
    if (table === 'cooccurrences') yield* pairsOf(connection)
    else
      for (const row of connection.prepare(queries[table]).iterate()) yield toRow(table, row as Row)
  } catch (thrown) {
    const known = problemOf(thrown, connection.name)
    throw known === undefined ? thrown : new ProblemError(known)
  }
}

async function* readTable(path: string, table: TableName): AsyncGenerator {
  const opened = openReader(path)
  if (!opened.ok) throw new ProblemError(opened.problem)
  try {
    let count = 0
    for (const row of iterate(opened.value, table)) {
      yield row
      count += 1
      if (count % rowsPerTurn === 0) await setImmediate()
    }
  } finally {
    opened.value.close()
  }
}

/** Binds what the store does for exports to one file. */
export function rowStore(path: string): RowStore {
  return {
    exportRows: <Table extends TableName>(table: Table) =>
      readTable(path, table) as AsyncIterable<TableRows[Table]>,
  }
}
