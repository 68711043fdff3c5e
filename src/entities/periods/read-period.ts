/** Reads whole periods: single dates, ranges with both ends, ranges open at one end, and enumerated days. */
import type { Found, Moment } from './moment.js'
import { readBare, readCalendar } from './read-calendar.js'
import { readRelative } from './read-relative.js'
import { isKey, readDay, readYear, skipIf, termAt, type Reader } from './reader.js'

/** A period as written: one moment, or the first and the last one. */
export interface PeriodFound {
  readonly kind: 'single' | 'range' | 'since' | 'until'
  /** The moment, or the first one of a range. */
  readonly first: Moment
  readonly last?: Moment
  readonly next: number
  readonly rule: string
}

/** Reads the period that begins at the index. */
export function readPeriod(reader: Reader, index: number): PeriodFound | undefined {
  return (
    readBetween(reader, index) ??
    readFromTo(reader, index) ??
    readOpen(reader, index) ??
    readDays(reader, index) ??
    readSingle(reader, index)
  )
}

function readMoment(reader: Reader, index: number): Found | undefined {
  return readRelative(reader, index) ?? readCalendar(reader, index)
}

// One end of a range: with its article, and incomplete where the other end says the rest.
function readEnd(reader: Reader, index: number): Found | undefined {
  const inner = skipArticle(reader, index)
  return longest(
    readMoment(reader, index) ?? (inner > index ? readMoment(reader, inner) : undefined),
    readBare(reader, inner),
  )
}

function longest(first: Found | undefined, second: Found | undefined): Found | undefined {
  if (!first || !second) return first ?? second
  return second.next > first.next ? second : first
}

function skipArticle(reader: Reader, index: number): number {
  const at = skipIf(index, termAt(reader, index).before)
  return skipIf(at, termAt(reader, at).article)
}

function readBetween(reader: Reader, index: number): PeriodFound | undefined {
  if (termAt(reader, index).between !== true) return undefined
  const first = readEnd(reader, index + 1)
  if (!first || termAt(reader, first.next).and !== true) return undefined
  return closeRange(reader, first, first.next + 1)
}

function readFromTo(reader: Reader, index: number): PeriodFound | undefined {
  if (termAt(reader, index).from !== true) return undefined
  const first = readEnd(reader, index + 1)
  if (!first) return undefined
  const at = skipJoint(reader, first.next)
  return at === undefined ? undefined : closeRange(reader, first, at)
}

// `al`, `hasta el`, `au`, `jusqu'au`, or a dash.
function skipJoint(reader: Reader, index: number): number | undefined {
  if (isKey(reader, index, '-')) return index + 1
  if (termAt(reader, index).to !== true) return undefined
  return skipIf(index + 1, termAt(reader, index).until === true && termAt(reader, index + 1).to)
}

function closeRange(reader: Reader, first: Found, index: number): PeriodFound | undefined {
  const last = readEnd(reader, index)
  if (!last) return undefined
  const start = inherit(first.moment, last.moment)
  if (!isComplete(start) || !isComplete(last.moment)) return undefined
  return { kind: 'range', first: start, last: last.moment, next: last.next, rule: 'periods/range' }
}

/** Gives the first end of a range what only the last one says: `del 3 al 7 de mayo de 2024`. */
function inherit(first: Moment, last: Moment): Moment {
  if (first.day !== undefined && first.month === undefined && first.monthShift === undefined)
    return { ...last, weekday: undefined, part: undefined, ...first } as Moment
  return first
}

/** Whether the moment can be laid onto the calendar by itself. */
function isComplete(moment: Moment): boolean {
  return !(
    moment.day !== undefined &&
    moment.month === undefined &&
    moment.monthShift === undefined &&
    moment.weekday === undefined
  )
}

function readOpen(reader: Reader, index: number): PeriodFound | undefined {
  const { since, until } = termAt(reader, index)
  if (since !== true && until !== true) return undefined
  const at = skipIf(index + 1, until === true && termAt(reader, index + 1).to)
  const found = readEnd(reader, at)
  if (!found || !isComplete(found.moment)) return undefined
  const kind = since === true ? 'since' : 'until'
  return { kind, first: found.moment, next: found.next, rule: `periods/${kind}` }
}

// `12-14 mai`, `5 et 6 mars`, `3, 4 y 5 de mayo`, `samedi 18 et dimanche 19 mai`.
function readDays(reader: Reader, index: number): PeriodFound | undefined {
  const first = readBare(reader, index)
  if (first?.moment.day === undefined) return undefined
  let at = first.next
  for (let count = 0; count < 12; count++) {
    const joint = termAt(reader, at).and === true || isKey(reader, at, '-') || termAt(reader, at).to
    const comma = isKey(reader, at, ',')
    if (joint !== true && !comma) return undefined
    if (joint === true) return closeRange(reader, first, at + 1)
    const day = readDay(reader, at + 1)
    if (!day) return undefined
    at = day.next
  }
  return undefined
}

function readSingle(reader: Reader, index: number): PeriodFound | undefined {
  const found = readMoment(reader, index) ?? readLoneYear(reader, index)
  if (!found) return undefined
  const { moment, next, rule } = found
  if (isKey(reader, next, '-') && !isKey(reader, next + 1, '-')) {
    const range = closeRange(reader, found, next + 1)
    if (range) return range
  }
  return { kind: 'single', first: moment, next, rule }
}

// A year is a year unless it counts something (`2000 personas`), carries a sign or ends a name.
function readLoneYear(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index)
  if (!year || !isYearPlace(reader, index)) return undefined
  return { moment: { year: year.value }, next: year.next, rule: 'periods/year' }
}

function isYearPlace(reader: Reader, index: number): boolean {
  const before = reader.tokens[index - 1]
  const after = reader.tokens[index + 1]
  if (after?.kind === 'mark' && '%€$/'.includes(after.key)) return false
  if (before?.kind === 'number' || after?.kind === 'number') return false
  if (before?.kind === 'mark' && '$€/+#'.includes(before.key)) return false
  if (before?.kind === 'word' && before.term === undefined) {
    const initial = reader.text.charAt(before.start)
    if (initial !== initial.toLowerCase()) return false
  }
  return !isCounted(reader, index + 1)
}

// A plural noun right after the number.
function isCounted(reader: Reader, index: number): boolean {
  const token = reader.tokens[index]
  if (token?.kind !== 'word') return false
  if (token.term?.unit !== undefined) return true
  return token.term === undefined && /[sx]$/.test(token.key)
}
