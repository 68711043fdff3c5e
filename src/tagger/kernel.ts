/** A model in the memory of its vector code (`kernel-code.ts`), and sums over the rows of features. */
import { maxSentenceTokens } from '../text/sentences.js'
import { Chain, chainLength } from './chain.js'
import { kernelCode, type KernelLayout } from './kernel-code.js'
import { outside } from './labels.js'
import type { Model } from './model-file.js'
import { bucketStarts, readingLength, rowLength } from './model-layout.js'
import { allocate, instantiate } from './wasm-module.js'

interface Functions {
  readonly addWords: (sums: number, ...words: readonly number[]) => void
  readonly addPair: (sums: number, left: number, right: number) => void
  readonly findRows: (count: number) => number
  readonly addRows: (sums: number, end: number) => void
  readonly addSecondRows: (sums: number, end: number) => void
  readonly chooseLabels: (sums: number, beam: number) => number
}

/** Bytes of a vector of sums: 16 bits for each weight of a row. */
const vectorLength = rowLength * 2
const line = 64
const pageLength = 65_536

const hashRoom = 1024

/** Sums of both readings when two are taken together. */
export const pairsPerRow = rowLength / 2

/** Of one reading. */
export const pairsPerReading = readingLength / 2

/** Adds up the rows of features for each token of a sentence. */
export class Kernel {
  /** The sums, `rowLength` for each token, first reading first. */
  readonly sums: Int16Array
  /** The same memory, two sums in one. */
  readonly pairs: Int32Array
  /** The features to look up. */
  readonly hashes: Int32Array
  /** Inference over the labels of a sentence, in the same memory. */
  readonly chain: Chain
  private readonly functions: Functions
  private readonly vectors: number
  private readonly memory: Int16Array

  /** Makes room for this many vectors beside the model. */
  constructor(model: Model, vectorCount: number) {
    const { buckets, fingerprints } = model.keys
    const starts = bucketStarts(buckets)
    const layout = layOut(starts, fingerprints.length)
    this.vectors = layout.end
    const pages = Math.ceil((layout.end + vectorCount * vectorLength) / pageLength)
    const memory = allocate(pages)
    new Int32Array(memory.buffer, layout.starts).set(starts)
    new Uint16Array(memory.buffer, layout.fingerprints).set(fingerprints)
    new Int8Array(memory.buffer, layout.rows).set(model.rows)
    this.sums = new Int16Array(memory.buffer, 0, maxSentenceTokens * rowLength)
    this.pairs = new Int32Array(memory.buffer, 0, maxSentenceTokens * pairsPerRow)
    this.hashes = new Int32Array(memory.buffer, layout.hashes, hashRoom)
    this.memory = new Int16Array(memory.buffer)
    this.functions = instantiate(kernelCode(layout), memory) as Functions
    this.chain = new Chain(memory, layout.chain, model)
  }

  /** Adds the rows of the first `count` hashes to the token's sums of both readings. */
  addRows(token: number, count: number): void {
    const { addRows, findRows } = this.functions
    addRows(token * vectorLength, findRows(count))
  }

  /** Adds the rows of the first `count` hashes to the token's sums of the second reading only. */
  addSecondRows(token: number, count: number): void {
    const { addSecondRows, findRows } = this.functions
    addSecondRows(token * vectorLength, findRows(count))
  }

  /** Sets the token's sums to those of five vectors (`vectorAt`). */
  addWords(
    token: number,
    [first = 0, second = 0, third = 0, fourth = 0, fifth = 0]: Int32Array,
  ): void {
    this.functions.addWords(token * vectorLength, first, second, third, fourth, fifth)
  }

  /** Adds a vector (`vectorAt`) to the token's sums. */
  addVector(token: number, vector: number): void {
    this.functions.addPair(token * vectorLength, token * vectorLength, vector)
  }

  /** Address of the vector with this number. */
  vectorAt(index: number): number {
    return this.vectors + index * vectorLength
  }

  /** Makes a vector (`vectorAt`) the sum of the rows of the first `count` hashes. */
  sumUp(vector: number, count: number): void {
    const { addRows, findRows } = this.functions
    this.memory.fill(0, vector >> 1, (vector >> 1) + rowLength)
    addRows(vector, findRows(count))
  }

  /** Puts the labels of a sentence for a reading into the chain: those within `beam` of the best, and `outside`. */
  enter(length: number, reading: number, beam: number): void {
    for (let token = 0; token < length; token++)
      this.chain.play(token, this.chooseLabels(token, reading, beam) | (1 << outside))
    this.chain.enter(length, reading * readingLength * 2)
  }

  /** The set of the labels whose sums lie at most `beam` below the token's best of the reading. */
  chooseLabels(token: number, reading: number, beam: number): number {
    return this.functions.chooseLabels(token * vectorLength + reading * readingLength * 2, beam)
  }
}

function layOut(starts: Int32Array, count: number): KernelLayout & { chain: number; end: number } {
  let end = maxSentenceTokens * vectorLength
  const take = (length: number): number => {
    const begin = end
    end = Math.ceil((begin + length) / line) * line
    return begin
  }
  const hashes = take(hashRoom * 4)
  const found = take((hashRoom + 1) * 4)
  const startsAt = take(starts.length * 4)
  // The last bucket is read eight features at a time.
  const fingerprints = take((count + 8) * 2)
  const rows = take(count * rowLength)
  const chain = take(chainLength)
  return { chain, hashes, found, starts: startsAt, fingerprints, rows, end }
}
