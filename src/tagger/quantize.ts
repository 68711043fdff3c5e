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

/** Rounds the weights of both readings to bytes, side by side; features that hardly weigh anything are dropped. */
export function quantize(parts: readonly TrainedReading[], lexicon: number, least: number): Model {
  const keys = mergeKeys(parts, least)
  const rows = new Int8Array(keys.length * rowLength)
  parts.forEach(({ index, weights }, reading) => {
    keys.forEach((key, row) => {
      const source = index.rowOf(key) * labelCount
      if (source < 0) return
      const target = row * rowLength + reading * readingLength
      for (let label = 0; label < labelCount; label++) {
        const steps = Math.round(f32(weights.rows, source + label) / scale)
        rows[target + label] = Math.max(-127, Math.min(127, steps))
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

function mergeKeys(parts: readonly TrainedReading[], least: number): Int32Array {
  const kept = new Set<number>()
  for (const { keys, weights } of parts)
    keys.forEach((key, row) => {
      const slice = weights.rows.subarray(row * labelCount, (row + 1) * labelCount)
      if (slice.some((weight) => Math.abs(weight) >= least)) kept.add(key)
    })
  return Int32Array.from(Uint32Array.from(kept).sort())
}
