/** Finds the day or month that a text has just named, after which bare days count: `en noviembre, del 18 al 22`. */
import type { Period } from '../../model/figure.js'
import { dayNumber, parseIsoDate } from '../../text/calendar.js'
import type { Days } from './days.js'

/** How many characters may stand between the month and the day. */
const reach = 200

/** The day or month named last before the place, if it stands close enough. */
export function namedBefore(
  periods: readonly Period[],
  text: string,
  place: number,
): Days | undefined {
  const last = periods.at(-1)
  if (!last || place - last.end > reach) return undefined
  if (last.precision !== 'month' && last.precision !== 'day') return undefined
  if (text.slice(last.end, place).includes('\n')) return undefined
  const from = parseIsoDate(last.from ?? last.to ?? '')
  if (!from) return undefined
  return { from: dayNumber(from), to: dayNumber(from), precision: last.precision }
}
