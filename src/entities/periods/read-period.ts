/** Reads whole periods: single dates, ranges with both ends, ranges open at one end, and enumerated days. */
import { present } from '../../core/present.js'
import type { Found, Moment } from './moment.js'
import { isCounting } from './counting.js'
import { isUnknownOpening } from './opening.js'
import { readBare, readCalendar } from './read-calendar.js'
import { readDivision } from './read-division.js'
import { readLoneDay, readLoneYear } from './read-lone.js'
import { readRelative, readStretch } from './read-relative.js'
import { readWeekOrDay } from './read-week.js'
import { isKey, isKind, isOneOf, readDay, skip, termAt, tokenAt, type Reader } from './reader.js'

/** A period as written: one moment, or the first and the last one. */
export interface PeriodFound {
  /** `since` and `after` have no end, `until` and `before` no beginning. */
  readonly kind: 'single' | 'range' | 'since' | 'until' | 'before' | 'after'
  /** The moment, or the first one of a range. */
  readonly first: Moment
  readonly last?: Moment
  readonly next: number
  readonly rule: string
  /** Whether it is a date only after a verb that looks ahead. */
  readonly onlyAhead?: boolean
  /** Where the words themselves look: `desde` back, `hasta` ahead. */
  readonly looks?: -1 | 1
}

/** Reads the period that begins at the index. */
export function readPeriod(reader: Reader, index: number): PeriodFound | undefined {
  return (
    readBetween(reader, index) ??
    readFromTo(reader, index) ??
    readOpen(reader, index) ??
    readDays(reader, index) ??
    readSingle(reader, index) ??
    readWithArticle(reader, index)
  )
}

function canBegin(reader: Reader, index: number): boolean {
  return (
    isKind(reader, index, 'number') ||
    tokenAt(reader, index).term !== undefined ||
    isUnknownOpening(reader, index)
  )
}

function readMoment(reader: Reader, index: number): Found | undefined {
  if (!canBegin(reader, index)) return undefined
  const relative = longest(readRelative(reader, index), readDivision(reader, index))
  const calendar = readCalendar(reader, index) ?? readWeekOrDay(reader, index)
  return longest(relative, calendar)
}

function longest(first: Found | undefined, second: Found | undefined): Found | undefined {
  if (!first || !second) return first ?? second
  return second.next > first.next ? second : first
}

// One end of a range: with its article, and incomplete where the other end says the rest.
function readEnd(reader: Reader, index: number): Found | undefined {
  const at = skip(reader, index, 'preposition')
  if (!canBegin(reader, at)) return undefined
  const inner = skip(reader, at, 'article')
  return longest(
    readMoment(reader, at) ?? (inner > at ? readMoment(reader, inner) : undefined),
    readBare(reader, inner),
  )
}

function readBetween(reader: Reader, index: number): PeriodFound | undefined {
  if (termAt(reader, index).between !== true) return undefined
  const first = readEnd(reader, index + 1)
  if (!first) return undefined
  const isJoined = termAt(reader, first.next).and === true || isKey(reader, first.next, '-')
  return isJoined ? closeRange(reader, first, first.next + 1) : undefined
}

function readFromTo(reader: Reader, index: number): PeriodFound | undefined {
  if (termAt(reader, index).from !== true) return undefined
  const first = readEnd(reader, index + 1)
  if (!first) return undefined
  const at = skipJoint(reader, first.next)
  if (at === undefined) return undefined
  return closeRange(reader, first, at) ?? closeLoneDays(reader, [index, at], first)
}

// `al`, `hasta el`, `au`, `jusqu'au`, or a dash.
function skipJoint(reader: Reader, index: number): number | undefined {
  if (isKey(reader, index, '-')) return index + 1
  if (termAt(reader, index).to !== true) return undefined
  return termAt(reader, index).until === true ? skip(reader, index + 1, 'to') : index + 1
}

function closeRange(reader: Reader, first: Found, index: number): PeriodFound | undefined {
  const last = readEnd(reader, index)
  if (!last) return undefined
  const start = inherit(first.moment, last.moment)
  const end = first.rule === 'periods/month-day' ? inherit(last.moment, first.moment) : last.moment
  if (!isComplete(start) || !isComplete(end)) return undefined
  return { kind: 'range', first: start, last: end, next: last.next, rule: 'periods/range' }
}

/** Gives the first end of a range what only the last one says: `del 3 al 7 de mayo de 2024`. */
function inherit(first: Moment, last: Moment): Moment {
  if (first.day === undefined || last.day === undefined) return first
  if (first.month !== undefined || first.monthShift !== undefined) return first
  const { month, monthShift, year, yearShift, pick } = last
  return present({ ...first, month, monthShift, year, yearShift, pick: first.pick ?? pick })
}

/** Whether the moment can be laid onto the calendar by itself. */
function isComplete({ day, month, monthShift, weekday }: Moment): boolean {
  return day === undefined || (month ?? monthShift ?? weekday) !== undefined
}

