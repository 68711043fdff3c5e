/** Reads parts of longer periods: `tercer trimestre de 2016`, `T3 2024`, `finales de marzo`, `los seis primeros meses`. */
import type { Division, Found, Moment } from './moment.js'
import { readCalendar } from './read-calendar.js'
import { readUnitShift, readYearTail, type Tail } from './read-year.js'
import {
  skipJoints,
  isGlued,
  isKey,
  isKind,
  isOneOf,
  readCount,
  readDigits,
  readOrdinal,
  readYear,
  skip,
  skipMark,
  termAt,
  tokenAt,
  type Reader,
} from './reader.js'
import type { Meaning, Unit } from './words.js'

/** Reads a part of a year, a month or another longer period. */
export function readDivision(reader: Reader, index: number): Found | undefined {
  return (
    readPart(reader, index) ??
    readOrdinalUnit(reader, index) ??
    readCountedParts(reader, index) ??
    readCode(reader, index) ??
    readSeason(reader, index)
  )
}

const parts = {
  week: 'week',
  fortnight: 'fortnight',
  month: 'month',
  quarter: 'quarter',
  half: 'half',
} as const
const isPart = (unit: Unit | undefined): unit is keyof typeof parts =>
  unit !== undefined && unit in parts

/** Which part of a year or month the term names, as far as it can. */
function unitOf({
  unit,
  size = 1,
  weekday,
}: Meaning): Pick<Division, 'unit' | 'size' | 'weekday'> | undefined {
  if (weekday !== undefined) return { unit: 'weekday', size: 1, weekday }
  return isPart(unit) ? { unit, size } : undefined
}

// `el tercer trimestre de 2016`, `el primer viernes de julio`, `la última semana de este mes`.
function readOrdinalUnit(reader: Reader, index: number): Found | undefined {
  const ordinal = readOrdinal(reader, index)
  if (!ordinal) return undefined
  const whole = unitOf(termAt(reader, ordinal.next))
  if (!whole || termAt(reader, ordinal.next).plural === true) return undefined
  const tail = readWholeTail(reader, ordinal.next + 1)
  // The second half of a match has no year; that of a year says so.
  if (!tail && (isOneOf(reader, ordinal.next, halves) || !standsAlone(whole, ordinal.value)))
    return undefined
  const division: Division = { ...whole, number: ordinal.value, length: 1 }
  return divisionFound({ division, tail, next: ordinal.next + 1 })
}

const halves: ReadonlySet<string> = new Set(['mitad', 'moitie'])

// A quarter needs no year, a first Monday needs its month; the last quarter is the one before this.
function standsAlone({ unit, size }: Pick<Division, 'unit' | 'size'>, number: number): boolean {
  return number > 0 && (unit === 'quarter' || unit === 'half' || size > 1)
}

// `los seis primeros meses del año`, `les neuf premiers mois de 2024`, `los últimos cuatro meses de 2021`.
function readCountedParts(reader: Reader, index: number): Found | undefined {
  const found = readFirstOf(reader, index) ?? readOfFirst(reader, index)
  if (!found || Math.abs(found.place) !== 1 || !Number.isInteger(found.count)) return undefined
  const whole = unitOf(termAt(reader, found.next))
  const tail = whole && readWholeTail(reader, found.next + 1)
  if (!whole || (!tail && found.place < 0)) return undefined
  const division: Division = { ...whole, number: found.place, length: found.count }
  return divisionFound({ division, tail, next: found.next + 1 })
}

interface CountedParts {
  readonly count: number
  /** Whether the first ones are meant, 1, or the last ones, -1. */
  readonly place: number
  readonly next: number
}

// `primeros seis`.
function readFirstOf(reader: Reader, index: number): CountedParts | undefined {
  const ordinal = readOrdinal(reader, index)
  const count = ordinal && readCount(reader, ordinal.next)
  return count && { count: count.value, place: ordinal.value, next: count.next }
}

// `six premiers`.
function readOfFirst(reader: Reader, index: number): CountedParts | undefined {
  const count = readCount(reader, index)
  const ordinal = count && readOrdinal(reader, count.next)
  return ordinal && { count: count.value, place: ordinal.value, next: ordinal.next }
}

function divisionFound({
  division,
  tail,
  next,
}: {
  division: Division
  tail: Tail | undefined
  next: number
}): Found {
  return {
    moment: { ...tail?.moment, division },
    next: tail?.next ?? next,
    rule: 'periods/division',
    withArticle: true,
  }
}

// What is divided: `de 2016`, `del año`, `de julio`, `de este mes`.
function readWholeTail(reader: Reader, index: number): Tail | undefined {
  const year = readYearTail(reader, skipMark(reader, index, '-'))
  if (year) return year
  const of = skip(reader, index, 'of')
  const at = skip(reader, of, 'article')
  const shift = readUnitShift(reader, at, 'month')
  if (shift) return { moment: { monthShift: shift.value }, next: shift.next }
  if (of === index) return undefined
  const month = readCalendar(reader, at)
  return month?.moment.month === undefined || month.moment.day !== undefined ? undefined : month
}

const codeUnits: Readonly<Record<string, 'quarter' | 'half'>> = {
  t: 'quarter',
  q: 'quarter',
  s: 'half',
}

