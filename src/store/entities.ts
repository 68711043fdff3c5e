/**
 * Entities: what many articles say of one thing. Every article's view of it is kept in `article_entities`; nodes gather
 * the views that say the same, and entities the nodes that are one thing. All counts go up and down with the articles,
 * so that nothing depends on their order.
 */
import type { Entity, EntityType } from '../model/mention.js'
import type { Reading } from '../model/reading.js'
import { success, type Result } from '../core/result.js'
import { viewEntities, type EntityNode, type EntityView } from '../resolve/index.js'
import { nameKey } from '../text/fold.js'
import { clusterNodes, entitiesOf } from './clusters.js'
import { uncountView, viewOf } from './counted-views.js'
import type { Database, SqlValue } from './database.js'
import { addNodes, removeNode, removeTies } from './nodes.js'
import { fromJson, toRecord, type Row, type Target } from './record.js'
import type { Changed } from './space.js'
import { chooseShown } from './shown.js'

/** A thing that at least one article names, with all that the articles say of it. */
export interface StoredEntity extends Omit<Entity, 'mentions'> {
  /** Number of articles that name it. */
  readonly articles: number
  /** Dates of the first and last article that names it. */
  readonly firstSeen?: string
  readonly lastSeen?: string
}

/** Two names that were taken for one thing, and why. */
export interface MergeReason {
  readonly names: readonly [string, string]
  /** From 0 to 1; 2 for what an analyst decided. */
  readonly score: number
  readonly reason: string
}

/** What the store does with entities across articles. */
export interface EntityStore {
  /** One entity by its id, or by any id that one of its names has or had in an article. */
  readonly entityById: (id: string) => Promise<Result<StoredEntity | undefined>>
  /** Entities known under one of the names; names are compared by `nameKey`. */
  readonly entitiesByName: (
    names: readonly string[],
    type?: EntityType,
  ) => Promise<Result<StoredEntity[]>>
  /** Why the names of an entity were taken for one thing. */
  readonly mergesOf: (id: string) => Promise<Result<MergeReason[]>>
}

interface AliasRow extends Row {
  /** JSON. */
  readonly aliases: string
}

const intoViews: Target = {
  table: 'article_entities',
  columns: [
    ...['article_id', 'ordinal', 'local_id', 'node_id', 'other_nodes', 'type', 'name', 'aliases'],
    ...['country', 'region', 'geonames_id', 'lat', 'lon', 'seen'],
  ],
}

/** The nodes that an article's entities stand for, by the ids that they have in the article. */
export type NodesOfArticle = ReadonlyMap<string, string>

/** What storing an article did to entities. */
export interface StoredViews {
  readonly views: readonly EntityView[]
  readonly nodes: NodesOfArticle
  /** Nodes that are new to the store. */
  readonly fresh: readonly EntityNode[]
}

/** Stores an article's view of its entities. What it says is counted when the article is settled. */
export function storeEntities(database: Database, reading: Reading, seen?: string): StoredViews {
  const views = viewEntities(reading)
  const fresh = addNodes(database, views)
  const rows = views.map((view, ordinal) =>
    rowOfView({ view, articleId: reading.article.id, ordinal, seen }),
  )
  database.insert(intoViews, rows)
  const nodes = new Map(views.map(({ entity, node }) => [entity.id, node.id]))
  return { views, nodes, fresh }
}

interface ViewRow {
  readonly view: EntityView
  readonly articleId: string
  readonly ordinal: number
  readonly seen: string | undefined
}

function rowOfView({ view, articleId, ordinal, seen }: ViewRow): SqlValue[] {
  const { entity, node, aliases } = view
  const others = JSON.stringify(aliases.map(({ id }) => id))
  return [
    ...[articleId, ordinal, entity.id, node.id, others, entity.type, entity.name],
    ...[JSON.stringify(entity.aliases), entity.country ?? null, entity.region ?? null],
    ...[entity.geonamesId ?? null, entity.lat ?? null, entity.lon ?? null, seen ?? null],
  ]
}

/** An article's entity with the nodes that it was counted for. */
export interface CountedEntity {
  /** Its mentions are left empty. */
  readonly entity: Entity
  readonly nodeId: string
  readonly otherNodes: readonly string[]
}

interface ViewRowRead extends AliasRow {
  readonly node_id: string
  readonly other_nodes: string
}

