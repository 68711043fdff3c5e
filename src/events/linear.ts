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
  const offsets = new Map<number, number>()
  keys.forEach((key, row) => offsets.set(key, row * classes))
  return {
    classes,
    score(features) {
      const sums = new Float64Array(classes)
      for (let at = 0; at < features.keys.length; at++) {
        const offset = offsets.get(features.keys[at] ?? 0)
        if (offset === undefined) continue
        const value = (features.values[at] ?? 0) * scale
        for (let index = 0; index < classes; index++)
          sums[index] = (sums[index] ?? 0) + (rows[offset + index] ?? 0) * value
      }
      return sums
    },
  }
}

/** Turns scores into probabilities that sum to one. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
