/** Keys under which things meet that can be one. A key that too many share joins nobody. */
import type { Database } from './database.js'

/** A table of keys. */
export interface KeyTable {
  readonly table: 'node_keys' | 'event_keys'
  readonly column: 'node_id' | 'telling_id'
}

/** The keys of nodes. */
export const nodeKeys: KeyTable = { table: 'node_keys', column: 'node_id' }

/** The keys of the tellings of events. */
export const tellingKeys: KeyTable = { table: 'event_keys', column: 'telling_id' }

/** Ids whose pairs changed. */
export type Changed = Set<string>

const mostSharing = 64
// The names of companies and bodies are the only keys that they have.
const mostSharingName = 240

/** How many may share the key. */
export const limitOf = (key: string): number =>
  key.startsWith('body ') ? mostSharingName : mostSharing

function countSharing(database: Database, { table }: KeyTable, key: string): number {
  const row = database.get(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${table} WHERE key = :key LIMIT :limit)`,
    { key, limit: limitOf(key) + 2 },
  )
  return (row as { count: number }).count
}

function addSharing(
  database: Database,
  { table, column }: KeyTable,
  [key, changed]: [string, Changed],
): void {
  const rows = database.all(`SELECT ${column} AS id FROM ${table} WHERE key = :key`, { key })
  for (const { id } of rows as { id: string }[]) changed.add(id)
}

/** Gives a new id its keys. */
export function addKeys(
  database: Database,
  keyTable: KeyTable,
  { id, keys, changed }: { id: string; keys: readonly string[]; changed: Changed },
): void {
  const { table, column } = keyTable
  for (const key of keys) {
    database.run(`INSERT INTO ${table} (key, ${column}) VALUES (:key, :id)`, { key, id })
    // One more than may share it: the key joins nobody any more.
    if (countSharing(database, keyTable, key) === limitOf(key) + 1)
      addSharing(database, keyTable, [key, changed])
  }
}

/** The keys of an id. */
export function keysOf(database: Database, { table, column }: KeyTable, id: string): string[] {
  const rows = database.all(`SELECT key FROM ${table} WHERE ${column} = :id`, { id })
  return (rows as { key: string }[]).map(({ key }) => key)
}

/** Notes what joins again because an id with these keys is gone. */
export function reopenKeys(
  database: Database,
  keyTable: KeyTable,
  { keys, changed }: { keys: readonly string[]; changed: Changed },
): void {
  for (const key of keys)
    if (countSharing(database, keyTable, key) === limitOf(key))
      addSharing(database, keyTable, [key, changed])
}
