/** Words → hashed features of three families: eld's n-grams, our own n-grams, whole function words. */

/** Family of n-grams cut as the package eld cuts them: every third position, and the end of the word. */
export const eldFamily = 0
/** Family of all n-grams of three and four bytes of the word between its boundaries. */
export const ownFamily = 1
/** Family of whole words, elided words apart (`l'`, `qu'`). */
export const wordFamily = 2
/** How many families there are. */
export const familyCount = 3

const boundary = 0x20
const apostrophe = 0x27
const shortest = 3
const longest = 4

/** Receives one feature: its family and its hash. */
export type VisitFeature = (family: number, hash: number) => void

function start(family: number): number {
  return (0x811c9dc5 ^ (family + 1)) | 0
}

/** One step of FNV-1a, 32 bits. */
function step(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193)
}

/** FNV leaves its low bits weak on short keys; they choose the slot in the table. */
function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** Hashes a feature given as bytes. */
export function featureHash(family: number, bytes: Iterable<number>): number {
  let hash = start(family)
  for (const byte of bytes) hash = step(hash, byte)
  return finish(hash)
}

/** One word as a part of a buffer. */
export interface WordRange {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** Goes on hashing the bytes from `from` to `to`. */
function hashOn(hash: number, { bytes, from, to }: WordRange): number {
  let result = hash
  for (let index = from; index < to; index++) result = step(result, bytes[index] ?? boundary)
  return result
}

function visitEldGrams({ bytes, from, to }: WordRange, visit: VisitFeature): void {
  let position = from
  for (; position + 4 < to; position += 3) {
    const opening = position === from ? step(start(eldFamily), boundary) : start(eldFamily)
    visit(eldFamily, finish(hashOn(opening, { bytes, from: position, to: position + 4 })))
  }
  const opening = position === from ? step(start(eldFamily), boundary) : start(eldFamily)
  const ending = hashOn(opening, { bytes, from: Math.max(from, to - 4), to })
  visit(eldFamily, finish(step(ending, boundary)))
}

function visitOwnGrams({ bytes, from, to }: WordRange, visit: VisitFeature): void {
  for (let first = from - 1; first < to; first++) {
    let hash = start(ownFamily)
    const last = Math.min(first + longest, to + 1)
    for (let index = first; index < last; index++) {
      const isInside = index >= from && index < to
      hash = step(hash, isInside ? (bytes[index] ?? boundary) : boundary)
      if (index - first + 1 >= shortest) visit(ownFamily, finish(hash))
    }
  }
}

function visitWord({ bytes, from, to }: WordRange, visit: VisitFeature): void {
  let cut = from + 1
  while (cut < to && bytes[cut - 1] !== apostrophe) cut++
  if (bytes[cut - 1] !== apostrophe) cut = from
  if (cut > from) visit(wordFamily, finish(hashOn(start(wordFamily), { bytes, from, to: cut })))
  if (cut < to) visit(wordFamily, finish(hashOn(start(wordFamily), { bytes, from: cut, to })))
}

/** Hands every feature of the words to `visit`, repeated features as often as they occur. */
export function visitFeatures(
  words: { readonly bytes: Uint8Array; readonly ends: readonly number[] },
  visit: VisitFeature,
): void {
  let from = 0
  for (const to of words.ends) {
    visitWordFeatures({ bytes: words.bytes, from, to }, visit)
    from = to
  }
}

/** Hands every feature of one word to `visit`. */
export function visitWordFeatures(word: WordRange, visit: VisitFeature): void {
  visitEldGrams(word, visit)
  visitOwnGrams(word, visit)
  visitWord(word, visit)
}

/** Writes two numbers of 32 bits that two words hardly ever share. */
export function wordKey({ bytes, from, to }: WordRange, key: Int32Array): void {
  let left = 0x811c9dc5
  let right = to - from
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? boundary
    left = step(left, byte)
    right = Math.imul(right ^ byte, 0x9e3779b1)
  }
  key[0] = finish(left)
  key[1] = finish(right)
}
