/** Numbers in digits: which mark groups thousands and which begins the decimals. */
import type { Exact } from './decimal.js'
import { isSpaceCode, tokenSort, type Tokens } from './tokens.js'

/** The mark that begins the decimals where a single mark and three digits leave it open: `1.250`. */
export type DecimalMark = ',' | '.'

/** A run of digits with its marks. */
export interface DigitReading {
  /** Index of the token after it. */
  readonly next: number
  /** Absent when the run is no number: a date, a version, an address. */
  readonly value?: Exact
  readonly hasDecimals: boolean
  /** Digits before any mark. */
  readonly firstLength: number
  /** Whether marks or spaces group thousands. */
  readonly isGrouped: boolean
}

const maxDigits = 15
const marks = new Set(['.', ',', "'", '’', '·'])
const space = ' '

/** Reads the digit run that begins at the token. The token must be digits. */
export function readDigits(tokens: Tokens, at: number, mark: DecimalMark): DigitReading {
  const first = tokens.key(at)
  const firstLength = first.length
  const separator = separatorAt(tokens, at + 1, undefined)
  if (separator !== undefined) return readParts(tokens, at, { first, separator, mark })
  const shape = { next: at + 1, hasDecimals: false, firstLength, isGrouped: false }
  if (firstLength > maxDigits) return shape
  return { ...shape, value: { digits: Number(first), scale: 0 } }
}

interface FirstPart {
  readonly first: string
  readonly separator: string
  readonly mark: DecimalMark
}

/** Reads a digit run of several parts. */
function readParts(tokens: Tokens, at: number, head: FirstPart): DigitReading {
  const parts = [head.first]
  const between: string[] = []
  let next = at + 1
  let separator: string | undefined = head.separator
  while (separator !== undefined) {
    const part = separator === space ? next : next + 1
    between.push(separator)
    parts.push(tokens.key(part))
    next = part + 1
    separator = separatorAt(tokens, next, between[0])
  }
  const firstLength = head.first.length
  const decimals = countDecimalParts(parts, between, head.mark)
  if (decimals === undefined) return { next, hasDecimals: false, firstLength, isGrouped: false }
  const shape = {
    next,
    hasDecimals: decimals > 0,
    firstLength,
    isGrouped: parts.length - decimals > 1,
  }
  const digits = parts.join('')
  if (digits.length > maxDigits) return shape
  const scale = decimals === 0 ? 0 : (parts[parts.length - 1]?.length ?? 0)
  return { ...shape, value: { digits: Number(digits), scale } }
}

/** The separator between the digits before the token and further digits of the same number. */
function separatorAt(tokens: Tokens, next: number, first: string | undefined): string | undefined {
  if (tokens.sort(next) === tokenSort.digits)
    return (first === undefined || first === space) && isSpaceGroup(tokens, next)
      ? space
      : undefined
  const mark = tokens.key(next)
  const joins =
    marks.has(mark) &&
    tokens.isJoined(next - 1) &&
    tokens.isJoined(next) &&
    tokens.sort(next + 1) === tokenSort.digits
  return joins ? (mark === '’' ? "'" : mark) : undefined
}

/** Whether the digits at the token are a group of three after one space and one to three digits. */
function isSpaceGroup(tokens: Tokens, next: number): boolean {
  const start = tokens.start(next)
  const isOneSpace =
    tokens.end(next - 1) === start - 1 && isSpaceCode(tokens.text.charCodeAt(start - 1))
  return (
    isOneSpace &&
    tokens.end(next) - start === 3 &&
    tokens.end(next - 1) - tokens.start(next - 1) <= 3
  )
}

/** How many parts at the end are decimals, 0 or 1; undefined when the parts make no number. */
function countDecimalParts(
  parts: readonly string[],
  between: readonly string[],
  mark: DecimalMark,
): number | undefined {
  const last = between[between.length - 1]
  if (last === undefined) return 0
  if (between.length === 1) return last === space ? 0 : singleMark(parts, last, mark)
  const isUniform = between.every((separator) => separator === last)
  const grouped = isUniform ? parts : parts.slice(0, -1)
  const first = between[0]
  if (!isUniform && between.slice(0, -1).some((separator) => separator !== first)) return undefined
  const isGrouped = grouped.every((part, index) =>
    index === 0 ? part.length <= 3 : part.length === 3,
  )
  if (!isGrouped) return undefined
  return isUniform ? 0 : 1
}

function singleMark(parts: readonly string[], separator: string, mark: DecimalMark): number {
  const [whole = '', part = ''] = parts
  const isOpen = part.length === 3 && whole.length <= 3 && !whole.startsWith('0')
  if (!isOpen) return 1
  // Hardly any decimal is written to the thousandth without a need.
  if (separator === "'" || part === '000') return 0
  return separator === mark ? 1 : 0
}

/** Countries that write the decimals after a point. Others of the two languages use the comma. */
const pointCountries = new Set([
  ...['MX', 'US', 'PR', 'GT', 'HN', 'SV', 'NI', 'PA', 'DO', 'PE', 'GB', 'IN', 'CN', 'JP', 'PH'],
  ...['KE', 'NG', 'GH'],
])

const countryWeight = 3
const unknownWeight = 0.5

/**
 * Decides which mark begins the decimals where one number leaves it open: by the numbers of the text that do not
 * leave it open (`3,5` or `1.250.000` speak for the comma, `3.5` or `1,250,000` for the point), three of which
 * outweigh the habit of the country.
 */
export function decimalMark(tokens: Tokens, country: string | undefined): DecimalMark {
  let forPoint = habit(country)
  for (let at = 1; at < tokens.count; at += 1) {
    if (tokens.sort(at) !== tokenSort.symbol || !isMarkAt(tokens, at)) continue
    const reading = readDigits(tokens, at - 1, ',')
    forPoint += vote(tokens, at - 1, reading)
    at = Math.max(at, reading.next - 1)
  }
  return forPoint > 0 ? '.' : ','
}

function habit(country: string | undefined): number {
  if (country === undefined) return -unknownWeight
  return pointCountries.has(country) ? countryWeight : -countryWeight
}

/** Whether a point or comma stands at the token right after digits. */
function isMarkAt(tokens: Tokens, at: number): boolean {
  const code = tokens.text.charCodeAt(tokens.start(at))
  if (code !== 0x2e && code !== 0x2c) return false
  return tokens.sort(at - 1) === tokenSort.digits && tokens.isJoined(at - 1)
}

/** 1 for the point, -1 for the comma, 0 where the number says nothing. */
function vote(tokens: Tokens, at: number, reading: DigitReading): number {
  if (reading.value === undefined || reading.next < at + 3) return 0
  const mark = tokens.key(reading.next - 2)
  if (!openMarks.has(mark)) return 0
  const forDecimals = mark === '.' ? 1 : -1
  if (reading.next > at + 3) return tokens.key(at + 1) === mark ? -forDecimals : forDecimals
  const part = tokens.key(reading.next - 1)
  if (part.length === 3) return 0
  return mark === '.' && isHour(tokens.key(at), part) ? 0 : forDecimals
}

const openMarks = new Set(['.', ','])

/** Whether `14.30` can be an hour as well as a decimal. */
function isHour(whole: string, part: string): boolean {
  return part.length === 2 && Number(part) < 60 && Number(whole) < 24
}
