/** Keys under which things meet that can be one. A key that too many share joins nobody. */
import type { Database } from './database.js'
import { asked, type Target } from './record.js'

/** A table of keys. */
export interface KeyTable extends Target {
  readonly table: 'node_keys' | 'event_keys'
  readonly column: 'node_id' | 'telling_id'
}

const mostSharing = 64
// The names of companies and bodies are the only keys that they have.
const mostSharingName = 240

/** How many may share the key. */
export const limitOf = (key: string): number =>
  key.startsWith('body ') ? mostSharingName : mostSharing

/** How many share the key; two more than may stand for all larger numbers. */
export function countSharing(database: Database, { table }: KeyTable, key: string): number {
  const row = database.get(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${table} WHERE key = :key LIMIT ${asked('limit')})`,
    { key, limit: limitOf(key) + 2 },
  )
  return (row as { count: number }).count
}

/** All ids that have the key. */
export function idsSharing(database: Database, { table, column }: KeyTable, key: string): string[] {
  const rows = database.all(`SELECT ${column} AS id FROM ${table} WHERE key = :key`, { key })
  return (rows as { id: string }[]).map(({ id }) => id)
}
