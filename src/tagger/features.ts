/** Features of a token beyond its words: patterns, the capitalised run around it, lists, brackets, recurrence. */
import { cueFlag } from '../model/lexicon.js'
import { mixHash } from '../text/hash.js'
import type { Word } from './words.js'
import { position, type TaggerDocument } from './document.js'
import type { FeatureSink } from './sink.js'

const edge = -1

/** Writes the features of the token; `from` and `to` bound its sentence. */
export function addContext(
  document: TaggerDocument,
  { at, from, to }: { at: number; from: number; to: number },
  sink: FeatureSink,
): void {
  const { words } = document
  const word = words[at]
  if (!word) return
  const near = neighbours(words, { at, from, to })
  addPatterns(word, near, sink)
  addPosition(document, at, sink)
  addKnown(document, at, sink)
  addChunk(document, { at, from, to }, sink)
  addAnnounced(words, { at, from, to }, sink)
  addBracket(document, { at, from, to }, sink)
  if (word.isCapital) addRecurrence(document, word, sink)
  else addSmall(document, { at, from, to }, sink)
}

type Near = readonly (Word | undefined)[]

function neighbours(
  words: readonly Word[],
  { at, from, to }: { at: number; from: number; to: number },
): Near {
  return [
    at - 2 >= from ? words[at - 2] : undefined,
    at - 1 >= from ? words[at - 1] : undefined,
    at + 1 < to ? words[at + 1] : undefined,
    at + 2 < to ? words[at + 2] : undefined,
  ]
}

function addPatterns(word: Word, near: Near, sink: FeatureSink): void {
  const [before2, before, after, after2] = near
  const lower = [
    before2?.lower ?? edge,
    before?.lower ?? edge,
    after?.lower ?? edge,
    after2?.lower ?? edge,
  ] as const
  const pattern = [
    before2?.pattern ?? edge,
    before?.pattern ?? edge,
    after?.pattern ?? edge,
    after2?.pattern ?? edge,
  ] as const
  sink.add2(1, lower[1], word.lower)
  sink.add2(2, word.lower, lower[2])
  sink.add2(3, lower[0], lower[1])
  sink.add2(4, lower[2], lower[3])
  const left = mixHash(pattern[1], word.pattern)
  const right = mixHash(word.pattern, pattern[2])
  sink.add2(5, left, pattern[2])
  sink.add2(6, pattern[0], left)
  sink.add2(7, right, pattern[3])
  sink.add2(8, mixHash(pattern[0], left), mixHash(pattern[2], pattern[3]))
  sink.add2(9, lower[1], word.pattern)
  sink.add2(10, lower[1], right)
  sink.add2(11, mixHash(lower[0], lower[1]), word.pattern)
  sink.add2(12, word.pattern, lower[2])
  sink.add2(13, lower[1], lower[2])
}

function addPosition(document: TaggerDocument, at: number, sink: FeatureSink): void {
  const place = document.position[at] ?? 0
  const word = document.words[at]
  if (place === 0 || !word) return
  sink.add2(20, place, word.pattern)
  for (let bit = 1; bit <= position.capsLine; bit <<= 1)
    if (place & bit) sink.add2(21, bit, word.shape)
}

function addKnown(document: TaggerDocument, at: number, sink: FeatureSink): void {
  const place = document.knownPart[at] ?? 0
  if (place === 0) return
  const flags = document.known[at] ?? 0
  sink.add2(30, flags, place)
  for (let bit = 0; bit < 12; bit++) if (flags & (1 << bit)) sink.add2(31, bit, place)
  sink.add2(32, flags, document.words[at - 1]?.lower ?? edge)
}

const insideCues =
  cueFlag.companyHead |
  cueFlag.legalForm |
  cueFlag.bodyHead |
  cueFlag.organizationHead |
  cueFlag.programmeHead |
  cueFlag.placeHead |
  cueFlag.venue

function addChunk(
  document: TaggerDocument,
  { at, from, to }: { at: number; from: number; to: number },
  sink: FeatureSink,
): void {
  const { words, chunks, chunkOf } = document
  const chunk = chunks[chunkOf[at] ?? -1]
  if (!chunk) return
  const first = words[chunk.from]
  const last = words[chunk.to - 1]
  if (!first || !last) return
  const size = chunk.to - chunk.from
  const place = size === 1 ? 0 : at === chunk.from ? 1 : at === chunk.to - 1 ? 2 : 3
  const before = chunk.from > from ? words[chunk.from - 1] : undefined
  const before2 = chunk.from - 1 > from ? words[chunk.from - 2] : undefined
  const after = chunk.to < to ? words[chunk.to] : undefined
  sink.add2(40, Math.min(size, 6), place)
  sink.add2(41, first.folded, place)
  sink.add2(42, last.folded, place)
  sink.add2(43, mixHash(first.cues & insideCues, first.names), place)
  sink.add2(44, before?.lower ?? edge, place)
  sink.add2(45, mixHash(before2?.lower ?? edge, before?.lower ?? edge), place)
  sink.add2(46, after?.lower ?? edge, place)
  sink.add2(
    47,
    mixHash(before?.pattern ?? edge, after?.pattern ?? edge),
    mixHash(place, Math.min(size, 4)),
  )
  sink.add2(48, first.folded, last.folded)
  let cues = 0
  let names = 0
  for (let inside = chunk.from; inside < chunk.to; inside++) {
    cues |= words[inside]?.cues ?? 0
    names |= document.known[inside] ?? 0
  }
  sink.addBits(49, cues & insideCues)
  sink.addBits(50, names)
  sink.add2(51, mixHash(cues & insideCues, first.pattern), place)
}

