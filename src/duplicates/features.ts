/** Text → what is compared of it: its words in order, runs of words, and its specifics (names and numbers). */
import type { Span } from '../model/span.js'
import { foldInPlace } from '../text/fold.js'
import { hashText, mixHash } from '../text/hash.js'

/** What duplicates are told by. Hashes stand for folded words; an empty text has no features. */
export interface TextFeatures {
  /** All words of the body in order; the digits of a number are one word (`118.000` and `118 000` alike). */
  readonly words: readonly number[]
  /** Runs of three words. */
  readonly shingles: ReadonlySet<number>
  /** Runs of three words of the opening. */
  readonly opening: ReadonlySet<number>
  /** Runs of three specifics, with whatever words stand between them. */
  readonly specificRuns: ReadonlySet<number>
  /** Capitalised words inside a sentence. */
  readonly names: ReadonlySet<number>
  /** Numbers and months, each with the word after it: the 31 of a date is not the 31 of a sum. */
  readonly numbers: ReadonlySet<number>
}

const runLength = 3
const openingWords = 80
const mostWords = 20_000

// A number goes on over points, commas and over a space before exactly three digits.
const wordPattern = /\p{L}[\p{L}\p{M}]*|\p{N}+(?:[.,]\p{N}+|[ \u00a0\u202f]\p{N}{3}(?!\p{N}))*/gu

/** Gives the hashes of all runs of three. */
function runsOf(items: readonly number[]): Set<number> {
  const runs = new Set<number>()
  for (let index = 0; index + runLength <= items.length; index++) {
    let hash = 0
    for (let offset = 0; offset < runLength; offset++) {
      hash = mixHash(hash, items[index + offset] ?? 0)
    }
    runs.add(hash)
  }
  return runs
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** A capital says nothing at the start of a sentence; the item of a list is no sentence. */
function isSentenceStart(text: string, index: number): boolean {
  let at = index - 1
  while (at >= 0 && ' \u00a0\u202f"«“‘¿¡('.includes(text.charAt(at))) at--
  return at < 0 || '.!?…:\n'.includes(text.charAt(at))
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase()
}

// Notices that come every month differ in little else.
const monthNames = new Set(
  `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre`.split(
    /\s+/u,
  ),
)

interface Word {
  readonly hash: number
  readonly kind: 'number' | 'name' | 'word'
}

function* wordsOf(text: string): Generator<Word> {
  const folded = foldInPlace(text)
  for (const { 0: word, index } of folded.matchAll(wordPattern)) {
    if (isDigit(word.charCodeAt(0))) {
      yield { hash: hashText(word.replace(/[^\p{N}]/gu, '')), kind: 'number' }
    } else if (monthNames.has(word)) {
      yield { hash: hashText(word), kind: 'number' }
    } else {
      const isName = isCapital(text.charAt(index)) && !isSentenceStart(text, index)
      yield { hash: hashText(word), kind: isName ? 'name' : 'word' }
    }
  }
}

/** Reads the features of a body. The headline is left out: copies of one text bear different ones. */
export function readFeatures(text: string, paragraphs: readonly Span[]): TextFeatures {
  const body =
    paragraphs.length === 0
      ? text
      : paragraphs.map(({ start, end }) => text.slice(start, end)).join('\n')
  const words: number[] = []
  const specifics: number[] = []
  const names = new Set<number>()
  const numbers = new Set<number>()
  let openNumber: number | undefined
  for (const { hash, kind } of wordsOf(body)) {
    if (words.length === mostWords) break
    words.push(hash)
    if (openNumber !== undefined) numbers.add(mixHash(openNumber, hash))
    openNumber = kind === 'number' ? hash : undefined
    if (kind === 'word') continue
    specifics.push(hash)
    if (kind === 'name') names.add(hash)
  }
  return {
    words,
    shingles: runsOf(words),
    opening: runsOf(words.slice(0, openingWords)),
    specificRuns: runsOf(specifics),
    names,
    numbers,
  }
}
