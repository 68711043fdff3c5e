/** What an article shows of a word elsewhere: how it is spelled, what announces it, what it is part of. */
import { announcingCues } from './cue-sets.js'
import { cueFlag } from '../model/lexicon.js'
import { u8 } from './cells.js'
import type { Chunk } from './chunks.js'
import { position } from './positions.js'
import type { Word } from './words.js'

/** What the article says elsewhere of a word. */
export interface Recurrence {
  /** Times it stands in small letters, and capitalised where nothing but the name asks for it. */
  small: number
  capital: number
  /** Cues before its capitalised runs, and inside them. */
  before: number
  inside: number
  /** Cues of what stands as apposition behind its runs. */
  after: number
  /** Known-name bits of the first words of runs that it ends. */
  heads: number
}

/** Reads the recurrence of every word of the article, by folded word. */
export function readRecurrence(
  words: readonly Word[],
  chunks: readonly Chunk[],
  places: Uint8Array,
): Map<number, Recurrence> {
  const found = new Map<number, Recurrence>()
  words.forEach((word, at) => {
    if (word.isSign || word.length < 2) return
    const entry = entryOf(found, word.folded)
    if (!word.isCapital) entry.small++
    else if ((u8(places, at) & (position.sentenceStart | position.title)) === 0) entry.capital++
  })
  for (const chunk of chunks) readChunk(words, chunk, found)
  return found
}

function readChunk(
  words: readonly Word[],
  { from, to, apposition }: Chunk,
  found: Map<number, Recurrence>,
): void {
  const before = cuesBefore(words, from)
  const after = apposition?.noun.cues ?? 0
  const inside = words.slice(from, to).reduce((cues, word) => cues | word.cues, 0) & insideCues
  for (let at = from; at < to; at++) {
    const word = words[at]
    if (!word?.isCapital) continue
    const entry = entryOf(found, word.folded)
    entry.inside |= inside
    entry.after |= after
    if (at === from) entry.before |= before
    else if (at === to - 1) entry.heads |= words[from]?.names ?? 0
  }
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
  const entry = { small: 0, capital: 0, before: 0, inside: 0, after: 0, heads: 0 }
  found.set(key, entry)
  return entry
}

/** Announcing cues among the four tokens before. */
function cuesBefore(words: readonly Word[], at: number): number {
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const word = words[before]
    if (!word) return 0
    if (word.cues & announcingCues) return word.cues & announcingCues
    if (word.isSign && !'“«"'.includes(word.first)) return 0
  }
  return 0
}
