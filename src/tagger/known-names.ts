/** Names of the lexicon where they stand in an article. */
import { nameFlag, type Lexicon } from '../model/lexicon.js'
import type { TaggerInput } from '../model/tagger.js'
import { emptyNameKey, extendNameKey } from '../text/names.js'
import { i32 } from './cells.js'
import type { Word } from './words.js'

const longestName = 8
const nameBits = (1 << 12) - 1

/** For each token the bits of the longest known name over it, and its part: 0 none, 1 alone, 2 first, 3 inside, 4 last. */
export function matchNames(
  words: readonly Word[],
  lexicon: Lexicon,
  { sentences }: TaggerInput,
): { known: Uint16Array; knownPart: Uint8Array } {
  const known = new Uint16Array(words.length)
  const knownPart = new Uint8Array(words.length)
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const end = i32(sentences.bounds, sentence + 1)
    for (let at = i32(sentences.bounds, sentence); at < end;) {
      const match = words[at]?.isCapital ? longestMatch(words, lexicon, { at, end }) : undefined
      if (match) {
        known.fill(match.flags, at, match.to)
        markParts(knownPart, at, match.to)
      }
      at = match ? match.to : at + 1
    }
  }
  return { known, knownPart }
}

/** Writes the parts of a name's tokens: 1 alone, 2 first, 3 inside, 4 last. */
export function markParts(parts: Uint8Array, from: number, to: number): void {
  if (to - from === 1) {
    parts[from] = 1
    return
  }
  parts.fill(3, from, to)
  parts[from] = 2
  parts[to - 1] = 4
}

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
