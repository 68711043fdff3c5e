/** Nodes: their rows, how often articles use them, and what ties them together. */
import {
  blockingKeys,
  compareNodes,
  namedTogether,
  type EntityNode,
  type EntityView,
  type Pair,
} from '../resolve/index.js'
import type { Database } from './database.js'
import { insertInto } from './record.js'
import { closeGap, enterSpace, itemOf, leaveSpace, type Changed, type Kind } from './space.js'

const nodeColumns = `nodes.id, kind, type, nodes.key, country, region, seat, is_stated AS isStated,
  is_acronym AS isAcronym, is_known AS isKnown`

type Flags = 'isStated' | 'isAcronym' | 'isKnown'
type NodeRow = Omit<EntityNode, Flags> & Readonly<Record<Flags, number>>

function toNode(row: NodeRow): EntityNode {
  const { isStated, isAcronym, isKnown } = row
  return { ...row, isStated: isStated === 1, isAcronym: isAcronym === 1, isKnown: isKnown === 1 }
}

const nodesOfKey = `SELECT ${nodeColumns} FROM node_keys JOIN nodes ON nodes.id = node_keys.node_id
  WHERE node_keys.key = :key LIMIT :most`

/** Nodes as things that can be one. */
export const nodeKind: Kind<EntityNode> = {
  ...{ subject: 'entity', table: 'nodes', keysOf: blockingKeys, compare: compareNodes },
  keyTable: { table: 'node_keys', column: 'node_id' },
  memoryOf: ({ memory }) => memory.nodes,
  read: (database, id) => {
    const row = database.get(`SELECT ${nodeColumns} FROM nodes WHERE id = :id`, { id })
    return row === undefined ? undefined : toNode(row as NodeRow)
  },
  readSharing: (database, key, most) =>
    (database.all(nodesOfKey, { key, most }) as NodeRow[]).map(toNode),
  readTies: tiesOf,
}

const insertNode = insertInto('nodes', [
  ...['id', 'entity_id', 'kind', 'type', 'key', 'country', 'region', 'seat', 'is_stated'],
  ...['is_acronym', 'is_known', 'uses', 'articles'],
])

/** Counts one more use of a node, by its main name or another; a new one is made. */
export function addNode(
  database: Database,
  node: EntityNode,
  { isMain, changed }: { isMain: boolean; changed: Changed },
): void {
  const { id, kind, type, key, country, region, seat } = node
  const articles = Number(isMain)
  const isKnown = database.run(
    'UPDATE nodes SET uses = uses + 1, articles = articles + :articles WHERE id = :id',
    { id, articles },
  )
  if (isKnown > 0) return
  // Its entity is made when it is clustered.
  database.run(insertNode, {
    ...{ id, entity_id: id, kind, type, key, country, region, seat, uses: 1, articles },
    ...{ is_stated: Number(node.isStated), is_acronym: Number(node.isAcronym) },
    is_known: Number(node.isKnown),
  })
  enterSpace(database, nodeKind, { item: node, changed })
}

/** What the removal of nodes leaves to be done. */
export interface Removal {
  readonly changed: Changed
  /** Entities that lost a node. */
  readonly touched: Set<string>
}

/** Counts one use less; a node that nobody uses any more goes, and what it was joined to has changed. */
export function removeNode(
  database: Database,
  { id, isMain }: { id: string; isMain: boolean },
  { changed, touched }: Removal,
): void {
  const left = database.get(
    `UPDATE nodes SET uses = uses - 1, articles = articles - :main WHERE id = :id
     RETURNING uses, entity_id AS entity`,
    { id, main: Number(isMain) },
  ) as { uses: number; entity: string }
  if (left.uses > 0) return
  const leaving = leaveSpace(database, nodeKind, [id])
  database.run('DELETE FROM nodes WHERE id = :id', { id })
  touched.add(left.entity)
  closeGap(database, nodeKind, leaving)
  changed.delete(id)
  for (const other of leaving.changed) changed.add(other)
}

const ordered = (one: string, other: string) =>
  one < other ? { one, other } : { one: other, other: one }

/** Counts that an article uses the names of a view for one thing. */
export function addTies(database: Database, { node, aliases }: EntityView, changed: Changed): void {
  for (const alias of aliases) {
    const { articles } = database.get(
      `INSERT INTO node_ties (one, other, articles) VALUES (:one, :other, 1)
       ON CONFLICT DO UPDATE SET articles = articles + 1 RETURNING articles`,
      ordered(node.id, alias.id),
    ) as { articles: number }
    if (articles === 1) noteTie(database, [node.id, alias.id], changed)
  }
}

/** Takes an article's ties out of the counts. */
export function removeTies(
  database: Database,
  { id, others }: { id: string; others: readonly string[] },
  changed: Changed,
): void {
  for (const other of others) {
    const pair = ordered(id, other)
    database.run(
      'UPDATE node_ties SET articles = articles - 1 WHERE one = :one AND other = :other',
      pair,
    )
    const isGone = database.run(
      'DELETE FROM node_ties WHERE one = :one AND other = :other AND articles = 0',
      pair,
    )
    if (isGone === 1) noteTie(database, [id, other], changed)
  }
}

function noteTie(database: Database, ids: readonly string[], changed: Changed): void {
  for (const id of ids) {
    changed.add(id)
    database.memory.nodes.ties.delete(id)
  }
}

const tiedTo = `SELECT other AS id FROM node_ties WHERE one = :id UNION ALL
  SELECT one AS id FROM node_ties WHERE other = :id`

function tiesOf(database: Database, node: EntityNode): Pair[] {
  const rows = database.all(tiedTo, { id: node.id }) as { id: string }[]
  return rows.flatMap(({ id }) => {
    const other = itemOf(database, nodeKind, id)
    if (!other) return []
    const names = [node.key, other.key]
      .filter((key) => key !== '')
      .sort()
      .join(' = ')
    return [{ one: node.id, other: id, score: namedTogether, reason: `named together: ${names}` }]
  })
}
