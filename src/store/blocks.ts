/** Blocks: the things that share a key, read from rows or remembered; many at once, for few long statements. */
import type { Pair, Verdict } from '../resolve/index.js'
import type { Database } from './database.js'
import type { SpaceMemory } from './memory.js'
import { asked, eachOf, fromJson } from './record.js'
import { limitOf, type KeyTable } from './shared-keys.js'

/** A kind of things that can be one, and how rows keep it. */
export interface Kind<Item extends { readonly id: string }> {
  readonly subject: 'entity' | 'event'
  readonly table: 'nodes' | 'article_events'
  readonly keyTable: KeyTable
  readonly memoryOf: (database: Database) => SpaceMemory<Item>
  /** Must give the same keys as when the item came: who changes it resolves every store anew. */
  readonly keysOf: (item: Item) => readonly string[]
  /** Must not mind the order of the two. */
  readonly compare: (one: Item, other: Item) => Verdict
  /** Statement that gives what `toItem` takes, for the ids of which the parameter `:ids` is a list. */
  readonly rowsOfIds: string
  readonly toItem: (row: unknown) => Item
  /** Pairs that do not come from comparing. */
  readonly readTies: (database: Database, item: Item) => Pair[]
}

/** The statement of a kind: the columns from its table for the ids that are asked for. */
export const rowsOfIds = (columns: string, table: string): string =>
  `SELECT ${columns} FROM ${table} WHERE id IN ${eachOf('ids')}`

/** Reads items, or remembers them: one object for each, so that what is derived from it is derived once. */
function itemsOf<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  ids: Iterable<string>,
): Map<string, Item> {
  const { items } = kind.memoryOf(database)
  const found = new Map<string, Item>()
  const unknown: string[] = []
  for (const id of ids) {
    const known = items.get(id)
    if (known === undefined) unknown.push(id)
    else found.set(id, known)
  }
  if (unknown.length === 0) return found
  for (const row of database.all(kind.rowsOfIds, { ids: JSON.stringify(unknown) })) {
    const item = kind.toItem(row)
    items.set(item.id, item)
    found.set(item.id, item)
  }
  return found
}

/** Reads one item, or remembers it. */
export function itemOf<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  id: string,
): Item | undefined {
  return kind.memoryOf(database).items.get(id) ?? itemsOf(database, kind, [id]).get(id)
}

/** The items that share a key; undefined when they are too many. */
export type Block<Item> = Item[] | undefined

/** The blocks of the keys. Those that are remembered are given as they are: who adds to them adds to what is remembered. */
export function blocksOf<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  keys: Iterable<string>,
): Map<string, Block<Item>> {
  const { blocks } = kind.memoryOf(database)
  const found = new Map<string, Block<Item>>()
  const unknown = new Map<number, string[]>()
  for (const key of keys) {
    const known = blocks.get(key)
    if (known !== undefined) {
      found.set(key, known.items)
      continue
    }
    const limit = limitOf(key)
    const others = unknown.get(limit)
    if (others === undefined) unknown.set(limit, [key])
    else others.push(key)
  }
  for (const [limit, some] of unknown)
    for (const [key, items] of readBlocks(database, kind, { keys: some, limit })) {
      blocks.set(key, { items })
      found.set(key, items)
    }
  return found
}

function readBlocks<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  { keys, limit }: { keys: readonly string[]; limit: number },
): [key: string, block: Block<Item>][] {
  const { table, column } = kind.keyTable
  const sharing = `(SELECT json_group_array(id) FROM (
    SELECT ${column} AS id FROM ${table} WHERE ${table}.key = asked.value LIMIT ${asked('most')}))`
  const rows = database.all(
    `SELECT value AS key, ${sharing} AS ids FROM json_each(:keys) AS asked`,
    {
      ...{ keys: JSON.stringify(keys), most: limit + 1 },
    },
  ) as { key: string; ids: string }[]
  const shared = rows.map(({ key, ids }) => ({
    ...{ key, ids: ids === '[]' ? [] : (fromJson(ids) as string[]) },
  }))
  const few = new Set(shared.flatMap(({ ids }) => (ids.length > limit ? [] : ids)))
  const items = itemsOf(database, kind, few)
  return shared.map(({ key, ids }) => [
    key,
    ids.length > limit ? undefined : ids.flatMap((id) => items.get(id) ?? []),
  ])
}
