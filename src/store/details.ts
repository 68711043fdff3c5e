/** What a page of the desk shows of one event, entity or article. */
import { success, type Result } from '../core/result.js'
import type {
  ArticleDetail,
  ArticleRef,
  EntityDetail,
  EventDetail,
  EventPlace,
  PlacedName,
  Proof,
  Related,
  SlotValue,
} from '../model/detail.js'
import { entitySlots } from '../model/event.js'
import type { EventRow, FigureRow, OfficialRow } from '../model/row.js'
import type { Database, SqlParameters } from './database.js'
import { entityIdOf, mergesOf } from './entities.js'
import { fromJson } from './record.js'
import {
  articleColumns,
  articleOfEvent,
  eventColumns,
  officialColumns,
  shownOfficials,
  toEventRow,
} from './rows.js'

/** What the store does for pages about one thing. */
export interface DetailStore {
  /** One event; undefined when there is none. */
  readonly eventDetail: (id: string) => Promise<Result<EventDetail | undefined>>
  /** One entity, by any id that it has or had; undefined when there is none. */
  readonly entityDetail: (id: string) => Promise<Result<EntityDetail | undefined>>
  /** One article; undefined when there is none. */
  readonly articleDetail: (id: string) => Promise<Result<ArticleDetail | undefined>>
  /** The events that the extractor is least sure of and nobody has decided on, the least sure first. */
  readonly eventsToReview: (limit: number) => Promise<Result<EventRow[]>>
}

// What a page can show; the rest is found by searching.
const mostEvents = 30
const mostFigures = 20
const mostRelated = 20
const mostReasons = 20

type EventRowRead = Parameters<typeof toEventRow>[0]

const eventsWhere = (condition: string) =>
  `SELECT ${eventColumns} FROM events ${articleOfEvent} WHERE ${condition}`

function readEvents(database: Database, sql: string, parameters: SqlParameters): EventRow[] {
  return (database.all(sql, parameters) as EventRowRead[]).map((row) => toEventRow(row))
}

