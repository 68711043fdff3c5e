/** Reads parts of longer periods: `tercer trimestre de 2016`, `T3 2024`, `finales de marzo`, `los seis primeros meses`. */
import type { Division, Found, Moment } from './moment.js'
import { readCalendar } from './read-calendar.js'
import { readUnitShift, readYearTail, type Tail } from './read-year.js'
import {
  skipJoints,
  isGlued,
  isKey,
  isKind,
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
import type { Meaning } from './words.js'

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

/** Which part of a year or month the term names, as far as it can. */
function unitOf({
  unit,
  size = 1,
  weekday,
}: Meaning): Pick<Division, 'unit' | 'size' | 'weekday'> | undefined {
  if (weekday !== undefined) return { unit: 'weekday', size: 1, weekday }
  switch (unit) {
    case 'quarter':
    case 'half':
    case 'week':
    case 'fortnight':
    case 'month':
      return { unit, size }
    default:
      return undefined
  }
}

// `el tercer trimestre de 2016`, `el primer viernes de julio`, `la última semana de este mes`.
function readOrdinalUnit(reader: Reader, index: number): Found | undefined {
  const ordinal = readOrdinal(reader, index)
  if (!ordinal) return undefined
  const whole = unitOf(termAt(reader, ordinal.next))
  if (!whole || termAt(reader, ordinal.next).plural === true) return undefined
  const tail = readWholeTail(reader, ordinal.next + 1)
  if (!tail && !standsAlone(whole, ordinal.value)) return undefined
  const division: Division = { ...whole, number: ordinal.value, length: 1 }
  return divisionFound({ division, tail, next: ordinal.next + 1 })
}

// A quarter needs no year, a first Monday needs its month; the last quarter is the one before this.
function standsAlone({ unit, size }: Pick<Division, 'unit' | 'size'>, number: number): boolean {
  return number > 0 && (unit === 'quarter' || unit === 'half' || size > 1)
}

// `los seis primeros meses del año`, `les neuf premiers mois de 2024`, `los últimos cuatro meses de 2021`.
function readCountedParts(reader: Reader, index: number): Found | undefined {
  const leading = readOrdinal(reader, index)
  const count = readCount(reader, leading?.next ?? index)
  const ordinal = leading ?? (count && readOrdinal(reader, count.next))
  if (!count || !ordinal || Math.abs(ordinal.value) !== 1) return undefined
  const at = leading ? count.next : ordinal.next
  const whole = unitOf(termAt(reader, at))
  if (!whole || !Number.isInteger(count.value)) return undefined
  const tail = readWholeTail(reader, at + 1)
  if (!tail && ordinal.value < 0) return undefined
  const division: Division = { ...whole, number: ordinal.value, length: count.value }
  return divisionFound({ division, tail, next: at + 1 })
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

// `T3 2024`, `1T25`, `2017-T1`.
function readCode(reader: Reader, index: number): Found | undefined {
  const letterFirst = codeUnits[tokenAt(reader, index).key]
  const unit = letterFirst ?? codeUnits[tokenAt(reader, index + 1).key]
  const digits = readDigits(reader, letterFirst ? index + 1 : index)
  if (!unit || !digits || !isGlued(reader, index + 1)) return readYearCode(reader, index)
  if (digits.value < 1 || digits.value > (unit === 'quarter' ? 4 : 2)) return undefined
  const division: Division = { unit, size: 1, number: digits.value, length: 1 }
  const at = skipJoints(reader, index + 2)
  const tail = readYearTail(reader, at) ?? readGluedYear(reader, at)
  if (!tail && letterFirst === undefined) return undefined
  return {
    moment: { ...tail?.moment, division },
    next: tail?.next ?? index + 2,
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
  const isCode = codeUnits[tokenAt(reader, at).key] !== undefined && isKind(reader, at, 'word')
  const code = isCode ? readCode(reader, at) : undefined
  if (code?.next !== at + 2) return undefined
  return { ...code, moment: { ...code.moment, year: year.value } }
}

function readSeason(reader: Reader, index: number): Found | undefined {
  const first = termAt(reader, index)
  const before = termAt(reader, index - 1)
  const { season } = termAt(reader, index + 1)
  const rule = 'periods/season'
  if (first.pick !== undefined && season !== undefined)
    return { moment: { season, pick: first.pick }, next: index + 2, rule }
  if (first.season === undefined) return undefined
  const tail = readYearTail(reader, index + 1)
  const isPrepared = [before.article, before.preposition, before.of].includes(true)
  if (first.doubtful === true && !tail && !isPrepared) return undefined
  const moment: Moment = { season: first.season, ...tail?.moment }
  return { moment, next: tail?.next ?? index + 1, rule, withArticle: true }
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
