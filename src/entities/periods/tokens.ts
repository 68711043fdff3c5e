/** Cuts a text into the words, numbers and marks that dates are made of, in one pass. */
import { fold } from '../../text/fold.js'
import type { Vocabulary, Phrase } from './vocabulary.js'
import type { Term } from './words.js'

/** A word, a run of digits, one other mark, or a line break. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'break'
  readonly start: number
  readonly end: number
  /** Folded word, digits or mark. */
  readonly key: string
  /** What the word can mean in a date; undefined for all other words. */
  readonly term: Term | undefined
}

const apostrophes = "'’ʼ‘"
const dashes = '-–—‑‐−'

/** What a character is, by its code: 0 space, 1 letter, 2 digit, 3 mark, 4 line break. */
const asciiClass = new Uint8Array(128).map((_, code) => {
  if (code === 10 || code === 13) return 4
  if (code <= 32) return 0
  if (code >= 48 && code <= 57) return 2
  const lower = code | 32
  return lower >= 97 && lower <= 122 ? 1 : 3
})

function classOf(code: number): number {
  if (code < 128) return asciiClass[code] ?? 3
  if (code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200b)) return 0
  if (code >= 0x2010 && code <= 0x206f) return 3
  if (code === 0xab || code === 0xbb || code === 0xb7 || code === 0xb0 || code === 0xba) return 3
  return code >= 0xc0 || code === 0xaa ? 1 : 3
}

/** Reads the text into tokens; words that mean something in a date carry their term. */
export function scanTokens(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = []
  const keys = new Map<string, string>()
  let position = 0
  while (position < text.length) {
    const kind = classOf(text.charCodeAt(position))
    let end = position + 1
    if (kind === 1 || kind === 2)
      while (end < text.length && classOf(text.charCodeAt(end)) === kind) end++
    if (kind === 1) {
      if (end - position < 8 && apostrophes.includes(text[end] ?? ' ')) end++
      tokens.push(wordToken(text.slice(position, end), position, { keys, vocabulary }))
    } else if (kind === 2) {
      tokens.push({
        kind: 'number',
        start: position,
        end,
        key: text.slice(position, end),
        term: undefined,
      })
    } else if (kind !== 0) tokens.push(markToken(text[position] ?? '', position, kind === 4))
    position = end
  }
  return joinPhrases(tokens, vocabulary)
}

function wordToken(
  surface: string,
  start: number,
  { keys, vocabulary }: { keys: Map<string, string>; vocabulary: Vocabulary },
): Token {
  let key = keys.get(surface)
  if (key === undefined) {
    key = fold(surface)
    keys.set(surface, key)
  }
  return { kind: 'word', start, end: start + surface.length, key, term: vocabulary.terms.get(key) }
}

function markToken(character: string, start: number, isBreak: boolean): Token {
  const key = dashes.includes(character) ? '-' : character
  return { kind: isBreak ? 'break' : 'mark', start, end: start + 1, key, term: undefined }
}

function joinPhrases(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  const joined: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    const phrases = token.term === undefined ? undefined : vocabulary.phrases.get(token.key)
    const phrase = phrases?.find(({ rest }) => follows(tokens, index + 1, rest))
    if (!phrase) {
      joined.push(token)
      continue
    }
    index += phrase.rest.length
    joined.push(phraseToken(token, tokens[index] ?? token, phrase))
  }
  return joined
}

function follows(tokens: readonly Token[], index: number, rest: Phrase['rest']): boolean {
  return rest.every((key, offset) => tokens[index + offset]?.key === key)
}

function phraseToken(first: Token, last: Token, { rest, term }: Phrase): Token {
  return {
    kind: 'word',
    start: first.start,
    end: last.end,
    key: `${first.key} ${rest.join(' ')}`,
    term,
  }
}