/** The nearest word to the left that announces something, with how far it is. */
function addAnnounced(
  words: readonly Word[],
  { at, from }: { at: number; from: number; to: number },
  sink: FeatureSink,
): void {
  const word = words[at]
  if (!word) return
  for (let before = at - 1; before >= Math.max(from, at - 8); before--) {
    const found = words[before]
    if (!found || found.isCapital || (found.cues & announcing) === 0) continue
    const distance = Math.min(at - before, 4)
    sink.add2(60, mixHash(found.cues & announcing, distance), word.pattern)
    sink.add2(61, found.folded, word.isCapital ? 1 : 0)
    break
  }
  for (let before = at - 1, signs = 0; before >= Math.max(from, at - 40); before--) {
    const found = words[before]
    if (!found) break
    if (found.isSign) {
      if (found.first !== ',' && found.first !== '(' && found.first !== ')') break
      signs++
    }
    if (signs > 0 && !found.isCapital && found.cues & (cueFlag.companyPlural | cueFlag.takesPart)) {
      sink.add2(62, found.folded, word.isCapital ? 1 : 0)
      sink.add2(63, found.cues, word.shape)
      break
    }
  }
}

const announcing =
  cueFlag.companyNoun |
  cueFlag.companyPlural |
  cueFlag.organizationNoun |
  cueFlag.roleHead |
  cueFlag.placeHead |
  cueFlag.courtesy |
  cueFlag.bodyHead |
  cueFlag.programmeHead |
  cueFlag.venue |
  cueFlag.leads

function addBracket(
  document: TaggerDocument,
  { at, from, to }: { at: number; from: number; to: number },
  sink: FeatureSink,
): void {
  const { words, chunks, chunkOf } = document
  const word = words[at]
  if (!word) return
  if (word.isCapital && at - 2 >= from && words[at - 1]?.first === '(') {
    const long = chunks[chunkOf[at - 2] ?? -1]
    const head = long ? words[long.from] : undefined
    const isShort = words[at + 1]?.first === ')'
    sink.add2(70, word.isAllCaps ? 1 : 0, isShort ? 1 : 0)
    if (!long || !head) return
    sink.add2(71, head.folded, isShort ? 1 : 0)
    sink.add2(72, head.cues & insideCues, matchesInitials(words, long, word) ? 1 : 0)
  }
  const chunk = chunks[chunkOf[at] ?? -1]
  if (
    chunk &&
    chunk.to + 2 < to &&
    words[chunk.to]?.first === '(' &&
    words[chunk.to + 2]?.first === ')'
  ) {
    const short = words[chunk.to + 1]
    if (short?.isCapital) {
      const isMatch = matchesInitials(words, chunk, short)
      sink.add2(73, isMatch ? 1 : 0, at === chunk.from ? 1 : 0)
      sink.add2(74, short.isAllCaps ? 1 : 0, (words[chunk.from]?.cues ?? 0) & insideCues)
    }
  }
}

function matchesInitials(
  words: readonly Word[],
  chunk: { from: number; to: number },
  short: Word,
): boolean {
  return words[chunk.from]?.initial === short.initial && chunk.to - chunk.from >= 2
}

function addRecurrence(document: TaggerDocument, word: Word, sink: FeatureSink): void {
  const seen = document.recurrence.get(word.folded)
  if (!seen) return
  const small = Math.min(seen.small, 2)
  const capital = Math.min(seen.capital, 3)
  sink.add2(80, small, capital)
  sink.add2(81, mixHash(small, capital), word.names & 0x3000)
  sink.addBits(82, seen.before)
  sink.addBits(83, seen.inside)
  sink.addBits(84, seen.heads & 0xff)
}

/** For small words between capitals: what the runs on both sides begin with. */
function addSmall(
  document: TaggerDocument,
  { at, from, to }: { at: number; from: number; to: number },
  sink: FeatureSink,
): void {
  const { words } = document
  const word = words[at]
  if (!word || word.length > 4) return
  let next = at + 1
  while (next < to && next < at + 4 && !words[next]?.isCapital) next++
  let previous = at - 1
  while (previous >= from && previous > at - 4 && !words[previous]?.isCapital) previous--
  sink.add2(90, word.lower, words[next]?.pattern ?? edge)
  sink.add2(91, mixHash(word.lower, next - at), words[previous]?.pattern ?? edge)
}
