/**
 * Entities: what many articles say of one thing. Every article's view of it is kept in `article_entities`; the row of
 * `entities` is counted up and down from these views, so that it does not depend on the order of the articles.
 */
import type { Entity, EntityType } from '../model/mention.js'
import type { Reading } from '../model/reading.js'
import { success, type Result } from '../core/result.js'
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import { fromJson, insertInto, toRecord, type Row } from './record.js'

/** A thing that at least one article names, with all that the articles say of it. */
export interface StoredEntity extends Omit<Entity, 'mentions'> {
  /** Number of articles that name it. */
  readonly articles: number
  /** Dates of the first and last article that names it. */
  readonly firstSeen?: string
  readonly lastSeen?: string
}

/** What the store does with entities across articles. */
export interface EntityStore {
  /** One entity by its id. */
  readonly entityById: (id: string) => Promise<Result<StoredEntity | undefined>>
  /** Entities known under one of the names; names are compared by `nameKey`. */
  readonly entitiesByName: (
    names: readonly string[],
    type?: EntityType,
  ) => Promise<Result<StoredEntity[]>>
}

interface AliasRow extends Row {
  /** JSON. */
  readonly aliases: string
}

interface View {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly facts: readonly (readonly [fact: string, value: string])[]
}

function viewOf(entity: Omit<Entity, 'mentions'>): View {
  const { id, name, aliases, country, region, geonamesId, lat, lon } = entity
  const location =
    geonamesId === undefined && lat === undefined
      ? undefined
      : JSON.stringify([geonamesId ?? null, lat ?? null, lon ?? null])
  const facts = [
    ['country', country],
    ['region', region],
    ['location', location],
  ] as const
  return {
    id,
    name,
    aliases: [...new Set(aliases)].filter((alias) => alias !== name),
    facts: facts.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const])),
  }
}

const countAlias = `INSERT INTO aliases (entity_id, name, name_key, as_name, articles)
  VALUES (:id, :name, :key, :as_name, 1)
  ON CONFLICT (entity_id, name) DO UPDATE SET articles = articles + 1, as_name = as_name + :as_name`

const countFact = `INSERT INTO entity_facts (entity_id, fact, value, articles)
  VALUES (:id, :fact, :value, 1) ON CONFLICT DO UPDATE SET articles = articles + 1`

function countView(database: Database, view: View): void {
  const names = [[view.name, 1] as const, ...view.aliases.map((alias) => [alias, 0] as const)]
  for (const [name, asName] of names) {
    database.run(countAlias, { id: view.id, name, key: nameKey(name), as_name: asName })
  }
  for (const [fact, value] of view.facts) database.run(countFact, { id: view.id, fact, value })
}

function uncountView(database: Database, view: View): void {
  const names = [[view.name, 1] as const, ...view.aliases.map((alias) => [alias, 0] as const)]
  for (const [name, asName] of names) {
    database.run(
      `UPDATE aliases SET articles = articles - 1, as_name = as_name - :as_name
       WHERE entity_id = :id AND name = :name`,
      { id: view.id, name, as_name: asName },
    )
  }
  for (const [fact, value] of view.facts) {
    database.run(
      `UPDATE entity_facts SET articles = articles - 1
       WHERE entity_id = :id AND fact = :fact AND value = :value`,
      { id: view.id, fact, value },
    )
  }
  database.run('DELETE FROM aliases WHERE entity_id = :id AND articles = 0', { id: view.id })
  database.run('DELETE FROM entity_facts WHERE entity_id = :id AND articles = 0', { id: view.id })
}

const mostFrequent = (fact: string) =>
  `(SELECT value FROM entity_facts WHERE entity_id = :id AND fact = '${fact}'
    ORDER BY articles DESC, value LIMIT 1)`

/** Chooses what is shown: the most frequent value; of names equally frequent the longest, then the first by alphabet. */
function chooseShown(database: Database, id: string): void {
  const row = database.get(`SELECT ${mostFrequent('location')} AS location`, { id }) as
    { location: string | null } | undefined
  const [geonamesId, lat, lon] = fromJson(row?.location ?? '[]') as (number | null)[]
  database.run(
    `UPDATE entities SET
       name = (SELECT name FROM aliases WHERE entity_id = :id
         ORDER BY as_name DESC, length(name) DESC, name LIMIT 1),
       country = ${mostFrequent('country')}, region = ${mostFrequent('region')},
       geonames_id = :geonames_id, lat = :lat, lon = :lon,
       first_seen = (SELECT min(seen) FROM article_entities WHERE entity_id = :id),
       last_seen = (SELECT max(seen) FROM article_entities WHERE entity_id = :id)
     WHERE id = :id`,
    { id, geonames_id: geonamesId, lat, lon },
  )
}

