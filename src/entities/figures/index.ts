/**
 * Figures of an article: money, percentages, counts and measures, each with its exact value, its qualifier and its
 * place. One pass from left to right; a figure that has been read is never read again, so of two readings that overlap
 * the one that begins first stands, and of those that begin together the longest.
 */
import type { Figure } from '../../model/figure.js'
import type { Language } from '../../model/language.js'
import type { Note, Span } from '../../model/span.js'
import { decimalMark } from '../../text/numerals/digits.js'
import { tokenize } from '../../text/numerals/tokens.js'
import { currencyResolver } from './currency.js'
import type { FigureContext } from './context.js'
import { readFigure } from './read.js'

/** What else is known of the article. */
export interface FindContext {
  readonly lang: Language
  /** ISO 3166-1 alpha-2 code of the country that the article comes from. */
  readonly country?: string
  /** Spans already read as dates, in order: no figure begins in one. */
  readonly periods?: readonly Span[]
}

/**
 * Finds the figures of the text, in order and without overlaps.
 *
 * @example findFigures('Invertirá 3,5 millones de euros.', { lang: 'es', country: 'ES' }).figures[0]?.value // '3500000'
 */
export function findFigures(
  text: string,
  found: FindContext,
): { readonly figures: Figure[]; readonly notes: Note[] } {
  const context = contextOf(text, found)
  const { tokens } = context
  const figures: Figure[] = []
  const notes: Note[] = []
  const dates = dateSkipper(found.periods ?? [])
  let at = 0
  while (at < tokens.count) {
    const outcome = dates.isIn(tokens.start(at)) ? undefined : readFigure(context, at)
    if (outcome?.figure) figures.push(outcome.figure)
    if (outcome?.note) notes.push(outcome.note)
    at = outcome?.next ?? at + 1
  }
  return { figures, notes }
}

function contextOf(text: string, { lang, country }: FindContext): FigureContext {
  const tokens = tokenize(text)
  const currencies = currencyResolver(tokens, lang, country)
  const known = { tokens, lang, mark: decimalMark(tokens, country), currencies }
  return country === undefined ? known : { ...known, country }
}

/** Tells of growing places whether they lie in one of the spans. */
function dateSkipper(spans: readonly Span[]): { readonly isIn: (place: number) => boolean } {
  const sorted = [...spans].sort((left, right) => left.start - right.start)
  let next = 0
  const isIn = (place: number): boolean => {
    let span = sorted[next]
    while (span !== undefined && span.end <= place) {
      next += 1
      span = sorted[next]
    }
    return span !== undefined && span.start <= place
  }
  return { isIn }
}
