/** Scores of the labels of each token for both readings. What depends on a word alone is added up once per word. */
import { i32 } from './cells.js'
import type { Chain } from './chain.js'
import type { TaggerDocument } from './document.js'
import { plainCases, type Evidence } from './evidence.js'
import { addContext } from './features.js'
import { Kernel, pairsPerReading, pairsPerRow } from './kernel.js'
import type { Model } from './model-file.js'
import type { Place } from './place.js'
import { FeatureSink } from './sink.js'
import { edgeFeature, featuresOf, reach, type Word } from './words.js'

const offsets = 2 * reach + 1

/** Words whose sums are kept; beyond that the memory is used anew. */
const wordRoom = 80_000

/** Scores sentences under a model. A token has far fewer than 256 features of one byte each, so 16 bits hold any sum. */
export class Scorer {
  /** The labels of the sentence that was scored last. */
  readonly chain: Chain
  private readonly kernel: Kernel
  private readonly sink: FeatureSink
  private readonly beam: number
  private readonly vectors = new Int32Array(offsets)
  /** Addresses of the vectors of `Evidence.plainCase`; 0 as long as one is not made. */
  private readonly plainVectors = new Int32Array(plainCases)
  /** Serial number of the next word, and of the first whose sums are still kept. */
  private next = 0
  private oldest = 0

  /** `beam`: how far below the best a label may score, on the scale of natural logarithms. */
  constructor(model: Model, beam: number) {
    this.beam = Math.floor(beam / model.scale)
    this.kernel = new Kernel(model, (wordRoom + 1) * offsets + plainCases)
    this.chain = this.kernel.chain
    this.sink = new FeatureSink(this.kernel.hashes)
    for (let offset = 0; offset < offsets; offset++)
      this.sumUp(Int32Array.of(edgeFeature(offset)), this.vectorAt(wordRoom, offset))
  }

  /**
   * Puts the sentence's labels for the first reading into the chain, and the sums for the second, as far as they do
   * not depend on the first, into `second` from the cell that belongs to token `from` on.
   */
  score(
    document: TaggerDocument,
    { from, to }: { from: number; to: number },
    second: Int32Array,
  ): void {
    const { kernel, sink } = this
    const place = { at: from, from, to }
    for (let token = 0; token < to - from; token++) {
      place.at = from + token
      this.sumWords(document, place)
      sink.length = 0
      addContext(document, place, sink)
      kernel.addRows(token, this.countFeatures())
      const kept = place.at * pairsPerReading
      for (let pair = 0; pair < pairsPerReading; pair++)
        second[kept + pair] = i32(kernel.pairs, token * pairsPerRow + pairsPerReading + pair)
    }
    kernel.enter(to - from, 0, this.beam)
  }

  /** Puts the sentence's labels for the second reading into the chain: what `score` left in `second`, and the evidence. */
  rescore(
    evidence: Evidence,
    { from, to }: { from: number; to: number },
    second: Int32Array,
  ): void {
    const { kernel, sink } = this
    const place = { at: from, from, to }
    for (let token = 0; token < to - from; token++) {
      place.at = from + token
      const kept = place.at * pairsPerReading
      const labels = this.labelsVector(evidence, place)
      for (let pair = 0; pair < pairsPerReading; pair++)
        kernel.pairs[token * pairsPerRow + pairsPerReading + pair] = i32(second, kept + pair)
      sink.length = 0
      if (labels === 0) evidence.addLabels(place, sink)
      else kernel.addVector(token, labels)
      evidence.addOwn(place, sink)
      if (sink.length > 0) kernel.addSecondRows(token, this.countFeatures())
    }
    kernel.enter(to - from, 1, this.beam)
  }

  /** Address of the sums over the features of the labels around the token; 0 where they are not kept. */
  private labelsVector(evidence: Evidence, place: Place): number {
    const index = evidence.plainCase(place)
    if (index < 0) return 0
    const known = i32(this.plainVectors, index)
    if (known !== 0) return known
    const vector = this.kernel.vectorAt((wordRoom + 1) * offsets + index)
    const { kernel, sink } = this
    sink.length = 0
    evidence.addLabels(place, sink)
    kernel.sumUp(vector, this.countFeatures())
    this.plainVectors[index] = vector
    return vector
  }

  /** Number of the features that the sink holds, which lie where the kernel looks them up. */
  private countFeatures(): number {
    const { kernel, sink } = this
    // Words are cut to 64 characters and features look at few neighbours, so the room is never used up.
    if (sink.hashes !== kernel.hashes) throw new Error('A token has too many features.')
    return sink.length
  }

  private sumWords(document: TaggerDocument, { at, from, to }: Place): void {
    // The words of one token must be kept at the same time.
    if (this.next - this.oldest > wordRoom - offsets) this.oldest = this.next
    for (let offset = 0; offset < offsets; offset++) {
      const near = at + offset - reach
      const word = near >= from && near < to ? document.words[near] : undefined
      this.vectors[offset] = word ? this.wordVector(word, offset) : this.vectorAt(wordRoom, offset)
    }
    this.kernel.addWords(at - from, this.vectors)
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
    sink.length = 0
    for (let index = 0; index < hashes.length; index++) sink.push(i32(hashes, index))
    kernel.sumUp(vector, this.countFeatures())
  }

  private vectorAt(word: number, offset: number): number {
    return this.kernel.vectorAt(word * offsets + offset)
  }
}
