/** Reads weeks by a day or number, and days by the word `día`: `la semana del 4 de mayo`, `semana 14`, `el día 21`. */
import { isCounting } from './counting.js'
import type { Found } from './moment.js'
import { readDayOfMonth, readWeekdayDate } from './read-calendar.js'
import { readNumeric } from './read-numeric.js'
import { readYearTail } from './read-year.js'
import { isKind, readDayDigits, readDigits, skip, termAt, type Reader } from './reader.js'

const rule = 'periods/week'

/** Reads `la semana del 16 de septiembre`, `la semaine du 2`, `semana 14 de 2024`, `día 21 de este mes`. */
export function readWeekOrDay(reader: Reader, index: number): Found | undefined {
  const { unit, plural } = termAt(reader, index)
  if (plural === true) return undefined
  if (unit === 'day') return readNumberedDay(reader, index + 1)
  if (unit !== 'week') return undefined
  const of = skip(reader, index + 1, 'of')
  return of > index + 1 ? readWeekOf(reader, of) : readNumberedWeek(reader, of)
}

function readWeekOf(reader: Reader, index: number): Found | undefined {
  const day =
    readWeekdayDate(reader, index) ??
    readDayOfMonth(reader, index) ??
    readNumeric(reader, index) ??
    readLoneDay(reader, index)
  if (day?.moment.day === undefined) return undefined
  return { moment: { ...day.moment, weekOf: true }, next: day.next, rule, withArticle: true }
}

// `la semana del 22`; `la semana del 22 al 26` is a range.
function readLoneDay(reader: Reader, index: number): Found | undefined {
  const day = readDayDigits(reader, index)
  if (!day || isCounting(reader, day.next) || termAt(reader, day.next).to === true) return undefined
  return { moment: { day: day.value }, next: day.next, rule }
}

function readNumberedWeek(reader: Reader, index: number): Found | undefined {
  const week = readDigits(reader, index)
  if (!week) return undefined
  const tail = readYearTail(reader, week.next)
  if (!tail && isCounting(reader, week.next)) return undefined
  const moment = { week: week.value, ...tail?.moment }
  return { moment, next: tail?.next ?? week.next, rule, withArticle: true }
}

// `día 21 de este mes`, `día 9 de mayo`.
function readNumberedDay(reader: Reader, index: number): Found | undefined {
  const found = isKind(reader, index, 'number') ? readDayOfMonth(reader, index) : undefined
  return found && { ...found, withArticle: true }
}
