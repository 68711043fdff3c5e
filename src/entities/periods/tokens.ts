/** Cuts a text into the words, numbers and marks that dates are made of, in one pass. */
import { findTerm, type Phrase, type Vocabulary } from './vocabulary.js'
import type { Term } from './words.js'

/** A word, a run of digits, one other mark, or a line break. */
export type TokenKind = 'word' | 'number' | 'mark' | 'break'

/** One token with its place in the text. */
export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** Folded word, digits or mark. */
  readonly key: string
  /** What the word can mean in a date; undefined for all other words. */
  readonly term: Term | undefined
}

const classes = { space: 0, letter: 1, digit: 2, mark: 3, line: 4 } as const

const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code === 10 || code === 13) return classes.line
  if (code <= 32) return classes.space
  const character = String.fromCharCode(code)
  if (/\d/.test(character)) return classes.digit
  return /[a-z]/i.test(character) ? classes.letter : classes.mark
})

const spaces: ReadonlySet<number> = new Set(
  [
    ...'\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff',
  ].map((character) => character.charCodeAt(0)),
)

function classOf(code: number): number {
  if (code < 128) return asciiClasses[code] ?? classes.mark
  // Latin letters with accents; º and ª count as marks.
  if (code >= 0xc0 && code < 0x2000) return classes.letter
  if (spaces.has(code)) return classes.space
  return code > 0x2c00 ? classes.letter : classes.mark
}

const apostrophes = "'’ʼ‘"
const dashes = '-–—‑‐−~'

interface Scan {
  readonly text: string
  readonly vocabulary: Vocabulary
  /** Words already met, by their surface. */
  readonly known: Map<string, Pick<Token, 'key' | 'term'>>
  readonly tokens: Token[]
}

/** Reads the text into tokens; words that mean something in a date carry their term. */
export function scanTokens(text: string, vocabulary: Vocabulary): Token[] {
  const scan: Scan = { text, vocabulary, known: new Map(), tokens: [] }
  let position = 0
  while (position < text.length) {
    const kind = classOf(text.charCodeAt(position))
    const end = runEnd(text, position, kind)
    if (kind === classes.letter) position = addWord(scan, position, end)
    else {
      if (kind !== classes.space) addOther(scan, position, end)
      position = end
    }
  }
  return joinPhrases(scan)
}

function runEnd(text: string, start: number, kind: number): number {
  let end = start + 1
  if (kind !== classes.letter && kind !== classes.digit) return end
  while (end < text.length && classOf(text.charCodeAt(end)) === kind) end++
  return end
}

function addWord(scan: Scan, start: number, end: number): number {
  const { text, known } = scan
  const isElided =
    apostrophes.includes(text.charAt(end)) && classOf(text.charCodeAt(end + 1)) === classes.letter
  const wordEnd = isElided && end < text.length ? end + 1 : end
  const surface = text.slice(start, wordEnd)
  let word = known.get(surface)
  if (!word) {
    word = findTerm(scan.vocabulary, surface.toLowerCase())
    known.set(surface, word)
  }
  scan.tokens.push({ kind: 'word', start, end: wordEnd, key: word.key, term: word.term })
  return wordEnd
}

function addOther({ text, tokens }: Scan, start: number, end: number): void {
  const surface = text.slice(start, end)
  const kind = classOf(text.charCodeAt(start))
  const key = dashes.includes(surface) ? '-' : surface
  const tokenKind = kind === classes.digit ? 'number' : kind === classes.line ? 'break' : 'mark'
  tokens.push({ kind: tokenKind, start, end, key, term: undefined })
}

function joinPhrases({ tokens, vocabulary }: Scan): Token[] {
  const joined: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    const phrase = token.term && findPhrase(tokens, index, vocabulary)
    const last = phrase && tokens[index + phrase.rest.length]
    if (!last) {
      joined.push(token)
      continue
    }
    index += phrase.rest.length
    const key = `${token.key} ${phrase.rest.join(' ')}`
    joined.push({ kind: 'word', start: token.start, end: last.end, key, term: phrase.term })
  }
  return joined
}

function findPhrase(
  tokens: readonly Token[],
  index: number,
  { phrases }: Vocabulary,
): Phrase | undefined {
  return phrases
    .get(tokens[index]?.key ?? '')
    ?.find(({ rest }) => rest.every((key, offset) => tokens[index + 1 + offset]?.key === key))
}
