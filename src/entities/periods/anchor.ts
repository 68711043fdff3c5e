/** Finds the month that a text has just named, in which days without a month lie: `en noviembre, del 18 al 22`. */
import type { Period } from '../../model/figure.js'
import { dayNumber, parseIsoDate } from '../../text/calendar.js'
import type { Days } from './days.js'

/** How many characters may stand between the month and the day. */
const reach = 120

/** The month named last before the place, if it stands close enough. */
export function monthBefore(
  periods: readonly Period[],
  text: string,
  place: number,
): Days | undefined {
  const last = periods.at(-1)
  if (last?.precision !== 'month' || place - last.end > reach) return undefined
  if (text.slice(last.end, place).includes('\n\n')) return undefined
  const from = parseIsoDate(last.from ?? '')
  const to = parseIsoDate(last.to ?? '')
  return from && to && { from: dayNumber(from), to: dayNumber(to), precision: 'month' }
}
