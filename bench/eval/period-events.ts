/** Compares the periods found in the annotated corpus with the first and last days of its events. */
import { findPeriods } from '../../src/entities/periods/index.js'
import type { Period } from '../../src/model/figure.js'
import type { Language } from '../../src/model/language.js'
import {
  dayNumber,
  monthNames,
  parseIsoDate,
  weekday,
  weekdayNames,
} from '../../src/text/calendar.js'
import { fold } from '../../src/text/fold.js'
import type { CorpusArticle } from './corpus.js'

/** One annotated first or last day of an event, and what became of it. */
export interface EventDate {
  readonly article: CorpusArticle
  readonly end: 'start' | 'end'
  /** ISO date, maybe partial. */
  readonly date: string
  /** Whether the words of the article name the date: see `isStated`. */
  readonly stated: boolean
  /** Whether a period found begins or ends with it. */
  readonly found: boolean
}

/** Looks every start and end of the annotated events up among the periods of its article. */
export function checkEventDates(articles: readonly CorpusArticle[]): EventDate[] {
  return articles.flatMap((article) => {
    const { periods } = findPeriods(article.text, article)
    const folded = fold(article.text)
    return article.events.flatMap((event) =>
      (['start', 'end'] as const).flatMap((end): EventDate[] => {
        const date = event[end]
        if (date === undefined) return []
        const found = periods.some((period) => isEnd(period, date))
        return [{ article, end, date, stated: isStated(folded, date, article), found }]
      }),
    )
  })
}

function isEnd({ from, to }: Period, date: string): boolean {
  return from?.startsWith(date) === true || to?.startsWith(date) === true
}

/**
 * Whether the article names the date, by a rule that knows nothing of the reader of periods. A day: its number and
 * its month's name within one phrase; its weekday's name when at most eight days lie between it and the publication;
 * today, yesterday or tomorrow. A month: its name. A year: its digits, or the words for last, this and next year.
 * What must be computed (the end of `an eight-month course`) is not stated.
 */
export function isStated(
  folded: string,
  date: string,
  { lang, published }: { readonly lang: Language; readonly published: string },
): boolean {
  const [year = '', month] = date.split('-')
  if (month === undefined)
    return folded.includes(year) || isNearYear(folded, Number(year), published)
  const day = parseIsoDate(date)
  const names = Object.entries(monthNames[lang])
    .filter(([name, number]) => number === Number(month) && name.length > 2)
    .map(([name]) => name)
  if (!day) return names.some((name) => hasWord(folded, name))
  if (names.some((name) => hasDay(folded, day.day, name))) return true
  const reference = parseIsoDate(published)
  if (!reference) return false
  const distance = dayNumber(day) - dayNumber(reference)
  const names7 = Object.entries(weekdayNames[lang]).filter(([, number]) => number === weekday(day))
  if (Math.abs(distance) <= 8 && names7.some(([name]) => hasWord(folded, name))) return true
  return (nearWords[lang][distance] ?? []).some((word) => hasWord(folded, word))
}

const nearWords: Readonly<Record<Language, Readonly<Record<number, readonly string[]>>>> = {
  es: { [-1]: ['ayer', 'anoche'], 0: ['hoy'], 1: ['manana'] },
  fr: { [-1]: ['hier'], 0: ["aujourd'hui"], 1: ['demain'] },
}

function isNearYear(folded: string, year: number, published: string): boolean {
  const words: Readonly<Record<number, RegExp>> = {
    [-1]: /ano pasado|an dernier|annee derniere|an passe|annee passee/,
    0: /este ano|cette annee|fin de ano|fin d'annee/,
    1: /proximo ano|ano que viene|ano proximo|an prochain|annee prochaine/,
  }
  return words[year - Number(published.slice(0, 4))]?.test(folded) === true
}

function hasWord(folded: string, word: string): boolean {
  return new RegExp(`(?<![a-z])${word}(?![a-z])`).test(folded)
}

function hasDay(folded: string, day: number, month: string): boolean {
  return new RegExp(`(?<!\\d)0?${day}(?!\\d)[^.\\n]{0,40}(?<![a-z])${month}(?![a-z])`).test(folded)
}
