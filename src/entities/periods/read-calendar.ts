/** Reads what stands on the calendar: `martes 5 de noviembre de 2024`, `mars prochain`, `12/03/2024`, `2019`. */
import type { Found, Moment } from './moment.js'
import { isGlued, isKey, readDay, readYear, skipIf, termAt, type Reader } from './reader.js'
import type { Pick } from './words.js'

const pickShift: Readonly<Record<Pick, number>> = { last: -1, this: 0, next: 1 }

/** Reads the year that follows a month, a season or a quarter: `de 2024`, `, 2024`, `del año pasado`. */
export function readYearTail(
  reader: Reader,
  index: number,
): { moment: Fields<'year' | 'yearShift'>; next: number } | undefined {
  let at = skipIf(index, isKey(reader, index, ',') && readYear(reader, index + 1) !== undefined)
  at = skipIf(at, termAt(reader, at).of)
  at = skipIf(at, termAt(reader, at).article)
  const shift = readUnitShift(reader, at, 'year')
  if (shift) return { moment: { yearShift: shift.count }, next: shift.next }
  at = skipIf(at, termAt(reader, at).unit === 'year')
  const year = readYear(reader, at)
  return year && { moment: { year: year.value }, next: year.next }
}

type Fields<Key extends keyof Moment> = { readonly [K in Key]?: NonNullable<Moment[K]> }

/** Reads `este año`, `año pasado`, `próximo mes`: the unit with the word that picks it. */
export function readUnitShift(
  reader: Reader,
  index: number,
  unit: 'year' | 'month' | 'week',
): { count: number; next: number } | undefined {
  const first = termAt(reader, index)
  const second = termAt(reader, index + 1)
  if (first.pick !== undefined && second.unit === unit && second.size === undefined)
    return { count: pickShift[first.pick], next: index + 2 }
  if (first.unit === unit && first.size === undefined && second.pick !== undefined)
    return { count: pickShift[second.pick], next: index + 2 }
  return undefined
}

/** Reads a day, a month or a year of the calendar at the index. */
export function readCalendar(reader: Reader, index: number): Found | undefined {
  return (
    readNumericDate(reader, index) ??
    readWeekdayDate(reader, index) ??
    readDayOfMonth(reader, index) ??
    readMonth(reader, index)
  )
}

function readWeekdayDate(reader: Reader, index: number): Found | undefined {
  const { weekday } = termAt(reader, index)
  if (weekday === undefined) return undefined
  let at = skipIf(index + 1, isKey(reader, index + 1, ',') || isKey(reader, index + 1, '.'))
  at = skipIf(at, termAt(reader, at).article)
  const date = readNumericDate(reader, at) ?? readDayOfMonth(reader, at)
  if (date) return { ...date, moment: { weekday, ...date.moment } }
  const day = readDay(reader, at)
  if (day && at === index + 1 && termAt(reader, at).count === undefined)
    return { moment: { weekday, day: day.value }, next: day.next, rule: 'periods/weekday-day' }
  return undefined
}

function readDayOfMonth(reader: Reader, index: number): Found | undefined {
  const day = readDay(reader, index)
  if (!day) return undefined
  let at = skipIf(day.next, termAt(reader, day.next).of)
  at = skipIf(at, at === day.next && (isKey(reader, at, '-') || isKey(reader, at, '/')))
  const month = readMonthName(reader, at) ?? readRelativeMonth(reader, day.next)
  if (!month) return undefined
  const year = month.moment.month === undefined ? undefined : readYearAfterMonth(reader, month.next)
  return {
    moment: { day: day.value, ...month.moment, ...year?.moment },
    next: year?.next ?? month.next,
    rule: 'periods/day-month',
  }
}

function readMonthName(
  reader: Reader,
  index: number,
): { moment: Moment; next: number; short: boolean } | undefined {
  const { month, short } = termAt(reader, index)
  if (month === undefined) return undefined
  const next = skipIf(
    index + 1,
    short === true && isKey(reader, index + 1, '.') && isGlued(reader, index + 1),
  )
  return { moment: { month }, next, short: short === true }
}

