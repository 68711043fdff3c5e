/**
 * Finds the dates and ranges of dates of a text and resolves them against the day of publication.
 * One pass cuts the text into tokens; at each token the grammar of `read-period.ts` tries its rules, the first fits.
 */
import type { Period } from '../../model/figure.js'
import type { Language } from '../../model/language.js'
import type { Note } from '../../model/span.js'
import { lay } from './lay.js'
import { readPeriod, type PeriodFound } from './read-period.js'
import type { Reader } from './reader.js'
import { isSouthern, publishedDay } from './publication.js'
import type { View } from './resolve.js'
import { readDirection } from './tense.js'
import { scanTokens } from './tokens.js'
import { vocabularies } from './vocabulary.js'

/** What the reader of periods knows of the article. */
export interface PeriodContext {
  readonly lang: Language
  /** Day of publication, ISO 8601, maybe partial. */
  readonly published?: string
  /** ISO 3166-1 code of the country of the article, for the order of numeric dates and the seasons. */
  readonly country?: string
}

/** Periods and remarks found in one text. */
export interface PeriodsFound {
  readonly periods: readonly Period[]
  readonly notes: readonly Note[]
}

/**
 * Finds all periods of the text, in the order of the text and without overlaps.
 *
 * @example findPeriods('du 1er au 16 février', { lang: 'fr' }).periods[0]?.from // "XXXX-02-01"
 */
export function findPeriods(text: string, context: PeriodContext): PeriodsFound {
  const vocabulary = vocabularies[context.lang]
  const reader: Reader = { text, tokens: scanTokens(text, vocabulary), monthFirst: false }
  const calendar = viewOf(context)
  const periods: Period[] = []
  const notes: Note[] = []
  let index = 0
  while (index < reader.tokens.length) {
    const found = canOpen(reader, index) ? readPeriod(reader, index) : undefined
    if (!found) {
      index++
      continue
    }
    const direction = readDirection(reader.tokens, [index, found.next], vocabulary)
    const span = spanOf(reader, index, found)
    const period = lay(found, { ...calendar, direction })
    if (period) periods.push({ ...span, ...period, rule: found.rule })
    else
      notes.push({
        rule: 'periods/unresolved',
        text: `«${span.text}» cannot be laid onto the calendar.`,
        start: span.start,
        end: span.end,
      })
    index = found.next
  }
  return { periods, notes }
}

function canOpen(reader: Reader, index: number): boolean {
  const token = reader.tokens[index]
  return token?.term !== undefined || token?.kind === 'number'
}

function viewOf({ published, country }: PeriodContext): Omit<View, 'direction'> {
  return { published: publishedDay(published), southern: isSouthern(country) }
}

function spanOf(
  { text, tokens }: Reader,
  index: number,
  { next }: PeriodFound,
): { text: string; start: number; end: number } {
  const start = tokens[index]?.start ?? 0
  const end = tokens[next - 1]?.end ?? start
  return { text: text.slice(start, end), start, end }
}