interface EvidenceRow {
  readonly slot: string | null
  readonly article_id: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The event that an id leads to: its own, or that of one article's telling. */
const resolved = `SELECT id FROM events WHERE id = :id
  UNION SELECT event_id FROM article_events WHERE id = :id LIMIT 1`

function eventDetail(database: Database, id: string): EventDetail | undefined {
  const [row] = readEvents(database, eventsWhere(`events.id = (${resolved})`), { id })
  if (row === undefined) return undefined
  const evidence = database.all(
    `SELECT slot, evidence.article_id, evidence.start, evidence.end, text
     FROM article_events AS told JOIN evidence ON telling_id = told.id
     WHERE told.event_id = :id
     ORDER BY told.article_id <> :shown, told.seen, told.article_id, evidence.ordinal`,
    { id: row.id, shown: row.article_id },
  ) as EvidenceRow[]
  const proofsOf = (slot: string | null): Proof[] =>
    evidence
      .filter((proof) => proof.slot === slot)
      .map(({ article_id: articleId, start, end, text }) => ({ articleId, start, end, text }))
  return {
    row,
    values: valuesOf(row, proofsOf),
    proofs: proofsOf(null),
    articles: readArticles(database, row.id),
    places: placesOf(database, row),
  }
}

function valuesOf(row: EventRow, proofsOf: (slot: string) => Proof[]): SlotValue[] {
  const plain = [
    ['status', row.status],
    ['start', row.start],
    ['end', row.end],
    ['amount', row.amount],
    ['jobs', row.jobs],
    ['companies_count', row.companies_count],
  ] as const
  const programme: SlotValue[] =
    row.programme === null || row.programme_id === null
      ? []
      : [
          {
            ...{ slot: 'programme', value: row.programme, entityId: row.programme_id },
            proofs: proofsOf('programme'),
          },
        ]
  const entities = entitySlots.flatMap((slot) =>
    row[slot].map((value, index) => ({
      ...{ slot, value, entityId: row[`${slot}_ids`][index] ?? '' },
      proofs: proofsNaming(value, proofsOf(slot)),
    })),
  )
  const values = plain.flatMap(([slot, value]) =>
    value === null ? [] : [{ slot, value: String(value), proofs: proofsOf(slot) }],
  )
  return [...programme, ...entities, ...values]
}

/** Of the sentences that fill a slot those that name this filler, if any does. */
function proofsNaming(name: string, proofs: Proof[]): Proof[] {
  const naming = proofs.filter(({ text }) => text.includes(name))
  return naming.length === 0 ? proofs.slice(0, 1) : naming
}

const refColumns = `articles.id, ${articleColumns}`

function readArticles(database: Database, id: string): ArticleRef[] {
  return database.all(
    `SELECT ${refColumns} FROM articles
     WHERE id IN (SELECT article_id FROM article_events WHERE event_id = :id)
     ORDER BY published, id`,
    { id },
  ) as ArticleRef[]
}

/** The places of an event that can be drawn on a map. */
export function placesOf(database: Database, row: EventRow): EventPlace[] {
  return (['origin', 'destination'] as const).flatMap((slot) => {
    const places = database.all(
      `SELECT name, lat, lon FROM json_each(:ids) AS ids JOIN entities ON entities.id = ids.value
       WHERE lat IS NOT NULL AND lon IS NOT NULL ORDER BY ids.key`,
      { ids: JSON.stringify(row[`${slot}_ids`]) },
    ) as Omit<EventPlace, 'slot'>[]
    return places.map((place) => ({ slot, ...place }))
  })
}

const figureColumns = `figures.article_id, figures.kind, figures.text, figures.value, figures.low,
  figures.high, figures.unit, figures.qualifier, figures.per, figures.start, figures.end,
  ${articleColumns}`

interface ArticleTextRow extends ArticleRef {
  readonly authors: string
  readonly text: string
  readonly paragraphs: string
}

function articleDetail(database: Database, id: string): ArticleDetail | undefined {
  const row = database.get(
    `SELECT ${refColumns}, authors, text, paragraphs FROM articles WHERE id = :id`,
    { id },
  ) as ArticleTextRow | undefined
  if (row === undefined) return undefined
  return {
    ...row,
    authors: fromJson(row.authors) as string[],
    paragraphs: withHeadline(fromJson(row.paragraphs) as [number, number][], row.text),
    names: database.all(
      `SELECT mentions.type, start, end, entities.id AS entityId,
         coalesce(entities.name, mentions.text) AS name
       FROM mentions
       LEFT JOIN article_entities AS view
         ON view.article_id = mentions.article_id AND view.local_id = mentions.local_id
       LEFT JOIN nodes ON nodes.id = view.node_id
       LEFT JOIN entities ON entities.id = nodes.entity_id AND entities.is_rejected = 0
       WHERE mentions.article_id = :id ORDER BY start`,
      { id },
    ) as PlacedName[],
    events: readEvents(
      database,
      `${eventsWhere(`events.is_rejected = 0 AND events.id IN (
        SELECT event_id FROM article_events WHERE article_id = :id)`)} ORDER BY events.first_day, events.id`,
      { id },
    ),
    figures: database.all(
      `SELECT ${figureColumns} FROM figures JOIN articles ON articles.id = figures.article_id
       WHERE figures.article_id = :id ORDER BY figures.ordinal`,
      { id },
    ) as FigureRow[],
  }
}

/** The text begins with the headline, which is no paragraph of the body. */
function withHeadline(paragraphs: [number, number][], text: string): [number, number][] {
  const first = paragraphs[0]?.[0] ?? text.length
  const headline = text.slice(0, first).trimEnd().length
  return headline === 0 ? paragraphs : [[0, headline], ...paragraphs]
}

interface EntityDetailRow extends Omit<
  EntityDetail,
  'aliases' | 'reasons' | 'officials' | 'events' | 'related' | 'figures'
> {
  readonly aliases: string
}

function entityDetail(database: Database, anyId: string): EntityDetail | undefined {
  const row = database.get(
    `SELECT entities.id, type, name, country, region, lat, lon, first_seen, last_seen, articles,
       (SELECT json_group_array(name ORDER BY name) FROM (
         SELECT DISTINCT aliases.name FROM nodes JOIN aliases ON aliases.node_id = nodes.id
         WHERE nodes.entity_id = entities.id AND aliases.name <> entities.name)) AS aliases
     FROM entities WHERE entities.id = :id`,
    { id: entityIdOf(database, anyId) },
  ) as EntityDetailRow | undefined
  if (row === undefined) return undefined
  const { id } = row
  return {
    ...row,
    aliases: fromJson(row.aliases) as string[],
    reasons: reasonsOf(database, id),
    officials: officialsOf(database, id),
    events: readEvents(
      database,
      `${eventsWhere(`events.is_rejected = 0 AND events.id IN (${eventsOf})`)}
       ORDER BY events.first_day DESC, events.id LIMIT ${mostEvents}`,
      { id },
    ),
    related: relatedTo(database, id),
    figures: figuresBeside(database, id),
  }
}

/** Ids of the events in which the entity `:id` takes part. */
const eventsOf = `SELECT told.event_id FROM nodes JOIN event_entities ON node_id = nodes.id
    JOIN article_events AS told ON told.id = telling_id
    WHERE nodes.entity_id = :id
  UNION SELECT told.event_id FROM nodes JOIN article_events AS told ON programme_node = nodes.id
    WHERE nodes.entity_id = :id`

function reasonsOf(database: Database, id: string): string[] {
  return mergesOf(database, id)
    .slice(0, mostReasons)
    .map(({ names, reason }) => `${names.join(' = ')}: ${reason}`)
}

function officialsOf(database: Database, id: string): OfficialRow[] {
  return database.all(
    `SELECT ${officialColumns} FROM officials
     WHERE (person_node IN (SELECT id FROM nodes WHERE entity_id = :id)
       OR organization_node IN (SELECT id FROM nodes WHERE entity_id = :id)
       OR place_node IN (SELECT id FROM nodes WHERE entity_id = :id)) AND ${shownOfficials}
     ORDER BY last_seen DESC, person, role LIMIT 50`,
    { id },
  ) as OfficialRow[]
}

function relatedTo(database: Database, id: string): Related[] {
  return database.all(
    `SELECT entities.id, entities.type, entities.name, count(DISTINCT told.event_id) AS events
     FROM article_events AS told JOIN event_entities ON telling_id = told.id
       JOIN nodes ON nodes.id = node_id
       JOIN entities ON entities.id = nodes.entity_id
     WHERE told.event_id IN (${eventsOf}) AND entities.id <> :id AND entities.type <> 'place'
       AND entities.is_rejected = 0
     GROUP BY entities.id ORDER BY events DESC, entities.name LIMIT ${mostRelated}`,
    { id },
  ) as Related[]
}

/** Figures that stand in the same paragraph as a name of the entity; the latest articles first. */
function figuresBeside(database: Database, id: string): FigureRow[] {
  return database.all(
    `SELECT ${figureColumns} FROM (
       SELECT article_id, local_id FROM nodes JOIN article_entities ON node_id = nodes.id
       WHERE nodes.entity_id = :id ORDER BY seen DESC LIMIT 50) AS view
     JOIN articles ON articles.id = view.article_id
     JOIN figures ON figures.article_id = view.article_id
     WHERE EXISTS (SELECT 1 FROM mentions
       WHERE mentions.article_id = view.article_id AND mentions.local_id = view.local_id
         AND abs(mentions.start - figures.start) < 200
         AND instr(substr(articles.text, min(mentions.start, figures.start) + 1,
           abs(mentions.start - figures.start)), char(10)) = 0)
     ORDER BY articles.published DESC, figures.article_id, figures.ordinal LIMIT ${mostFigures}`,
    { id },
  ) as FigureRow[]
}

// From here on an event needs no second look.
const sureEnough = 0.9

function eventsToReview(database: Database, limit: number): EventRow[] {
  return readEvents(
    database,
    `${eventsWhere(`events.is_rejected = 0 AND events.confidence < ${sureEnough} AND events.id NOT IN (
       SELECT told.event_id FROM decisions JOIN article_events AS told ON told.id = subject_id
       WHERE subject = 'event' AND undone_at IS NULL)`)}
     ORDER BY events.confidence, events.id LIMIT :limit`,
    { limit },
  )
}

/** Binds what the store does for pages about one thing to one database. */
export function detailStore(database: Database): DetailStore {
  return {
    eventDetail: (id) => database.read(() => success(eventDetail(database, id))),
    entityDetail: (id) => database.read(() => success(entityDetail(database, id))),
    articleDetail: (id) => database.read(() => success(articleDetail(database, id))),
    eventsToReview: (limit) => database.read(() => success(eventsToReview(database, limit))),
  }
}
