/** Things that can be one, nodes or tellings: the keys under which they meet, and who is paired with whom. */
import { enough, type Pair, type Space } from '../resolve/index.js'
import { blocksOf, itemOf, type Block, type Kind } from './blocks.js'
import { bondsOf } from './bonds.js'
import type { Database } from './database.js'
import { eachOf } from './record.js'
import { countSharing, idsSharing, limitOf } from './shared-keys.js'

/** Ids whose pairs changed. */
export type Changed = Set<string>

/** What new items did to pairs. */
export interface Entered {
  /** All whose pairs changed, the new ones included. */
  readonly changed: Changed
  /** Those of them that were there before and may have lost a pair. */
  readonly lost: Changed
}

/** All that share a key with the item, each once, however many keys they share; itself included. */
function findMet<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  item: Item,
): Iterable<Item> {
  const keys = kind.keysOf(item)
  return metUnder(keys, blocksOf(database, kind, keys))
}

/** The scored pairs of an item. */
function findPairs<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  item: Item,
): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const other of findMet(database, kind, item)) {
    const pair = other.id === item.id ? undefined : pairOf(kind, item, other)
    if (pair !== undefined) pairs.set(other.id, pair)
  }
  return pairs
}

/** The pair of two items; undefined when they are not enough alike. */
function pairOf<Item extends { readonly id: string }>(
  kind: Kind<Item>,
  item: Item,
  other: Item,
): Pair | undefined {
  // Always in the same order, so that the reason reads the same.
  const [one, two] = item.id < other.id ? [item, other] : [other, item]
  const { score, reason } = kind.compare(one, two)
  return score >= enough ? { one: one.id, other: two.id, score, reason } : undefined
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
    const paired = ids.filter((other) => known.has(other))
    if (paired.length === 0) continue
    const met = idsOf(findMet(database, kind, item))
    for (const other of paired)
      if (!met.has(other)) {
        known.delete(other)
        changed.add(id).add(other)
      }
  }
}

/** Gives new items, whose rows are stored, their keys, and pairs them with those that share them. */
export function enterSpace<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  items: readonly Item[],
): Entered {
  const [changed, lost]: [Changed, Changed] = [new Set(), new Set()]
  for (const { id } of items) changed.add(id)
  const keysOf = new Map(items.map((item) => [item, kind.keysOf(item)]))
  const sharing = remember(database, kind, keysOf)
  const blocks = blocksOf(database, kind, sharing.keys())
  insertKeys(database, kind, sharing)
  const full: string[] = []
  for (const [key, fresh] of sharing) {
    const block = blocks.get(key)
    block?.push(...fresh)
    // More than may share it: the key joins nobody any more.
    if (block !== undefined && block.length > limitOf(key)) full.push(key)
  }
  for (const key of full) {
    closeKey(database, kind, { key, changed: lost })
    blocks.set(key, undefined)
  }
  for (const id of lost) changed.add(id)
  for (const { id } of items) lost.delete(id)
  pairNew(database, kind, { keysOf, blocks })
  return { changed, lost }
}

/** Remembers new items, which have no ties yet. Returns them by their keys. */
function remember<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  keysOf: ReadonlyMap<Item, readonly string[]>,
): Map<string, Item[]> {
  const memory = kind.memoryOf(database)
  const sharing = new Map<string, Item[]>()
  for (const [item, keys] of keysOf) {
    memory.items.set(item.id, item)
    memory.crowded.set(item.id, false)
    memory.ties.set(item.id, [])
    for (const key of keys) {
      const others = sharing.get(key)
      if (others === undefined) sharing.set(key, [item])
      else others.push(item)
    }
  }
  return sharing
}

/** In the order of the index: neighbours lie on one page of the file. */
function insertKeys<Item extends { readonly id: string }>(
  database: Database,
  { keyTable }: Kind<Item>,
  sharing: ReadonlyMap<string, readonly Item[]>,
): void {
  const keys = [...sharing].sort(([one], [other]) => (one < other ? -1 : 1))
  database.insert(
    keyTable,
    keys.flatMap(([key, items]) => items.map(({ id }) => [key, id])),
  )
}

/** New items with their keys, and all that have these. */
interface Meeting<Item> {
  readonly keysOf: ReadonlyMap<Item, readonly string[]>
  readonly blocks: ReadonlyMap<string, Block<Item>>
}

/** All that have one of the keys, each once. */
function metUnder<Item>(
  keys: readonly string[],
  blocks: ReadonlyMap<string, Block<Item>>,
): Iterable<Item> {
  const [only, ...others] = keys
  // Many have but one, which holds nobody twice.
  if (only !== undefined && others.length === 0) return blocks.get(only) ?? []
  const met = new Set<Item>()
  for (const key of keys) for (const other of blocks.get(key) ?? []) met.add(other)
  return met
}

function idsOf(items: Iterable<{ readonly id: string }>): Set<string> {
  const ids = new Set<string>()
  for (const { id } of items) ids.add(id)
  return ids
}

/** Pairs new items with each other and with those that were there, every two once. */
function pairNew<Item extends { readonly id: string }>(
  database: Database,
  kind: Kind<Item>,
  { keysOf, blocks }: Meeting<Item>,
): void {
  const memory = kind.memoryOf(database)
  const fresh = new Map<string, Map<string, Pair>>()
  for (const { id } of keysOf.keys()) fresh.set(id, new Map())
  const note = (item: Item, other: Item, pair: Pair): void => {
    fresh.get(item.id)?.set(other.id, pair)
    const others = fresh.get(other.id) ?? memory.pairs.get(other.id)
    others?.set(item.id, pair)
  }
  const done = new Set<Item>()
  for (const [item, keys] of keysOf) {
    done.add(item)
    for (const other of metUnder(keys, blocks)) {
      const pair = done.has(other) ? undefined : pairOf(kind, item, other)
      if (pair !== undefined) note(item, other, pair)
    }
  }
  for (const [id, pairs] of fresh) memory.pairs.set(id, pairs)
}

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
