/** Linear models over sparse hashed features: what a feature says for each class, summed up. */

/** The features of one candidate: hashes with their values. */
export interface Features {
  readonly keys: readonly number[]
  readonly values: readonly number[]
}

/** A trained model: a row of weights, one for each class, for every feature that it knows. */
export interface LinearModel {
  readonly classes: number
  /** Feature hashes in ascending order; row `i` belongs to `keys[i]`. */
  readonly keys: Int32Array
  /** Weights in steps of `scale`: `rows[row * classes + class]`. */
  readonly rows: Int8Array
  readonly scale: number
}

/** A model made ready for look-ups. */
export interface Scorer {
  readonly classes: number
  /** The sums of the features' weights, one for each class. */
  readonly score: (features: Features) => Float64Array
}

/** Makes a scorer of a model. */
export function scorerOf({ classes, keys, rows, scale }: LinearModel): Scorer {
  const table = new RowTable(keys)
  return {
    classes,
    score(features) {
      const sums = new Float64Array(classes)
      for (let at = 0; at < features.keys.length; at++) {
        const row = table.rowOf(features.keys[at] ?? 0)
        if (row < 0) continue
        const value = (features.values[at] ?? 0) * scale
        const first = row * classes
        for (let index = 0; index < classes; index++)
          sums[index] = (sums[index] ?? 0) + (rows[first + index] ?? 0) * value
      }
      return sums
    },
  }
}

const bitsPerKey = 8

/**
 * Rows by feature hash. Most features of a text, such as pairs of words, are unknown to a model: a filter of some bits
 * for each key, small enough to stay in the processor's cache, turns nearly all of them away.
 */
class RowTable {
  /** Key and row by turns, at most half full; the row is -1 where none is. */
  private readonly slots: Int32Array
  private readonly mask: number
  private readonly filter: Int32Array
  private readonly filterMask: number

  constructor(keys: Int32Array) {
    const size = powerAbove(keys.length * 2)
    this.mask = size - 1
    this.slots = new Int32Array(size * 2).fill(-1)
    const bits = Math.max(32, powerAbove(keys.length * bitsPerKey))
    this.filterMask = bits - 1
    this.filter = new Int32Array(bits / 32)
    keys.forEach((key, row) => {
      this.put(key, row)
    })
  }

  private put(key: number, row: number): void {
    const { slots, mask, filter, filterMask } = this
    let slot = key & mask
    while ((slots[slot * 2 + 1] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot * 2] = key
    slots[slot * 2 + 1] = row
    const bit = (key >>> filterShift) & filterMask
    filter[bit >> 5] = (filter[bit >> 5] ?? 0) | (1 << (bit & 31))
  }

  /** The key's row; -1 when it has none. */
  rowOf(key: number): number {
    const { slots, mask, filter, filterMask } = this
    const bit = (key >>> filterShift) & filterMask
    if (((filter[bit >> 5] ?? 0) & (1 << (bit & 31))) === 0) return -1
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot * 2 + 1] ?? -1
      if (row < 0 || slots[slot * 2] === key) return row
    }
  }
}

/** The filter looks at the other end of a hash than the slots do. */
const filterShift = 8

function powerAbove(least: number): number {
  let power = 2
  while (power < least) power *= 2
  return power
}

/** Turns scores into probabilities that sum to one. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
