/** Lays what a moment says onto a given year. */
import { dayNumber, isCivilDate, weekday as weekdayOf, civilDate } from '../../text/calendar.js'
import { daysOfMonths, mod, precisionOf, type Days } from './days.js'
import type { Division, Moment } from './moment.js'

/** The days of the moment in the given year; undefined when the year has no such days. */
export function daysInYear(moment: Moment, year: number, southern: boolean): Days | undefined {
  const { season, division, month, day, week } = moment
  if (moment.century !== undefined) return daysOfMonths(year * 12, 1200, 'century')
  if (moment.decade !== undefined) return daysOfMonths(year * 12, 120, 'decade')
  if (season !== undefined) return seasonDays(southern ? (season + 2) % 4 : season, year)
  if (division) return divisionDays(division, wholeOf(moment, year))
  if (week !== undefined) return weeksOfYear(year, week)
  if (month === undefined || day === undefined) return wholeOf(moment, year)
  if (!isCivilDate({ year, month, day })) return undefined
  const at = dayNumber({ year, month, day })
  return { from: at, to: at, precision: 'day' }
}

function wholeOf({ month }: Moment, year: number): Days {
  return month === undefined
    ? daysOfMonths(year * 12, 12, 'year')
    : daysOfMonths(year * 12 + month - 1, 1, 'month')
}

// Weeks are counted as in ISO 8601: the first one holds the first Thursday.
function weeksOfYear(year: number, week: number): Days | undefined {
  return weekDays({ number: week, length: 1 }, wholeOf({}, year))
}

function weekDays(
  { number, length }: Pick<Division, 'number' | 'length'>,
  whole: Days,
): Days | undefined {
  const firstThursday = whole.from + mod(4 - weekdayOf(civilDate(whole.from)), 7)
  const lastThursday = whole.to - mod(weekdayOf(civilDate(whole.to)) - 4, 7)
  const thursday = number > 0 ? firstThursday + 7 * (number - 1) : lastThursday - 7 * (length - 1)
  if (thursday > lastThursday) return undefined
  return { from: thursday - 3, to: thursday + 3 + 7 * (length - 1), precision: 'week' }
}

function divisionDays(division: Division, whole: Days): Days | undefined {
  switch (division.unit) {
    case 'weekday':
      return weekdayDays(division, whole)
    case 'week':
      return weekDays(division, whole)
    case 'fortnight':
      return fortnightDays(division, whole)
    case 'month':
    case 'quarter':
    case 'half':
      return monthsDays(division, whole)
  }
}

function weekdayDays({ number, weekday = 0 }: Division, whole: Days): Days | undefined {
  const first = whole.from + mod(weekday - weekdayOf(civilDate(whole.from)), 7)
  const last = whole.to - mod(weekdayOf(civilDate(whole.to)) - weekday, 7)
  const day = number > 0 ? first + 7 * (number - 1) : last
  return day > last ? undefined : { from: day, to: day, precision: 'day' }
}

// The first fortnight of a month ends on its 15th.
function fortnightDays({ number }: Division, whole: Days): Days | undefined {
  if (whole.precision !== 'month' || number > 2) return undefined
  const middle = whole.from + 15
  return number === 1
    ? { from: whole.from, to: middle - 1, precision: 'day' }
    : { from: middle, to: whole.to, precision: 'day' }
}

const monthsOf = { quarter: 3, half: 6, month: 1 } as const

function monthsDays(division: Division, whole: Days): Days | undefined {
  const { unit, size, number, length } = division
  if (unit !== 'quarter' && unit !== 'half' && unit !== 'month') return undefined
  if (whole.precision !== 'year') return undefined
  const months = monthsOf[unit] * size
  const parts = 12 / months
  const first = number > 0 ? number : parts - length + 1
  if (!Number.isInteger(parts) || first < 1 || first + length - 1 > parts) return undefined
  const start = civilDate(whole.from).year * 12 + (first - 1) * months
  return daysOfMonths(start, months * length, precisionOf[unit])
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
