/** Takes the beginning, the middle or the end of a longer period. */
import { dayNumber, type CivilDate } from '../../text/calendar.js'
import type { Days } from './days.js'
import type { Part } from './words.js'

/** Where a part begins and ends, as fractions of the whole. */
type Bounds = Readonly<Record<'start' | 'middle' | 'end', readonly [number, number]>>

// News uses these words loosely, so the bounds are wide: `fin mars` may be said of the 18th.
const thirds: Bounds = { start: [0, 1 / 3], middle: [1 / 3, 2 / 3], end: [2 / 3, 1] }
const halves: Bounds = { start: [0, 1 / 2], middle: [0.3, 2 / 3], end: [1 / 2, 1] }

/** The days of the part; what has elapsed or remains is cut at the day of publication. */
export function takePart(whole: Days, part: Part, published: CivilDate | undefined): Days {
  const { from, to, precision } = whole
  if (part === 'elapsed' || part === 'rest') {
    const today = published ? dayNumber(published) : from
    return part === 'elapsed'
      ? { from, to: Math.min(Math.max(today, from), to), precision }
      : { from: Math.min(Math.max(today, from), to), to, precision }
  }
  const length = to - from + 1
  const [start, end] = (length < 32 ? halves : thirds)[part]
  return {
    from: from + Math.floor(length * start),
    to: from + Math.floor(length * end) - 1,
    precision,
  }
}
