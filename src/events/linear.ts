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
  const { slots, mask } = slotsOf(keys)
  const rowOf = (key: number): number => {
    let slot = key & mask
    let row = slots[slot] ?? -1
    while (row >= 0 && keys[row] !== key) {
      slot = (slot + 1) & mask
      row = slots[slot] ?? -1
    }
    return row
  }
  return {
    classes,
    score(features) {
      const sums = new Float64Array(classes)
      for (let at = 0; at < features.keys.length; at++) {
        const row = rowOf(features.keys[at] ?? 0)
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

/** A table of rows by the low bits of their hashes, at most half full; -1 where none is. */
function slotsOf(keys: Int32Array): { slots: Int32Array; mask: number } {
  let size = 2
  while (size < keys.length * 2) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size).fill(-1)
  keys.forEach((key, row) => {
    let slot = key & mask
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot] = row
  })
  return { slots, mask }
}

/** Turns scores into probabilities that sum to one. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
