/** Reads what is counted from the publication: `mañana`, `el próximo martes`, `hace dos semanas`. */
import type { Meaning, Pick } from './words.js'
import type { Found, Moment, Stretch } from './moment.js'
import { pickShift, readUnitShift } from './read-year.js'
import { isOneOf, isKind, readCount, skip, termAt, tokenAt, type Reader } from './reader.js'

/** Reads an expression that is counted from the publication. */
export function readRelative(reader: Reader, index: number): Found | undefined {
  return (
    readDistance(reader, index) ??
    readRun(reader, index) ??
    readShift(reader, index) ??
    readWeekday(reader, index) ??
    readDayWord(reader, index)
  )
}

function readDayWord(reader: Reader, index: number): Found | undefined {
  const { dayShift } = termAt(reader, index)
  if (dayShift === undefined || isName(reader, index)) return undefined
  if (dayShift === 1 && isMorning(reader, index)) return undefined
  const next = termAt(reader, index + 1).weekday === undefined ? index + 1 : index + 2
  return { moment: { away: { unit: 'day', count: dayShift } }, next, rule: 'periods/day-word' }
}

// `Cluses Demain`: a capital inside a sentence.
function isName(reader: Reader, index: number): boolean {
  return tokenAt(reader, index).word?.isCapital === true && isKind(reader, index - 1, 'word')
}

const timeWords: ReadonlySet<string> = new Set(['media', 'toda'])

// `por la mañana`, `una mañana`: a time of the day.
function isMorning(reader: Reader, index: number): boolean {
  const { article, pick, count, ordinal, habit } = termAt(reader, index - 1)
  const isHabit = article === true || habit === true || isOneOf(reader, index - 1, timeWords)
  return isHabit || (pick ?? count ?? ordinal) !== undefined
}

function readWeekday(reader: Reader, index: number): Found | undefined {
  const first = termAt(reader, index)
  const second = termAt(reader, index + 1)
  const rule = 'periods/weekday'
  if (first.pick !== undefined && first.behind !== true && second.weekday !== undefined)
    return { moment: { weekday: second.weekday, pick: first.pick }, next: index + 2, rule }
  if (first.weekday === undefined || isHabit(reader, index - 1)) return undefined
  const moment: Moment = { weekday: first.weekday }
  const week = readWeekOf(reader, index + 1)
  if (week) return { moment: { ...moment, shift: week.stretch }, next: week.next, rule }
  const { pick } = second
  const isPicked = pick !== undefined && pick !== 'this'
  return isPicked
    ? { moment: { ...moment, pick }, next: index + 2, rule }
    : { moment, next: index + 1, rule }
}

const habitArticles: ReadonlySet<string> = new Set(['los', 'les'])

// `los viernes`, `cada martes`, `chaque jeudi`.
function isHabit(reader: Reader, index: number): boolean {
  const { habit, count } = termAt(reader, index)
  // `un lundi`, `los viernes`.
  return habit === true || count === 1 || isOneOf(reader, index, habitArticles)
}

// `de esta semana`, `la semaine prochaine` behind a weekday.
function readWeekOf(reader: Reader, index: number): { stretch: Stretch; next: number } | undefined {
  const at = skip(reader, skip(reader, index, 'of'), 'article')
  const week = readUnitShift(reader, at, 'week')
  return week && { stretch: { unit: 'week', count: week.value }, next: week.next }
}

function readShift(reader: Reader, index: number): Found | undefined {
  return readPickedUnit(reader, index) ?? readWeekend(reader, index)
}

// `el fin de semana`, `le week-end`.
function readWeekend(reader: Reader, index: number): Found | undefined {
  const { unit, plural } = termAt(reader, index)
  const isOne = termAt(reader, index - 1).article === true || termAt(reader, index - 1).to === true
  if (unit !== 'weekend' || plural === true || !isOne) return undefined
  const moment: Moment = { shift: { unit, count: 0 } }
  return { moment, next: index + 1, rule: 'periods/shift', withArticle: true }
}

