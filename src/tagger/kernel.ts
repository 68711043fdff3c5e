/** A model in the memory of its vector code (`kernel-code.ts`), and sums over the rows of features. */
import { kernelCode, type KernelLayout } from './kernel-code.js'
import type { Model } from './model-file.js'
import { bucketStarts, readingLength, rowLength } from './model-layout.js'

/** What this file uses of the global `WebAssembly`, which the types of Node 20 lack. */
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number; maximum: number }) => { buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { env: { memory: object } },
  ) => { exports: unknown }
}

interface Functions {
  readonly addWords: (sums: number, ...words: readonly number[]) => void
  readonly addRows: (sums: number, count: number) => void
  readonly addSecondRows: (sums: number, count: number) => void
  readonly chooseLabels: (sums: number, beam: number) => number
}

/** Bytes of a vector of sums: 16 bits for each weight of a row. */
const vectorLength = rowLength * 2
const line = 64
const pageLength = 65_536

const hashRoom = 1024

/** Adds up the rows of features. `sums` holds the running sums, first reading first. */
export class Kernel {
  readonly sums: Int16Array
  /** The features to look up. */
  readonly hashes: Int32Array
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
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    new Int32Array(memory.buffer, layout.starts).set(starts)
    new Uint16Array(memory.buffer, layout.fingerprints).set(fingerprints)
    new Int8Array(memory.buffer, layout.rows).set(model.rows)
    this.sums = new Int16Array(memory.buffer, 0, rowLength)
    this.hashes = new Int32Array(memory.buffer, layout.hashes, hashRoom)
    this.memory = new Int16Array(memory.buffer)
    const module = new WebAssembly.Module(kernelCode(layout))
    this.functions = new WebAssembly.Instance(module, { env: { memory } }).exports as Functions
  }

  /** Adds the rows of the first `count` hashes to the sums of both readings. */
  addRows(count: number): void {
    this.functions.addRows(0, count)
  }

  /** Adds the rows of the first `count` hashes to the sums of the second reading only. */
  addSecondRows(count: number): void {
    this.functions.addSecondRows(0, count)
  }

  /** Sets the sums to those of five vectors (`vectorAt`). */
  addWords(words: Int32Array): void {
    const { addWords } = this.functions
    addWords(0, words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0, words[4] ?? 0)
  }

  /** Address of the vector with this number. */
  vectorAt(index: number): number {
    return this.vectors + index * vectorLength
  }

  /** Copies the sums into a vector. */
  keep(vector: number): void {
    this.memory.copyWithin(vector >> 1, 0, rowLength)
  }

  /** The set of the labels whose sums lie at most `beam` below the best of the reading. */
  chooseLabels(reading: number, beam: number): number {
    return this.functions.chooseLabels(reading * readingLength * 2, beam)
  }
}

function layOut(starts: Int32Array, count: number): KernelLayout & { end: number } {
  let end = vectorLength
  const take = (length: number): number => {
    const begin = end
    end = Math.ceil((begin + length) / line) * line
    return begin
  }
  const hashes = take(hashRoom * 4)
  const startsAt = take(starts.length * 4)
  // The last bucket is read eight features at a time.
  const fingerprints = take((count + 8) * 2)
  const rows = take(count * rowLength)
  return { hashes, starts: startsAt, fingerprints, rows, end }
}
