/** Last days that are named by their number only, after the first day: `irán el 3 de marzo … hasta el 8`. */
import type { Period } from '../model/figure.js'
import type { Span } from '../model/span.js'
import { civilDate, dayNumber, isoDate, parseIsoDate } from '../text/calendar.js'
import { datesOf } from './dates.js'
import type { Outline } from './outline.js'

/** Units of text after the first day in which its last day is looked for. */
const reach = 160

const untilDay =
  /(?:hasta el(?: día)?|jusqu['’]au) (\d{1,2})(?![\p{L}\d]|[.,]\d| ?%| por ciento| de )/iu

/** The last day that is named by its number within one paragraph after the first day; undefined where none is. */
export function lastDayAfter(
  { article: { text }, found: { periods } }: Outline,
  start: string,
): { period: Span; date: string } | undefined {
  for (const first of periods) {
    if (datesOf(first).from !== start) continue
    const [after = ''] = text.slice(first.end, first.end + reach).split('\n\n')
    const match = untilDay.exec(after)
    if (!match) continue
    const from = first.end + match.index
    const period = { start: from, end: from + match[0].length }
    const date = isDated(periods, period) ? undefined : dayAfter(start, Number(match[1]))
    if (date !== undefined) return { period, date }
  }
  return undefined
}

/** Whether the words are a part of a period, which says more than they do alone. */
function isDated(periods: readonly Period[], { start, end }: Span): boolean {
  return periods.some((period) => period.start < end && period.end > start)
}

/** The first date after the given one that falls on such a day of a month; undefined for a day that the month lacks. */
function dayAfter(start: string, day: number): string | undefined {
  const first = parseIsoDate(start)
  if (!first || day < 1 || day > 31) return undefined
  const nextMonth =
    first.month === 12
      ? { year: first.year + 1, month: 1 }
      : { year: first.year, month: first.month + 1 }
  const date = day > first.day ? { ...first, day } : { ...nextMonth, day }
  const written = isoDate(civilDate(dayNumber(date)))
  return Number(written.slice(8)) === day ? written : undefined
}
