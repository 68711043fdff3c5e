/** An article as the tagger sees it: words, runs of capitalised words, known names, and what recurs. */
import { nameFlag, cueFlag, type Lexicon } from '../model/lexicon.js'
import type { TaggerInput } from '../model/tagger.js'
import { emptyNameKey, extendNameKey } from '../text/names.js'
import { tokenGap } from '../text/tokens.js'
import type { Word, WordTable } from './words.js'

/** A run of capitalised words with the small words that join them, such as `Cámara de Comercio de Lima`. */
export interface Chunk {
  readonly from: number
  readonly to: number
}

/** An article ready for feature extraction. Arrays run parallel to the tokens. */
export interface TaggerDocument {
  readonly input: TaggerInput
  readonly words: readonly Word[]
  /** Index into `chunks`; -1 outside. */
  readonly chunkOf: Int32Array
  readonly chunks: readonly Chunk[]
  /** Known-name bits of the longest match over the token. */
  readonly known: Uint16Array
  /** Place in that match: 0 none, 1 single, 2 first, 3 inside, 4 last. */
  readonly knownPart: Uint8Array
  /** Flags of `position`. */
  readonly position: Uint8Array
  /** What recurs: by folded word. */
  readonly recurrence: ReadonlyMap<number, Recurrence>
}

/** What the article says elsewhere of a word. */
export interface Recurrence {
  /** Times it stands in small letters, and capitalised where nothing but the name asks for it. */
  small: number
  capital: number
  /** Cues before its capitalised runs, and inside them. */
  before: number
  inside: number
  /** Known-name bits of the first words of runs that it ends. */
  heads: number
}

/** Where a token stands. */
export const position = {
  sentenceStart: 1,
  title: 2,
  quoted: 4,
  bracketed: 8,
  lineStart: 16,
  capsLine: 32,
} as const

/** Prepares an article. */
export function readDocument(
  input: TaggerInput,
  table: WordTable,
  lexicon: Lexicon,
): TaggerDocument {
  const { tokens } = input
  const places = readPositions(input)
  const words: Word[] = []
  for (let at = 0; at < tokens.length; at++) {
    const surface = tokens.text.slice(tokens.starts[at], tokens.ends[at])
    const isShouted = ((places[at] ?? 0) & position.capsLine) !== 0
    words.push(table.get(isShouted ? unshout(surface, table) : surface))
  }
  const { chunks, chunkOf } = readChunks(words, input)
  const { known, knownPart } = matchNames(words, lexicon, input)
  const document = { input, words, chunks, chunkOf, known, knownPart, position: places }
  return { ...document, recurrence: readRecurrence(document) }
}

/** A word of an all-caps line as it would be spelled elsewhere. */
function unshout(surface: string, table: WordTable): string {
  const lower = surface.toLowerCase()
  const { names, cues } = table.get(lower)
  const isOrdinary = (names & (nameFlag.spanishWord | nameFlag.frenchWord)) !== 0 || cues !== 0
  const isName =
    (names & (nameFlag.city | nameFlag.country | nameFlag.region | nameFlag.forename)) !== 0
  if (isOrdinary && !isName) return lower
  return surface.slice(0, 1) + lower.slice(1)
}

const opening = new Set('«“')
const closing = new Set('»”')

function readPositions(input: TaggerInput): Uint8Array {
  const { tokens, sentences, titleEnd } = input
  const places = new Uint8Array(tokens.length)
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const from = sentences.bounds[sentence] ?? 0
    const to = sentences.bounds[sentence + 1] ?? 0
    const caps = isShouted(input, from, to) ? position.capsLine : 0
    let quoted = 0
    let bracketed = 0
    let isStart = true
    for (let at = from; at < to; at++) {
      const sign = tokens.text[tokens.starts[at] ?? 0] ?? ''
      if (closing.has(sign)) quoted = 0
      if (sign === ')') bracketed = 0
      const title = (tokens.starts[at] ?? 0) < titleEnd ? position.title : 0
      const line = (tokens.gaps[at] ?? 0) >= tokenGap.line ? position.lineStart : 0
      const isWord = tokens.kinds[at] !== 2
      places[at] =
        quoted | bracketed | title | line | caps | (isStart && isWord ? position.sentenceStart : 0)
      if (isWord) isStart = false
      if (opening.has(sign)) {
        quoted = position.quoted
        isStart = true
      }
      if (sign === '(') bracketed = position.bracketed
      if (sign === ':') isStart = true
    }
  }
  return places
}

/** Whether a line has at least three words of two letters or more, nearly all in capitals. */
function isShouted({ tokens }: TaggerInput, from: number, to: number): boolean {
  let shouted = 0
  let spoken = 0
  for (let at = from; at < to; at++) {
    const surface = tokens.text.slice(tokens.starts[at], (tokens.starts[at] ?? 0) + 12)
    if (tokens.kinds[at] !== 0 || surface.length < 2) continue
    if (surface === surface.toUpperCase()) shouted++
    else spoken++
  }
  return shouted >= 3 && spoken * 5 <= shouted
}

