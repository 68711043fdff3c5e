/** Scores of the labels of each token for both readings. What depends on a word alone is added up once per word. */
import { i32 } from './cells.js'
import type { Lattice } from './crf.js'
import type { TaggerDocument } from './document.js'
import type { Evidence } from './evidence.js'
import { addContext } from './features.js'
import { Kernel } from './kernel.js'
import { lowestLabel } from './label-set.js'
import { labelCount, outside } from './labels.js'
import type { Model } from './model-file.js'
import { readingLength } from './model-layout.js'
import type { Place } from './place.js'
import { FeatureSink } from './sink.js'
import { edgeFeature, featuresOf, reach, type Word } from './words.js'

const offsets = 2 * reach + 1

/** Words whose sums are kept; beyond that the memory is used anew. */
const wordRoom = 32_000

/** Scores sentences under a model. A token has far fewer than 256 features of one byte each, so 16 bits hold any sum. */
export class Scorer {
  private readonly scale: number
  private readonly kernel: Kernel
  private readonly sink: FeatureSink
  private readonly beam: number
  /** How likely a label is beside the best one, by steps between their scores. */
  private readonly shares: Float64Array
  private readonly vectors = new Int32Array(offsets)
  /** Serial number of the next word, and of the first whose sums are still kept. */
  private next = 0
  private oldest = 0

  /** `beam`: how far below the best a label may score, on the scale of natural logarithms. */
  constructor(model: Model, beam: number) {
    this.scale = model.scale
    this.beam = Math.floor(beam / model.scale)
    this.shares = Float64Array.from({ length: this.beam + 1 }, (_, steps) =>
      Math.exp(-steps * model.scale),
    )
    this.kernel = new Kernel(model, (wordRoom + 1) * offsets)
    this.sink = new FeatureSink(this.kernel.hashes)
    for (let offset = 0; offset < offsets; offset++)
      this.sumUp(Int32Array.of(edgeFeature(offset)), this.vectorAt(wordRoom, offset))
  }

  /**
   * Puts the sentence's labels for the first reading into the lattice, and the sums for the second, as far as they do
   * not depend on the first, into `second` from the cell that belongs to token `from` on.
   */
  score(
    document: TaggerDocument,
    { from, to }: { from: number; to: number },
    { lattice, second }: { lattice: Lattice; second: Int16Array },
  ): void {
    const { kernel, sink } = this
    const place = { at: from, from, to }
    for (let at = from; at < to; at++) {
      place.at = at
      this.sumWords(document, place)
      sink.length = 0
      addContext(document, place, sink)
      this.addSink(true)
      for (let label = 0; label < labelCount; label++)
        second[at * labelCount + label] = kernel.sums[readingLength + label] ?? 0
      this.enter(lattice, at - from, 0)
    }
  }

  /** Puts the sentence's labels for the second reading into the lattice: what `score` left in `second`, and the evidence. */
  rescore(
    evidence: Evidence,
    { from, to }: { from: number; to: number },
    { lattice, second }: { lattice: Lattice; second: Int16Array },
  ): void {
    const { kernel, sink } = this
    const place = { at: from, from, to }
    for (let at = from; at < to; at++) {
      place.at = at
      for (let label = 0; label < labelCount; label++)
        kernel.sums[readingLength + label] = second[at * labelCount + label] ?? 0
      sink.length = 0
      evidence.add(place, sink)
      this.addSink(false)
      this.enter(lattice, at - from, 1)
    }
  }

  /** Puts the labels of one token into the lattice. */
  private enter(lattice: Lattice, at: number, reading: number): void {
    const { kernel, scale, shares, beam } = this
    const { sums } = kernel
    const set = kernel.chooseLabels(reading, beam) | (1 << outside)
    lattice.play(at, set)
    const first = reading * readingLength
    let highest = -Infinity
    for (let rest = set; rest !== 0; rest &= rest - 1)
      highest = Math.max(highest, sums[first + lowestLabel(rest)] ?? 0)
    for (let rest = set; rest !== 0; rest &= rest - 1) {
      const label = lowestLabel(rest)
      const steps = sums[first + label] ?? 0
      const below = highest - steps
      const share = below <= beam ? (shares[below] ?? 0) : Math.exp(-below * scale)
      lattice.put(at * labelCount + label, steps * scale, share)
    }
  }

  /** Adds what the sink holds. */
  private addSink(isBoth: boolean): void {
    const { kernel, sink } = this
    // Words are cut to 64 characters and features look at few neighbours, so the room is never used up.
    if (sink.hashes !== kernel.hashes) throw new Error('A token has too many features.')
    if (isBoth) kernel.addRows(sink.length)
    else kernel.addSecondRows(sink.length)
  }

  private sumWords(document: TaggerDocument, { at, from, to }: Place): void {
    // The words of one token must be kept at the same time.
    if (this.next - this.oldest > wordRoom - offsets) this.oldest = this.next
    for (let offset = 0; offset < offsets; offset++) {
      const near = at + offset - reach
      const word = near >= from && near < to ? document.words[near] : undefined
      this.vectors[offset] = word ? this.wordVector(word, offset) : this.vectorAt(wordRoom, offset)
    }
    this.kernel.addWords(this.vectors)
  }

  private wordVector(word: Word, offset: number): number {
    if (word.serial < this.oldest) this.sumUpWord(word)
    return this.vectorAt(word.serial - this.oldest, offset)
  }

  private sumUpWord(word: Word): void {
    word.serial = this.next++
    const index = word.serial - this.oldest
    featuresOf(word).forEach((hashes, offset) => {
      this.sumUp(hashes, this.vectorAt(index, offset))
    })
  }

  private sumUp(hashes: Int32Array, vector: number): void {
    const { kernel, sink } = this
    kernel.sums.fill(0)
    sink.length = 0
    for (let index = 0; index < hashes.length; index++) sink.push(i32(hashes, index))
    this.addSink(true)
    kernel.keep(vector)
  }

  private vectorAt(word: number, offset: number): number {
    return this.kernel.vectorAt(word * offsets + offset)
  }
}
