/** Near-duplicates: keys under which copies of one text meet, and the exact comparison that decides. */
import { contentId } from '../core/content-id.js'
import type { Fingerprint } from '../model/fingerprint.js'
import type { Span } from '../model/span.js'
import { readFeatures, type TextFeatures } from './features.js'
import { bandKeys, minHashes, type Banding } from './minhash.js'

/** A text with the paragraphs of its body; what stands before them is its headline. */
export interface ComparedText {
  readonly text: string
  readonly paragraphs: readonly Span[]
}

/** What decided whether two texts are copies of one. */
export type DuplicateReason =
  | 'same-text'
  | 'near-text'
  | 'other-words'
  | 'other-names'
  | 'other-numbers'
  | 'background'
  | 'too-short'

/** Whether two texts are copies of one, and why. */
export interface DuplicateVerdict {
  readonly isDuplicate: boolean
  /** Share of the shorter body's runs of three words that the longer one has too. */
  readonly similarity: number
  readonly reason: DuplicateReason
}

/** A body with fewer words says too little: it may be the notice that stands in place of many articles. */
const fewestWords = 25
/** Share of the shorter body's runs of words that a copy keeps: half, after one word in five was changed. */
const leastSimilarity = 0.5
/** Shares of the shorter body's names and numbers that a copy keeps, also when it adds or drops a paragraph. */
const leastNames = 0.7
const leastNumbers = 0.6
/** A body shorter than this share of the other is a copy only if it is the other's beginning. */
const leastLengthRatio = 1 / 3
const leastOpening = 0.3

/**
 * Copies are looked for by their specifics: stories by one template share words, but hardly a run of three names or
 * numbers, so that a template of ten thousand stories fills no bucket. Texts with few specifics are looked for by words.
 */
const specificBands: Banding = { bands: 32, rows: 2 }
const wordBands: Banding = { bands: 16, rows: 3 }
const fewSpecifics = 6

/** Makes the fingerprint of a text, for finding the texts that may be its copies. */
export function fingerprint(text: string, paragraphs: readonly Span[]): Fingerprint {
  const { words, shingles, specificRuns } = readFeatures(text, paragraphs)
  const bySpecifics = minHashes(specificRuns, specificBands)
  const byWords = specificRuns.size < fewSpecifics ? minHashes(shingles, wordBands) : []
  return {
    textHash: contentId('text', words.join(' ')),
    signature: Uint8Array.from(bySpecifics, (value) => value & 0xff),
    bands: [...bandKeys(bySpecifics, specificBands, 's'), ...bandKeys(byWords, wordBands, 'w')],
  }
}

/**
 * Compares two texts exactly. Copies share most runs of words, and the names and numbers of the shorter are among those
 * of the longer; stories by one template share the words, but not the names or the numbers.
 */
export function verifyDuplicate(left: ComparedText, right: ComparedText): DuplicateVerdict {
  const [short, long] = [featuresOfLeft(left), readFeatures(right.text, right.paragraphs)].sort(
    (one, other) => one.words.length - other.words.length,
  ) as [TextFeatures, TextFeatures]
  const similarity = containment(short.shingles, long.shingles)
  const reason =
    short.words.length < fewestWords
      ? compareShort(left.text, right.text)
      : compareFeatures(short, long, similarity)
  return { isDuplicate: reason === 'same-text' || reason === 'near-text', similarity, reason }
}

// A new text is compared with one candidate after the other.
let latest: { readonly of: ComparedText; readonly features: TextFeatures } | undefined

/** The features of the left text of the last comparison are remembered. */
function featuresOfLeft(text: ComparedText): TextFeatures {
  if (latest?.of !== text) latest = { of: text, features: readFeatures(text.text, text.paragraphs) }
  return latest.features
}

/** With so few words the headline must agree too. */
function compareShort(left: string, right: string): DuplicateReason {
  return sameItems(readFeatures(left, []).words, readFeatures(right, []).words)
    ? 'same-text'
    : 'too-short'
}

function compareFeatures(
  short: TextFeatures,
  long: TextFeatures,
  similarity: number,
): DuplicateReason {
  if (sameItems(short.words, long.words)) return 'same-text'
  if (similarity < leastSimilarity) return 'other-words'
  if (agreement(short.names, long.names) < leastNames) return 'other-names'
  if (agreement(short.numbers, long.numbers) < leastNumbers) return 'other-numbers'
  const isBrief = short.words.length < leastLengthRatio * long.words.length
  if (isBrief && containment(short.opening, long.opening) < leastOpening) return 'background'
  return 'near-text'
}

function sameItems(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index])
}

function sharedCount(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  let shared = 0
  for (const item of left) if (right.has(item)) shared++
  return shared
}

/** Share of the smaller set that the larger one has too; nothing is shared with an empty set. */
function containment(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const size = Math.min(left.size, right.size)
  return size === 0 ? 0 : sharedCount(left, right) / size
}

/** Like containment, but one item more is taken to be shared: few names or numbers prove little, none nothing. */
function agreement(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  return (sharedCount(left, right) + 1) / (Math.min(left.size, right.size) + 1)
}
