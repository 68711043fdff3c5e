/** Resolves what is counted from the day of publication: distances, runs, whole units, weekdays, lone days. */
import {
  civilDate,
  dayNumber,
  daysInMonth,
  isCivilDate,
  weekday as weekdayOf,
  type CivilDate,
} from '../../text/calendar.js'
import { daysOfMonths, mod, precisionOf, type Days } from './days.js'
import type { Stretch } from './moment.js'
import type { Direction } from './tense.js'
import type { Pick, Unit } from './words.js'

const monthsOf: Readonly<Partial<Record<Unit, number>>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
}

const daysOf: Readonly<Partial<Record<Unit, number>>> = {
  day: 1,
  week: 7,
  weekend: 7,
  fortnight: 15,
}

function addUnits(date: CivilDate, { unit, count }: Stretch): number {
  const days = daysOf[unit]
  if (days !== undefined) return dayNumber(date) + Math.round(days * count)
  const exact = (monthsOf[unit] ?? 1) * count
  const whole = Math.trunc(exact)
  const months = date.year * 12 + date.month - 1 + whole
  const year = Math.floor(months / 12)
  const month = mod(months, 12) + 1
  const day = Math.min(date.day, daysInMonth(year, month))
  return dayNumber({ year, month, day }) + Math.round((exact - whole) * 30)
}

/** The day at the exact distance: `hace dos semanas`. */
export function resolveAway(stretch: Stretch, published: CivilDate): Days {
  const at = addUnits(published, stretch)
  return { from: at, to: at, precision: precisionOf[stretch.unit] }
}

/** The days up to the publication, or from the next day on: `los últimos tres meses`. */
export function resolveRun(stretch: Stretch, published: CivilDate): Days {
  const today = dayNumber(published)
  const other = addUnits(published, stretch)
  const precision = 'day'
  if (stretch.count < 0) return { from: other, to: today, precision }
  return { from: today + 1, to: other, precision }
}

/** The whole unit of the calendar: `la semana próxima`, `el año pasado`. */
export function resolveShift(
  { unit, count }: Stretch,
  published: CivilDate,
  direction: Direction,
): Days {
  const today = dayNumber(published)
  const precision = precisionOf[unit]
  if (unit === 'day') return { from: today + count, to: today + count, precision }
  if (unit === 'week' || unit === 'weekend') {
    const monday = mondayOf(published) + 7 * count
    if (unit === 'week') return { from: monday, to: monday + 6, precision }
    // `el fin de semana`, said of what has happened, is the one before.
    const isOver = count === 0 && direction < 0 && monday + 5 > today
    const saturday = isOver ? monday - 2 : monday + 5
    return { from: saturday, to: saturday + 1, precision }
  }
  if (unit === 'fortnight')
    return { from: today + 15 * count, to: today + 15 * count + 14, precision }
  const months = monthsOf[unit] ?? 1
  const start = Math.floor((published.year * 12 + published.month - 1) / months) + count
  return daysOfMonths(start * months, months, precision)
}

function mondayOf(date: CivilDate): number {
  return dayNumber(date) - mod(weekdayOf(date) - 1, 7)
}

/** The week of seven days, from Monday, in which the day lies. */
export function weekOf(day: number): Days {
  const from = mondayOf(civilDate(day))
  return { from, to: from + 6, precision: 'week' }
}

/** The weekday in a week counted from the publication's: `el lunes de la próxima semana`. */
export function resolveWeekdayOfWeek(weekday: number, weeks: number, published: CivilDate): Days {
  const day = mondayOf(published) + 7 * weeks + mod(weekday - 1, 7)
  return { from: day, to: day, precision: 'day' }
}

/** The nearest such weekday in the direction: the day of publication itself counts, except after a `next` or `last`. */
export function resolveWeekday(
  weekday: number,
  published: CivilDate,
  { pick, direction }: { readonly pick: Pick | undefined; readonly direction: Direction },
): Days {
  const back = mod(weekdayOf(published) - weekday, 7)
  const ahead = mod(-back, 7)
  const day = dayNumber(published) + weekdayDistance({ pick, direction, back, ahead })
  return { from: day, to: day, precision: 'day' }
}

/** `desde este miércoles, informó`, printed on a Tuesday: the verb that looks back speaks of something else. */
function isNear(ahead: number): boolean {
  return ahead > 0 && ahead <= 2
}

function weekdayDistance({
  pick,
  direction,
  back,
  ahead,
}: {
  readonly pick: Pick | undefined
  readonly direction: Direction
  readonly back: number
  readonly ahead: number
}): number {
  if (pick === 'next') return ahead === 0 ? 7 : ahead
  if (pick === 'last') return back === 0 ? -7 : -back
  if (direction > 0) return ahead
  if (pick !== 'this') return -back
  return (direction < 0 ? isNear(ahead) : ahead <= 3) ? ahead : -back
}

/** Days by which a date on the wrong side of the publication counts as farther. */
const wrongSide = 20

/** The nearest day of the month with that number, on that weekday if one is given: `el 15`, `jueves 16`. */
export function resolveLoneDay(
  { day, weekday }: { readonly day: number; readonly weekday: number | undefined },
  published: CivilDate,
  direction: Direction,
): Days | undefined {
  const today = dayNumber(published)
  let best: { at: number; cost: number } | undefined
  for (let shift = -7; shift <= 7; shift++) {
    const months = published.year * 12 + published.month - 1 + shift
    const date = { year: Math.floor(months / 12), month: mod(months, 12) + 1, day }
    if (!isCivilDate(date) || (weekday !== undefined && weekdayOf(date) !== weekday)) continue
    const at = dayNumber(date)
    const cost = Math.abs(at - today) + ((at - today) * direction < 0 ? wrongSide : 0)
    if (!best || cost < best.cost) best = { at, cost }
  }
  return best && { from: best.at, to: best.at, precision: 'day' }
}
