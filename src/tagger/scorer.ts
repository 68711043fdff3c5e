/** Scores of the labels of each token under one layer. What depends on a word alone is computed once per word. */
import { addContext } from './features.js'
import { FeatureIndex } from './feature-index.js'
import { labelCount } from './labels.js'
import type { Layer } from './model-file.js'
import type { TaggerDocument } from './document.js'
import { FeatureSink } from './sink.js'
import { edgeFeature, reach, type Word } from './words.js'

/** Scores sentences under one layer. */
export class Scorer {
  readonly layer: Layer
  private readonly slot: number
  private readonly index: FeatureIndex
  private readonly sink = new FeatureSink()
  private readonly edges: readonly Float32Array[]

  /** `slot` numbers the layers that share words. */
  constructor(layer: Layer, slot: number) {
    this.layer = layer
    this.slot = slot * (2 * reach + 1)
    this.index = new FeatureIndex(layer.keys)
    this.edges = Array.from({ length: 2 * reach + 1 }, (_, offset) =>
      this.sum(Int32Array.of(edgeFeature(offset))),
    )
  }

  /** Adds the scores of the sentence's labels to `scores`. */
  score(
    document: TaggerDocument,
    sentence: { from: number; to: number },
    scores: Float32Array,
  ): void {
    const { from, to } = sentence
    for (let at = from; at < to; at++) {
      const base = (at - from) * labelCount
      for (let offset = 0; offset <= 2 * reach; offset++) {
        const near = at + offset - reach
        const word = near >= from && near < to ? document.words[near] : undefined
        const vector = word ? this.vectorOf(word, offset) : this.edges[offset]
        if (vector) addVector(scores, base, vector)
      }
      this.sink.length = 0
      addContext(document, { at, from, to }, this.sink)
      this.addRows(scores, base)
    }
  }

  private addRows(scores: Float32Array, base: number): void {
    const { rows, scale } = this.layer
    const { hashes, length } = this.sink
    for (let at = 0; at < length; at++) {
      const row = this.index.rowOf(hashes[at] ?? 0) * labelCount
      if (row < 0) continue
      for (let label = 0; label < labelCount; label++)
        scores[base + label] = (scores[base + label] ?? 0) + (rows[row + label] ?? 0) * scale
    }
  }

  private vectorOf(word: Word, offset: number): Float32Array {
    const known = word.scores[this.slot + offset]
    if (known) return known
    const vector = this.sum(word.features[offset] ?? new Int32Array(0))
    word.scores[this.slot + offset] = vector
    return vector
  }

  private sum(hashes: Int32Array): Float32Array {
    const { rows, scale } = this.layer
    const vector = new Float32Array(labelCount)
    for (const hash of hashes) {
      const row = this.index.rowOf(hash) * labelCount
      if (row < 0) continue
      for (let label = 0; label < labelCount; label++)
        vector[label] = (vector[label] ?? 0) + (rows[row + label] ?? 0) * scale
    }
    return vector
  }
}

function addVector(scores: Float32Array, base: number, vector: Float32Array): void {
  for (let label = 0; label < labelCount; label++)
    scores[base + label] = (scores[base + label] ?? 0) + (vector[label] ?? 0)
}