/** Reads an article's view of its entities, in their order. */
export function readEntities(database: Database, articleId: string): CountedEntity[] {
  const rows = database.all(
    `SELECT local_id AS id, node_id, other_nodes, type, name, aliases, country, region, geonames_id,
       lat, lon
     FROM article_entities WHERE article_id = :id ORDER BY ordinal`,
    { id: articleId },
  ) as ViewRowRead[]
  return rows.map(({ node_id: nodeId, other_nodes: otherNodes, aliases, ...row }) => ({
    entity: {
      ...(toRecord(row) as Entity),
      aliases: fromJson(aliases) as string[],
      mentions: [],
    },
    nodeId,
    otherNodes: fromJson(otherNodes) as string[],
  }))
}

/**
 * Takes an article's view of its entities out of the counts, after its rows are gone; entities without any vanish.
 * Returns the entities that consist of other nodes than before.
 */
export function withdrawEntities(
  database: Database,
  entities: readonly CountedEntity[],
): ReadonlySet<string> {
  const changed: Changed = new Set()
  const counted = new Set<string>()
  const touched = new Set<string>()
  for (const { entity, nodeId } of entities) uncountView(database, viewOf(entity, nodeId))
  for (const { nodeId: id, otherNodes } of entities)
    removeTies(database, { id, others: otherNodes }, changed)
  for (const { nodeId: id, otherNodes } of entities) {
    removeNode(database, { id, isMain: !counted.has(id) }, { changed, touched })
    counted.add(id)
    for (const other of otherNodes)
      removeNode(database, { id: other, isMain: false }, { changed, touched })
  }
  const { remade } = clusterNodes(database, changed, { touched })
  const named = new Map([...entitiesOf(database, counted)].map(([, entity]) => [entity, -1]))
  chooseShown(database, { remade, named })
  return remade
}

const storedColumns = `id, type, name, country, region, geonames_id, lat, lon, first_seen, last_seen, articles,
  (SELECT json_group_array(name) FROM (
    SELECT DISTINCT aliases.name FROM aliases JOIN nodes ON nodes.id = aliases.node_id
    WHERE nodes.entity_id = entities.id AND aliases.name <> entities.name ORDER BY aliases.name)
  ) AS aliases`

function storedEntity(row: AliasRow): StoredEntity {
  return { ...(toRecord(row) as StoredEntity), aliases: fromJson(row.aliases) as string[] }
}

/** The entity that an id leads to: its own, a node's, or one that an article gave. */
export function entityIdOf(database: Database, id: string): string | undefined {
  const row = database.get(
    `SELECT entity_id AS id FROM nodes WHERE id = :id
     UNION ALL
     SELECT * FROM (SELECT nodes.entity_id FROM article_entities
       JOIN nodes ON nodes.id = article_entities.node_id
       WHERE local_id = :id ORDER BY node_id LIMIT 1)
     LIMIT 1`,
    { id },
  )
  return (row as { id: string } | undefined)?.id
}

function entityById(database: Database, given: string): StoredEntity | undefined {
  const id = entityIdOf(database, given)
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
     WHERE id IN (SELECT nodes.entity_id FROM aliases JOIN nodes ON nodes.id = aliases.node_id
         WHERE name_key IN (SELECT value FROM json_each(:keys)))
       AND (:type IS NULL OR type = :type) AND is_rejected = 0
     ORDER BY id`,
    { keys: JSON.stringify(names.map(nameKey)), type },
  ) as AliasRow[]
  return rows.map(storedEntity)
}

const nodeName = (node: string) => `coalesce((SELECT name FROM aliases WHERE node_id = ${node}
    ORDER BY as_name DESC, length(name) DESC, name LIMIT 1),
  (SELECT key FROM nodes WHERE id = ${node}))`

const mergeRows = `SELECT ${nodeName('merges.one')} AS one, ${nodeName('merges.other')} AS other,
    score, reason
  FROM merges JOIN nodes ON nodes.id = merges.one
  WHERE nodes.entity_id = :id ORDER BY score DESC, merges.one, merges.other`

/** Why the names of an entity, given by any id that it has or had, were taken for one. */
export function mergesOf(database: Database, given: string): MergeReason[] {
  const id = entityIdOf(database, given)
  const rows = database.all(mergeRows, { id }) as {
    one: string
    other: string
    score: number
    reason: string
  }[]
  return rows.map(({ one, other, score, reason }) => ({ names: [one, other], score, reason }))
}

/** Binds what the store does with entities to one database. */
export function entityStore(database: Database): EntityStore {
  return {
    entityById: (id) => database.read(() => success(entityById(database, id))),
    entitiesByName: (names, type) =>
      database.read(() => success(entitiesByName(database, names, type))),
    mergesOf: (id) => database.read(() => success(mergesOf(database, id))),
  }
}
