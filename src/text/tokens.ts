/** Tokens of Spanish and French news: words, numbers and signs with their exact places in the text. */
import { charClass, classAt, isLetterClass, isWordClass } from './characters.js'

/** What a token is. */
export const tokenKind = { word: 0, number: 1, sign: 2 } as const

/** What stands between a token and the one before it. */
export const tokenGap = { none: 0, space: 1, line: 2, paragraph: 3 } as const

/** The tokens of a text, as parallel arrays: token `i` is `text.slice(starts[i], ends[i])`. */
export interface Tokens {
  readonly text: string
  readonly length: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** `tokenKind` of each. */
  readonly kinds: Uint8Array
  /** `tokenGap` before each. */
  readonly gaps: Uint8Array
}

/**
 * Cuts a text into tokens. Elided words stand alone (`l’` + `Agence`), compounds stay whole (`Saint-Étienne`,
 * `aujourd’hui`), dotted abbreviations keep their dots (`S.A.`, `EE.UU.`, `J.-P.`), every other sign is a token.
 * Invisible characters (direction marks, zero-width spaces) count as spaces. The time is linear in the length.
 *
 * @example tokenize('d’EE.UU.') // d’ · EE.UU.
 */
export function tokenize(text: string): Tokens {
  if (lastCut?.text === text) return lastCut
  const tokens = cut(text)
  if (text.length >= leastKept) lastCut = tokens
  return tokens
}

/** The text that was cut last: several stages, one after the other, ask for the tokens of the same article. */
let lastCut: Tokens | undefined
/** Names and other short texts, which are cut in between, do not take its place. */
const leastKept = 300

function cut(text: string): Tokens {
  const list = new TokenList(text)
  let at = 0
  let gap: number = tokenGap.paragraph
  let isLineEnded = false
  while (at < text.length) {
    const kind = classAt(text, at)
    if (kind === charClass.space || kind === charClass.newline) {
      if (kind === charClass.newline) {
        gap = isLineEnded || gap === tokenGap.paragraph ? tokenGap.paragraph : tokenGap.line
        isLineEnded = !(text[at] === '\r' && text[at + 1] === '\n')
      } else if (gap === tokenGap.none) gap = tokenGap.space
      at++
      continue
    }
    const end = scanToken(text, at)
    list.add({ start: at, end, kind: kindOf(text, at, end), gap })
    at = end
    gap = tokenGap.none
    isLineEnded = false
  }
  return list.finish()
}

/**
 * Goes over the tokens of a short text, such as a name, without keeping any.
 *
 * @example eachToken('d’EE.UU.', (start, end) => …) // 0, 2 · 2, 8
 */
export function eachToken(text: string, use: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    const kind = classAt(text, at)
    const isGap = kind === charClass.space || kind === charClass.newline
    const end = isGap ? at + 1 : scanToken(text, at)
    if (!isGap) use(at, end)
    at = end
  }
}

/** The first of these tokens, in the same text. */
export function firstTokens({ text, starts, ends, kinds, gaps }: Tokens, length: number): Tokens {
  return {
    text,
    length,
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
    kinds: kinds.subarray(0, length),
    gaps: gaps.subarray(0, length),
  }
}

class TokenList implements Tokens {
  readonly text: string
  length = 0
  starts: Int32Array
  ends: Int32Array
  kinds: Uint8Array
  gaps: Uint8Array

  constructor(text: string) {
    this.text = text
    const size = 16 + (text.length >> 2)
    this.starts = new Int32Array(size)
    this.ends = new Int32Array(size)
    this.kinds = new Uint8Array(size)
    this.gaps = new Uint8Array(size)
  }

  add(token: { start: number; end: number; kind: number; gap: number }): void {
    if (this.length === this.starts.length) this.grow()
    this.starts[this.length] = token.start
    this.ends[this.length] = token.end
    this.kinds[this.length] = token.kind
    this.gaps[this.length] = token.gap
    this.length++
  }

  finish(): Tokens {
    return firstTokens(this, this.length)
  }

  private grow(): void {
    const size = this.starts.length * 2
    this.starts = copyInto(new Int32Array(size), this.starts)
    this.ends = copyInto(new Int32Array(size), this.ends)
    this.kinds = copyInto(new Uint8Array(size), this.kinds)
    this.gaps = copyInto(new Uint8Array(size), this.gaps)
  }
}

