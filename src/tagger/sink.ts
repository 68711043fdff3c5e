/** A growing list of feature hashes. */
import { mixHash } from '../text/hash.js'

/** Collects the features of one token after another. */
export class FeatureSink {
  hashes = new Int32Array(256)
  length = 0

  /** Adds the feature of a template with one value. */
  add(template: number, value: number): void {
    this.push(mixHash(value, template))
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
