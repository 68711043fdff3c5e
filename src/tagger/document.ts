/** An article as the tagger sees it: words, runs of capitalised words, known names, and what recurs. */
import { nameFlag, type Lexicon } from '../model/lexicon.js'
import type { TaggerInput } from '../model/tagger.js'
import { i32, u8 } from './cells.js'
import { readChunks, type Chunk } from './chunks.js'
import { matchNames } from './known-names.js'
import { position, readPositions } from './positions.js'
import { readReach, type Reach } from './reach.js'
import { readRecurrence, type Recurrence } from './recurrence.js'
import type { Word, WordTable } from './words.js'

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
  /** What lies farther away in the sentence. */
  readonly reach: Reach
  /** What recurs: by folded word. */
  readonly recurrence: ReadonlyMap<number, Recurrence>
}

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
    const [start, end] = [i32(tokens.starts, at), i32(tokens.ends, at)]
    const isShouted = (u8(places, at) & position.capsLine) !== 0
    words.push(
      isShouted
        ? table.get(unshout(tokens.text.slice(start, end), table))
        : table.at(tokens.text, start, end),
    )
  }
  const { chunks, chunkOf } = readChunks(words, input)
  const { known, knownPart } = matchNames(words, lexicon, input)
  const recurrence = readRecurrence(words, chunks, places)
  const reach = readReach(words, input)
  return { input, words, chunks, chunkOf, known, knownPart, position: places, reach, recurrence }
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