function copyInto<List extends Int32Array | Uint8Array>(to: List, from: List): List {
  to.set(from)
  return to
}

function kindOf(text: string, start: number, end: number): number {
  const first = classAt(text, start)
  if (!isWordClass(first)) return tokenKind.sign
  if (first !== charClass.digit) return tokenKind.word
  for (let at = start + 1; at < end; at++)
    if (isLetterClass(classAt(text, at))) return tokenKind.word
  return tokenKind.number
}

function scanToken(text: string, start: number): number {
  const kind = classAt(text, start)
  if (kind === charClass.digit) return scanNumber(text, start)
  if (isWordClass(kind)) return scanWord(text, start)
  return scanSign(text, start)
}

/** One sign; runs of dots or of dashes and both halves of a surrogate pair hold together. */
function scanSign(text: string, start: number): number {
  const kind = classAt(text, start)
  let end = start + 1
  if (kind === charClass.highSurrogate)
    return classAt(text, end) === charClass.lowSurrogate ? end + 1 : end
  if (kind !== charClass.dot && kind !== charClass.hyphen) return end
  while (classAt(text, end) === kind) end++
  return end
}

/** Digits with separators between digits (`1.610,5`, `14:30`); a word when letters follow (`3M`, `1er`). */
function scanNumber(text: string, start: number): number {
  let end = start
  for (;;) {
    while (classAt(text, end) === charClass.digit) end++
    const separator = text[end]
    const isSeparated = separator === '.' || separator === ',' || separator === ':'
    if (!isSeparated || classAt(text, end + 1) !== charClass.digit) break
    end++
  }
  return isLetterClass(classAt(text, end)) ? scanWord(text, end) : end
}

function scanWord(text: string, start: number): number {
  let end = start
  for (;;) {
    const segment = end
    while (isWordClass(classAt(text, end))) end++
    const next = skipJoint(text, { start, segment, end })
    if (next === end || !isWordClass(classAt(text, next))) return next
    if (classAt(text, end) === charClass.apostrophe && isElision(text, start, end)) return next
    end = next
  }
}

/** The index behind the sign that holds two parts of a word together; `end` when none does. */
function skipJoint(
  text: string,
  { start, segment, end }: { start: number; segment: number; end: number },
): number {
  const kind = classAt(text, end)
  if (kind === charClass.dot) return skipDot(text, segment, end)
  const isJoint = kind === charClass.apostrophe || kind === charClass.hyphen || text[end] === '&'
  return isJoint && end > start && isWordClass(classAt(text, end + 1)) ? end + 1 : end
}

/** Where a dotted abbreviation or a host name goes on, or where the word ends: before or after its dot. */
function skipDot(text: string, segment: number, end: number): number {
  const next = classAt(text, end + 1)
  const afterNext = classAt(text, end + 2)
  if (!isInitials(text, segment, end)) {
    const isHost = end - segment > 1 && next === charClass.lower && afterNext === charClass.lower
    return isHost ? end + 1 : end
  }
  if (isLetterClass(next)) return end + 1
  if (next === charClass.hyphen && afterNext === charClass.upper) return end + 2
  return keepsDot(text, segment, end) ? end + 1 : end
}

/** One or two capitals before a dot, or one small letter as in `p.m.`. */
function isInitials(text: string, segment: number, end: number): boolean {
  const length = end - segment
  if (length === 1) return isLetterClass(classAt(text, segment))
  return length === 2 && isUpper(text, segment) && isUpper(text, segment + 1)
}

/** The dot belongs to the letters when another dot precedes them (`C.V.`) or a name follows (`J. Pérez`). */
function keepsDot(text: string, segment: number, end: number): boolean {
  const before = classAt(text, segment - 1)
  if (before === charClass.dot) return true
  if (before === charClass.hyphen && classAt(text, segment - 2) === charClass.dot) return true
  const isAlone = end - segment === 1 && before === charClass.space
  return isAlone && classAt(text, end + 1) === charClass.space && isUpper(text, end + 2)
}

function isUpper(text: string, at: number): boolean {
  return classAt(text, at) === charClass.upper
}

const elisions = new Set(
  'l d j n s c m t qu jusqu lorsqu puisqu quoiqu presqu quelqu entr'.split(' '),
)

function isElision(text: string, start: number, end: number): boolean {
  return end - start <= 6 && elisions.has(text.slice(start, end).toLowerCase())
}
