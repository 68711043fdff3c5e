/** Reads years and longer periods: `2024`, `año 2024`, `los años setenta`, `siglo XIX`, and years behind months. */
import type { Found, Moment } from './moment.js'
import { fullYear } from './read-numeric.js'
import {
  isGlued,
  isKey,
  isKind,
  isOneOf,
  readCount,
  readDigits,
  readYear,
  skip,
  termAt,
  tokenAt,
  type NumberFound,
  type Reader,
} from './reader.js'
import type { Pick, Unit } from './words.js'

/** How many units from the present one each pick lies. */
export const pickShift: Readonly<Record<Pick, number>> = { last: -1, this: 0, next: 1 }

/** What follows a month, a season or a quarter and says its year. */
export interface Tail {
  readonly moment: Moment
  readonly next: number
}

/** Reads the unit with the word that picks it: `este año`, `año pasado`, `próximo mes`. */
export function readUnitShift(reader: Reader, index: number, unit: Unit): NumberFound | undefined {
  const [first, second] = [termAt(reader, index), termAt(reader, index + 1)]
  const named = first.unit ?? second.unit
  const pick = first.unit === undefined ? first.pick : second.pick
  const { size } = first.unit === undefined ? second : first
  if (named !== unit || pick === undefined || size !== undefined) return undefined
  return { value: pickShift[pick], next: index + 2 }
}

/** Reads the year behind a month, season or quarter: `de 2024`, `, 2024`, `del año pasado`, `próximo`. */
export function readYearTail(reader: Reader, index: number): Tail | undefined {
  // `, 2024`, `en 2024`.
  if (isKey(reader, index, ',') || isKey(reader, index, 'en')) {
    const year = readYear(reader, index + 1)
    return year && { moment: { year: year.value }, next: year.next }
  }
  const at = skip(reader, skip(reader, index, 'of'), 'article')
  return at === index
    ? (readPickAlone(reader, index) ?? readYearOrShift(reader, at, false))
    : readYearOrShift(reader, at, true)
}

// `marzo pasado`, `septembre prochain`; `marzo próxima semana` is none.
function readPickAlone(reader: Reader, index: number): Tail | undefined {
  const { pick, unit } = termAt(reader, index)
  if (pick === undefined || pick === 'this' || unit !== undefined) return undefined
  return termAt(reader, index + 1).unit === undefined
    ? { moment: { pick }, next: index + 1 }
    : undefined
}

function readYearOrShift(reader: Reader, index: number, isJoined: boolean): Tail | undefined {
  const shift = readUnitShift(reader, index, 'year')
  if (shift) return { moment: { yearShift: shift.value }, next: shift.next }
  const at = termAt(reader, index).unit === 'year' ? index + 1 : index
  const year = readYear(reader, at) ?? readApostropheYear(reader, at) ?? readYearWords(reader, at)
  if (year) return { moment: { year: year.value }, next: year.next }
  return isJoined ? readImpliedYear(reader, index) : undefined
}

// `junio del próximo`, `el primer semestre del año`.
function readImpliedYear(reader: Reader, index: number): Tail | undefined {
  const { pick, unit, plural } = termAt(reader, index)
  if (pick !== undefined && !isKind(reader, index + 1, 'word'))
    return { moment: { yearShift: pickShift[pick] }, next: index + 1 }
  if (unit !== 'year' || plural === true) return undefined
  return { moment: { yearShift: 0 }, next: index + 1 }
}

const apostrophes: ReadonlySet<string> = new Set(["'", '’'])

// `’24`.
function readApostropheYear(reader: Reader, index: number): NumberFound | undefined {
  if (!isOneOf(reader, index, apostrophes) || tokenAt(reader, index + 1).key.length !== 2)
    return undefined
  const digits = readDigits(reader, index + 1)
  return digits && isGlued(reader, index + 1)
    ? { value: fullYear(digits.value), next: digits.next }
    : undefined
}

/** Most words of which a year is made: `mil novecientos noventa y nueve`. */
const yearWords = 7

