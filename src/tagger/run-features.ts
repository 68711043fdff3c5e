/** Features of the run of capitalised words that a token belongs to: how it begins and ends, what stands around it. */
import { cueFlag } from '../model/lexicon.js'
import { mixHash } from '../text/hash.js'
import { i32 } from './cells.js'
import { insideCues } from './cue-sets.js'
import type { Chunk, ChunkContents } from './chunks.js'
import type { TaggerDocument } from './document.js'
import { lowerOf, patternOf, wordAt, type Place } from './place.js'
import type { FeatureSink } from './sink.js'

/** Writes the features of the run around the token, if it is in one. */
export function addRun(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const chunk = document.chunks[i32(document.chunkOf, place.at)]
  if (!chunk) return
  const part = partOf(chunk, place.at)
  addEnds(document, { chunk, part }, sink)
  addSides(document, { chunk, part, place }, sink)
  addContents(document, { chunk, part }, sink)
  addStrictRun(document, place, sink)
}

function partOf(chunk: Chunk, at: number): number {
  if (chunk.to - chunk.from === 1) return 0
  if (at === chunk.from) return 1
  return at === chunk.to - 1 ? 2 : 3
}

interface InChunk {
  readonly chunk: Chunk
  /** 0 alone, 1 first, 2 last, 3 between. */
  readonly part: number
}

function addEnds({ words }: TaggerDocument, { chunk, part }: InChunk, sink: FeatureSink): void {
  const first = words[chunk.from]
  const last = words[chunk.to - 1]
  if (!first || !last) return
  sink.add2(40, Math.min(chunk.to - chunk.from, 6), part)
  sink.addLexical(41, mixHash(first.folded, part), first.cues === 0)
  sink.addLexical(42, mixHash(last.folded, part), last.cues === 0)
  sink.add2(43, mixHash(first.cues & insideCues, first.names), part)
  sink.addLexical(48, mixHash(first.folded, last.folded), true)
}

function addSides(
  document: TaggerDocument,
  { chunk, part, place }: InChunk & { place: Place },
  sink: FeatureSink,
): void {
  const before = wordAt(document, chunk.from - 1, place)
  const before2 = wordAt(document, chunk.from - 2, place)
  const after = wordAt(document, chunk.to, place)
  const size = Math.min(chunk.to - chunk.from, 4)
  sink.add2(44, lowerOf(before), part)
  sink.add2(45, mixHash(lowerOf(before2), lowerOf(before)), part)
  sink.add2(46, lowerOf(after), part)
  sink.add2(47, mixHash(patternOf(before), patternOf(after)), mixHash(part, size))
  const noun = nounBefore(document, chunk.from, place)
  if (noun !== undefined) sink.add2(55, noun, part)
  const { apposition } = chunk
  if (!apposition) return
  const article = apposition.hasArticle ? 4 : 0
  sink.add2(57, apposition.noun.folded, article | part)
  sink.add2(58, apposition.noun.cues, article | part)
}

const smallWords = cueFlag.determiner | cueFlag.preposition

/** The nearest word before the run that is no article or preposition, three tokens back at most. */
function nounBefore(document: TaggerDocument, start: number, place: Place): number | undefined {
  for (let at = start - 1; at >= start - 4; at--) {
    const word = wordAt(document, at, place)
    if (!word || word.isSign) return undefined
    if ((word.cues & smallWords) === 0) return mixHash(word.folded, start - at)
  }
  return undefined
}

function addContents(document: TaggerDocument, { chunk, part }: InChunk, sink: FeatureSink): void {
  const { cues, names } = chunk.contents ?? readContents(document, chunk)
  sink.addBits(49, cues)
  sink.addBits(50, names)
  sink.add2(51, mixHash(cues, patternOf(document.words[chunk.from])), part)
}

/** What all words of the run say, read once. */
function readContents({ words, known }: TaggerDocument, chunk: Chunk): ChunkContents {
  let cues = 0
  let names = 0
  for (let at = chunk.from; at < chunk.to; at++) {
    cues |= words[at]?.cues ?? 0
    names |= known[at] ?? 0
  }
  chunk.contents = { cues: cues & insideCues, names }
  return chunk.contents
}

/** The capitalised words next to each other, with no small word between. */
function addStrictRun(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const { words, reach } = document
  if (!words[place.at]?.isCapital) return
  const first = i32(reach.runFirst, place.at)
  const last = i32(reach.runLast, place.at)
  const head = words[first]
  if (!head) return
  const where = mixHash(Math.min(place.at - first, 3), Math.min(last - place.at, 3))
  sink.add(52, where)
  sink.add2(53, mixHash(head.names, head.cues & insideCues), where)
  sink.add2(54, lowerOf(wordAt(document, first - 1, place)), where)
  sink.add2(56, lowerOf(wordAt(document, last + 1, place)), where)
}
