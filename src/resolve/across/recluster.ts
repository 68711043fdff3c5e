/**
 * Clustering after a change, without looking at everything: only what is connected to the change is clustered anew,
 * and the outcome is the same as that of clustering all at once.
 */
import { byText, cluster, orderPair, type Clustering, type Pair, type Walls } from './cluster.js'
import { certain } from './score.js'

/** The things that are clustered, as their keeper shows them. */
export interface Space extends Walls {
  /** The pairs of an id with all that it can be one with. */
  readonly pairsOf: (id: string) => readonly Pair[]
  /** Whether the id was last found among too many connected ones. */
  readonly isCrowded: (id: string) => boolean
  readonly markCrowded: (ids: Iterable<string>, isCrowded: boolean) => void
}

// A set of connected ids larger than this is held together by frequent names: only sure pairs count in it.
const mostConnected = 64

/**
 * Clusters what is connected to the changed ids: those that are new, those that lost or got a pair. Returns all ids
 * that were clustered, with the pairs that joined them.
 *
 * `lost` holds those that may have lost a pair; without it all may have. Once they have been looked at, what is marked
 * as crowded is so: whatever else came can only have connected more, so that meeting one of the crowd is enough, and
 * the crowd need not be read.
 */
export function recluster(
  space: Space,
  changed: Iterable<string>,
  lost?: ReadonlySet<string>,
): Clustering {
  const settled = new Set<string>()
  const pairs = new Map<string, Pair>()
  const settle = (id: string, least: number): void => {
    for (const pair of space.pairsOf(id).map(orderPair))
      if (pair.score >= least) pairs.set(`${pair.one} ${pair.other}`, pair)
  }
  for (const start of lostFirst(changed, lost)) {
    if (settled.has(start)) continue
    const isMarked = lost === undefined || lost.has(start) ? never : space.isCrowded
    const near = reach(space, [start], { least: 0, most: mostConnected, isMarked })
    if (near !== undefined) {
      space.markCrowded(near, false)
      for (const id of near) {
        settled.add(id)
        settle(id, 0)
      }
      continue
    }
    const crowd = newlyCrowded(space, start)
    space.markCrowded(crowd, true)
    const sure = { least: certain, most: Infinity, isMarked: never }
    for (const id of reach(space, crowd, sure) ?? []) {
      settled.add(id)
      settle(id, certain)
    }
  }
  return cluster([...settled].sort(byText), [...pairs.values()], space)
}

function lostFirst(changed: Iterable<string>, lost: ReadonlySet<string> | undefined): string[] {
  const ids = [...changed]
  if (lost === undefined) return ids
  return [...ids.filter((id) => lost.has(id)), ...ids.filter((id) => !lost.has(id))]
}

const never = (): boolean => false

interface Limits {
  readonly least: number
  readonly most: number
  /** Whether an id is known to be connected to more than are allowed. */
  readonly isMarked: (id: string) => boolean
}

/** The ids connected to the given ones by pairs that are sure enough; undefined when there are more than allowed. */
function reach(
  space: Space,
  starts: Iterable<string>,
  { least, most, isMarked }: Limits,
): Set<string> | undefined {
  const found = new Set(starts)
  for (const id of found) {
    if (isMarked(id)) return undefined
    for (const { one, other, score } of space.pairsOf(id))
      if (score >= least) found.add(one === id ? other : one)
    if (found.size > most) return undefined
  }
  return found
}

/** The id and those connected to it through ids that were not known to be crowded yet. */
function newlyCrowded(space: Space, start: string): Set<string> {
  const found = new Set([start])
  for (const id of found)
    for (const { one, other } of space.pairsOf(id)) {
      const next = one === id ? other : one
      if (!space.isCrowded(next)) found.add(next)
    }
  return found
}
