/** Small readings that all date expressions are built from: days, years, articles, what a term says. */
import type { Token } from './tokens.js'
import type { Term } from './words.js'

/** The tokens that are read, and how numeric dates are ordered. */
export interface Reader {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Whether `03/04/2024` begins with the month. */
  readonly monthFirst: boolean
}

/** A number that was read, and the index of the first token after it. */
export interface NumberFound {
  readonly value: number
  readonly next: number
}

const nothing: Term = {}

/** What the token at the index can mean; an empty term for every other token. */
export function termAt(reader: Reader, index: number): Term {
  return reader.tokens[index]?.term ?? nothing
}

/** Whether the token at the index is this mark or word. */
export function isKey(reader: Reader, index: number, key: string): boolean {
  return reader.tokens[index]?.key === key
}

/** Whether no space stands between the token at the index and the one before it. */
export function isGlued(reader: Reader, index: number): boolean {
  const before = reader.tokens[index - 1]
  return before !== undefined && before.end === reader.tokens[index]?.start
}

/** The next index when the condition holds, the same index otherwise. */
export function skipIf(index: number, condition: boolean | undefined): number {
  return condition === true ? index + 1 : index
}

/** Reads a run of digits that is no part of a longer number such as `2.500` or `3,5`. */
export function readDigits(reader: Reader, index: number): NumberFound | undefined {
  const token = reader.tokens[index]
  if (token?.kind !== 'number' || token.key.length > 4) return undefined
  if (isSeparator(reader, index + 1) || isSeparator(reader, index - 1)) return undefined
  return { value: Number(token.key), next: index + 1 }
}

// A point or comma between two glued runs of digits.
function isSeparator(reader: Reader, index: number): boolean {
  if (!isKey(reader, index, '.') && !isKey(reader, index, ',')) return false
  return (
    reader.tokens[index - 1]?.kind === 'number' &&
    reader.tokens[index + 1]?.kind === 'number' &&
    isGlued(reader, index) &&
    isGlued(reader, index + 1)
  )
}

/** Reads a year of four digits. */
export function readYear(reader: Reader, index: number): NumberFound | undefined {
  if (reader.tokens[index]?.key.length !== 4) return undefined
  const found = readDigits(reader, index)
  return found && found.value >= 1400 && found.value < 2200 ? found : undefined
}

/** Reads a day of the month in digits, `1er` and `1º` included. */
export function readDayDigits(reader: Reader, index: number): NumberFound | undefined {
  const token = reader.tokens[index]
  if (token?.kind !== 'number' || token.key.length > 2) return undefined
  const found = readDigits(reader, index)
  if (!found || found.value < 1 || found.value > 31) return undefined
  if (!isGlued(reader, found.next)) return found
  const after = reader.tokens[found.next]
  if (after?.term?.suffix === true || after?.key === 'º' || after?.key === '°')
    return { value: found.value, next: found.next + 1 }
  return after?.kind === 'word' ? undefined : found
}

/** Reads a day of the month, in digits or words. */
export function readDay(reader: Reader, index: number): NumberFound | undefined {
  const term = termAt(reader, index)
  const value = term.count ?? (term.pick === undefined ? term.ordinal : undefined)
  if (value === undefined) return readDayDigits(reader, index)
  return value >= 1 && value <= 31 ? { value, next: index + 1 } : undefined
}

/** Reads a small number, in digits or words. */
export function readCount(reader: Reader, index: number): NumberFound | undefined {
  const { count } = termAt(reader, index)
  if (count !== undefined) return { value: count, next: index + 1 }
  const digits = readDigits(reader, index)
  return digits && digits.value > 0 && digits.value < 1000 ? digits : undefined
}
