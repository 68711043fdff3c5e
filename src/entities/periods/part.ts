/** Takes the beginning, the middle or the end of a longer period. */
import { civilDate, dayNumber, type CivilDate } from '../../text/calendar.js'
import { daysOfMonths, type Days } from './days.js'
import type { Part } from './words.js'

/** Where a part begins and ends, as fractions of the whole. */
type Bounds = Readonly<Record<'start' | 'middle' | 'end', readonly [number, number]>>

// News uses these words loosely, so the bounds are wide: `fin mars` may be said of the 18th.
const thirds: Bounds = { start: [0, 1 / 3], middle: [1 / 3, 2 / 3], end: [2 / 3, 1] }
const monthBounds: Bounds = { start: [0, 1 / 2], middle: [0.3, 0.67], end: [1 / 2, 1] }
// From Monday to Wednesday, from Tuesday to Friday, from Thursday to Sunday.
const weekBounds: Bounds = { start: [0, 3 / 7], middle: [1 / 7, 5 / 7], end: [3 / 7, 1] }

/** The days of the part; what has elapsed or remains is cut at the day of publication. */
export function takePart(whole: Days, part: Part, published: CivilDate | undefined): Days {
  const { from, to, precision } = whole
  if (part === 'elapsed' || part === 'rest') {
    const today = published ? dayNumber(published) : from
    const cut = Math.min(Math.max(today, from), to)
    return part === 'elapsed' ? { from, to: cut, precision } : { from: cut, to, precision }
  }
  if (precision === 'year') return monthsOfYear(civilDate(from).year, part)
  const length = to - from + 1
  const [start, end] = boundsOf(length)[part]
  return {
    from: from + Math.floor(length * start),
    to: from + Math.floor(length * end) - 1,
    precision,
  }
}

function boundsOf(length: number): Bounds {
  if (length < 8) return weekBounds
  return length < 32 ? monthBounds : thirds
}

function monthsOfYear(year: number, part: 'start' | 'middle' | 'end'): Days {
  const [start] = thirds[part]
  return daysOfMonths(year * 12 + Math.round(start * 12), 4, 'year')
}
