/** Runs of days on the calendar. */
import type { PeriodPrecision } from '../../model/figure.js'
import { dayNumber } from '../../text/calendar.js'
import type { Unit } from './words.js'

/** First and last day as numbers since 1970, both inclusive. */
export interface Days {
  readonly from: number
  readonly to: number
  readonly precision: PeriodPrecision
}

/** How exact a period is that one unit names. */
export const precisionOf: Readonly<Record<Unit, PeriodPrecision>> = {
  day: 'day',
  week: 'week',
  weekend: 'day',
  fortnight: 'day',
  month: 'month',
  quarter: 'quarter',
  half: 'half',
  year: 'year',
  decade: 'decade',
  century: 'century',
}

/** The remainder that is never negative. */
export function mod(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

/** The days of a run of months; the first one is counted from the year zero. */
export function daysOfMonths(start: number, count: number, precision: PeriodPrecision): Days {
  return { from: firstDay(start), to: firstDay(start + count) - 1, precision }
}

function firstDay(months: number): number {
  return dayNumber({ year: Math.floor(months / 12), month: mod(months, 12) + 1, day: 1 })
}