interface Code {
  readonly unit: 'quarter' | 'half'
  readonly number: number
  /** Whether the letter stands before the digit, which makes the code clear without a year. */
  readonly isLetterFirst: boolean
}

// `T3`, `1S`.
function readCodeMark(reader: Reader, index: number): Code | undefined {
  const isLetterFirst = isKind(reader, index, 'word')
  const [letter, digit] = isLetterFirst ? [index, index + 1] : [index + 1, index]
  const unit = codeUnits[tokenAt(reader, letter).key]
  if (!unit || !isGlued(reader, index + 1)) return undefined
  const number = readDigits(reader, digit)?.value ?? 0
  return number < 1 || number > (unit === 'quarter' ? 4 : 2)
    ? undefined
    : { unit, number, isLetterFirst }
}

// `T3 2024`, `1T25`, `2017-T1`.
function readCode(reader: Reader, index: number): Found | undefined {
  const code = readCodeMark(reader, index)
  if (!code) return readYearCode(reader, index)
  const at = skipJoints(reader, index + 2)
  const tail = readYearTail(reader, at) ?? readGluedYear(reader, at)
  if (!tail && !code.isLetterFirst) return undefined
  // `la T4`: a terminal, a tram.
  if (!tail && isKey(reader, index - 1, 'la')) return undefined
  return codeFound(code, tail, index + 2)
}

function codeFound({ unit, number }: Code, tail: Tail | undefined, next: number): Found {
  const division: Division = { unit, size: 1, number, length: 1 }
  return {
    moment: { ...tail?.moment, division },
    next: tail?.next ?? next,
    rule: 'periods/division',
  }
}

function readGluedYear(reader: Reader, index: number): Tail | undefined {
  const year = tokenAt(reader, index).key.length === 2 ? readDigits(reader, index) : undefined
  return year && { moment: { year: 2000 + year.value }, next: year.next }
}

// `2019 T1`, `2017-t1`.
function readYearCode(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index)
  if (!year) return undefined
  const at = skipMark(reader, year.next, '-')
  const code = readCodeMark(reader, at)
  const tail = { moment: { year: year.value }, next: at + 2 }
  return code?.isLetterFirst === true ? codeFound(code, tail, at + 2) : undefined
}

function readSeason(reader: Reader, index: number): Found | undefined {
  const { pick } = termAt(reader, index)
  const { season } = termAt(reader, index + 1)
  if (pick !== undefined && season !== undefined)
    return { moment: { season, pick }, next: index + 2, rule: 'periods/season' }
  return isPair(reader, index) ? undefined : readNamedSeason(reader, index)
}

function readNamedSeason(reader: Reader, index: number): Found | undefined {
  const { season, doubtful } = termAt(reader, index)
  if (season === undefined) return undefined
  const tail = readYearTail(reader, index + 1)
  const { article, preposition, of } = termAt(reader, index - 1)
  const isPrepared = [article, preposition, of].includes(true)
  if (doubtful === true && !tail && !isPrepared) return undefined
  const moment: Moment = { season, ...tail?.moment }
  return { moment, next: tail?.next ?? index + 1, rule: 'periods/season', withArticle: true }
}

// `otoño-invierno`: a collection, not a date.
function isPair(reader: Reader, index: number): boolean {
  return [-2, 2].some(
    (offset) =>
      termAt(reader, index + offset).season !== undefined && isKey(reader, index + offset / 2, '-'),
  )
}

// `finales de marzo`, `fin 2025`, `mi-juin`, `début de la semaine prochaine`, `lo que va del año`.
function readPart(reader: Reader, index: number): Found | undefined {
  const { part, bare } = termAt(reader, index)
  if (part === undefined) return undefined
  const joint = isKey(reader, index + 1, '-') ? index + 2 : skip(reader, index + 1, 'of')
  if (joint === index + 1 && bare !== true) return undefined
  const whole = readWhole(reader, skip(reader, joint, 'article'))
  return whole && { moment: { ...whole.moment, part }, next: whole.next, rule: 'periods/part' }
}

function readWhole(reader: Reader, index: number): Found | undefined {
  return (
    readShiftedUnit(reader, index) ??
    readSeason(reader, index) ??
    readOrdinalUnit(reader, index) ??
    readCalendar(reader, index) ??
    readWholeYear(reader, index) ??
    readPresentUnit(reader, index)
  )
}

function readShiftedUnit(reader: Reader, index: number): Found | undefined {
  for (const unit of ['year', 'month', 'week', 'quarter', 'half', 'decade', 'century'] as const) {
    const shift = readUnitShift(reader, index, unit)
    if (!shift) continue
    const moment = { shift: { unit, count: shift.value } }
    return { moment, next: shift.next, rule: 'periods/shift' }
  }
  return undefined
}

function readWholeYear(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index)
  return year && { moment: { year: year.value }, next: year.next, rule: 'periods/year' }
}

// `fin de año`, `début du mois`: the one in which the article appears.
function readPresentUnit(reader: Reader, index: number): Found | undefined {
  const { unit, size, plural } = termAt(reader, index)
  if (unit !== 'year' && unit !== 'month' && unit !== 'week') return undefined
  if (size !== undefined || plural === true) return undefined
  return { moment: { shift: { unit, count: 0 } }, next: index + 1, rule: 'periods/shift' }
}
