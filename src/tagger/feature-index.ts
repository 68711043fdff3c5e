/** From feature hash to row of weights, by open addressing. */

/** A table of feature hashes, each with its row. */
export class FeatureIndex {
  readonly count: number
  private readonly mask: number
  private readonly keys: Int32Array
  private readonly rows: Int32Array

  /** Gives `keys[row]` the row `row`; no hash may repeat. */
  constructor(keys: Int32Array) {
    this.count = keys.length
    const size = 2 ** Math.ceil(Math.log2(keys.length * 1.6 + 2))
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.rows = new Int32Array(size).fill(-1)
    keys.forEach((key, row) => {
      let slot = (key ^ (key >>> 15)) & this.mask
      while (this.rows[slot] !== -1) slot = (slot + 1) & this.mask
      this.keys[slot] = key
      this.rows[slot] = row
    })
  }

  /** The hash's row; -1 when it has none. */
  rowOf(hash: number): number {
    const { keys, rows, mask } = this
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const row = rows[slot] ?? -1
      if (row === -1 || keys[slot] === hash) return row
      slot = (slot + 1) & mask
    }
  }
}

/**
 * Gives the hashes that occur at least `least` times, the most frequent first (of equals, the smaller): rows that are
 * read together then lie together in memory.
 */
export function frequentHashes(lists: Iterable<Int32Array>, least: number): Int32Array {
  const all = concatenate([...lists])
  all.sort()
  let kept = 0
  const counts = new Int32Array(all.length)
  for (let at = 0; at < all.length;) {
    let end = at + 1
    while (end < all.length && all[end] === all[at]) end++
    if (end - at >= least) {
      counts[kept] = end - at
      all[kept++] = all[at] ?? 0
    }
    at = end
  }
  return sortByCount(all.subarray(0, kept), counts)
}

const mostCounted = 1 << 12

/** The hashes by falling count, as far as it is below a bound; equals keep their order. */
function sortByCount(hashes: Int32Array, counts: Int32Array): Int32Array {
  const starts = new Int32Array(mostCounted + 2)
  const placeOf = (index: number): number => mostCounted - Math.min(counts[index] ?? 0, mostCounted)
  hashes.forEach((_, index) => {
    const next = placeOf(index) + 1
    starts[next] = (starts[next] ?? 0) + 1
  })
  for (let place = 1; place < starts.length; place++)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0)
  const sorted = new Int32Array(hashes.length)
  hashes.forEach((hash, index) => {
    const place = placeOf(index)
    const to = starts[place] ?? 0
    starts[place] = to + 1
    sorted[to] = hash
  })
  return sorted
}

function concatenate(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}
