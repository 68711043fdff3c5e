/** Reads days and months of the calendar: `martes 5 de noviembre de 2024`, `mars prochain`. */
import type { Found, Moment } from './moment.js'
import { isCounting } from './counting.js'
import { readNumeric } from './read-numeric.js'
import {
  readNamedYears,
  readShortYear,
  readUnitShift,
  readYearTail,
  type Tail,
} from './read-year.js'
import {
  dateJoints,
  isOneOf,
  skipJoints,
  isGlued,
  isKey,
  isKind,
  readDay,
  readYear,
  skip,
  skipMark,
  termAt,
  tokenAt,
  type NumberFound,
  type Reader,
} from './reader.js'

/** Reads a day, a month or a year of the calendar at the index. */
export function readCalendar(reader: Reader, index: number): Found | undefined {
  return (
    readNumeric(reader, index) ??
    readPickedDate(reader, index) ??
    readWeekdayDate(reader, index) ??
    readDayOfMonth(reader, index) ??
    readMonth(reader, index) ??
    readNamedYears(reader, index)
  )
}

// `el pasado 15 de marzo`, `este jueves 6 de junio`, `ce 5 mars`.
function readPickedDate(reader: Reader, index: number): Found | undefined {
  const { pick, behind } = termAt(reader, index)
  if (pick === undefined || behind === true) return undefined
  const found =
    readNumeric(reader, index + 1) ??
    readWeekdayDate(reader, index + 1) ??
    readDayOfMonth(reader, index + 1) ??
    readMonth(reader, index + 1)
  if (!found) return undefined
  return { ...found, moment: { pick, ...found.moment }, withArticle: false }
}

/** Reads a date that its weekday opens: `jueves 6 de junio`, `Mer, 22 janv.`. */
export function readWeekdayDate(reader: Reader, index: number): Found | undefined {
  const { weekday, shortWeekday } = termAt(reader, index)
  const day = weekday ?? shortWeekday
  if (day === undefined) return undefined
  const marked = skipMark(reader, index + 1, '.')
  const comma = skipMark(reader, marked, ',')
  const at = skip(reader, comma, 'article')
  const date = readNumeric(reader, at) ?? readDayOfMonth(reader, at)
  if (date) return { ...date, moment: { ...date.moment, weekday: day } }
  if (weekday === undefined || at > index + 1) return undefined
  return readWeekdayNumber(reader, index, weekday)
}

// `Jeudi 16`, `sábado 9`: a day of the month that lacks its month.
function readWeekdayNumber(reader: Reader, index: number, weekday: number): Found | undefined {
  const digits = readDay(reader, index + 1)
  if (!digits || (isCounting(reader, digits.next) && !isVerbNext(reader, digits))) return undefined
  return { moment: { weekday, day: digits.value }, next: digits.next, rule: 'periods/weekday-day' }
}

// `El lunes 17 habrá`: a word without a meaning in dates that is no plural.
function isVerbNext(reader: Reader, { next }: NumberFound): boolean {
  const { kind, term, key } = tokenAt(reader, next)
  if (!isKind(reader, next - 1, 'number')) return false
  return kind === 'word' && term === undefined && key.length > 2 && !/[sx]$/.test(key)
}

/** Reads a day with its month, in either order. */
export function readDayOfMonth(reader: Reader, index: number): Found | undefined {
  // `avenida 25 de Mayo`.
  if (termAt(reader, index - 1).street === true) return undefined
  const day = readDay(reader, index)
  if (!day) return readMonthFirst(reader, index)
  const rule = 'periods/day-month'
  const month = readMonthAfterDay(reader, day.next)
  if (month) {
    const tail = readTail(reader, month.next)
    const moment = { day: day.value, ...month.moment, ...tail?.moment }
    return { moment, next: tail?.next ?? month.next, rule }
  }
  const shift = readMonthShift(reader, day.next)
  return shift && { moment: { day: day.value, ...shift.moment }, next: shift.next, rule }
}

function readMonthAfterDay(reader: Reader, index: number): Tail | undefined {
  if (isOneOf(reader, index, dateJoints)) return readMonthName(reader, index + 1)
  const of = skip(reader, index, 'of')
  const named = readMonthOf(reader, skip(reader, of, 'article'))
  return named ?? readMonthName(reader, of)
}

// `mes de mayo`, `mois de septembre`.
function readMonthOf(reader: Reader, index: number): Tail | undefined {
  const { unit, size, plural } = termAt(reader, index)
  if (unit !== 'month' || size !== undefined || plural === true) return undefined
  const of = skip(reader, index + 1, 'of')
  return of === index + 1 ? undefined : readMonthName(reader, of)
}

function readMonthName(reader: Reader, index: number): Tail | undefined {
  const { month, short } = termAt(reader, index)
  if (month === undefined || isNumberWord(reader, index)) return undefined
  const isDotted = short === true && isKey(reader, index + 1, '.') && isGlued(reader, index + 1)
  return { moment: { month }, next: isDotted ? index + 2 : index + 1 }
}