const rangeOpeners: ReadonlySet<string> = new Set(['del', 'du'])
const rangeJoints: ReadonlySet<string> = new Set(['al', 'au'])

// `del 3 al 7`, `du 15 au 18`: days of the nearest month.
function closeLoneDays(
  reader: Reader,
  [index, at]: readonly [number, number],
  first: Found,
): PeriodFound | undefined {
  if (!isOneOf(reader, index, rangeOpeners) || first.moment.day === undefined) return undefined
  const last = isOneOf(reader, at - 1, rangeJoints) ? readBare(reader, at) : undefined
  if (last?.moment.day === undefined || isCounting(reader, last.next)) return undefined
  if (first.moment.month !== undefined || first.moment.day >= last.moment.day) return undefined
  return {
    kind: 'range',
    first: first.moment,
    last: last.moment,
    next: last.next,
    rule: 'periods/range',
  }
}

function readOpen(reader: Reader, index: number): PeriodFound | undefined {
  const term = termAt(reader, index)
  if (term.since === true)
    return openRange(readSince(reader, index), 'since', term.from === true ? -1 : undefined)
  if (term.until === true) {
    const at = skip(reader, index + 1, 'to')
    return openRange(readEnd(reader, at) ?? readAway(reader, at, 1), 'until', 1)
  }
  if (term.before === true) return openRange(readEnd(reader, index + 1), 'before')
  return term.after === true ? openRange(readEnd(reader, index + 1), 'after') : undefined
}

function readSince(reader: Reader, index: number): Found | undefined {
  return termAt(reader, index).ago === true
    ? readAway(reader, index + 1, -1)
    : (readEnd(reader, index + 1) ?? readAway(reader, index + 1, -1))
}

// `depuis trois ans`, `d'ici deux ans`.
function readAway(reader: Reader, index: number, sign: 1 | -1): Found | undefined {
  const stretch = readStretch(reader, index)
  if (!stretch) return undefined
  const { unit, count, next } = stretch
  return { moment: { away: { unit, count: count * sign } }, next, rule: 'periods/distance' }
}

function openRange(
  found: Found | undefined,
  kind: 'since' | 'until' | 'before' | 'after',
  looks?: -1 | 1,
): PeriodFound | undefined {
  if (!found || !isComplete(found.moment)) return undefined
  const range = { kind, first: found.moment, next: found.next, rule: `periods/${kind}` }
  return looks === undefined ? range : { ...range, looks }
}

/** Days that one enumeration can hold. */
const mostDays = 12

// `12-14 mai`, `5 et 6 mars`, `3, 4 y 5 de mayo`, `samedi 18 et dimanche 19 mai`.
function readDays(reader: Reader, index: number): PeriodFound | undefined {
  const first = readBare(reader, index)
  const list = first && readDayList(reader, first)
  if (!list) return undefined
  const isList = termAt(reader, list.next).and === true
  const joint = isList ? list.next + 1 : skipJoint(reader, list.next)
  const range = joint === undefined ? undefined : closeRange(reader, first, joint)
  if (!isList || !range) return list.days.length > 1 ? undefined : range
  return isRun(list.days, range)
    ? range
    : // `5 y 12 de mayo`: two dates, of which this is the first.
      { kind: 'single', first: range.first, next: first.next, rule: 'periods/day' }
}

function isRun(days: readonly number[], { last }: PeriodFound): boolean {
  return [...days, last?.day].every((day, place) => day === (days[0] ?? 0) + place)
}

// The days behind the first one that commas join.
function readDayList(
  reader: Reader,
  { moment, next: start }: Found,
): { days: number[]; next: number } | undefined {
  if (moment.day === undefined) return undefined
  const days = [moment.day]
  let next = start
  while (isKey(reader, next, ',') && days.length < mostDays) {
    const day = readDay(reader, next + 1)
    if (!day) return undefined
    days.push(day.value)
    next = day.next
  }
  return { days, next }
}

function readSingle(reader: Reader, index: number): PeriodFound | undefined {
  const found =
    readMoment(reader, index) ?? readLoneYear(reader, index) ?? readLoneDay(reader, index)
  return found && closeSingle(reader, found)
}

function closeSingle(reader: Reader, found: Found): PeriodFound {
  const at = skipJoint(reader, found.next)
  const range = at === undefined ? undefined : closeRange(reader, found, at)
  if (range) return range
  const { moment, next, rule, onlyAhead } = found
  const single = { kind: 'single', first: moment, next, rule } as const
  return onlyAhead === true ? { ...single, onlyAhead } : single
}

// `la semana pasada`, `el tercer trimestre`: where the article belongs to the name of the period.
function readWithArticle(reader: Reader, index: number): PeriodFound | undefined {
  if (termAt(reader, index).article !== true) return undefined
  const found = readMoment(reader, index + 1) ?? readLoneDay(reader, index + 1)
  return found?.withArticle === true ? closeSingle(reader, found) : undefined
}
