/** Reads the open suites of dates and compares what they expect with what was found. */
import fs from 'node:fs'
import path from 'node:path'
import { isLanguage, type Language } from '../../src/model/language.js'
import type { Period } from '../../src/model/figure.js'
import { disputed, leftOut } from './period-exceptions.js'

/** One expected period: its place, and the readings that the suite accepts. */
export interface ExpectedPeriod {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Empty when the suite gives only the place. */
  readonly readings: readonly ExpectedReading[]
}

/** One accepted reading: its first day, and the days that may be its last one. */
export interface ExpectedReading {
  readonly from?: string
  readonly to: readonly string[]
}

/** One sentence of a suite. */
export interface PeriodCase {
  readonly id: string
  readonly suite: string
  readonly lang: Language
  readonly input: string
  readonly published?: string
  readonly expected: readonly ExpectedPeriod[]
}

/** The cases of one suite, and why the others were left out. */
export interface PeriodSuite {
  readonly name: string
  readonly cases: readonly PeriodCase[]
  readonly leftOut: ReadonlyMap<string, number>
  /** Cases whose expectation is wrong for news. */
  readonly disputed: number
}

interface SuiteRecord {
  readonly id: string
  readonly lang: string
  readonly input: string
  readonly reference_date?: string
  readonly verified?: boolean
  readonly expected: readonly SuiteItem[]
}

type Fields = Readonly<Record<string, string | number>>

interface SuiteItem {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly type?: string
  readonly resolution?: {
    readonly values?: readonly Fields[]
    readonly past?: Fields
    readonly future?: Fields
    readonly start?: { readonly fields: Fields } | null
    readonly start_date?: string
    readonly last_day?: string
  }
}

const suiteNames = [
  'recognizers-text.date-parser',
  'recognizers-text.date-extractor',
  'recognizers-text.datetime-model',
  'chrono',
]

/** Reads the suites of dates from the folder; those that are absent are left out. */
export function readPeriodSuites(folder: string): PeriodSuite[] {
  return suiteNames.flatMap((name) =>
    ['es', 'fr'].flatMap((lang) => {
      const file = path.join(folder, `${name}.${lang}.jsonl`)
      return fs.existsSync(file) ? [readSuite(`${name}.${lang}`, file)] : []
    }),
  )
}

function readSuite(name: string, file: string): PeriodSuite {
  const reasons = new Map<string, number>()
  const cases: PeriodCase[] = []
  let disputes = 0
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue
    const record = JSON.parse(line) as SuiteRecord
    const reason = whyLeftOut(record)
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    else if (disputed[record.id] !== undefined) disputes++
    else cases.push(toCase(name, record))
  }
  return { name, cases, leftOut: reasons, disputed: disputes }
}

function whyLeftOut(record: SuiteRecord): string | undefined {
  if (record.verified === false) return 'no platform of its owner passes it'
  if (!isLanguage(record.lang)) return 'another language'
  if (record.expected.some((item) => isTime(item))) return 'a time of the day belongs to the date'
  if (
    record.expected.some((item) =>
      item.resolution?.values?.some(({ value }) => value === 'not resolved'),
    )
  )
    return 'the suite gives no dates for it'
  const kind = leftOut.find(
    ({ sentence, expression }) =>
      sentence?.test(record.input) === true ||
      record.expected.some(({ text }) => expression?.test(text) === true),
  )
  return kind?.reason
}

function isTime({ type, resolution }: SuiteItem): boolean {
  if (type?.startsWith('datetime') === true) return true
  if (resolution === undefined || !('start' in resolution)) return false
  const fields = resolution.start?.fields
  return fields === undefined || 'hour' in fields || 'timezoneOffset' in fields
}

function toCase(suite: string, record: SuiteRecord): PeriodCase {
  const published = record.reference_date?.slice(0, 10)
  return {
    id: record.id,
    suite,
    lang: record.lang === 'fr' ? 'fr' : 'es',
    input: record.input,
    ...(published !== undefined && { published }),
    expected: record.expected.filter(isDate).map(toExpected),
  }
}

function isDate({ type }: SuiteItem): boolean {
  return type === undefined || type === 'date' || type === 'daterange'
}

function toExpected(item: SuiteItem): ExpectedPeriod {
  const lead = item.text.length - item.text.trimStart().length
  return {
    text: item.text.trim(),
    start: item.start + lead,
    end: item.start + item.text.trimEnd().length,
    readings: readingsOf(item.resolution ?? {}),
  }
}

function readingsOf(resolution: NonNullable<SuiteItem['resolution']>): ExpectedReading[] {
  const { values, past, future, start } = resolution
  if (start) return chronoReading(start.fields, resolution)
  const fields = values ?? [past, future].filter((reading) => reading !== undefined)
  return fields.flatMap(readingOf)
}

function chronoReading(
  fields: Fields,
  { last_day: last }: { readonly last_day?: string },
): ExpectedReading[] {
  const { year, month, day } = fields
  if (year === undefined || month === undefined || day === undefined) return []
  const pad = (value: string | number, width: number): string => String(value).padStart(width, '0')
  const from = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return [{ from, to: [last ?? from] }]
}

function readingOf(fields: Fields): ExpectedReading[] {
  const date = fields['value'] ?? fields['date']
  if (date !== undefined) return [{ from: String(date), to: [String(date)] }]
  const from = fields['start'] ?? fields['startDate']
  const to = [fields['last_day'], fields['end'] ?? fields['endDate']].filter(
    (day) => day !== undefined,
  )
  if (from === undefined && to.length === 0) return []
  return [{ ...(from !== undefined && { from: String(from) }), to: to.map(String) }]
}

/** Whether the period has one of the accepted readings. */
export function agrees(period: Period, expected: ExpectedPeriod): boolean {
  if (expected.readings.length === 0) return true
  return expected.readings.some(({ from, to }) => from === period.from && isLastDay(period, to))
}

// The suites close ranges with their last day, with the day after it, or with the first day of the last unit.
function isLastDay({ to, precision }: Period, accepted: readonly string[]): boolean {
  if (to === undefined || accepted.length === 0) return to === undefined && accepted.length === 0
  const units: readonly string[] = [to, nextDay(to), firstDay(to, precision)]
  return accepted.some((day) => units.includes(day))
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime())
    ? day
    : new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10)
}

function firstDay(day: string, precision: Period['precision']): string {
  const month = Number(day.slice(5, 7))
  if (precision === 'year') return `${day.slice(0, 4)}-01-01`
  if (precision === 'month') return `${day.slice(0, 7)}-01`
  const length = precision === 'quarter' ? 3 : precision === 'half' ? 6 : 0
  if (length === 0) return day
  return `${day.slice(0, 5)}${String(month - length + 1).padStart(2, '0')}-01`
}
