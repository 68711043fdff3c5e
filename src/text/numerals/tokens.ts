/** Cuts a text into words, digit runs, symbols and line ends: what the scanners of numbers walk over. */
import { fold } from '../fold.js'

/** Sorts of tokens. White space other than line ends is no token. */
export const tokenSort = { word: 0, digits: 1, symbol: 2, lineEnd: 3 } as const

/** The tokens of a text, by index from 0 to `count`; an index outside gives a line end. */
export interface Tokens {
  readonly text: string
  readonly count: number
  /** One of `tokenSort`. */
  readonly sort: (index: number) => number
  readonly start: (index: number) => number
  readonly end: (index: number) => number
  /** A word folded (`fold`), digits and symbols as written but `’` as `'`; empty for line ends. */
  readonly key: (index: number) => string
  /** Whether nothing stands between the token and the next one. */
  readonly isJoined: (index: number) => boolean
}

/** Tells whether the UTF-16 code is a letter or a combining mark. */
export function isLetterCode(code: number): boolean {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
  if (code < 0x250) return code === 0xb5 || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7)
  return isLetterBeyondLatin(code)
}

/** Beyond Latin: everything but punctuation, symbols and surrogates, whose blocks lie together. */
function isLetterBeyondLatin(code: number): boolean {
  if (code < 0x2000) return true
  return code >= 0x3040 ? code < 0xd800 : code >= 0x2c00 && code < 0x2e00
}

/** Tells whether the UTF-16 code is a digit from 0 to 9. */
export function isDigitCode(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Tells whether the UTF-16 code is white space other than a line end. */
export function isSpaceCode(code: number): boolean {
  if (code === 0x20 || code === 0x09 || code === 0xa0) return true
  return (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0xfeff || code === 0x3000
}

function sortOf(code: number): number {
  if (isLetterCode(code)) return tokenSort.word
  if (isDigitCode(code)) return tokenSort.digits
  return code === 0x0a || code === 0x0d ? tokenSort.lineEnd : tokenSort.symbol
}

/** Cuts the text into tokens, in time linear in its length. */
export function tokenize(text: string): Tokens {
  const sorts: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const length = text.length
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    if (isSpaceCode(code)) {
      at += 1
      continue
    }
    const sort = sortOf(code)
    const start = at
    at += 1
    if (sort === tokenSort.word) while (at < length && isLetterCode(text.charCodeAt(at))) at += 1
    else if (sort === tokenSort.digits)
      while (at < length && isDigitCode(text.charCodeAt(at))) at += 1
    sorts.push(sort)
    starts.push(start)
    ends.push(at)
  }
  return view({ text, sorts, starts, ends })
}

interface Cuts {
  readonly text: string
  readonly sorts: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

function view({ text, sorts, starts, ends }: Cuts): Tokens {
  const folded = new Map<string, string>()
  const keyOf = (surface: string): string => {
    let key = folded.get(surface)
    if (key === undefined) {
      key = foldWord(surface)
      folded.set(surface, key)
    }
    return key
  }
  const keys: string[] = []
  const key = (index: number): string => {
    const known = keys[index]
    if (known !== undefined) return known
    const sort = sorts[index]
    if (sort === undefined || sort === tokenSort.lineEnd) return ''
    const surface = text.slice(starts[index], ends[index])
    const isWord = sort === tokenSort.word
    const made = isWord
      ? isPlain(surface)
        ? surface
        : keyOf(surface)
      : surface === '’'
        ? "'"
        : surface
    keys[index] = made
    return made
  }
  return {
    text,
    count: sorts.length,
    sort: (index) => sorts[index] ?? tokenSort.lineEnd,
    start: (index) => starts[index] ?? text.length,
    end: (index) => ends[index] ?? text.length,
    key,
    isJoined: (index) => ends[index] !== undefined && ends[index] === starts[index + 1],
  }
}

const tableEnd = 0x180
/** Each Latin letter folded: words of these letters need no normalisation. */
const foldedLetters = Array.from({ length: tableEnd }, (_, code) => fold(String.fromCharCode(code)))

function foldWord(word: string): string {
  let folded = ''
  for (let at = 0; at < word.length; at += 1) {
    const letter = foldedLetters[word.charCodeAt(at)]
    if (letter === undefined) return fold(word)
    folded += letter
  }
  return folded
}

/** Whether folding would change nothing: lower-case ASCII letters only. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    if (code < 0x61 || code > 0x7a) return false
  }
  return true
}