function readPickedUnit(reader: Reader, index: number): Found | undefined {
  const [first, second] = [termAt(reader, index), termAt(reader, index + 1)]
  if (first.unit !== undefined)
    return first.unit === 'day' ? undefined : shiftOf(first, second.pick, index)
  // `el último día` is counted from something told, not from the publication.
  return second.unit === 'day' && first.pick === 'last'
    ? undefined
    : shiftOf(second, first.pick, index)
}

function shiftOf(
  { unit, plural, size }: Meaning,
  pick: Pick | undefined,
  index: number,
): Found | undefined {
  if (unit === undefined || pick === undefined || plural === true || size !== undefined)
    return undefined
  return {
    moment: { shift: { unit, count: pickShift[pick] } },
    next: index + 2,
    rule: 'periods/shift',
    withArticle: unit !== 'quarter' && unit !== 'half',
  }
}

/** A stretch that was read, such as `tres semanas`, and where the reading stopped. */
interface StretchFound extends Stretch {
  readonly next: number
}

/** Reads `tres semanas`, `casi 20 años`, `un año y medio`: a number and a unit. */
export function readStretch(reader: Reader, index: number): StretchFound | undefined {
  const count = readCount(reader, index)
  return count && readUnits(reader, count.next, count.value)
}

function readUnits(reader: Reader, index: number, count: number): StretchFound | undefined {
  const { unit, size = 1 } = termAt(reader, index)
  if (unit === undefined) return undefined
  const half = termAt(reader, index + 1).andHalf === true
  return { unit, count: (half ? count + 0.5 : count) * size, next: half ? index + 2 : index + 1 }
}

// `hace dos semanas`, `il y a trois ans`, `dentro de un mes`, `dos años atrás`, `en dos semanas`.
function readDistance(reader: Reader, index: number): Found | undefined {
  const { ago, ahead, maybeAhead } = termAt(reader, index)
  const rule = 'periods/distance'
  if ([ago, ahead, maybeAhead].includes(true)) {
    const stretch = readStretch(reader, index + 1)
    if (!stretch) return undefined
    const found = {
      moment: { away: signed(stretch, ago === true ? -1 : 1) },
      next: stretch.next,
      rule,
    }
    return maybeAhead === true ? { ...found, onlyAhead: true } : found
  }
  const stretch = readStretch(reader, index)
  if (!stretch || termAt(reader, stretch.next).back !== true) return undefined
  return { moment: { away: signed(stretch, -1) }, next: stretch.next + 1, rule }
}

function signed({ unit, count }: Stretch, sign: number): Stretch {
  return { unit, count: count * sign }
}

// `los últimos tres meses`, `les quatre prochaines semaines`, `las 4 semanas siguientes`.
function readRun(reader: Reader, index: number): Found | undefined {
  if (isRunPick(reader, index)) return runOf(reader, readStretch(reader, index + 1), index)
  const count = readCount(reader, index)
  if (!count) return undefined
  if (isRunPick(reader, count.next))
    return runOf(reader, readUnits(reader, count.next + 1, count.value), count.next)
  const units = readUnits(reader, count.next, count.value)
  if (!units || !isRunPick(reader, units.next)) return undefined
  return runOf(reader, { ...units, next: units.next + 1 }, units.next)
}

// In the plural only: the 23 of `le 23 mois prochain` is a day.
function isRunPick(reader: Reader, index: number): boolean {
  const { pick } = termAt(reader, index)
  return (pick === 'last' || pick === 'next') && tokenAt(reader, index).key.endsWith('s')
}

function runOf(
  reader: Reader,
  stretch: StretchFound | undefined,
  index: number,
): Found | undefined {
  const { pick } = termAt(reader, index)
  if (!stretch || stretch.count < 2 || pick === undefined) return undefined
  const { unit, count, next } = stretch
  const run = { unit, count: count * pickShift[pick] }
  return { moment: { run }, next, rule: 'periods/run', withArticle: unit === 'decade' }
}