const insertView = insertInto('article_entities', [
  ...['article_id', 'ordinal', 'entity_id', 'name', 'aliases', 'country', 'region'],
  ...['geonames_id', 'lat', 'lon', 'seen'],
])

/** Stores an article's view of its entities and counts it. */
export function storeEntities(database: Database, reading: Reading, seen?: string): void {
  for (const [ordinal, entity] of reading.entities.entries()) {
    database.run(
      `INSERT INTO entities (id, type, name, articles) VALUES (:id, :type, :name, 1)
       ON CONFLICT (id) DO UPDATE SET articles = articles + 1`,
      { id: entity.id, type: entity.type, name: entity.name },
    )
    database.run(insertView, {
      ...{ article_id: reading.article.id, ordinal, entity_id: entity.id, name: entity.name },
      ...{ aliases: JSON.stringify(entity.aliases), country: entity.country, seen },
      ...{
        region: entity.region,
        geonames_id: entity.geonamesId,
        lat: entity.lat,
        lon: entity.lon,
      },
    })
    countView(database, viewOf(entity))
    chooseShown(database, entity.id)
  }
}

/** Reads an article's view of its entities, in their order; their mentions are left empty. */
export function readEntities(database: Database, articleId: string): Entity[] {
  const rows = database.all(
    `SELECT entity_id AS id, type, view.name, aliases, view.country, view.region, view.geonames_id,
       view.lat, view.lon
     FROM article_entities AS view JOIN entities ON entities.id = view.entity_id
     WHERE article_id = :id ORDER BY ordinal`,
    { id: articleId },
  ) as AliasRow[]
  return rows.map((row) => ({
    ...(toRecord(row) as Entity),
    aliases: fromJson(row.aliases) as string[],
    mentions: [],
  }))
}

/** Takes an article's view of its entities out of the counts, after its rows are gone; entities without any vanish. */
export function withdrawEntities(database: Database, entities: readonly Entity[]): void {
  for (const entity of entities) {
    uncountView(database, viewOf(entity))
    database.run('UPDATE entities SET articles = articles - 1 WHERE id = :id', { id: entity.id })
    if (
      database.run('DELETE FROM entities WHERE id = :id AND articles = 0', { id: entity.id }) === 0
    )
      chooseShown(database, entity.id)
  }
}

const storedColumns = `id, type, name, country, region, geonames_id, lat, lon, first_seen, last_seen, articles,
  (SELECT json_group_array(name) FROM (
    SELECT name FROM aliases WHERE entity_id = entities.id AND name <> entities.name ORDER BY name)
  ) AS aliases`

function storedEntity(row: AliasRow): StoredEntity {
  return { ...(toRecord(row) as StoredEntity), aliases: fromJson(row.aliases) as string[] }
}

function entityById(database: Database, id: string): StoredEntity | undefined {
  const row = database.get(`SELECT ${storedColumns} FROM entities WHERE id = :id`, { id }) as
    AliasRow | undefined
  return row && storedEntity(row)
}

function entitiesByName(
  database: Database,
  names: readonly string[],
  type?: EntityType,
): StoredEntity[] {
  const rows = database.all(
    `SELECT ${storedColumns} FROM entities
     WHERE id IN (SELECT entity_id FROM aliases WHERE name_key IN (SELECT value FROM json_each(:keys)))
       AND (:type IS NULL OR type = :type)
     ORDER BY id`,
    { keys: JSON.stringify(names.map(nameKey)), type },
  ) as AliasRow[]
  return rows.map(storedEntity)
}

/** Binds what the store does with entities to one database. */
export function entityStore(database: Database): EntityStore {
  return {
    entityById: (id) => database.read(() => success(entityById(database, id))),
    entitiesByName: (names, type) =>
      database.read(() => success(entitiesByName(database, names, type))),
  }
}
