/** From learned weights in full precision to the bytes of a model. */
import { f32 } from './cells.js'
import type { FeatureIndex } from './feature-index.js'
import { labelCount } from './labels.js'
import type { Weights } from './learn.js'
import type { Model } from './model-file.js'
import { packKeys, readingLength, rowLength } from './model-layout.js'

/** The weights of one reading with the hashes of their features. */
export interface TrainedReading {
  readonly keys: Int32Array
  readonly index: FeatureIndex
  readonly weights: Weights
}

const largestWeight = 4
const scale = largestWeight / 127

/**
 * Rounds the weights of both readings to bytes, side by side. Features are dropped when the root of the sum of squares
 * of all their rounded weights is below `leastNorm`: many small weights together say more than one that is a little larger.
 */
export function quantize(
  parts: readonly TrainedReading[],
  lexicon: number,
  leastNorm: number,
): Model {
  const keys = mergeKeys(parts, leastNorm)
  const rows = new Int8Array(keys.length * rowLength)
  parts.forEach(({ index, weights }, reading) => {
    keys.forEach((key, row) => {
      const source = index.rowOf(key) * labelCount
      if (source < 0) return
      const target = row * rowLength + reading * readingLength
      for (let label = 0; label < labelCount; label++) {
        rows[target + label] = stepsOf(f32(weights.rows, source + label))
      }
    })
  })
  return {
    lexicon,
    keys: packKeys(keys),
    rows,
    scale,
    transitions: parts.map(({ weights }) => weights.transitions),
  }
}

function stepsOf(weight: number): number {
  return Math.max(-127, Math.min(127, Math.round(weight / scale)))
}

function mergeKeys(parts: readonly TrainedReading[], leastNorm: number): Int32Array {
  const squares = new Map<number, number>()
  for (const { keys, weights } of parts)
    keys.forEach((key, row) => {
      let sum = squares.get(key) ?? 0
      for (let label = 0; label < labelCount; label++)
        sum += stepsOf(f32(weights.rows, row * labelCount + label)) ** 2
      squares.set(key, sum)
    })
  const least = (leastNorm / scale) ** 2
  const kept = [...squares].filter(([, sum]) => sum >= least).map(([key]) => key)
  return Int32Array.from(Uint32Array.from(kept).sort())
}
