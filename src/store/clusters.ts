/** Entities are clusters of nodes: clustering what a change touched, and keeping the rows of the entities. */
import { recluster, type Clustering } from '../resolve/index.js'
import type { Database } from './database.js'
import { keepMerges } from './merges.js'
import { nodeKind } from './nodes.js'
import { eachOf } from './record.js'
import { openSpace, type Changed } from './space.js'

/**
 * Clusters the changed nodes and what is connected to them. Returns the entities that consist of other nodes than
 * before; `touched` are entities that lost a node already.
 */
export function clusterNodes(
  database: Database,
  changed: Changed,
  touched: ReadonlySet<string> = new Set(),
): Set<string> {
  const found = recluster(openSpace(database, nodeKind), [...changed].sort())
  const remade = assign(database, found)
  for (const id of touched) remade.add(id)
  keepMerges(database, 'merges', found)
  for (const id of remade) if (database.run(deleteEmpty, { id }) > 0) remade.delete(id)
  return remade
}

const deleteEmpty = `DELETE FROM entities WHERE id = :id
  AND NOT EXISTS (SELECT 1 FROM nodes WHERE entity_id = :id)`

const insertEntity = `INSERT INTO entities (id, type, name, articles)
  SELECT id, type, key, 0 FROM nodes WHERE id = :id ON CONFLICT (id) DO NOTHING`

/** Gives every node its entity, whose id is the first of its nodes' ids. */
function assign(database: Database, { clusters }: Clustering): Set<string> {
  const remade = new Set<string>()
  const rows = database.all(
    `SELECT id, entity_id AS before FROM nodes WHERE id IN ${eachOf('ids')}`,
    { ids: JSON.stringify(clusters.flat()) },
  ) as { id: string; before: string }[]
  const entityOf = new Map(rows.map(({ id, before }) => [id, before]))
  for (const members of clusters) {
    const [entity = ''] = members
    for (const id of members) {
      const before = entityOf.get(id) ?? id
      // A new node points at itself before it was ever an entity.
      const isNew = members.length === 1 && before === id
      if (before === entity && !isNew) continue
      if (before !== entity) remade.add(before)
      remade.add(entity)
      database.run(insertEntity, { id: entity })
      if (before !== entity)
        database.run('UPDATE nodes SET entity_id = :entity WHERE id = :id', { id, entity })
    }
  }
  return remade
}
