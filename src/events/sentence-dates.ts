/** How the dates of a sentence lie to the day of publication: what was long ago is background, what is near is news. */
import type { Period } from '../model/figure.js'
import { dayNumber, parseIsoDate } from '../text/calendar.js'
import { mixHash } from '../text/hash.js'
import type { Features } from './linear.js'
import { kindHash } from './sink.js'

/** When a period lies, seen from the day of publication. */
export type DateDistance =
  | 'years ago'
  | 'months ago'
  | 'weeks ago'
  | 'just now'
  | 'around now'
  | 'soon'
  | 'in weeks'
  | 'in months'
  | 'in years'
  | 'unknown'

/** Days: a few belong to the news of the day, more to the season, still more to the year. */
const [few, weeks, season, year] = [8, 60, 90, 400]

/** Tells when the period lies; `published` is an ISO date. A period or a day of publication without a year is unknown. */
export function dateDistance(
  { from, to }: Pick<Period, 'from' | 'to'>,
  published = '',
): DateDistance {
  const [first, last] = [from ?? to, to ?? from].map((date) => parseIsoDate(date ?? ''))
  const day = parseIsoDate(published)
  if (!first || !last || !day) return 'unknown'
  const [begin, end] = [first, last].map((date) => dayNumber(date) - dayNumber(day))
  return distanceOf(begin ?? 0, end ?? 0)
}

function distanceOf(begin: number, end: number): DateDistance {
  if (end < -year) return 'years ago'
  if (end < -weeks) return 'months ago'
  if (end < -few) return 'weeks ago'
  if (begin <= few) return end < 0 ? 'just now' : begin > 0 ? 'soon' : 'around now'
  if (begin < season) return 'in weeks'
  return begin < year ? 'in months' : 'in years'
}

const kinds = { some: kindHash('sentence date'), exact: kindHash('sentence date of') }
const weight = 0.5

/** What the periods of one sentence tell; that there is none is said, too. */
export function dateFeatures(periods: readonly Period[], published: string | undefined): Features {
  if (periods.length === 0) return { keys: [mixHash(kinds.some, 0)], values: [weight] }
  const keys = periods.flatMap((period) => {
    const distance = kindHash(dateDistance(period, published))
    return [
      mixHash(kinds.some, distance),
      mixHash(kinds.exact, mixHash(distance, kindHash(period.precision))),
    ]
  })
  return { keys, values: keys.map(() => weight) }
}
