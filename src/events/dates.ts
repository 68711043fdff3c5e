/** The first and last day of an event, written as exactly as the text says them. */
import type { Period } from '../model/figure.js'

/** Units of a period that take a year or a month as one date. */
const cut: Readonly<Partial<Record<Period['precision'], number>>> = { year: 4, month: 7 }

/** Writes the date as exactly as the period says it: a month as `2024-02`, a year as `2024`. */
function writeDate(date: string, precision: Period['precision']): string {
  const length = cut[precision]
  if (length !== undefined) return date.slice(0, length)
  return precision === 'day' || precision === 'week' ? date : date.slice(0, 7)
}

/** The period's ends as dates of an event. */
export function datesOf({ from, to, precision }: Period): { from?: string; to?: string } {
  return {
    ...(from !== undefined && { from: writeDate(from, precision) }),
    ...(to !== undefined && { to: writeDate(to, precision) }),
  }
}

/** Whether the period has a first and a last date that differ. */
export function isRange(period: Period): boolean {
  const { from, to } = datesOf(period)
  return from !== undefined && to !== undefined && from !== to
}
