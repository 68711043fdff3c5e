/** Nodes: their rows, how often articles use them, and what ties them together. */
import {
  blockingKeys,
  compareNodes,
  namedTogether,
  nodeWithId,
  type EntityNode,
  type EntityView,
  type Pair,
} from '../resolve/index.js'
import { itemOf, rowsOfIds, type Kind } from './blocks.js'
import type { Database } from './database.js'
import type { Target } from './record.js'
import { closeGap, leaveSpace, type Changed } from './space.js'

const nodeColumns = `id, kind, type, key, country, region, seat, is_stated AS isStated,
  is_acronym AS isAcronym, is_known AS isKnown`

type Flags = 'isStated' | 'isAcronym' | 'isKnown'
type NodeRow = Omit<EntityNode, Flags> & Readonly<Record<Flags, number>>

function toNode(row: unknown): EntityNode {
  const node = row as NodeRow
  const { isStated, isAcronym, isKnown } = node
  const flags = { isStated: isStated === 1, isAcronym: isAcronym === 1, isKnown: isKnown === 1 }
  return nodeWithId(node.id, { ...node, ...flags })
}

/** Nodes as things that can be one. */
export const nodeKind: Kind<EntityNode> = {
  ...{ subject: 'entity', table: 'nodes', keysOf: blockingKeys, compare: compareNodes },
  keyTable: { table: 'node_keys', column: 'node_id', columns: ['key', 'node_id'] },
  memoryOf: ({ memory }) => memory.nodes,
  ...{ rowsOfIds: rowsOfIds(nodeColumns, 'nodes'), toItem: toNode, readTies: tiesOf },
}

const intoNodes: Target = {
  table: 'nodes',
  columns: [
    ...['id', 'entity_id', 'kind', 'type', 'key', 'country', 'region', 'seat', 'is_stated'],
    ...['is_acronym', 'is_known', 'uses', 'articles'],
  ],
  ending: `ON CONFLICT (id) DO UPDATE
    SET uses = uses + excluded.uses, articles = articles + excluded.articles RETURNING id, uses`,
}

interface Use {
  readonly node: EntityNode
  uses: number
  /** 1 when the article names it by this name, 0 when it is only another name of something. */
  articles: number
}

function usesOf(views: readonly EntityView[]): Map<string, Use> {
  const found = new Map<string, Use>()
  const count = (node: EntityNode, isMain: boolean): void => {
    const use = found.get(node.id) ?? { node, uses: 0, articles: 0 }
    use.uses += 1
    if (isMain) use.articles = 1
    found.set(node.id, use)
  }
  for (const { node, aliases } of views) {
    count(node, true)
    for (const alias of aliases) count(alias, false)
  }
  return found
}

/** Counts an article's uses of nodes, by their main name or another. Returns those that are new. */
export function addNodes(database: Database, views: readonly EntityView[]): EntityNode[] {
  const found = usesOf(views)
  const rows = [...found.values()].map(({ node, uses, articles }) => [
    // Its entity is made when it is clustered.
    ...[node.id, node.id, node.kind, node.type, node.key, node.country, node.region, node.seat],
    ...[Number(node.isStated), Number(node.isAcronym), Number(node.isKnown), uses, articles],
  ])
  const counted = database.insert(intoNodes, rows) as {
    id: string
    uses: number
  }[]
  const usedAlready = new Map(counted.map(({ id, uses }) => [id, uses]))
  return [...found.values()].flatMap(({ node, uses }) =>
    usedAlready.get(node.id) === uses ? [node] : [],
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
