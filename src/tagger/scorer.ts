/** Scores of the labels of each token for both readings. What depends on a word alone is summed up once per word. */
import { f32, i32, i8 } from './cells.js'
import type { TaggerDocument } from './document.js'
import type { Evidence } from './evidence.js'
import { FeatureIndex } from './feature-index.js'
import { addContext } from './features.js'
import { labelCount } from './labels.js'
import { rowLength, type Model } from './model-file.js'
import { FeatureSink } from './sink.js'
import { edgeFeature, reach, type Word } from './words.js'

/**
 * Scores sentences under a model. A label's weights for both readings share one 32-bit cell, the second one in the
 * upper half, so that one addition serves both; no sum of 16 bits can overflow, as a token has far fewer than 256
 * features of one byte each.
 */
export class Scorer {
  private readonly scale: number
  private readonly index: FeatureIndex
  /** `cells[row * labelCount + label]`. */
  private readonly cells: Int32Array
  private readonly sink = new FeatureSink()
  private readonly edges: readonly Int32Array[]
  private readonly sums = new Int32Array(labelCount)

  constructor(model: Model) {
    this.scale = model.scale
    this.index = new FeatureIndex(model.keys)
    this.cells = packRows(model)
    this.edges = Array.from({ length: 2 * reach + 1 }, (_, offset) =>
      this.sumUp(Int32Array.of(edgeFeature(offset))),
    )
  }

  /**
   * Writes the scores of the sentence's labels for the first reading into `first`, and those for the second, as far
   * as they do not depend on the first, into `second` from the cell that belongs to token `from` on.
   */
  score(
    document: TaggerDocument,
    { from, to }: { from: number; to: number },
    { first, second }: { first: Float32Array; second: Float32Array },
  ): void {
    const { sums, sink, scale } = this
    const place = { at: from, from, to }
    for (let at = from; at < to; at++) {
      place.at = at
      this.sumWords(document, place)
      sink.length = 0
      addContext(document, place, sink)
      this.addTo(sums, sink.hashes, sink.length)
      const base = (at - from) * labelCount
      for (let label = 0; label < labelCount; label++) {
        const sum = i32(sums, label)
        first[base + label] = lower(sum) * scale
        second[at * labelCount + label] = upper(sum) * scale
      }
    }
  }

  /** Writes the scores for the second reading into `scores`: what `score` left in `second`, and the evidence. */
  rescore(
    evidence: Evidence,
    { from, to }: { from: number; to: number },
    { second, scores }: { second: Float32Array; scores: Float32Array },
  ): void {
    const { sums, sink, scale } = this
    const place = { at: from, from, to }
    for (let at = from; at < to; at++) {
      place.at = at
      sink.length = 0
      sums.fill(0)
      evidence.add(place, sink)
      this.addTo(sums, sink.hashes, sink.length)
      const base = (at - from) * labelCount
      for (let label = 0; label < labelCount; label++)
        scores[base + label] =
          f32(second, at * labelCount + label) + upper(i32(sums, label)) * scale
    }
  }

  private sumWords(
    document: TaggerDocument,
    { at, from, to }: { at: number; from: number; to: number },
  ): void {
    const { sums } = this
    sums.fill(0)
    for (let offset = 0; offset <= 2 * reach; offset++) {
      const near = at + offset - reach
      const word = near >= from && near < to ? document.words[near] : undefined
      const vector = word ? this.vectorOf(word, offset) : this.edges[offset]
      if (vector) addCells(sums, vector, 0)
    }
  }

  private vectorOf(word: Word, offset: number): Int32Array {
    const known = word.scores[offset]
    if (known) return known
    const vector = this.sumUp(word.features[offset] ?? new Int32Array(0))
    word.scores[offset] = vector
    return vector
  }

  private sumUp(hashes: Int32Array): Int32Array {
    const vector = new Int32Array(labelCount)
    for (const hash of hashes) {
      const row = this.index.rowOf(hash)
      if (row >= 0) addCells(vector, this.cells, row * labelCount)
    }
    return vector
  }

  private addTo(sums: Int32Array, hashes: Int32Array, length: number): void {
    const { index, cells } = this
    for (let feature = 0; feature < length; feature++) {
      const row = index.rowOf(i32(hashes, feature))
      if (row >= 0) addCells(sums, cells, row * labelCount)
    }
  }
}

function addCells(sums: Int32Array, cells: Int32Array, base: number): void {
  for (let label = 0; label < labelCount; label++)
    sums[label] = i32(sums, label) + i32(cells, base + label)
}

function packRows({ keys, rows }: Model): Int32Array {
  const cells = new Int32Array(keys.length * labelCount)
  for (let row = 0; row < keys.length; row++)
    for (let label = 0; label < labelCount; label++) {
      const cell = row * rowLength + label
      cells[row * labelCount + label] = i8(rows, cell) + i8(rows, cell + labelCount) * 65536
    }
  return cells
}

function lower(sum: number): number {
  return (sum << 16) >> 16
}

function upper(sum: number): number {
  return (sum - lower(sum)) >> 16
}
