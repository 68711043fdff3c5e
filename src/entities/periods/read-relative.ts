/** Reads what is counted from the publication: `mañana`, `el próximo martes`, `hace dos semanas`, `fin mars`. */
import type { Found, Moment } from './moment.js'
import { readCalendar, readUnitShift, readYearTail } from './read-calendar.js'
import { isKey, readCount, readYear, skipIf, termAt, type Reader } from './reader.js'
import type { Pick, Term, Unit } from './words.js'

const pickShift: Readonly<Record<Pick, number>> = { last: -1, this: 0, next: 1 }

/** Reads an expression that is counted from the publication. */
export function readRelative(reader: Reader, index: number): Found | undefined {
  return (
    readDistance(reader, index) ??
    readPart(reader, index) ??
    readDivision(reader, index) ??
    readRun(reader, index) ??
    readShift(reader, index) ??
    readSeason(reader, index) ??
    readWeekday(reader, index) ??
    readDayWord(reader, index)
  )
}

function readDayWord(reader: Reader, index: number): Found | undefined {
  const { dayShift } = termAt(reader, index)
  if (dayShift === undefined) return undefined
  if (dayShift === 1 && isMorning(reader, index)) return undefined
  const away = { unit: 'day', count: dayShift } as const
  const { weekday } = termAt(reader, index + 1)
  const next = skipIf(index + 1, weekday !== undefined)
  return { moment: { away }, next, rule: 'periods/day-word' }
}

// `por la mañana`, `esta mañana`: a time of the day.
function isMorning(reader: Reader, index: number): boolean {
  const before = termAt(reader, index - 1)
  return before.article === true || before.pick === 'this' || termAt(reader, index - 1).count === 1
}

function readWeekday(reader: Reader, index: number): Found | undefined {
  const first = termAt(reader, index)
  const second = termAt(reader, index + 1)
  const rule = 'periods/weekday'
  if (first.pick !== undefined && second.weekday !== undefined)
    return {
      moment: { weekday: second.weekday, pick: first.pick },
      next: index + 2,
      rule,
    }
  if (first.weekday === undefined) return undefined
  const moment: Moment = { weekday: first.weekday }
  if (second.pick !== undefined)
    return { moment: { ...moment, pick: second.pick }, next: index + 2, rule }
  let at = skipIf(index + 1, second.of)
  at = skipIf(at, termAt(reader, at).article)
  const week = at > index + 1 ? readUnitShift(reader, at, 'week') : undefined
  if (week)
    return {
      moment: { ...moment, shift: { unit: 'week', count: week.count } },
      next: week.next,
      rule,
    }
  return { moment, next: index + 1, rule }
}

function readShift(reader: Reader, index: number): Found | undefined {
  const first = termAt(reader, index)
  const second = termAt(reader, index + 1)
  const unit = first.unit ?? second.unit
  const pick = first.unit === undefined ? first.pick : second.pick
  if (unit === undefined || pick === undefined) return undefined
  const { size = 1 } = first.unit === undefined ? second : first
  if (size !== 1) return undefined
  return {
    moment: { shift: { unit, count: pickShift[pick] } },
    next: index + 2,
    rule: 'periods/shift',
  }
}

/** Reads `tres semanas`: a number and a unit; the unit alone does not count. */
export function readStretch(
  reader: Reader,
  index: number,
): { unit: Unit; count: number; next: number } | undefined {
  const count = readCount(reader, index)
  if (!count) return undefined
  const { unit, size = 1 } = termAt(reader, count.next)
  return unit && { unit, count: count.value * size, next: count.next + 1 }
}

function readDistance(reader: Reader, index: number): Found | undefined {
  const { ago, ahead } = termAt(reader, index)
  if (ago !== true && ahead !== true) return undefined
  const stretch = readStretch(reader, index + 1)
  if (!stretch) return undefined
  const { unit, count, next } = stretch
  const away = { unit, count: ago === true ? -count : count }
  return { moment: { away }, next, rule: 'periods/distance' }
}

// `los últimos tres meses`, `les quatre prochaines semaines`, `las 4 semanas siguientes`.
function readRun(reader: Reader, index: number): Found | undefined {
  const first = termAt(reader, index)
  const rule = 'periods/run'
  if (first.pick !== undefined && first.pick !== 'this') {
    const stretch = readStretch(reader, index + 1)
    if (stretch) return runOf(stretch, first.pick, rule)
  }
  const count = readCount(reader, index)
  if (!count) return undefined
  const [second, third] = [termAt(reader, count.next), termAt(reader, count.next + 1)]
  const pick = second.pick ?? third.pick
  const unitTerm = second.pick === undefined ? second : third
  if (pick === undefined || pick === 'this' || unitTerm.unit === undefined) return undefined
  const { unit, size = 1 } = unitTerm
  return runOf({ unit, count: count.value * size, next: count.next + 2 }, pick, rule)
}

