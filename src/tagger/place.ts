/** A token in its sentence, and what stands around it. */
import type { TaggerDocument } from './document.js'
import type { Word } from './words.js'

/** A token and the bounds of its sentence. */
export interface Place {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Stands for a missing neighbour. */
const edge = -1

/** The word at the index, where the sentence has one. */
export function wordAt(
  document: TaggerDocument,
  at: number,
  { from, to }: Place,
): Word | undefined {
  return at >= from && at < to ? document.words[at] : undefined
}

/** The hash of the lower-cased word. */
export function lowerOf(word: Word | undefined): number {
  return word ? word.lower : edge
}

/** The word's pattern. */
export function patternOf(word: Word | undefined): number {
  return word ? word.pattern : edge
}
