/** A token in its sentence, and what stands around it. */
import { i32 } from './cells.js'
import type { Chunk } from './chunks.js'
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

/** The run of capitalised words that the token belongs to. No list is asked for its element -1, which takes long. */
export function chunkAt({ chunks, chunkOf }: TaggerDocument, at: number): Chunk | undefined {
  const index = i32(chunkOf, at)
  return index < 0 ? undefined : chunks[index]
}

/** The hash of the lower-cased word. */
export function lowerOf(word: Word | undefined): number {
  return word ? word.lower : edge
}

/** The word's pattern. */
export function patternOf(word: Word | undefined): number {
  return word ? word.pattern : edge
}
