/** Lays a moment onto the calendar, from the day of publication and the direction in which the text looks. */
import {
  civilDate,
  dayNumber,
  daysInMonth,
  isCivilDate,
  isoDate,
  weekday as weekdayOf,
  type CivilDate,
} from '../../text/calendar.js'
import type { PeriodPrecision } from '../../model/figure.js'
import type { Moment, Stretch } from './moment.js'
import type { Part, Pick, Unit } from './words.js'

/** From where and into which direction the text looks. */
export interface View {
  /** Day of publication as far as it is known. */
  readonly published: CivilDate | undefined
  /** -1 back, 1 ahead, 0 when no verb says it. */
  readonly direction: -1 | 0 | 1
  /** Whether seasons are those of the southern half of the Earth. */
  readonly southern: boolean
}

/** First and last day, with the year left out where it cannot be told. */
export interface Resolved {
  readonly from: string
  readonly to: string
  readonly precision: PeriodPrecision
}

/** Days as numbers since 1970, both inclusive. */
export interface Days {
  readonly from: number
  readonly to: number
  readonly precision: PeriodPrecision
}

const precisionOf: Readonly<Record<Unit, PeriodPrecision>> = {
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

function daysOfMonths(year: number, month: number, count: number): { from: number; to: number } {
  const start = year * 12 + month - 1
  const from = dayNumber({ year: Math.floor(start / 12), month: mod(start, 12) + 1, day: 1 })
  const end = start + count
  return {
    from,
    to: dayNumber({ year: Math.floor(end / 12), month: mod(end, 12) + 1, day: 1 }) - 1,
  }
}

function mod(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

/** Resolves the moment to days; undefined when the publication date it needs is not known. */
export function resolveDays(moment: Moment, view: View): Days | undefined {
  const whole = resolveWhole(moment, view)
  return whole && moment.part ? partOf(whole, moment.part, view) : whole
}

function resolveWhole(moment: Moment, view: View): Days | undefined {
  const { published } = view
  if (moment.away) return published && resolveAway(moment.away, published)
  if (moment.run) return published && resolveRun(moment.run, published)
  if (moment.shift) return published && resolveShift(moment.shift, published, moment.weekday)
  if (moment.monthShift !== undefined) return published && resolveMonthDay(moment, published)
  if (moment.weekday !== undefined && moment.month === undefined)
    return published && resolveWeekday(moment, moment.weekday, view)
  if (moment.day !== undefined && moment.month === undefined)
    return published && resolveLoneDay(moment.day, view)
  const year = yearOf(moment, view)
  return year === undefined ? undefined : daysInYear(moment, year, view.southern)
}

/** The days of the moment in the given year. */
export function daysInYear(moment: Moment, year: number, southern: boolean): Days | undefined {
  if (moment.season !== undefined)
    return seasonDays(southern ? (moment.season + 2) % 4 : moment.season, year)
  if (moment.division) return divisionDays(moment.division, year)
  const { month, day } = moment
  if (month === undefined) return { ...daysOfMonths(year, 1, 12), precision: 'year' }
  if (day === undefined) return { ...daysOfMonths(year, month, 1), precision: 'month' }
  if (!isCivilDate({ year, month, day })) return undefined
  const at = dayNumber({ year, month, day })
  return { from: at, to: at, precision: 'day' }
}

function divisionDays(division: NonNullable<Moment['division']>, year: number): Days | undefined {
  const { unit, size = 1 } = division
  const months = unit === 'quarter' ? 3 : unit === 'half' ? 6 : size
  const parts = 12 / months
  const number = division.number < 0 ? parts : division.number
  if (number > parts) return undefined
  return {
    ...daysOfMonths(year, (number - 1) * months + 1, months),
    precision: precisionOf[unit === 'week' ? 'week' : unit],
  }
}

// First month and day of spring, summer, autumn and winter in the north.
const seasonStarts = [
  [3, 20],
  [6, 21],
  [9, 22],
  [12, 21],
] as const

function seasonDays(season: number, year: number): Days {
  const [month, day] = seasonStarts[season] ?? seasonStarts[0]
  const [endMonth, endDay] = seasonStarts[(season + 1) % 4] ?? seasonStarts[0]
  const endYear = season === 3 ? year + 1 : year
  return {
    from: dayNumber({ year, month, day }),
    to: dayNumber({ year: endYear, month: endMonth, day: endDay }) - 1,
    precision: 'season',
  }
}

function yearOf(moment: Moment, view: View): number | undefined {
  if (moment.year !== undefined) return moment.year
  const { published } = view
  if (!published) return undefined
  if (moment.yearShift !== undefined) return published.year + moment.yearShift
  return nearestYear(moment, published, view)
}

/** Days beyond which a verb's direction outweighs nearness. */
const verbWeight = 150

function nearestYear(moment: Moment, published: CivilDate, view: View): number | undefined {
  const today = dayNumber(published)
  const candidates = [published.year - 1, published.year, published.year + 1]
  let best: { year: number; cost: number } | undefined
  for (const year of candidates) {
    const days = daysInYear(moment, year, view.southern)
    if (!days) continue
    const cost = costOf(days, today, { pick: moment.pick, direction: view.direction })
    if (!best || cost < best.cost) best = { year, cost }
  }
  return best?.year
}

function costOf(
  days: Days,
  today: number,
  { pick, direction }: { pick: Pick | undefined; direction: -1 | 0 | 1 },
): number {
  const side = days.to < today ? -1 : days.from > today ? 1 : 0
  const distance = side < 0 ? today - days.to : side > 0 ? days.from - today : 0
  if (pick === 'last') return distance + (side < 0 ? 0 : 1000)
  if (pick === 'next') return distance + (side > 0 ? 0 : 1000)
  if (pick === 'this') return Math.abs(civilDate(days.from).year - civilDate(today).year) * 1000
  return distance + (side !== 0 && side === -direction ? verbWeight : 0)
}

function resolveAway({ unit, count }: Stretch, published: CivilDate): Days {
  const at = addUnits(published, unit, count)
  return { from: at, to: at, precision: unit === 'day' ? 'day' : precisionOf[unit] }
}

const monthsOf: Partial<Record<Unit, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
}
const daysOf: Partial<Record<Unit, number>> = { day: 1, week: 7, weekend: 7, fortnight: 15 }

function addUnits(date: CivilDate, unit: Unit, count: number): number {
  const days = daysOf[unit]
  if (days !== undefined) return dayNumber(date) + days * count
  const months = date.year * 12 + date.month - 1 + (monthsOf[unit] ?? 1) * count
  const year = Math.floor(months / 12)
  const month = mod(months, 12) + 1
  return dayNumber({ year, month, day: Math.min(date.day, daysInMonth(year, month)) })
}

function resolveRun({ unit, count }: Stretch, published: CivilDate): Days {
  const today = dayNumber(published)
  const other = addUnits(published, unit, count)
  return count < 0
    ? { from: other, to: today, precision: 'day' }
    : { from: today + 1, to: other, precision: 'day' }
}

function resolveShift({ unit, count }: Stretch, published: CivilDate, weekday?: number): Days {
  const today = dayNumber(published)
  if (unit === 'day') return { from: today + count, to: today + count, precision: 'day' }
  if (unit === 'week' || unit === 'weekend') {
    const monday = today - mod(weekdayOf(published) - 1, 7) + 7 * count
    if (weekday !== undefined) {
      const day = monday + mod(weekday - 1, 7)
      return { from: day, to: day, precision: 'day' }
    }
    return unit === 'week'
      ? { from: monday, to: monday + 6, precision: 'week' }
      : { from: monday + 5, to: monday + 6, precision: 'day' }
  }
  if (unit === 'fortnight') {
    const at = today + 15 * count
    return { from: at, to: at + 14, precision: 'day' }
  }
  const months = monthsOf[unit] ?? 1
  const start =
    Math.floor((published.year * 12 + published.month - 1) / months) * months + months * count
  return {
    ...daysOfMonths(Math.floor(start / 12), mod(start, 12) + 1, months),
    precision: precisionOf[unit],
  }
}

function resolveMonthDay(moment: Moment, published: CivilDate): Days | undefined {
  const months = published.year * 12 + published.month - 1 + (moment.monthShift ?? 0)
  return daysInYear({ ...moment, month: mod(months, 12) + 1 }, Math.floor(months / 12), false)
}

function resolveWeekday(moment: Moment, weekday: number, view: View): Days | undefined {
  const { published, direction } = view
  if (!published) return undefined
  if (moment.day !== undefined) return resolveWeekdayDay(moment.day, weekday, view)
  const today = dayNumber(published)
  const back = mod(weekdayOf(published) - weekday, 7)
  const ahead = mod(7 - back, 7)
  const day = today + weekdayDistance({ pick: moment.pick, direction, back, ahead })
  return { from: day, to: day, precision: 'day' }
}

function weekdayDistance({
  pick,
  direction,
  back,
  ahead,
}: {
  pick: Pick | undefined
  direction: -1 | 0 | 1
  back: number
  ahead: number
}): number {
  if (pick === 'next') return ahead === 0 ? 7 : ahead
  if (pick === 'last') return back === 0 ? -7 : -back
  if (direction > 0) return ahead
  if (direction < 0 || pick === undefined) return -back
  return ahead < back ? ahead : -back
}

// `jueves 16`: the nearest month in which that day falls on that weekday.
function resolveWeekdayDay(day: number, weekday: number, view: View): Days | undefined {
  return nearestMonth(day, view, (date) => weekdayOf(date) === weekday)
}

function resolveLoneDay(day: number, view: View): Days | undefined {
  return nearestMonth(day, view, () => true)
}

function nearestMonth(
  day: number,
  { published, direction }: View,
  accepts: (date: CivilDate) => boolean,
): Days | undefined {
  if (!published) return undefined
  const today = dayNumber(published)
  let best: { at: number; cost: number } | undefined
  for (let shift = -6; shift <= 6; shift++) {
    const months = published.year * 12 + published.month - 1 + shift
    const date = { year: Math.floor(months / 12), month: mod(months, 12) + 1, day }
    if (!isCivilDate(date) || !accepts(date)) continue
    const at = dayNumber(date)
    const cost = Math.abs(at - today) + ((at - today) * direction < 0 ? 20 : 0)
    if (!best || cost < best.cost) best = { at, cost }
  }
  return best && { from: best.at, to: best.at, precision: 'day' }
}

function partOf(whole: Days, part: Part, view: View): Days {
  const third = Math.round((whole.to - whole.from + 1) / 3)
  const { precision } = whole
  if (part === 'start') return { from: whole.from, to: whole.from + third - 1, precision }
  if (part === 'end') return { from: whole.to - third + 1, to: whole.to, precision }
  if (part === 'middle') return { from: whole.from + third, to: whole.to - third, precision }
  const today = view.published ? dayNumber(view.published) : whole.from
  return { from: Math.max(whole.from, Math.min(today, whole.to)), to: whole.to, precision }
}

/** Writes the days as ISO dates. */
export function writeDays({ from, to, precision }: Days): Resolved {
  return { from: isoDate(civilDate(from)), to: isoDate(civilDate(to)), precision }
}
