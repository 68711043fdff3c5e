/** A growing list of feature hashes. */
import { mixHash } from '../text/hash.js'

/** Marks a feature that names a capitalised word itself: training hides these at times, so that names never seen are learned. */
export function markLexical(hash: number): number {
  return hash | 1
}

/** Marks any other feature. */
export function markGeneral(hash: number): number {
  return hash & ~1
}

/** Whether the feature names a capitalised word itself. */
export function isLexical(hash: number): boolean {
  return (hash & 1) === 1
}

/** Collects the features of one token after another. */
export class FeatureSink {
  hashes: Int32Array
  length = 0

  /** The list begins in the given array and moves into a larger one when it outgrows it. */
  constructor(hashes: Int32Array = new Int32Array(256)) {
    this.hashes = hashes
  }

  /** Adds the feature of a template with one value. */
  add(template: number, value: number): void {
    this.push(markGeneral(mixHash(value, template)))
  }

  /** Adds a feature that names the word: hidden at times in training when the word is capitalised. */
  addLexical(template: number, value: number, isCapital: boolean): void {
    const hash = mixHash(value, template)
    this.push(isCapital ? markLexical(hash) : markGeneral(hash))
  }

  /** Adds a feature that is a hash already. */
  push(hash: number): void {
    if (this.length === this.hashes.length) {
      const grown = new Int32Array(this.length * 2)
      grown.set(this.hashes)
      this.hashes = grown
    }
    this.hashes[this.length++] = hash
  }

  /** Adds the feature of a template with two values. */
  add2(template: number, left: number, right: number): void {
    this.add(template, mixHash(left, right))
  }

  /** Adds one feature per set bit. */
  addBits(template: number, bits: number): void {
    for (let rest = bits, bit = 0; rest !== 0; rest >>>= 1, bit++)
      if (rest & 1) this.add2(template, bit, 77)
  }
}
