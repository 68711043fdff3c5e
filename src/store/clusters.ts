/** Entities are clusters of nodes: clustering what a change touched, and keeping the rows of the entities. */
import { recluster, type Clustering } from '../resolve/index.js'
import type { Database } from './database.js'
import { keepMerges } from './merges.js'
import { nodeKind } from './nodes.js'
import { eachOf } from './record.js'
import { openSpace, type Changed } from './space.js'

/** What is known of a change beside the nodes whose pairs changed. */
export interface Change {
  /** Nodes that were never clustered. */
  readonly fresh?: ReadonlySet<string>
  /** Those that may have lost a pair; without it all may have. */
  readonly lost?: ReadonlySet<string>
  /** Entities that lost a node already. */
  readonly touched?: ReadonlySet<string>
}

/** What became of entities. */
export interface Remade {
  /** Entities that consist of other nodes than before; what is shown of them is to be chosen anew. */
  readonly remade: ReadonlySet<string>
  /** Fresh nodes that are entities of their own, which have no rows yet. */
  readonly single: readonly string[]
}

/** Clusters the changed nodes and what is connected to them. */
export function clusterNodes(
  database: Database,
  changed: Changed,
  { fresh = new Set(), touched = new Set(), lost }: Change = {},
): Remade {
  const found = recluster(openSpace(database, nodeKind), [...changed].sort(), lost)
  const single: string[] = []
  const several: (readonly string[])[] = []
  for (const members of found.clusters) {
    const [first = ''] = members
    if (members.length === 1 && fresh.has(first)) single.push(first)
    else several.push(members)
  }
  const remade = assign(database, several)
  for (const id of touched) remade.add(id)
  keepMerges(database, 'merges', found)
  for (const id of deleteEmpty(database, remade)) remade.delete(id)
  return { remade, single }
}

function deleteEmpty(database: Database, ids: ReadonlySet<string>): string[] {
  if (ids.size === 0) return []
  const rows = database.all(
    `DELETE FROM entities WHERE id IN ${eachOf('ids')}
       AND NOT EXISTS (SELECT 1 FROM nodes WHERE entity_id = entities.id) RETURNING id`,
    { ids: JSON.stringify([...ids]) },
  ) as { id: string }[]
  return rows.map(({ id }) => id)
}

const insertEntities = `INSERT INTO entities (id, type, name, articles)
  SELECT id, type, key, 0 FROM nodes WHERE id IN ${eachOf('ids')} ON CONFLICT (id) DO NOTHING`

const moveNodes = `UPDATE nodes SET entity_id = moved.value
  FROM json_each(:moved) AS moved WHERE nodes.id = moved.key`

/** The entities of nodes, by the nodes. */
export function entitiesOf(database: Database, nodes: Iterable<string>): Map<string, string> {
  const rows = database.all(
    `SELECT id, entity_id AS entity FROM nodes WHERE id IN ${eachOf('ids')}`,
    { ids: JSON.stringify([...nodes]) },
  ) as { id: string; entity: string }[]
  return new Map(rows.map(({ id, entity }) => [id, entity]))
}

/** Gives every node its entity, whose id is the first of its nodes' ids. Returns the entities that changed. */
function assign(database: Database, clusters: Clustering['clusters']): Set<string> {
  const remade = new Set<string>()
  const moved = new Map<string, string>()
  const entityOf = entitiesOf(database, clusters.flat())
  for (const members of clusters) {
    const [entity = ''] = members
    for (const id of members) {
      const before = entityOf.get(id) ?? id
      if (before === entity) continue
      remade.add(before).add(entity)
      moved.set(id, entity)
    }
  }
  if (moved.size === 0) return remade
  database.run(insertEntities, { ids: JSON.stringify([...new Set(moved.values())]) })
  database.run(moveNodes, { moved: JSON.stringify(Object.fromEntries(moved)) })
  return remade
}
