/** Things that can be one, nodes or tellings: the keys under which they meet, and who is paired with whom. */
import { enough, type Pair, type Space, type Verdict } from '../resolve/index.js'
import { bondsOf } from './bonds.js'
import type { Database } from './database.js'
import type { SpaceMemory } from './memory.js'
import { eachOf } from './record.js'
import { countSharing, idsSharing, limitOf, type KeyTable } from './shared-keys.js'

/** Ids whose pairs changed. */
export type Changed = Set<string>

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
  readonly read: (database: Database, id: string) => Item | undefined
  readonly readSharing: (database: Database, key: string, most: number) => Item[]
  /** Pairs that do not come from comparing. */
  readonly readTies: (database: Database, item: Item) => Pair[]
}

/** Reads one item, or remembers it. */
export function itemOf<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  id: string,
): Item | undefined {
  const { items } = kind.memoryOf(database)
  const known = items.get(id)
  if (known !== undefined) return known
  const read = kind.read(database, id)
  if (read !== undefined) items.set(id, read)
  return read
}

/** The items that share a key; none when they are too many. */
function blockOf<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  key: string,
): readonly Item[] {
  const { blocks, items } = kind.memoryOf(database)
  const known = blocks.get(key)
  if (known !== undefined) return known.items ?? []
  const limit = limitOf(key)
  const read = kind.readSharing(database, key, limit + 1)
  if (read.length > limit) {
    blocks.set(key, { items: undefined })
    return []
  }
  // One object for each item: what is derived from it is derived once.
  const found = read.map((item) => items.get(item.id) ?? item)
  for (const item of found) items.set(item.id, item)
  blocks.set(key, { items: found })
  return found
}

/** All that share a key with the item, each once, however many keys they share; itself included. */
function findMet<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  item: Item,
): Map<string, Item> {
  const met = new Map<string, Item>()
  for (const key of kind.keysOf(item))
    for (const other of blockOf(database, kind, key)) met.set(other.id, other)
  return met
}

/** The scored pairs of an item. */
function findPairs<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  item: Item,
): Map<string, Pair> {
  const met = findMet(database, kind, item)
  met.delete(item.id)
  const pairs = new Map<string, Pair>()
  for (const other of met.values()) {
    // Always in the same order, so that the reason reads the same.
    const [one, two] = item.id < other.id ? [item, other] : [other, item]
    const { score, reason } = kind.compare(one, two)
    if (score >= enough) pairs.set(other.id, { one: one.id, other: two.id, score, reason })
  }
  return pairs
}

function pairsOf<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  id: string,
): readonly Pair[] {
  const item = itemOf(database, kind, id)
  if (item === undefined) return []
  const { pairs, ties } = kind.memoryOf(database)
  const scored = pairs.get(id) ?? findPairs(database, kind, item)
  pairs.set(id, scored)
  const tied = ties.get(id) ?? kind.readTies(database, item)
  ties.set(id, tied)
  return tied.length === 0 ? [...scored.values()] : [...tied, ...scored.values()]
}

/** Opens the space for clustering. What it reads of decisions it keeps, so it lives as long as none is made. */
export function openSpace<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
): Space {
  const bonds = bondsOf(database, kind.subject)
  const { crowded } = kind.memoryOf(database)
  const known = new Map<string, readonly Pair[]>()
  const isCrowded = (id: string): boolean => {
    const sql = `SELECT 1 FROM ${kind.table} WHERE id = :id AND is_crowded = 1`
    const is = crowded.get(id) ?? database.get(sql, { id }) !== undefined
    crowded.set(id, is)
    return is
  }
  return {
    pairsOf: (id) => {
      const found = known.get(id)
      if (found !== undefined) return found
      const bound = bonds.pairsOf(id).filter(({ other }) => itemOf(database, kind, other))
      // Of two pairs of the same two the last counts.
      const all = [...pairsOf(database, kind, id), ...bound]
      known.set(id, all)
      return all
    },
    isApart: (one, other) => {
      if (bonds.isApart(one, other)) return true
      const [left, right] = [itemOf(database, kind, one), itemOf(database, kind, other)]
      return left !== undefined && right !== undefined && kind.compare(left, right).isApart
    },
    isForbidden: bonds.isForbidden,
    isSplitOff: bonds.isSplitOff,
    isCrowded,
    markCrowded: (ids, is) => {
      const others = [...ids].filter((id) => isCrowded(id) !== is)
      if (others.length === 0) return
      for (const id of others) crowded.set(id, is)
      database.run(`UPDATE ${kind.table} SET is_crowded = :is WHERE id IN ${eachOf('ids')}`, {
        ...{ ids: JSON.stringify(others), is: Number(is) },
      })
    },
  }
}

