/** Sentences with their features and gold labels, laid out for training. */
import type { FeatureIndex } from './feature-index.js'

/** One sentence before its features are numbered. */
export interface RawSentence {
  /** Number of its first token in the article. */
  readonly from: number
  /** Feature hashes of all tokens, one after another. */
  readonly hashes: Int32Array
  /** Where each token's features end in `hashes`. */
  readonly ends: Int32Array
  readonly labels: Uint8Array
  /** Labels that each token may have, as bits, where the annotation leaves it open. */
  readonly allowed?: Int32Array
  /** How much it counts; 1 is usual. */
  readonly weight: number
}

/** A sentence with rows in place of hashes. */
export type TrainingSentence = RawSentence

/** Replaces hashes by rows and leaves out the features that have none. */
export function numberFeatures(sentence: RawSentence, index: FeatureIndex): TrainingSentence {
  const rows = new Int32Array(sentence.hashes.length)
  const ends = new Int32Array(sentence.ends.length)
  let kept = 0
  let at = 0
  sentence.ends.forEach((end, token) => {
    for (; at < end; at++) {
      const row = index.rowOf(sentence.hashes[at] ?? 0)
      if (row >= 0) rows[kept++] = row
    }
    ends[token] = kept
  })
  return { ...sentence, hashes: rows.slice(0, kept), ends }
}
