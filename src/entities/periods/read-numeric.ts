/** Reads dates written with digits only: `12/03/2024`, `2024-03-12`, `11/2016`, `22/04`. */
import type { Found, Moment } from './moment.js'
import { isGlued, isKey, isKind, isOneOf, termAt, tokenAt, type Reader } from './reader.js'

const phraseEnds: ReadonlySet<string> = new Set(['.', ',', ';', ')', '?', '!', ':'])
const signs: ReadonlySet<string> = new Set(['%', '/'])
const decimalMarks: ReadonlySet<string> = new Set(['.', ','])
const looseMarks: ReadonlySet<string> = new Set(['-', '.'])
const dayArticles: ReadonlySet<string> = new Set(['el', 'le'])
const marks = ['/', '-', '.'] as const

/** Reads a date in digits; the day stands before the month unless that is impossible. */
export function readNumeric(reader: Reader, index: number): Found | undefined {
  if (!isKind(reader, index, 'number') || isInsideNumber(reader, index)) return undefined
  return (
    readThreeParts(reader, index) ?? readMonthYear(reader, index) ?? readDayMonth(reader, index)
  )
}

// `ABC-12-03`, `138-2010-2015`, `1.12.3`: the number goes on to the left.
function isInsideNumber(reader: Reader, index: number): boolean {
  return (
    isGlued(reader, index) &&
    (isKind(reader, index - 1, 'word') ||
      (isKey(reader, index - 1, tokenAt(reader, index + 1).key) &&
        isGlued(reader, index - 1) &&
        (isKind(reader, index - 2, 'number') || isKind(reader, index - 2, 'word'))))
  )
}

function isGluedRun(reader: Reader, index: number, length: number): boolean {
  for (let at = index + 1; at < index + length; at++) if (!isGlued(reader, at)) return false
  return true
}

// Nothing that would make the digits a part of something longer follows.
function isClosed(reader: Reader, index: number): boolean {
  if (!isGlued(reader, index)) return true
  if (isKind(reader, index, 'word') || isOneOf(reader, index, signs)) return false
  const goesOn = isKind(reader, index + 1, 'number') && isGlued(reader, index + 1)
  return !(goesOn && isOneOf(reader, index, decimalMarks))
}

function readThreeParts(reader: Reader, index: number): Found | undefined {
  const parts = [index, index + 2, index + 4].map((at) => tokenAt(reader, at))
  if (parts.some(({ kind }) => kind !== 'number')) return undefined
  const mark = tokenAt(reader, index + 1).key
  const joint = tokenAt(reader, index + 3).key
  const isJoined = marks.some((one) => one === mark) && (joint === mark || joint === ',')
  if (!isJoined || !isGluedRun(reader, index, 5) || !isClosed(reader, index + 5)) return undefined
  const moment = dateOf(parts.map(({ key }) => key))
  return moment && { moment, next: index + 5, rule: 'periods/numeric' }
}

function dateOf([first = '', second = '', third = '']: readonly string[]): DateParts | undefined {
  if (first.length === 4) return valid(Number(first), Number(second), Number(third))
  if (first.length > 2 || second.length > 2) return undefined
  return yearLast(Number(first), Number(second), third)
}

function yearLast(first: number, second: number, third: string): DateParts | undefined {
  if (third.length !== 4 && third.length !== 2) return undefined
  const year = third.length === 4 ? Number(third) : fullYear(Number(third))
  return valid(year, second, first) ?? valid(year, first, second)
}

/** Gives the century to a year of two digits. */
export function fullYear(year: number): number {
  return year + (year < 50 ? 2000 : 1900)
}

interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function valid(year: number, month: number, day: number): DateParts | undefined {
  const isDate = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  return isDate ? { year, month, day } : undefined
}

// `11/2016`, `2016-11`; with spaces or a point only where no word follows that the number could count.
function readMonthYear(reader: Reader, index: number): Found | undefined {
  const mark = tokenAt(reader, index + 1).key
  if (!isKind(reader, index + 2, 'number') || !marks.some((one) => one === mark)) return undefined
  const isTight = mark !== '.' && isGluedRun(reader, index, 3)
  if (isTight ? !isClosed(reader, index + 3) : !isEndOfPhrase(reader, index + 3)) return undefined
  const moment = monthYear(tokenAt(reader, index).key, tokenAt(reader, index + 2).key)
  return moment && { moment, next: index + 3, rule: 'periods/numeric' }
}

function monthYear(first: string, second: string): Moment | undefined {
  const [year, month] = first.length === 4 ? [first, second] : [second, first]
  if (year.length !== 4 || month.length > 2) return undefined
  const date = valid(Number(year), Number(month), 1)
  if (!date || date.year < 1900 || date.year > 2100) return undefined
  return { year: date.year, month: date.month }
}

function isEndOfPhrase(reader: Reader, index: number): boolean {
  return isKind(reader, index, 'break') || isOneOf(reader, index, phraseEnds)
}

// `22/04`: after a word that dates stand behind, or with a zero before one of its numbers.
function readDayMonth(reader: Reader, index: number): Found | undefined {
  if (!isGluedRun(reader, index, 3) || !isClosed(reader, index + 3)) return undefined
  const isJoined =
    isKey(reader, index + 1, '/') ||
    (isOneOf(reader, index + 1, looseMarks) && isDayArticle(reader, index - 1))
  if (!isJoined || !isLicensed(reader, index)) return undefined
  const moment = dayMonth(tokenAt(reader, index).key, tokenAt(reader, index + 2).key)
  return moment && { moment, next: index + 3, rule: 'periods/numeric' }
}

function dayMonth(first: string, second: string): Moment | undefined {
  if (first.length > 2 || second.length > 2) return undefined
  const [one, two] = [Number(first), Number(second)]
  const date = valid(2000, two, one) ?? valid(2000, one, two)
  return date && { month: date.month, day: date.day }
}

function isDayArticle(reader: Reader, index: number): boolean {
  return isOneOf(reader, index, dayArticles)
}

function isLicensed(reader: Reader, index: number): boolean {
  const { article, from, to, since, until, weekday } = termAt(reader, index - 1)
  if (weekday !== undefined || [article, from, to, since, until].includes(true)) return true
  if (isKey(reader, index - 1, '-') && isKind(reader, index - 2, 'number')) return true
  if ([index, index + 2].some((at) => tokenAt(reader, at).key.startsWith('0'))) return true
  // `24/7` is no day of July.
  return Number(tokenAt(reader, index).key) > 12 && !isKey(reader, index, '24')
}