// `el 22 de este mes`, `le 4 du mois prochain`.
function readRelativeMonth(
  reader: Reader,
  index: number,
): { moment: Moment; next: number } | undefined {
  let at = skipIf(index, termAt(reader, index).of)
  at = skipIf(at, termAt(reader, at).article)
  const shift = readUnitShift(reader, at, 'month')
  return shift && { moment: { monthShift: shift.count }, next: shift.next }
}

function readYearAfterMonth(
  reader: Reader,
  index: number,
): { moment: Moment; next: number } | undefined {
  const dashed = isKey(reader, index, '-') || isKey(reader, index, '/')
  const glued = dashed ? readYear(reader, index + 1) : undefined
  if (glued) return { moment: { year: glued.value }, next: glued.next }
  const tail = readYearTail(reader, index)
  if (tail) return tail
  const { pick } = termAt(reader, index)
  return pick === undefined ? undefined : { moment: { pick }, next: index + 1 }
}

function readMonth(reader: Reader, index: number): Found | undefined {
  const { pick } = termAt(reader, index)
  const at = pick === undefined ? index : index + 1
  const month = readMonthName(reader, at)
  if (!month) return undefined
  const year = readYearAfterMonth(reader, month.next)
  if (!year && pick === undefined && (month.short || isName(reader, at))) return undefined
  return {
    moment: { ...month.moment, ...year?.moment, ...(pick !== undefined && { pick }) },
    next: year?.next ?? month.next,
    rule: 'periods/month',
  }
}

// `Mars` the planet, `Mayo` the surname or the square: a capital letter that does not open a sentence.
function isName(reader: Reader, index: number): boolean {
  const token = reader.tokens[index]
  const initial = token === undefined ? '' : reader.text.charAt(token.start)
  if (initial === initial.toLowerCase()) return false
  return token?.term?.month === 3 || token?.term?.month === 5
}

function readNumericDate(reader: Reader, index: number): Found | undefined {
  const [first, second, third] = [index, index + 2, index + 4].map((at) =>
    reader.tokens[at]?.kind === 'number' ? reader.tokens[at].key : undefined,
  )
  if (first === undefined || second === undefined || third === undefined) return undefined
  const mark = reader.tokens[index + 1]?.key ?? ''
  if (!'/-.'.includes(mark) || !isKey(reader, index + 3, mark)) return undefined
  if (![1, 2, 3, 4].every((offset) => isGlued(reader, index + offset))) return undefined
  const moment =
    first.length === 4
      ? { year: Number(first), month: Number(second), day: Number(third) }
      : yearLast(reader, [Number(first), Number(second)], third)
  if (!moment || moment.month > 12 || moment.month < 1 || moment.day > 31 || moment.day < 1)
    return undefined
  return { moment, next: index + 5, rule: 'periods/numeric' }
}

function yearLast(
  reader: Reader,
  [first, second]: readonly [number, number],
  third: string,
): { year: number; month: number; day: number } | undefined {
  if (third.length !== 4 && third.length !== 2) return undefined
  const written = Number(third)
  const year = third.length === 4 ? written : written + (written < 50 ? 2000 : 1900)
  const monthFirst = (reader.monthFirst && first <= 12) || second > 12
  return monthFirst ? { year, month: first, day: second } : { year, month: second, day: first }
}

/** Reads a bare number that a range completes: the 3 of `del 3 al 7 de mayo`, the 2019 of `2019-2024`. */
export function readBare(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index)
  if (year) return { moment: { year: year.value }, next: year.next, rule: 'periods/year' }
  const { weekday } = termAt(reader, index)
  const day = readDay(reader, weekday === undefined ? index : index + 1)
  if (!day) return undefined
  return {
    moment: { day: day.value, ...(weekday !== undefined && { weekday }) },
    next: day.next,
    rule: 'periods/day',
  }
}
