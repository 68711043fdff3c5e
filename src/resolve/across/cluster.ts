/** Which of the things that can be one are one: the surest pairs first, never against what must stay apart. */

/** Two ids that can be one thing. */
export interface Pair {
  readonly one: string
  readonly other: string
  readonly score: number
  readonly reason: string
  /** Of what an analyst joined: its place in the order of decisions. */
  readonly since?: string
}

/** What became of a set of ids. */
export interface Clustering {
  /** Every id in exactly one cluster; both levels in order of the ids. */
  readonly clusters: readonly (readonly string[])[]
  /** The pairs that joined clusters: one less per cluster than it has ids. */
  readonly joined: readonly Pair[]
}

/** Orders ids and names by code unit, the same on every machine. */
export const byText = (one: string, other: string): number =>
  one < other ? -1 : Number(one > other)

const bySureness = (left: Pair, right: Pair): number =>
  right.score - left.score || byText(left.one, right.one) || byText(left.other, right.other)

/** Writes a pair with its smaller id first, so that the same two ids always make the same pair. */
export function orderPair({ one, other, ...why }: Pair): Pair {
  return one < other ? { one, other, ...why } : { one: other, other: one, ...why }
}

/** What keeps ids apart. */
export interface Walls {
  /** Whether what articles say of the two, or an analyst, keeps them apart. */
  readonly isApart: (one: string, other: string) => boolean
  /** Whether an analyst decided after the given place in the order of decisions that they are two. */
  readonly isForbidden: (one: string, other: string, since: string) => boolean
  /** Whether an analyst took the id out of what it was joined to. */
  readonly isSplitOff: (id: string) => boolean
}

/** The score of what an analyst joined. */
export const decided = 2

/**
 * Joins ids along the pairs, surest first; two clusters are not joined when any two of their members must stay apart.
 * What analysts joined comes after that, in their order, and minds only what they forbade later, so that it joins whole
 * clusters. What they split off looks for its place at the very end, so that it draws nothing else with it. The result
 * depends on the set of ids and pairs only.
 */
export function cluster(
  ids: readonly string[],
  pairs: readonly Pair[],
  { isApart, isForbidden, isSplitOff }: Walls,
): Clustering {
  const clusterOf = new Map(ids.map((id) => [id, [id]]))
  const joined: Pair[] = []
  const join = (pair: Pair, isKeptApart: Walls['isApart']): void => {
    const [left, right] = [clusterOf.get(pair.one), clusterOf.get(pair.other)]
    if (!left || !right || left === right) return
    if (left.some((one) => right.some((other) => isKeptApart(one, other)))) return
    const [small, large] = left.length < right.length ? [left, right] : [right, left]
    large.push(...small)
    for (const id of small) clusterOf.set(id, large)
    joined.push(pair)
  }
  const sorted = pairs.map(orderPair).sort(bySureness)
  const found = sorted.filter(({ score }) => score < decided)
  const isLate = ({ one, other }: Pair): boolean => isSplitOff(one) || isSplitOff(other)
  for (const pair of found) if (!isLate(pair)) join(pair, isApart)
  const byAnalysts = sorted.filter(({ score }) => score >= decided)
  for (const pair of byAnalysts.sort((a, b) => byText(a.since ?? '', b.since ?? '')))
    join(pair, (one, other) => isForbidden(one, other, pair.since ?? ''))
  for (const pair of found) if (isLate(pair)) join(pair, isApart)
  const clusters = [...new Set(clusterOf.values())].map((members) => [...members].sort(byText))
  return { clusters: clusters.sort((a, b) => byText(a[0] ?? '', b[0] ?? '')), joined }
}