const joins = new Set(
  "de del la las los el du des d' d’ l' l’ le les et y e & of the and for von van der den di da do dos en à au aux pour para sur - ’ i a".split(
    ' ',
  ),
)

function readChunks(
  words: readonly Word[],
  input: TaggerInput,
): { chunks: Chunk[]; chunkOf: Int32Array } {
  const { tokens, sentences } = input
  const chunks: Chunk[] = []
  const chunkOf = new Int32Array(words.length).fill(-1)
  const isJoin = (at: number): boolean => {
    const start = tokens.starts[at] ?? 0
    const end = tokens.ends[at] ?? 0
    return end - start <= 4 && joins.has(tokens.text.slice(start, end))
  }
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const end = sentences.bounds[sentence + 1] ?? 0
    let at = sentences.bounds[sentence] ?? 0
    while (at < end) {
      if (!words[at]?.isCapital) {
        at++
        continue
      }
      const from = at
      let to = at + 1
      for (let next = to; next < end && next - to <= 3; next++) {
        if (words[next]?.isCapital) to = next + 1
        else if (!isJoin(next)) break
      }
      chunkOf.fill(chunks.length, from, to)
      chunks.push({ from, to })
      at = to
    }
  }
  return { chunks, chunkOf }
}

const longestName = 8

function matchNames(
  words: readonly Word[],
  lexicon: Lexicon,
  { sentences }: TaggerInput,
): { known: Uint16Array; knownPart: Uint8Array } {
  const known = new Uint16Array(words.length)
  const knownPart = new Uint8Array(words.length)
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const end = sentences.bounds[sentence + 1] ?? 0
    for (let at = sentences.bounds[sentence] ?? 0; at < end;) {
      const match = words[at]?.isCapital ? longestMatch(words, lexicon, { at, end }) : undefined
      if (!match) {
        at++
        continue
      }
      for (let inside = at; inside < match.to; inside++) {
        known[inside] = match.flags
        knownPart[inside] =
          match.to - at === 1 ? 1 : inside === at ? 2 : inside === match.to - 1 ? 4 : 3
      }
      at = match.to
    }
  }
  return { known, knownPart }
}

const nameBits = (1 << 12) - 1

function longestMatch(
  words: readonly Word[],
  lexicon: Lexicon,
  { at, end }: { at: number; end: number },
): { to: number; flags: number } | undefined {
  let key = emptyNameKey
  let best: { to: number; flags: number } | undefined
  for (let next = at; next < end && next - at < longestName; next++) {
    const word = words[next]
    if (!word) break
    key = extendNameKey(key, word.folded)
    const flags = next === at ? word.names : lexicon.flagsOf(key)
    if (flags & nameBits && word.isCapital) best = { to: next + 1, flags: flags & nameBits }
    if ((flags & nameFlag.prefix) === 0) break
  }
  return best
}

function readRecurrence(document: Omit<TaggerDocument, 'recurrence'>): Map<number, Recurrence> {
  const found = new Map<number, Recurrence>()
  const { words, chunks } = document
  words.forEach((word, at) => {
    if (word.isSign || word.length < 2) return
    const entry = entryOf(found, word.folded)
    const place = document.position[at] ?? 0
    if (!word.isCapital) entry.small++
    else if ((place & (position.sentenceStart | position.title)) === 0) entry.capital++
  })
  for (const chunk of chunks) {
    const before = cuesBefore(words, chunk.from)
    let inside = 0
    for (let at = chunk.from; at < chunk.to; at++) inside |= words[at]?.cues ?? 0
    const head = words[chunk.from]
    for (let at = chunk.from; at < chunk.to; at++) {
      const word = words[at]
      if (!word?.isCapital) continue
      const entry = entryOf(found, word.folded)
      if (at === chunk.from) entry.before |= before
      entry.inside |= inside & insideCues
      if (at > chunk.from && at === chunk.to - 1) entry.heads |= head?.names ?? 0
    }
  }
  return found
}

const insideCues =
  cueFlag.companyHead |
  cueFlag.legalForm |
  cueFlag.bodyHead |
  cueFlag.organizationHead |
  cueFlag.programmeHead

function entryOf(found: Map<number, Recurrence>, key: number): Recurrence {
  const known = found.get(key)
  if (known) return known
  const entry = { small: 0, capital: 0, before: 0, inside: 0, heads: 0 }
  found.set(key, entry)
  return entry
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
  cueFlag.venue

/** Announcing cues among the four tokens before. */
function cuesBefore(words: readonly Word[], at: number): number {
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const word = words[before]
    if (!word) break
    if (word.cues & announcing) return word.cues & announcing
    if (word.isSign && word.first !== '“' && word.first !== '«' && word.first !== '"') break
  }
  return 0
}