/** Notes that a key joins its ids again: what is known of their pairs is too little. */
function openKey<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  { key, changed }: { key: string; changed: Changed },
): void {
  const { blocks, pairs } = kind.memoryOf(database)
  blocks.delete(key)
  for (const id of idsSharing(database, kind.keyTable, key)) {
    changed.add(id)
    pairs.delete(id)
  }
}

/** Notes that a key joins its ids no more: pairs that met under no other key are none. */
function closeKey<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  { key, changed }: { key: string; changed: Changed },
): void {
  const { blocks, pairs } = kind.memoryOf(database)
  blocks.set(key, { items: undefined })
  const ids = idsSharing(database, kind.keyTable, key)
  for (const id of ids) {
    const known = pairs.get(id)
    const item = known && itemOf(database, kind, id)
    if (known === undefined || item === undefined) {
      changed.add(id)
      continue
    }
    const met = findMet(database, kind, item)
    for (const other of ids) if (!met.has(other) && known.delete(other)) changed.add(id).add(other)
  }
}

/** Gives a new item, whose row is stored, its keys, and pairs it with those that share them. */
export function enterSpace<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  { item, changed }: { item: Item; changed: Changed },
): void {
  const { id } = item
  const { table, column } = kind.keyTable
  const { items, blocks, pairs, crowded } = kind.memoryOf(database)
  items.set(id, item)
  crowded.set(id, false)
  changed.add(id)
  const keys = kind.keysOf(item)
  database.insert(
    table,
    ['key', column],
    keys.map((key) => [key, id]),
  )
  for (const key of keys) {
    const block = blocks.get(key)
    block?.items?.push(item)
    // One more than may share it: the key joins nobody any more.
    const isTurned =
      block === undefined
        ? blockOf(database, kind, key).length === 0 && isJustFull(database, kind, key)
        : block.items !== undefined && block.items.length > limitOf(key)
    if (isTurned) closeKey(database, kind, { key, changed })
  }
  const found = findPairs(database, kind, item)
  pairs.set(id, found)
  for (const [other, pair] of found) pairs.get(other)?.set(id, pair)
}

const isJustFull = (database: Database, { keyTable }: { keyTable: KeyTable }, key: string) =>
  countSharing(database, keyTable, key) === limitOf(key) + 1

/** What items leave behind. */
export interface Leaving {
  /** How many of those that leave had each key. */
  readonly keys: ReadonlyMap<string, number>
  /** Ids that were paired with one that leaves. */
  readonly changed: Changed
}

/** Takes items out of the space before their rows go: notes what they are paired with, and removes their keys. */
export function leaveSpace<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  ids: readonly string[],
): Leaving {
  const memory = kind.memoryOf(database)
  const space = openSpace(database, kind)
  const changed: Changed = new Set()
  const keys = new Map<string, number>()
  const partners = ids.map((id) =>
    space.pairsOf(id).map(({ one, other }) => (one === id ? other : one)),
  )
  for (const [index, id] of ids.entries()) {
    for (const partner of partners[index] ?? []) {
      changed.add(partner)
      memory.pairs.get(partner)?.delete(id)
    }
    for (const key of removeKeys(database, kind, id)) keys.set(key, (keys.get(key) ?? 0) + 1)
    for (const part of [memory.items, memory.pairs, memory.ties, memory.crowded]) part.delete(id)
  }
  for (const id of ids) changed.delete(id)
  return { keys, changed }
}

function removeKeys<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  id: string,
): readonly string[] {
  const item = itemOf(database, kind, id)
  const keys = item === undefined ? [] : kind.keysOf(item)
  const { table, column } = kind.keyTable
  for (const key of keys) {
    database.run(`DELETE FROM ${table} WHERE key = :key AND ${column} = :id`, { key, id })
    kind.memoryOf(database).blocks.delete(key)
  }
  return keys
}

/** Notes, when the rows are gone, what joins again without them. */
export function closeGap<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  { keys, changed }: Leaving,
): void {
  for (const [key, gone] of keys) {
    const left = countSharing(database, kind.keyTable, key)
    const limit = limitOf(key)
    if (left <= limit && left + gone > limit) openKey(database, kind, { key, changed })
  }
}
