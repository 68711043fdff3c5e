/** Near-duplicates: keys under which copies of one text meet, and the exact comparison that decides. */
import { contentId } from '../core/content-id.js'
import type { StatedDate } from '../model/article.js'
import type { Fingerprint } from '../model/fingerprint.js'
import type { Span } from '../model/span.js'
import { readFeatures, type TextFeatures } from './features.js'
import { bandKeys, minHashes, type Banding } from './minhash.js'

/** The text of an article with its paragraphs, headline excluded. */
export interface ComparedText {
  readonly text: string
  readonly paragraphs: readonly Span[]
  readonly published?: StatedDate
}

/** Whether two texts are copies of one, and why. */
export interface DuplicateVerdict {
  readonly isDuplicate: boolean
  /** Share of the shorter text's runs of three words that the longer one has too. */
  readonly similarity: number
  readonly reason: DuplicateReason
}

/** What decided. */
export type DuplicateReason =
  | 'same-text'
  | 'near-text'
  | 'other-words'
  | 'other-names'
  | 'other-numbers'
  | 'too-short'
  | 'background'

/** Three views of a text. Copies with another beginning meet in the first two, copies cut short in the last. */
const views = {
  words: { bands: 16, rows: 3 },
  specifics: { bands: 16, rows: 2 },
  opening: { bands: 8, rows: 2 },
} as const satisfies Record<string, Banding>

/** Makes the fingerprint of a text, for finding the texts that may be its copies. */
export function fingerprint(text: string, paragraphs: readonly Span[]): Fingerprint {
  const features = readFeatures(text, paragraphs)
  const parts = [
    { minima: minima(features.shingles, views.words), banding: views.words, prefix: 'w' },
    {
      minima: minima(features.specificRuns, views.specifics),
      banding: views.specifics,
      prefix: 's',
    },
    { minima: minima(features.opening, views.opening), banding: views.opening, prefix: 'o' },
  ]
  return {
    textHash: contentId('text', features.words.join(' ')),
    signature: Uint8Array.from(parts[0]?.minima ?? [], (value) => value & 0xff),
    bands: parts.flatMap(({ minima: least, banding, prefix }) => bandKeys(least, banding, prefix)),
  }
}

function minima(set: ReadonlySet<number>, { bands, rows }: Banding): readonly number[] {
  return minHashes(set, bands * rows)
}

/** Compares two texts exactly. */
export function verifyDuplicate(left: ComparedText, right: ComparedText): DuplicateVerdict {
  return compareFeatures(
    readFeatures(left.text, left.paragraphs),
    readFeatures(right.text, right.paragraphs),
  )
}

function compareFeatures(left: TextFeatures, right: TextFeatures): DuplicateVerdict {
  const similarity = containment(left.shingles, right.shingles)
  return { isDuplicate: similarity > 0.5, similarity, reason: 'near-text' }
}

/** Share of the smaller set that the larger one has too. */
export function containment(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left]
  let shared = 0
  for (const item of small) if (large.has(item)) shared++
  return small.size === 0 ? 0 : shared / small.size
}
