/**
 * How the labels of a sentence lie in the memory of `chain-code.ts`: numbers of double precision, the labels in four
 * groups of eight by their part, so that types stand side by side and are worked on two at a time.
 */
import { maxSentenceTokens } from '../text/sentences.js'
import { labelCount, labelTypes, outside, part, partOf, typeOf } from './labels.js'

/** Bytes of a number. */
export const numberBytes = 8

/** Labels in a group: singles with `outside` before them, begins, insides, ends. */
const groupSize = 8
const groupBytes = groupSize * numberBytes

/** Groups, by the byte at which they begin within the numbers of a token. */
export const group = {
  single: 0,
  begin: groupBytes,
  inside: 2 * groupBytes,
  end: 3 * groupBytes,
} as const

/** Bytes of one number for each label. */
export const labelsBytes = 4 * groupBytes

/** The byte of a label's number among those of all labels. */
export function byteOf(label: number): number {
  const place = label === outside ? 0 : partOf(label) - part.single
  return place * groupBytes + (typeOf(label) + 1) * numberBytes
}

/** What a token holds, by byte: `back` and `share` are gone once `beta` and `marginal` are there. */
export const token = {
  /** Score on the path; afterwards how likely the label is. */
  score: 0,
  marginal: 0,
  /** Weight of a label beside the best one's; 0 out of play. */
  emission: labelsBytes,
  /** Best score of a path to here; afterwards the mass of all paths to here. */
  alpha: 2 * labelsBytes,
  /** The label before on the best path, as a number; afterwards the mass of all paths from here. */
  back: 3 * labelsBytes,
  beta: 3 * labelsBytes,
  /** What the masses of the token were multiplied with. */
  scale: 4 * labelsBytes,
  /** What makes the labels' masses add up to 1. */
  whole: 4 * labelsBytes + 8,
  /** The set of the labels in play. */
  labels: 4 * labelsBytes + 16,
  length: 4 * labelsBytes + 64,
} as const

/** The weights of label pairs of one reading, by byte. */
export const table = {
  /** For each left label those of the singles and begins that may follow. */
  follow: 0,
  /** For each right label, a single or begin, those of the singles and ends that may stand before. */
  lead: 32 * 2 * groupBytes,
  /** As `follow`, the scores. */
  path: 2 * 32 * 2 * groupBytes,
  /** From begin to inside, inside to inside, begin to end, inside to end, by type. */
  within: 3 * 32 * 2 * groupBytes,
  /** The same, the scores. */
  pathWithin: 3 * 32 * 2 * groupBytes + 4 * groupBytes,
  length: 3 * 32 * 2 * groupBytes + 8 * groupBytes,
} as const

/** Bytes of a label's row in `follow`, `lead` and `path`, as a shift. */
export const rowShift = Math.log2(2 * groupBytes)

/** Labels further below the best one than this many steps weigh as much as there. */
export const mostSteps = 8191

/** Where the parts begin, by byte. */
export const area = {
  /** The token that stands before a stretch, when paths are sought and when masses are added up. */
  pathEdge: 0,
  massEdge: token.length,
  tokens: 2 * token.length,
  /** `byteOf` each label. */
  bytes: (2 + maxSentenceTokens) * token.length,
  /** The numbers of the begins and insides. */
  numbers: (2 + maxSentenceTokens) * token.length + 128,
  tables: (2 + maxSentenceTokens) * token.length + 256,
  shares: (2 + maxSentenceTokens) * token.length + 256 + 2 * table.length,
  length:
    (2 + maxSentenceTokens) * token.length + 256 + 2 * table.length + (mostSteps + 1) * numberBytes,
} as const

if (labelTypes.length >= groupSize || labelCount > 32)
  throw new Error('The labels do not fit into groups of eight.')
