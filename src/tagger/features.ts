/** Features of a token beyond its words: patterns with its neighbours, its place, known names, what recurs. */
import { mixHash } from '../text/hash.js'
import { u8 } from './cells.js'
import { addRun } from './run-features.js'
import { addAnnounced, addBracket, addSmall } from './reach-features.js'
import type { TaggerDocument } from './document.js'
import { position } from './positions.js'
import { lowerOf, patternOf, wordAt, type Place } from './place.js'
import type { FeatureSink } from './sink.js'
import type { Word } from './words.js'

/** Writes the features of the token. */
export function addContext(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const word = document.words[place.at]
  if (!word) return
  addPatterns(document, place, sink)
  addPosition(document, place.at, sink)
  addKnown(document, place.at, sink)
  addRun(document, place, sink)
  addAnnounced(document, place, sink)
  addBracket(document, place, sink)
  if (word.isCapital) addRecurrence(document, word, sink)
  else addSmall(document, place, sink)
}

function addPatterns(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const { at } = place
  const word = document.words[at]
  if (!word) return
  const before2 = wordAt(document, at - 2, place)
  const before = wordAt(document, at - 1, place)
  const after = wordAt(document, at + 1, place)
  const after2 = wordAt(document, at + 2, place)
  const left = mixHash(patternOf(before), word.pattern)
  const right = mixHash(word.pattern, patternOf(after))
  const wide = mixHash(patternOf(before2), left)
  sink.addLexical(1, mixHash(lowerOf(before), word.lower), word.isCapital)
  sink.addLexical(2, mixHash(word.lower, lowerOf(after)), word.isCapital)
  sink.add2(3, lowerOf(before2), lowerOf(before))
  sink.add2(4, lowerOf(after), lowerOf(after2))
  sink.add2(5, left, patternOf(after))
  sink.add(6, wide)
  sink.add2(7, right, patternOf(after2))
  sink.add2(8, wide, mixHash(patternOf(after), patternOf(after2)))
  sink.add2(9, lowerOf(before), word.pattern)
  sink.add2(10, lowerOf(before), right)
  sink.add2(11, mixHash(lowerOf(before2), lowerOf(before)), word.pattern)
  sink.add2(12, word.pattern, lowerOf(after))
  sink.add2(13, lowerOf(before), lowerOf(after))
}

function addPosition(document: TaggerDocument, at: number, sink: FeatureSink): void {
  const flags = u8(document.position, at)
  const word = document.words[at]
  if (flags === 0 || !word) return
  sink.add2(20, flags, word.pattern)
  for (let bit = 1; bit <= position.capsLine; bit <<= 1)
    if (flags & bit) sink.add2(21, bit, word.shape)
}

function addKnown(document: TaggerDocument, at: number, sink: FeatureSink): void {
  const place = u8(document.knownPart, at)
  if (place === 0) return
  const flags = document.known[at] ?? 0
  sink.add2(30, flags, place)
  for (let bit = 0; bit < 12; bit++) if (flags & (1 << bit)) sink.add2(31, bit, place)
  sink.add2(32, flags, lowerOf(document.words[at - 1]))
}

function addRecurrence(document: TaggerDocument, word: Word, sink: FeatureSink): void {
  const seen = document.recurrence.get(word.folded)
  if (!seen) return
  const spelling = mixHash(Math.min(seen.small, 2), Math.min(seen.capital, 3))
  sink.add(80, spelling)
  sink.add2(81, spelling, word.names & 0x3000)
  sink.addBits(82, seen.before)
  sink.addBits(83, seen.inside)
  sink.addBits(84, seen.heads & 0xff)
  sink.addBits(85, seen.after)
}
