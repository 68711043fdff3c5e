/** Nodes: their rows, the keys under which they meet, and which of them can be one. */
import {
  blockingKeys,
  compareNodes,
  enough,
  namedTogether,
  type EntityNode,
  type EntityView,
  type Pair,
  type Space,
} from '../resolve/index.js'
import type { Database } from './database.js'
import { bondsOf } from './bonds.js'
import { eachOf, insertInto } from './record.js'
import { addKeys, keysOf, limitOf, nodeKeys, reopenKeys, type Changed } from './shared-keys.js'

const nodeColumns = `nodes.id, kind, type, nodes.key, country, region, seat, is_stated AS isStated,
  is_acronym AS isAcronym, is_known AS isKnown`

type Flags = 'isStated' | 'isAcronym' | 'isKnown'
type NodeRow = Omit<EntityNode, Flags> & Readonly<Record<Flags, number>>

function toNode(row: NodeRow): EntityNode {
  const { isStated, isAcronym, isKnown } = row
  return { ...row, isStated: isStated === 1, isAcronym: isAcronym === 1, isKnown: isKnown === 1 }
}

const nodesOfKey = `SELECT ${nodeColumns} FROM node_keys JOIN nodes ON nodes.id = node_keys.node_id
  WHERE node_keys.key = :key LIMIT :limit`

/** The nodes that share a key; none when they are too many. */
function sharing(database: Database, key: string): EntityNode[] {
  const limit = limitOf(key)
  const rows = database.all(nodesOfKey, { key, limit: limit + 1 }) as NodeRow[]
  return rows.length > limit ? [] : rows.map(toNode)
}

const insertNode = `${insertInto('nodes', [
  ...['id', 'entity_id', 'kind', 'type', 'key', 'country', 'region', 'seat', 'is_stated'],
  ...['is_acronym', 'is_known', 'uses', 'articles'],
])} ON CONFLICT (id) DO UPDATE SET uses = uses + 1, articles = articles + :articles`

/** Counts one more use of a node, by its main name or another; a new one is made. */
export function addNode(
  database: Database,
  node: EntityNode,
  { isMain, changed }: { isMain: boolean; changed: Changed },
): void {
  const isNew = database.get('SELECT 1 FROM nodes WHERE id = :id', { id: node.id }) === undefined
  const { id, kind, type, key, country, region, seat } = node
  if (isNew) placeholder(database, node)
  database.run(insertNode, {
    ...{ id, entity_id: id, kind, type, key, country, region, seat, uses: 1 },
    ...{ is_stated: Number(node.isStated), is_acronym: Number(node.isAcronym) },
    ...{ is_known: Number(node.isKnown), articles: Number(isMain) },
  })
  if (!isNew) return
  changed.add(id)
  addKeys(database, nodeKeys, { id, keys: blockingKeys(node), changed })
}

/** The entity that a new node is until it is clustered. */
function placeholder(database: Database, { id, type, key }: EntityNode): void {
  database.run(
    `INSERT INTO entities (id, type, name, articles) VALUES (:id, :type, :key, 0)
     ON CONFLICT (id) DO NOTHING`,
    { id, type, key },
  )
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
  for (const { one, other } of nodeSpace(database).pairsOf(id))
    changed.add(one === id ? other : one)
  const keys = keysOf(database, nodeKeys, id)
  database.run('DELETE FROM nodes WHERE id = :id', { id })
  changed.delete(id)
  touched.add(left.entity)
  reopenKeys(database, nodeKeys, { keys, changed })
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
    if (articles === 1) for (const id of [node.id, alias.id]) changed.add(id)
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
    if (isGone === 1) for (const each of [id, other]) changed.add(each)
  }
}

/** Reads nodes and the sets of nodes that share a key; what it has read it keeps. */
interface NodeReader {
  readonly nodeOf: (id: string) => EntityNode | undefined
  readonly blockOf: (key: string) => readonly EntityNode[]
}

function nodeReader(database: Database): NodeReader {
  const nodes = new Map<string, EntityNode | undefined>()
  const blocks = new Map<string, readonly EntityNode[]>()
  return {
    nodeOf: (id) => {
      if (!nodes.has(id)) {
        const row = database.get(`SELECT ${nodeColumns} FROM nodes WHERE id = :id`, { id })
        nodes.set(id, row === undefined ? undefined : toNode(row as NodeRow))
      }
      return nodes.get(id)
    },
    blockOf: (key) => {
      const known = blocks.get(key)
      if (known) return known
      // One object for each node: what is derived from it is derived once.
      const found = sharing(database, key).map((node) => nodes.get(node.id) ?? node)
      for (const node of found) nodes.set(node.id, node)
      blocks.set(key, found)
      return found
    },
  }
}

/** All nodes as a space to be clustered. What it has read it keeps, so it lives as long as nothing changes. */
export function nodeSpace(database: Database): Space {
  const reader = nodeReader(database)
  const bonds = bondsOf(database, 'entity')
  const pairs = new Map<string, readonly Pair[]>()
  const findPairs = (id: string): Pair[] => {
    const node = reader.nodeOf(id)
    if (node === undefined) return []
    // Of two pairs of the same nodes the last counts.
    return [
      ...tiesOf(database, node, reader),
      ...scored(node, meeting(node, reader)),
      ...bonds.pairsOf(id).filter(({ other }) => reader.nodeOf(other) !== undefined),
    ]
  }
  return {
    pairsOf: (id) => {
      const found = pairs.get(id) ?? findPairs(id)
      pairs.set(id, found)
      return found
    },
    isApart: (one, other) => {
      const [left, right] = [reader.nodeOf(one), reader.nodeOf(other)]
      return (
        bonds.isApart(one, other) ||
        (left !== undefined && right !== undefined && compareNodes(left, right).isApart)
      )
    },
    isForbidden: bonds.isForbidden,
    isSplitOff: bonds.isSplitOff,
    isCrowded: (id) =>
      database.get('SELECT 1 FROM nodes WHERE id = :id AND is_crowded = 1', { id }) !== undefined,
    markCrowded: (ids, isCrowded) => {
      database.run(
        `UPDATE nodes SET is_crowded = :is WHERE id IN ${eachOf('ids')} AND is_crowded <> :is`,
        { ids: JSON.stringify([...ids]), is: Number(isCrowded) },
      )
    },
  }
}

/** All nodes that share a key with the node, each once, however many keys they share. */
function meeting(node: EntityNode, { blockOf }: NodeReader): EntityNode[] {
  const found = new Map<string, EntityNode>()
  for (const key of blockingKeys(node)) for (const other of blockOf(key)) found.set(other.id, other)
  found.delete(node.id)
  return [...found.values()]
}

function scored(node: EntityNode, others: readonly EntityNode[]): Pair[] {
  return others.flatMap((other) => {
    const { score, reason } = compareNodes(node, other)
    return score < enough ? [] : [{ one: node.id, other: other.id, score, reason }]
  })
}

function tiesOf(database: Database, node: EntityNode, { nodeOf }: NodeReader): Pair[] {
  const rows = database.all(
    `SELECT other AS id FROM node_ties WHERE one = :id UNION ALL
     SELECT one AS id FROM node_ties WHERE other = :id`,
    { id: node.id },
  ) as { id: string }[]
  return rows.flatMap(({ id }) => {
    const other = nodeOf(id)
    if (!other) return []
    const names = [node.key, other.key]
      .filter((key) => key !== '')
      .sort()
      .join(' = ')
    return [{ one: node.id, other: id, score: namedTogether, reason: `named together: ${names}` }]
  })
}
