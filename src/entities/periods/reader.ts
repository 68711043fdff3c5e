/** Small readings that all date expressions are built from: numbers, days, years, what a word can mean. */
import type { Token, TokenKind } from './tokens.js'
import { noMeaning } from './meaning.js'
import type { Meaning, Term } from './words.js'

/** The tokens that are read, and how numeric dates are ordered. */
export interface Reader {
  readonly text: string
  readonly tokens: readonly Token[]
}

/** A number that was read, and the index of the first token after it. */
export interface NumberFound {
  readonly value: number
  readonly next: number
}

const nothing: Token = {
  kind: 'break',
  start: 0,
  end: 0,
  key: '',
  term: undefined,
  word: undefined,
}

/** The token at the index; beyond the text, a line break. */
export function tokenAt(reader: Reader, index: number): Token {
  return reader.tokens[index] ?? nothing
}

/** What the token at the index can mean; an empty term for every other token. */
export function termAt(reader: Reader, index: number): Meaning {
  return tokenAt(reader, index).term ?? noMeaning
}

/** Whether the token at the index is this mark or word. */
export function isKey(reader: Reader, index: number, key: string): boolean {
  return tokenAt(reader, index).key === key
}

/** Whether the token at the index is one of the marks or words. */
export function isOneOf(reader: Reader, index: number, keys: ReadonlySet<string>): boolean {
  return keys.has(tokenAt(reader, index).key)
}

/** Whether the token at the index is of the kind. */
export function isKind(reader: Reader, index: number, kind: TokenKind): boolean {
  return tokenAt(reader, index).kind === kind
}

/** Whether no space stands between the token at the index and the one before it. */
export function isGlued(reader: Reader, index: number): boolean {
  return index > 0 && tokenAt(reader, index - 1).end === tokenAt(reader, index).start
}

type Flag = { [Key in keyof Term]-?: boolean extends Term[Key] ? Key : never }[keyof Term]

/** The index after the token when its term has the flag, the same index otherwise. */
export function skip(reader: Reader, index: number, flag: Flag): number {
  return termAt(reader, index)[flag] === true ? index + 1 : index
}

/** The index after the token when it is this mark, the same index otherwise. */
export function skipMark(reader: Reader, index: number, mark: string): number {
  return isKey(reader, index, mark) ? index + 1 : index
}

/** The marks that join the parts of a date. */
export const dateJoints: ReadonlySet<string> = new Set(['-', '/'])

/** The index after the token when it joins the parts of a date, the same index otherwise. */
export function skipJoints(reader: Reader, index: number): number {
  return isOneOf(reader, index, dateJoints) ? index + 1 : index
}

/** Reads a run of at most four digits that is no part of a longer number such as `2.500` or `3,5`. */
export function readDigits(reader: Reader, index: number): NumberFound | undefined {
  const { kind, key } = tokenAt(reader, index)
  if (kind !== 'number' || key.length > 4) return undefined
  if (isSeparator(reader, index + 1) || isSeparator(reader, index - 1)) return undefined
  return { value: Number(key), next: index + 1 }
}

const decimalMarks: ReadonlySet<string> = new Set(['.', ','])

// A point or comma between two glued runs of digits, or a space before three digits.
function isSeparator(reader: Reader, index: number): boolean {
  return (
    isOneOf(reader, index, decimalMarks) &&
    isKind(reader, index - 1, 'number') &&
    isKind(reader, index + 1, 'number') &&
    isGlued(reader, index) &&
    isGlued(reader, index + 1)
  )
}

/** Reads a year of four digits. */
export function readYear(reader: Reader, index: number): NumberFound | undefined {
  if (tokenAt(reader, index).key.length !== 4) return undefined
  const found = readDigits(reader, index)
  if (!found || found.value < 1400 || found.value >= 2200) return undefined
  // Letters at the number make it another thing: `2000m`.
  return isGlued(reader, found.next) && isKind(reader, found.next, 'word') ? undefined : found
}

/** Reads a day of the month in digits, `1er`, `1º` and `15juin` included. */
export function readDayDigits(reader: Reader, index: number): NumberFound | undefined {
  if (tokenAt(reader, index).key.length > 2) return undefined
  const found = isAfterWord(reader, index - 1) ? undefined : readDigits(reader, index)
  if (!found || found.value < 1 || found.value > 31) return undefined
  const { value, next } = found
  if (!isGlued(reader, next)) return found
  const ordinalEnd = readOrdinalEnd(reader, next)
  if (ordinalEnd !== undefined) return { value, next: ordinalEnd }
  const isForeign = isKind(reader, next, 'word') && termAt(reader, next).month === undefined
  return isForeign ? undefined : found
}

// `Covid-19`: a hyphen between a word that is no month and the number; `juin-15` may be a date.
function isAfterWord(reader: Reader, mark: number): boolean {
  if (!isKey(reader, mark, '-') || !isGlued(reader, mark + 1)) return false
  return (
    isGlued(reader, mark) &&
    isKind(reader, mark - 1, 'word') &&
    termAt(reader, mark - 1).month === undefined
  )
}

const ordinalMarks: ReadonlySet<string> = new Set(['º', '°', 'ª'])

/** Reads what makes a number an ordinal: `er`, `º`, `.º`. */
function readOrdinalEnd(reader: Reader, index: number): number | undefined {
  if (!isGlued(reader, index)) return undefined
  const at = isKey(reader, index, '.') && isGlued(reader, index + 1) ? index + 1 : index
  const isEnd = termAt(reader, at).suffix === true || isOneOf(reader, at, ordinalMarks)
  return isEnd ? at + 1 : undefined
}

/** Reads a day of the month, in digits or words. */
export function readDay(reader: Reader, index: number): NumberFound | undefined {
  const { count, ordinal, plural } = termAt(reader, index)
  const value = count ?? (plural === true ? undefined : ordinal)
  if (value === undefined) return readDayDigits(reader, index)
  return value >= 1 && value <= 31 ? { value, next: index + 1 } : undefined
}

/** Reads a small number, in digits or words, with what makes it vague: `casi 20`. */
export function readCount(reader: Reader, index: number): NumberFound | undefined {
  let at = index
  while (at < index + 3 && isVague(reader, at)) at++
  const { count } = termAt(reader, at)
  if (count !== undefined) return { value: count, next: at + 1 }
  const digits = readDigits(reader, at)
  return digits && digits.value > 0 && digits.value < 1000 ? digits : undefined
}

function isVague(reader: Reader, index: number): boolean {
  const { vague, of } = termAt(reader, index)
  return vague === true || (of === true && termAt(reader, index - 1).vague === true)
}

/** Reads an ordinal in a word or in digits: `tercer`, `3er`, `1º`. */
export function readOrdinal(reader: Reader, index: number): NumberFound | undefined {
  const { ordinal } = termAt(reader, index)
  if (ordinal !== undefined) return { value: ordinal, next: index + 1 }
  if (tokenAt(reader, index).key.length > 2) return undefined
  const digits = readDigits(reader, index)
  const next = digits && readOrdinalEnd(reader, digits.next)
  return next === undefined ? undefined : { value: digits?.value ?? 0, next }
}
