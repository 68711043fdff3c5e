/** What the day of publication and the country say for the reading of dates. */
import { parseIsoDate, type CivilDate } from '../../text/calendar.js'

const southernCountries: ReadonlySet<string> = new Set(
  'AR AU BO BR BW CL KM MG MU MZ NA NC NZ PE PF PY RE RW UY VU WF YT ZA ZM ZW'.split(' '),
)

/** Countries of the southern half of the Earth, where summer is in January. */
export function isSouthern(country: string | undefined): boolean {
  return country !== undefined && southernCountries.has(country)
}

/** The day of publication; the middle of its month or year where only those are known. */
export function publishedDay(published: string | undefined): CivilDate | undefined {
  if (published === undefined) return undefined
  const exact = parseIsoDate(published)
  if (exact) return exact
  const match = /^(\d{4})(?:-(\d{2}))?/.exec(published)
  if (!match) return undefined
  const month = Number(match[2] ?? '07')
  return month >= 1 && month <= 12 ? { year: Number(match[1]), month, day: 1 } : undefined
}
