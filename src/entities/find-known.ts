/** Names that the lexicon knows as one thing only, and that were not marked. */
import { nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { mayBeCapital } from '../text/characters.js'
import { fold } from '../text/fold.js'
import { hashText } from '../text/hash.js'
import { emptyNameKey, extendNameKey } from '../text/names.js'
import type { Tokens } from '../text/tokens.js'
import { typeOfFlags } from './known-types.js'

const stated = 0.85
const longest = 8
const ordinary = nameFlag.spanishWord | nameFlag.frenchWord | nameFlag.forename | nameFlag.surname
const rule = 'names/known-missed'

interface Around {
  readonly tokens: Tokens
  readonly lexicon: Lexicon
}

type Found = Pick<Mention, 'type' | 'start' | 'end' | 'text'>

/** Finds the known names between the mentions; the result is in order. */
export function findKnown(mentions: readonly Mention[], around: Around): Mention[] {
  const { text, starts, length } = around.tokens
  const limits = limitsOf(mentions, around.tokens)
  const found: Mention[] = []
  for (let at = 0, end = 0; at < length; at++) {
    const start = starts[at] ?? 0
    const limit = limits[at] ?? 0
    if (start < end || start >= limit || !isCapital(text, start)) continue
    const match = longestKnown(at, limit, around)
    if (!match) continue
    found.push({ ...match, confidence: stated, rule })
    end = match.end
  }
  return found
}

/** For each token where the mention that ends behind its beginning begins; no name can go beyond. */
function limitsOf(mentions: readonly Mention[], { starts, length }: Tokens): Float64Array {
  const limits = new Float64Array(length).fill(Infinity)
  let at = 0
  for (const { start, end } of mentions)
    while (at < length && (starts[at] ?? end) < end) limits[at++] = start
  return limits
}

function isCapital(text: string, at: number): boolean {
  return mayBeCapital(text, at) && /^\p{Lu}/u.test(text.slice(at, at + 2))
}

function longestKnown(from: number, limit: number, { tokens, lexicon }: Around): Found | undefined {
  const start = tokens.starts[from] ?? 0
  let key = emptyNameKey
  let found: Found | undefined
  for (let at = from; at < Math.min(from + longest, tokens.length); at++) {
    const end = tokens.ends[at] ?? 0
    if (end > limit) break
    const word = tokens.text.slice(tokens.starts[at], end)
    key = extendNameKey(key, hashText(fold(word)))
    const flags = lexicon.flagsOf(key)
    const type = at === from ? typeOfWord(word, flags) : typeOfFlags(flags)
    const isEnd = /^[\p{Lu}\p{N}]/u.test(word)
    if (type && isEnd) found = { type, start, end, text: tokens.text.slice(start, end) }
    if ((flags & nameFlag.prefix) === 0) break
  }
  return found
}

/** One word alone is a name only where it is nothing else; capitals alone are rather an acronym than a place. */
function typeOfWord(word: string, flags: number): Mention['type'] | undefined {
  if (word.length <= 2 || flags & ordinary) return undefined
  const type = typeOfFlags(flags)
  return type === 'place' && word === word.toUpperCase() ? undefined : type
}
