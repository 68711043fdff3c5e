/** What tells near-duplicate texts apart without comparing every pair. */

/** The fingerprint of one text. Texts that share a band are candidates; their signatures decide. */
export interface Fingerprint {
  /** Hash of the normalised text: equal for texts that differ in nothing that counts. */
  readonly textHash: string
  /** MinHash or SimHash signature, as the stage that made it defines. */
  readonly signature: Uint8Array
  /** Keys of locality-sensitive hashing, with the band's number in each. */
  readonly bands: readonly string[]
}

/** A stored text that shares the hash or a band with another one. */
export interface DuplicateCandidate {
  /** The article that is stored for it: its own, or the one that it repeats. */
  readonly articleId: string
  readonly linkId: string
  readonly textHash: string
  readonly signature: Uint8Array
}