function readTail(reader: Reader, index: number): Tail | undefined {
  if (isOneOf(reader, index, dateJoints)) {
    const year = isGlued(reader, index)
      ? (readYear(reader, index + 1) ?? readShortYear(reader, index + 1))
      : undefined
    return year && { moment: { year: year.value }, next: year.next }
  }
  const tail = readYearTail(reader, index)
  if (tail) return tail
  const short = readShortYear(reader, skip(reader, index, 'of'))
  return short && { moment: { year: short.value }, next: short.next }
}

// French `sept` is a month only beside a number in digits or before a dot.
function isNumberWord(reader: Reader, index: number): boolean {
  if (termAt(reader, index).count === undefined) return false
  const of = termAt(reader, index - 1).of === true ? index - 2 : index - 1
  const isDotted = isKey(reader, index + 1, '.') && isGlued(reader, index + 1)
  return !isKind(reader, of, 'number') && !isDotted && !readYear(reader, index + 1)
}

// `el 22 de este mes`, `le 4 du mois prochain`.
function readMonthShift(reader: Reader, index: number): Tail | undefined {
  const at = skip(reader, skip(reader, index, 'of'), 'article')
  const shift = readUnitShift(reader, at, 'month')
  return shift && { moment: { monthShift: shift.value }, next: shift.next }
}

// `Marzo 15, 2024`, `Oct. 2`: only where the number cannot count what follows.
function readMonthFirst(reader: Reader, index: number): Found | undefined {
  const month = readMonthName(reader, index)
  if (!month) return undefined
  const at = skipJoints(reader, month.next)
  const day = readDay(reader, at)
  if (!day || (isCounting(reader, day.next) && at === month.next)) return undefined
  const tail = readYearTail(reader, day.next)
  if (!tail && !isSpecific(reader, index, day.next)) return undefined
  const moment = { ...month.moment, day: day.value, ...tail?.moment }
  return { moment, next: tail?.next ?? day.next, rule: 'periods/month-day' }
}

// A capital or an abbreviation before the number, and the end of the phrase or a range after it.
function isSpecific(reader: Reader, index: number, next: number): boolean {
  const isNamed = isCapital(reader, index) || termAt(reader, index).short === true
  const isEnded = isKind(reader, next, 'break') || isKind(reader, next, 'mark')
  if (isKey(reader, next, '-') && isKind(reader, next + 1, 'number')) return true
  const { to, and } = termAt(reader, next)
  return isNamed && (isEnded || [to, and].includes(true) || next >= reader.tokens.length)
}

function isCapital(reader: Reader, index: number): boolean {
  return tokenAt(reader, index).word?.isCapital === true
}

function readMonth(reader: Reader, index: number): Found | undefined {
  const rule = 'periods/month'
  const named = readMonthOf(reader, index)
  const month = named ?? readMonthName(reader, index)
  // `32 de agosto` is no date at all.
  if (!month || isKind(reader, index - 1, 'number')) return undefined
  const tail = readTail(reader, month.next)
  const isClear = tail !== undefined || named !== undefined || isMonth(reader, index)
  if (!isClear) return undefined
  const moment: Moment = { ...month.moment, ...tail?.moment }
  return { moment, next: tail?.next ?? month.next, rule, withArticle: named !== undefined }
}

// Whether the bare name of a month means it: not `Mars` the planet, `Mayo` the surname, `mar` the sea.
function isMonth(reader: Reader, index: number): boolean {
  const { month, short } = termAt(reader, index)
  const before = termAt(reader, index - 1)
  const isPrepared = before.preposition === true || isRangeWord(reader, index - 1)
  if (short === true) return isPrepared && month !== 3 && termAt(reader, index).count === undefined
  if (!isCapital(reader, index)) return true
  if (month === 3 || month === 5) return false
  return (
    isPrepared || !isKind(reader, index + 1, 'word') || termAt(reader, index + 1).filler === true
  )
}

function isRangeWord(reader: Reader, index: number): boolean {
  const { of, from, to, since, until, between, and, pick } = termAt(reader, index)
  return pick !== undefined || [of, from, to, since, until, between, and].includes(true)
}

/** Reads a bare number that a range completes: the 3 of `del 3 al 7 de mayo`, the 2019 of `2019-2024`. */
export function readBare(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index)
  if (year) return { moment: { year: year.value }, next: year.next, rule: 'periods/year' }
  const { weekday } = termAt(reader, index)
  const day = readDay(reader, weekday === undefined ? index : index + 1)
  if (!day) return undefined
  const moment = weekday === undefined ? { day: day.value } : { day: day.value, weekday }
  return { moment, next: day.next, rule: 'periods/day' }
}
