/** Cuts a text into the words, numbers and marks that dates are made of, in one pass. */
import { findWord, type Phrase, type Vocabulary, type Word } from './vocabulary.js'
import type { Meaning } from './words.js'

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
  readonly term: Meaning | undefined
  /** The word as the vocabulary knows it; undefined for numbers, marks and phrases. */
  readonly word: Word | undefined
}

const classes = { space: 0, letter: 1, digit: 2, mark: 3, line: 4 } as const

const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code === 10 || code === 13) return classes.line
  if (code <= 32) return classes.space
  const character = String.fromCharCode(code)
  if (/\d/.test(character)) return classes.digit
  return /[a-z]/i.test(character) ? classes.letter : classes.mark
})

// No-break, ideographic and zero-width spaces, and the byte order mark.
const spaces: ReadonlySet<number> = new Set([0xa0, 0x202f, 0x205f, 0x3000, 0xfeff])

function classOf(code: number): number {
  if (code < 128) return asciiClasses[code] ?? classes.mark
  // Latin letters with accents; º and ª count as marks.
  if (code >= 0xc0 && code < 0x2000) return classes.letter
  if (spaces.has(code) || (code >= 0x2000 && code <= 0x200b)) return classes.space
  return code > 0x2c00 ? classes.letter : classes.mark
}

const apostrophes = "'’ʼ‘"
const dashes = '-–—‑‐−~'

interface Scan {
  readonly text: string
  readonly vocabulary: Vocabulary
  readonly tokens: Token[]
}

/** Reads the text into tokens; words that mean something in a date carry their term. */
export function scanTokens(text: string, vocabulary: Vocabulary): Token[] {
  const scan: Scan = { text, vocabulary, tokens: [] }
  let position = 0
  while (position < text.length) {
    const kind = classOf(text.charCodeAt(position))
    if (kind === classes.space) position++
    else if (kind === classes.letter) position = addWord(scan, position)
    else position = addOther(scan, position, kind)
  }
  return joinPhrases(scan.tokens)
}

function addWord(scan: Scan, start: number): number {
  const { text, vocabulary, tokens } = scan
  let end = start + 1
  while (classOf(text.charCodeAt(end)) === classes.letter) end++
  if (isElided(text, end)) end++
  const word = findWord(vocabulary, text.slice(start, end))
  tokens.push({ kind: 'word', start, end, key: word.key, term: word.term, word })
  return end
}

function isElided(text: string, end: number): boolean {
  return (
    end < text.length &&
    apostrophes.includes(text.charAt(end)) &&
    classOf(text.charCodeAt(end + 1)) === classes.letter
  )
}

function addOther({ text, tokens }: Scan, start: number, kind: number): number {
  let end = start + 1
  if (kind === classes.digit) while (classOf(text.charCodeAt(end)) === classes.digit) end++
  const surface = text.slice(start, end)
  const key = kind === classes.mark && dashes.includes(surface) ? '-' : surface
  tokens.push({ kind: otherKind(kind), start, end, key, term: undefined, word: undefined })
  return end
}

function otherKind(kind: number): TokenKind {
  if (kind === classes.digit) return 'number'
  return kind === classes.line ? 'break' : 'mark'
}

/** Makes one token of the words of a phrase, in place. */
function joinPhrases(tokens: Token[]): Token[] {
  let length = 0
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    const phrase = token.word?.phrases && findPhrase(tokens, index, token.word.phrases)
    const last = phrase && tokens[index + phrase.rest.length]
    tokens[length++] = last ? phraseToken(token, last, phrase) : token
    if (last) index += phrase.rest.length
  }
  tokens.length = length
  return tokens
}

function findPhrase(
  tokens: readonly Token[],
  index: number,
  phrases: readonly Phrase[],
): Phrase | undefined {
  return phrases.find(({ rest }) =>
    rest.every((key, offset) => tokens[index + 1 + offset]?.key === key),
  )
}

function phraseToken(first: Token, last: Token, { rest, term }: Phrase): Token {
  const key = `${first.key} ${rest.join(' ')}`
  return { kind: 'word', start: first.start, end: last.end, key, term, word: undefined }
}
