/** Lays a period as written onto the calendar: its first and last day, or EDTF where the year is unknown. */
import type { PeriodPrecision } from '../../model/figure.js'
import { civilDate, isoDate } from '../../text/calendar.js'
import type { Moment } from './moment.js'
import type { PeriodFound } from './read-period.js'
import { resolveDays, type View } from './resolve.js'
import { daysInYear } from './year-days.js'
import type { Days } from './days.js'

/** First and last day of a period, either of which an open range lacks. */
interface Laid {
  readonly from?: string
  readonly to?: string
  readonly precision: PeriodPrecision
}

/** Lays the period onto the calendar; undefined when it needs a publication date that is not known. */
export function lay(found: PeriodFound, view: View): Laid | undefined {
  const { kind, first, last } = found
  if (kind === 'range' && last) return layRange(first, last, view)
  const days = resolveDays(first, view)
  return days ? open(days, kind) : layYearless(first, first)
}

// A day named as a limit is a deadline, and belongs to the period: `avant le 31 mai`.
function open(days: Days, kind: PeriodFound['kind']): Laid {
  const { from, to, precision } = days
  switch (kind) {
    case 'since':
      return { from: write(from), precision }
    case 'after':
      return { from: write(precision === 'day' ? from : to + 1), precision }
    case 'until':
      return { to: write(to), precision }
    case 'before':
      return { to: write(precision === 'day' ? to : from - 1), precision }
    case 'single':
    case 'range':
      return { from: write(from), to: write(to), precision }
  }
}

function write(day: number): string {
  return isoDate(civilDate(day))
}

// A leap year, so that 29 February exists.
const anyYear = 2000

function layYearless(first: Moment, last: Moment): Laid | undefined {
  if (!isYearless(first) || !isYearless(last)) return undefined
  const start = daysInYear(first, anyYear, false)
  const end = daysInYear(last, anyYear, false)
  if (!start || !end) return undefined
  return { from: hideYear(start.from), to: hideYear(end.to), precision: start.precision }
}

function isYearless({ month, year, yearShift, part }: Moment): boolean {
  return month !== undefined && year === undefined && yearShift === undefined && part === undefined
}

function hideYear(day: number): string {
  return `XXXX${isoDate(civilDate(day)).slice(4)}`
}

function layRange(first: Moment, last: Moment, view: View): Laid | undefined {
  const isLastCertain = hasYear(last) || isCounted(last)
  const days = isLastCertain ? rangeBackwards(first, last, view) : rangeForwards(first, last, view)
  return days ? open(days, 'range') : layYearless(first, last)
}

function hasYear({ year, yearShift }: Moment): boolean {
  return year !== undefined || yearShift !== undefined
}

// A moment that needs no year from the other end of its range.
function isCertain(moment: Moment): boolean {
  return hasYear(moment) || moment.pick !== undefined || !isDated(moment)
}

// The last day is certain; the first one lies before it.
function rangeBackwards(first: Moment, last: Moment, view: View): Days | undefined {
  const end = resolveDays(last, view)
  if (!end) return undefined
  const { year } = civilDate(end.to)
  const dated = isCertain(first) ? first : { ...first, year }
  const start = resolveDays(dated, view)
  if (!start) return undefined
  if (start.from <= end.to) return join(start, end)
  const earlier = isDated(first) ? resolveDays({ ...first, year: year - 1 }, view) : undefined
  return earlier && join(earlier, end)
}

// The first day is resolved by itself; the last one is the next that fits.
function rangeForwards(first: Moment, last: Moment, view: View): Days | undefined {
  const start = resolveDays(first, view)
  if (!start) return undefined
  const { year } = civilDate(start.from)
  const end = isDated(last)
    ? resolveDays({ ...last, year }, view)
    : resolveDays(last, { ...view, direction: 1, published: civilDate(start.from) })
  if (!end) return undefined
  if (start.from <= end.to) return join(start, end)
  const later = isDated(last) ? resolveDays({ ...last, year: year + 1 }, view) : undefined
  return later && join(start, later)
}

// Counted from the publication even behind another date: `del 5 de mayo hasta hoy`.
function isCounted({ away, shift, run, monthShift }: Moment): boolean {
  return (away ?? shift ?? run ?? monthShift) !== undefined
}

function isDated({ month, season, division, monthShift }: Moment): boolean {
  return (
    (month !== undefined || season !== undefined || division !== undefined) &&
    monthShift === undefined
  )
}

function join(start: Days, end: Days): Days {
  return { from: start.from, to: end.to, precision: end.precision }
}
