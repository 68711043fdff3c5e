/**
 * What a connection remembers of rows between articles: nodes and tellings, who shares a key, who can be one with whom.
 * All of it follows from rows, so anything may be forgotten at any time; what changes rows changes it along.
 */
import type { DuplicateCandidate } from '../model/fingerprint.js'
import type { EntityNode, EventProfile, Pair } from '../resolve/index.js'

/** Values by their keys; when it holds too much, what was not asked for lately goes. */
export interface Recent<Value> {
  readonly get: (key: string) => Value | undefined
  readonly set: (key: string, value: Value) => void
  readonly delete: (key: string) => void
  readonly clear: () => void
}

/** Keeps values that weigh `most` together, those that were used last, and at most twice as much. */
function keepRecent<Value>(
  most: number,
  weightOf: (value: Value) => number = () => 1,
): Recent<Value> {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  let weight = 0
  const set = (key: string, value: Value): void => {
    if (weight >= most) [old, young, weight] = [young, new Map<string, Value>(), 0]
    if (!young.has(key)) weight += weightOf(value)
    young.set(key, value)
  }
  return {
    get: (key) => {
      const found = young.get(key)
      if (found !== undefined) return found
      const aged = old.get(key)
      if (aged !== undefined) set(key, aged)
      return aged
    },
    set,
    delete: (key) => {
      young.delete(key)
      old.delete(key)
    },
    clear: () => {
      young.clear()
      old.clear()
      weight = 0
    },
  }
}

/** What is remembered of one space of things that can be one. */
export interface SpaceMemory<Item> {
  readonly items: Recent<Item>
  /** What shares a key; undefined stands for a key that too many share. */
  readonly blocks: Recent<{ readonly items: Item[] | undefined }>
  /** The scored pairs of an id, by the other id. */
  readonly pairs: Recent<Map<string, Pair>>
  /** Other pairs of an id: of nodes those that an article ties together. */
  readonly ties: Recent<readonly Pair[]>
  readonly crowded: Recent<boolean>
}

/** Texts that may be the same as another, and the state of the file for which that holds. */
export interface RememberedCandidates {
  readonly changes: number
  readonly limit: number
  readonly found: readonly DuplicateCandidate[]
}

/** What a connection remembers. */
export interface Memory {
  readonly nodes: SpaceMemory<EntityNode>
  readonly tellings: SpaceMemory<EventProfile>
  readonly candidates: Recent<RememberedCandidates>
  /** Numbers in the search of events that went: one that comes back, read again, keeps its place among the newest. */
  readonly departed: Recent<number>
  readonly forget: () => void
}

// Together some 100 MB when full.
const mostItems = 20_000
const mostInBlocks = 100_000
const mostPairs = 100_000

function spaceMemory<Item>(): SpaceMemory<Item> {
  return {
    items: keepRecent(mostItems),
    blocks: keepRecent(mostInBlocks, ({ items }) => 2 + (items?.length ?? 0)),
    pairs: keepRecent(mostPairs, (pairs) => 2 + pairs.size),
    ties: keepRecent(mostItems),
    crowded: keepRecent(mostItems),
  }
}

/** Makes an empty memory. */
export function createMemory(): Memory {
  const nodes = spaceMemory<EntityNode>()
  const tellings = spaceMemory<EventProfile>()
  const candidates = keepRecent<RememberedCandidates>(1)
  const departed = keepRecent<number>(1000)
  return {
    ...{ nodes, tellings, candidates, departed },
    forget: () => {
      candidates.clear()
      departed.clear()
      for (const space of [nodes, tellings])
        for (const part of Object.values(space) as Recent<unknown>[]) part.clear()
    },
  }
}
