/** Reads the dates that pages state: machine forms, and day, month and year in Spanish and French words. */
import { ownValue } from '../core/own.js'
import type { DatePrecision } from '../model/article.js'
import {
  dayNumber,
  isCivilDate,
  isoDate,
  monthNames,
  parseIsoDate,
  type CivilDate,
} from '../text/calendar.js'
import { fold } from '../text/fold.js'

/** A date as read, not yet judged. */
export interface ReadDate {
  /** ISO 8601, cut to its precision, with the zone that was given. */
  readonly value: string
  readonly precision: DatePrecision
}

const earliestYear = 1995

const clock = '(\\d{1,2})[:h.](\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?'
const zone = '\\s?(z|utc|gmt|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?'
const isoLike = new RegExp(
  `^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[t ,]{1,3}(?:\\w{1,2} )?${clock}${zone})?`,
  'i',
)
const compact = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?(?!\d)/i
const monthOnly = /^(\d{4})[-/](\d{1,2})$/
const epoch = /^1\d{9}(\d{3})?$/
const dayFirst = new RegExp(`(?<!\\d)(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?!\\d)`)
const dayMonthName =
  /(?<!\d)(\d{1,2})(?:er|º|°)?(?: de | del? |\s|-|\/|, )([a-z]{3,10})\.?,?(?: de | del | de l'annee |\s|-|\/|, )(\d{4})(?!\d)/
const monthNameDay =
  /(?<![a-z])([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (?:de |del )?(\d{4})(?!\d)/
const anyClock = new RegExp(`(?<!\\d)${clock}(?!\\d)`)
const rfcZone = /(?:^|\s)(gmt|utc|[+-]\d{4})\s*$/

const englishMonths: Readonly<Record<string, number>> = {
  january: 1,
  february: 2,
  feb: 2,
  march: 3,
  april: 4,
  apr: 4,
  june: 6,
  july: 7,
  august: 8,
  aug: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  dec: 12,
}

const months: readonly Readonly<Record<string, number>>[] = [
  monthNames.es,
  monthNames.fr,
  englishMonths,
]

function monthNumber(name = ''): string {
  return String(
    months.map((table) => ownValue(table, name)).find((month) => month !== undefined) ?? 0,
  )
}

/**
 * Reads a date in any of the forms that pages use; undefined when the text holds none.
 *
 * @example readDate('12 de marzo de 2024, 08:30') // { value: '2024-03-12T08:30', precision: 'minute' }
 */
export function readDate(text: string): ReadDate | undefined {
  const folded = fold(text.slice(0, 300)).replace(/\s+/gu, ' ').trim()
  return readIso(folded) ?? readEpoch(folded) ?? readWords(folded)
}

function readIso(text: string): ReadDate | undefined {
  const match = isoLike.exec(text) ?? compact.exec(text)
  if (match) {
    const date = civil(match[1], match[2], match[3])
    return date && withClock(date, match.slice(4, 7), match[7])
  }
  const month = monthOnly.exec(text)
  return month && civil(month[1], month[2], '1')
    ? { value: `${month[1] ?? ''}-${(month[2] ?? '').padStart(2, '0')}`, precision: 'month' }
    : undefined
}

function readEpoch(text: string): ReadDate | undefined {
  if (!epoch.test(text)) return undefined
  const moment = new Date(Number(text) * (text.length === 10 ? 1000 : 1))
  return { value: `${moment.toISOString().slice(0, 19)}Z`, precision: 'second' }
}

function readWords(text: string): ReadDate | undefined {
  const found = findDay(text)
  if (!found) return undefined
  const rest = text.slice(found.end, found.end + 40)
  const time = anyClock.exec(rest)
  return withClock(found.date, time ? time.slice(1, 4) : [], rfcZone.exec(text)?.[1])
}

interface FoundDay {
  readonly date: CivilDate
  /** Where the day ends in the text. */
  readonly end: number
}

function findDay(text: string): FoundDay | undefined {
  const named = dayMonthName.exec(text)
  if (named) return foundDay(named, [named[3], monthNumber(named[2]), named[1]])
  const american = monthNameDay.exec(text)
  if (american) return foundDay(american, [american[3], monthNumber(american[1]), american[2]])
  const numeric = dayFirst.exec(text)
  if (!numeric) return undefined
  const year = numeric[3]?.length === 2 ? `20${numeric[3]}` : numeric[3]
  return foundDay(numeric, [year, numeric[2], numeric[1]])
}

function foundDay(
  match: RegExpExecArray,
  [year, month, day]: readonly (string | undefined)[],
): FoundDay | undefined {
  const date = civil(year, month, day)
  return date && { date, end: match.index + match[0].length }
}

function civil(year?: string, month?: string, day?: string): CivilDate | undefined {
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return isCivilDate(date) ? date : undefined
}

function withClock(
  date: CivilDate,
  [hours, minutes, seconds]: readonly (string | undefined)[],
  zoneText: string | undefined,
): ReadDate {
  const day = isoDate(date)
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59)
    return { value: day, precision: 'day' }
  const time = `${hours.padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`
  return {
    value: `${day}T${time}${writeZone(zoneText)}`,
    precision: seconds === undefined ? 'minute' : 'second',
  }
}

function writeZone(text: string | undefined): string {
  if (text === undefined) return ''
  if (/^[zug]/i.test(text)) return 'Z'
  const digits = text.replace(':', '').padEnd(5, '0')
  return `${digits.slice(0, 3)}:${digits.slice(3, 5)}`
}

/** Tells whether news can be from that date: from 1995 on, and not after tomorrow (somewhere it is already that day). */
export function isCredible(date: ReadDate, now: string): boolean {
  if (Number(date.value.slice(0, 4)) < earliestYear) return false
  const tomorrow = new Date(Date.parse(now) + 24 * 3600 * 1000).toISOString()
  return date.value.slice(0, 10) <= tomorrow.slice(0, 10)
}

const pathDay =
  /(?<!\d)((?:19|20)\d{2})(?:[/_-]|)(0[1-9]|1[0-2])(?:[/_-]|)(0[1-9]|[12]\d|3[01])(?!\d{1,5}(?!\d))(?:\d{6})?(?!\d)/
const pathDayLoose = /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})\//
const pathMonth = /\/((?:19|20)\d{2})\/(0[1-9]|1[0-2])\//

/** Reads the date that an address carries, such as `/2024/03/12/` or `-20240312083000-`. */
export function readAddressDate(address: string): ReadDate | undefined {
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*/su, '')
  const match = pathDay.exec(path) ?? pathDayLoose.exec(path)
  const date = match && civil(match[1], match[2], match[3])
  if (date) return { value: isoDate(date), precision: 'day' }
  const month = pathMonth.exec(path)
  return month ? { value: `${month[1] ?? ''}-${month[2] ?? ''}`, precision: 'month' } : undefined
}

/** Days between two dates, as written, whatever their zones; infinite when one of them names no day. */
export function daysBetween(first: ReadDate, second: ReadDate): number {
  const [one, other] = [first, second].map(({ value }) => parseIsoDate(value))
  return one && other ? Math.abs(dayNumber(one) - dayNumber(other)) : Infinity
}

/** Tells whether the date is a moment in UTC. */
export function isUtc({ value }: ReadDate): boolean {
  return value.includes('T') && /(?:Z|[+-]00:00)$/u.test(value)
}
