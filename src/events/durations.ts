/** How long something lasts, in words: `durante dieciocho meses`, `pendant deux semaines`; and when it then ends. */
import type { Language } from '../model/language.js'
import type { Span } from '../model/span.js'
import { civilDate, dayNumber, isoDate, parseIsoDate, weekday } from '../text/calendar.js'
import { fold } from '../text/fold.js'
import type { Outline } from './outline.js'

/** A length of time where it stands in the article. */
export interface Duration extends Span {
  readonly count: number
  readonly unit: 'day' | 'week' | 'month' | 'year'
}

const table = (words: string): ReadonlyMap<string, number> =>
  new Map(
    words.split(' ').map((entry): [string, number] => {
      const [word = '', value = ''] = entry.split('=')
      return [word, Number(value)]
    }),
  )

const numbers: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  es: table(
    'un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 ' +
      'quince=15 dieciseis=16 dieciocho=18 veinte=20 veinticuatro=24 treinta=30',
  ),
  fr: table(
    'un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 ' +
      'quinze=15 seize=16 dix-huit=18 vingt=20 vingt-quatre=24 trente=30 trente-six=36',
  ),
}

const units: Readonly<Record<Language, ReadonlyMap<string, Duration['unit']>>> = {
  es: new Map([
    ['dia', 'day'],
    ['dias', 'day'],
    ['jornadas', 'day'],
    ['semana', 'week'],
    ['semanas', 'week'],
    ['mes', 'month'],
    ['meses', 'month'],
    ['ano', 'year'],
    ['anos', 'year'],
  ]),
  fr: new Map([
    ['jour', 'day'],
    ['jours', 'day'],
    ['journees', 'day'],
    ['semaine', 'week'],
    ['semaines', 'week'],
    ['mois', 'month'],
    ['an', 'year'],
    ['ans', 'year'],
    ['annees', 'year'],
  ]),
}

const most: Readonly<Record<Duration['unit'], number>> = { day: 60, week: 60, month: 60, year: 10 }

/** Finds the lengths of time that the article names. */
export function durationsOf({ article: { text }, lang, units: words }: Outline): Duration[] {
  const found: Duration[] = []
  for (let at = 1; at < words.length; at++) {
    const [number, noun] = [words[at - 1], words[at]]
    if (!number || !noun || noun.mention >= 0 || noun.end - noun.start > 9) continue
    const unit = units[lang].get(fold(text.slice(noun.start, noun.end)))
    if (unit === undefined) continue
    const count = numberOf(fold(text.slice(number.start, number.end)), lang)
    if (count !== undefined && count <= most[unit])
      found.push({ start: number.start, end: noun.end, count, unit })
  }
  return found
}

function numberOf(word: string, lang: Language): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word)
  return numbers[lang].get(word)
}

/** The last day of what begins so and lasts so long, as exact as both; undefined where they do not fit. */
export function endAfter(start: string, { count, unit }: Duration): string | undefined {
  if (unit === 'month' || unit === 'year')
    return monthAfter(start, unit === 'year' ? 12 * count : count)
  const date = parseIsoDate(start)
  if (!date) return undefined
  // A week of work ends on its Friday.
  const isMonday = weekday(date) === 1
  const days = unit === 'day' ? count - 1 : count * 7 - (isMonday ? 3 : 1)
  return isoDate(civilDate(dayNumber(date) + days))
}

function monthAfter(start: string, months: number): string | undefined {
  if (/^\d{4}$/.test(start))
    return months % 12 === 0 ? String(Number(start) + months / 12) : undefined
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(start) ?? []
  if (year === undefined || month === undefined) return undefined
  const count = Number(year) * 12 + Number(month) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