function runOf(
  { unit, count, next }: { unit: Unit; count: number; next: number },
  pick: Pick,
  rule: string,
): Found {
  return { moment: { run: { unit, count: count * pickShift[pick] } }, next, rule }
}

const seasonYear = (
  reader: Reader,
  index: number,
): { moment: Moment; next: number } | undefined => {
  const { pick } = termAt(reader, index)
  return pick === undefined ? readYearTail(reader, index) : { moment: { pick }, next: index + 1 }
}

function readSeason(reader: Reader, index: number): Found | undefined {
  const first = termAt(reader, index)
  const rule = 'periods/season'
  const { season } = termAt(reader, index + 1)
  if (first.pick !== undefined && season !== undefined)
    return { moment: { season, pick: first.pick }, next: index + 2, rule }
  if (first.season === undefined) return undefined
  const tail = seasonYear(reader, index + 1)
  return { moment: { season: first.season, ...tail?.moment }, next: tail?.next ?? index + 1, rule }
}

// `finales de marzo`, `fin 2025`, `mi-juin`, `début de la semaine prochaine`, `fin de año`.
function readPart(reader: Reader, index: number): Found | undefined {
  const { part } = termAt(reader, index)
  if (part === undefined) return undefined
  let at = skipIf(index + 1, isKey(reader, index + 1, '-') || termAt(reader, index + 1).of)
  at = skipIf(at, termAt(reader, at).article)
  const whole = readWhole(reader, at)
  return whole && { moment: { ...whole.moment, part }, next: whole.next, rule: 'periods/part' }
}

function readWhole(reader: Reader, index: number): Found | undefined {
  const found =
    readShift(reader, index) ??
    readSeason(reader, index) ??
    readDivision(reader, index) ??
    readCalendar(reader, index)
  if (found) return found
  const year = readYear(reader, index)
  if (year) return { moment: { year: year.value }, next: year.next, rule: 'periods/year' }
  const { unit, size } = termAt(reader, index)
  if (unit === undefined || size !== undefined) return undefined
  if (unit !== 'year' && unit !== 'month' && unit !== 'week') return undefined
  const next = index + 1
  const ofYear = unit === 'year' ? readYear(reader, next) : undefined
  if (ofYear) return { moment: { year: ofYear.value }, next: ofYear.next, rule: 'periods/year' }
  return { moment: { shift: { unit, count: 0 } }, next, rule: 'periods/shift' }
}

const divisions: ReadonlySet<Unit> = new Set<Unit>(['quarter', 'half'])
const codes: Readonly<Record<string, 'quarter' | 'half'>> = {
  t: 'quarter',
  q: 'quarter',
  s: 'half',
}

function divisionUnit(
  term: Term,
): { unit: 'quarter' | 'half' | 'month'; size: number } | undefined {
  const { unit, size = 1 } = term
  if (unit === 'quarter' || unit === 'half') return { unit, size }
  return unit === 'month' && size > 1 ? { unit, size } : undefined
}

// `el tercer trimestre de 2016`, `premier semestre`, `T3 2024`.
function readDivision(reader: Reader, index: number): Found | undefined {
  const { ordinal } = termAt(reader, index)
  const digits = ordinal === undefined ? readOrdinalDigits(reader, index) : undefined
  const number = ordinal ?? digits?.value
  if (number === undefined) return undefined
  const at = digits?.next ?? index + 1
  const whole = divisionUnit(termAt(reader, at))
  if (!whole) return undefined
  const tail = readYearTail(reader, at + 1)
  return {
    moment: { division: { ...whole, number }, ...tail?.moment },
    next: tail?.next ?? at + 1,
    rule: 'periods/division',
  }
}

function readOrdinalDigits(
  reader: Reader,
  index: number,
): { value: number; next: number } | undefined {
  const token = reader.tokens[index]
  if (token?.kind !== 'number' || token.key.length !== 1) return undefined
  const after = reader.tokens[index + 1]
  const isOrdinal = after?.term?.suffix === true || after?.key === 'º' || after?.key === '°'
  return isOrdinal ? { value: Number(token.key), next: index + 2 } : undefined
}

/** Whether the unit divides a year. */
export function isDivision(unit: Unit): boolean {
  return divisions.has(unit)
}

/** Reads the code of a quarter or half year: `T3`, `2S`. */
export function codeUnit(letter: string): 'quarter' | 'half' | undefined {
  return codes[letter]
}
