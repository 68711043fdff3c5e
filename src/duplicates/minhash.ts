/** MinHash: a short sketch of a set, by which similar sets are found without comparing every pair. */
import { mixHash } from '../text/hash.js'

/** How a set is turned into bands: the chance to share one grows with similarity, the steeper the more rows. */
export interface Banding {
  readonly bands: number
  readonly rows: number
}

/** The smallest hash of the set under each hash function that the bands need; nothing for an empty set. */
export function minHashes(set: ReadonlySet<number>, { bands, rows }: Banding): readonly number[] {
  if (set.size === 0) return []
  return Array.from({ length: bands * rows }, (_, index) => {
    let least = 0xffffffff
    for (const item of set) {
      const hash = mixHash(item, index) >>> 0
      if (hash < least) least = hash
    }
    return least
  })
}

/** Keys that two sets share with probability 1 - (1 - similarity^rows)^bands. */
export function bandKeys(
  minima: readonly number[],
  { bands, rows }: Banding,
  prefix: string,
): readonly string[] {
  if (minima.length < bands * rows) return []
  return Array.from({ length: bands }, (_, band) => {
    let key = 0
    for (let row = 0; row < rows; row++) key = mixHash(key, minima[band * rows + row] ?? 0)
    return `${prefix}${band}.${(key >>> 0).toString(36)}`
  })
}
