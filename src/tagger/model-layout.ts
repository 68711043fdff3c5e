/** How the weights of a model lie in its file and in memory. */
import { i32, u8 } from './cells.js'

/** Readings of an article, one after the other: the second sees what the first one found. */
export const readings = 2

/** Weights of one feature for one reading: one per label, and some that are always 0, so that vectors fill up. */
export const readingLength = 32

/** Weights of one feature: those of the first reading's labels, then those of the second's. One line of a cache. */
export const rowLength = readings * readingLength

const bucketBits = 17

/** The upper bits of a hash tell its bucket. */
export const bucketShift = 32 - bucketBits

/** Number of buckets. */
export const bucketCount = 2 ** bucketBits

/** Feature hashes as they are looked up: by bucket, and within it by their lower 16 bits. */
export interface PackedKeys {
  /** Number of features in each bucket. */
  readonly buckets: Uint8Array
  /** Lower 16 bits of each feature's hash, bucket by bucket. */
  readonly fingerprints: Uint16Array
}

/** Packs hashes that are in ascending order as numbers without sign. */
export function packKeys(keys: Int32Array): PackedKeys {
  const buckets = new Uint8Array(bucketCount)
  for (const key of keys) {
    const bucket = key >>> bucketShift
    const count = u8(buckets, bucket) + 1
    if (count > 255) throw new Error('A bucket of features overflows: their hashes are not spread.')
    buckets[bucket] = count
  }
  return { buckets, fingerprints: Uint16Array.from(keys) }
}

/** Gives the number of each bucket's first feature, and the number of all features behind the last. */
export function bucketStarts(buckets: Uint8Array): Int32Array {
  const starts = new Int32Array(bucketCount + 1)
  for (let bucket = 0; bucket < bucketCount; bucket++)
    starts[bucket + 1] = i32(starts, bucket) + u8(buckets, bucket)
  return starts
}