/** Reads a year in words: `dos mil veinticuatro`, `mille neuf cent quatre-vingt-dix`. */
export function readYearWords(reader: Reader, index: number): NumberFound | undefined {
  let value = 0
  let at = index
  let isYear = false
  for (; at < index + yearWords; at++) {
    const { thousand, count, and } = termAt(reader, at)
    if (thousand === true) {
      value = Math.max(value, 1) * 1000
      isYear = true
    } else if (count !== undefined) value = addCount(value, count)
    else if (and !== true || !isYear || termAt(reader, at + 1).count === undefined) break
  }
  return isYear && value >= 1400 && value < 2200 ? { value, next: at } : undefined
}

// French hundreds stand behind their number: `neuf cent`.
function addCount(value: number, count: number): number {
  const last = value % 1000
  return count === 100 && last > 1 && last < 10 ? value + last * 99 : value + count
}

/** Reads a year of two digits behind a month: `août 99`; below 32 it would be a day. */
export function readShortYear(reader: Reader, index: number): NumberFound | undefined {
  if (tokenAt(reader, index).key.length !== 2) return undefined
  const digits = readDigits(reader, index)
  return digits &&
    digits.value > 31 &&
    !isKey(reader, index + 1, '%') &&
    !isKind(reader, index + 1, 'word')
    ? { value: fullYear(digits.value), next: digits.next }
    : undefined
}

/** Reads `año 2024`, `los años 70`, `siglo XIX`, `XIXe siècle`. */
export function readNamedYears(reader: Reader, index: number): Found | undefined {
  const { unit, plural } = termAt(reader, index)
  if (unit === 'year')
    return plural === true ? readDecade(reader, index) : readNamedYear(reader, index)
  if (unit === 'decade' && plural !== true) return readNamedDecade(reader, index)
  return readCentury(reader, index)
}

function readNamedYear(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index + 1) ?? readYearWords(reader, index + 1)
  return year && { moment: { year: year.value }, next: year.next, rule: 'periods/year' }
}

// `la década de los 90`, `la década de 1990`, `la décennie 1990`.
function readNamedDecade(reader: Reader, index: number): Found | undefined {
  const at = skip(reader, skip(reader, index + 1, 'of'), 'article')
  const years = termAt(reader, at).unit === 'year' ? at : at - 1
  const found = readDecade(reader, years)
  return found && { ...found, withArticle: false }
}

function readDecade(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index + 1) ?? readYearWords(reader, index + 1)
  if (year) return decadeFound(year)
  const short = readCount(reader, index + 1)
  if (!short || short.value < 10 || short.value > 90) return undefined
  return decadeFound({ ...short, value: short.value + (short.value < 30 ? 2000 : 1900) })
}

function decadeFound({ value, next }: NumberFound): Found | undefined {
  if (value % 10 !== 0) return undefined
  return { moment: { decade: value }, next, rule: 'periods/decade', withArticle: true }
}

const romans: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

function readRoman(word: string): number | undefined {
  let value = 0
  for (let index = 0; index < word.length; index++) {
    const digit = romans[word.charAt(index)]
    if (digit === undefined) return undefined
    value += digit < (romans[word.charAt(index + 1)] ?? 0) ? -digit : digit
  }
  return value > 0 && value < 23 ? value : undefined
}

const centuryRule = 'periods/century'
/** The last century that is read. */
const lastCentury = 22

function readCentury(reader: Reader, index: number): Found | undefined {
  return termAt(reader, index).unit === 'century'
    ? readCenturyBehind(reader, index + 1)
    : readCenturyBefore(reader, index)
}

// `siglo XIX`, `siglo 21`.
function readCenturyBehind(reader: Reader, index: number): Found | undefined {
  const century = readRoman(tokenAt(reader, index).key) ?? readDigits(reader, index)?.value
  if (century === undefined || century > lastCentury) return undefined
  return { moment: { century }, next: index + 1, rule: centuryRule }
}

// `XIXe siècle`, `19e siècle`.
function readCenturyBefore(reader: Reader, index: number): Found | undefined {
  const at = skip(reader, index + 1, 'suffix')
  if (termAt(reader, at).unit !== 'century') return undefined
  const { key, kind } = tokenAt(reader, index)
  const century =
    kind === 'number' ? readDigits(reader, index)?.value : readRoman(key.replace(/e(?:me)?$/, ''))
  if (century === undefined || century > lastCentury) return undefined
  return { moment: { century }, next: at + 1, rule: centuryRule }
}
