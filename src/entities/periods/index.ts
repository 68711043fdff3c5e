/**
 * Finds the dates and ranges of dates of a text and resolves them against the day of publication.
 * One pass cuts the text into tokens; at each token the grammar of `read-period.ts` tries its rules, the first fits.
 */
import type { Period } from '../../model/figure.js'
import type { Language } from '../../model/language.js'
import type { Note } from '../../model/span.js'
import { namedBefore } from './anchor.js'
import type { Days } from './days.js'
import { lay } from './lay.js'
import { isSouthern, publishedDay } from './publication.js'
import { readPeriod, type PeriodFound } from './read-period.js'
import { readStretch } from './read-relative.js'
import { isKind, termAt, tokenAt, type Reader } from './reader.js'
import { readTense } from './tense.js'
import { scanTokens } from './tokens.js'
import { vocabularies, type Vocabulary } from './vocabulary.js'

/** What the reader of periods knows of the article. */
export interface PeriodContext {
  readonly lang: Language
  /** Day of publication, ISO 8601, maybe partial. */
  readonly published?: string
  /** ISO 3166-1 code of the country of the article: it tells when seasons are. */
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
  const reader: Reader = { text, tokens: scanTokens(text, vocabulary) }
  const periods: Period[] = []
  const notes: Note[] = []
  let index = 0
  while (index < reader.tokens.length) {
    const reading = readAt(reader, index)
    if (!reading) {
      index++
      continue
    }
    const { period, note } = settle(
      {
        reader,
        vocabulary,
        index,
        anchor: namedBefore(periods, text, tokenAt(reader, index).start),
      },
      reading,
      context,
    )
    if (period) periods.push(period)
    if (note) notes.push(note)
    index = reading.next
  }
  return { periods, notes }
}

/** What was read at one token: a period, or a duration. */
type Reading = PeriodFound | { readonly kind: 'duration'; readonly next: number }

function readAt(reader: Reader, index: number): Reading | undefined {
  const isRoman = termAt(reader, index + 1).unit === 'century' && isKind(reader, index, 'word')
  const canBegin = tokenAt(reader, index).term !== undefined || isKind(reader, index, 'number')
  if (!canBegin && !isRoman) return undefined
  const found = readPeriod(reader, index)
  if (found) return found
  const stretch = readStretch(reader, index)
  return stretch && { kind: 'duration', next: stretch.next }
}

interface Place {
  readonly reader: Reader
  readonly vocabulary: Vocabulary
  readonly index: number
  /** The day or month that the text has just named. */
  readonly anchor: Days | undefined
}

function settle(
  { reader, vocabulary, index, anchor }: Place,
  reading: Reading,
  { published, country }: PeriodContext,
): { period?: Period; note?: Note } {
  const span = spanOf(reader, index, reading.next)
  if (reading.kind === 'duration')
    return { note: noteOf('periods/duration', 'a duration, not a date', span) }
  const verbs = readTense(reader, [index, reading.next], vocabulary)
  if (reading.onlyAhead === true && verbs.direction < 1)
    return { note: noteOf('periods/duration', 'a duration, not a date', span) }
  const { looks } = reading
  const tense =
    looks && (verbs.direction === 0 || verbs.isBare === true)
      ? { direction: looks, isClose: true }
      : verbs
  const view = {
    published: publishedDay(published),
    southern: isSouthern(country),
    ...tense,
    ...(anchor && { anchor }),
  }
  const laid = lay(reading, view)
  if (!laid) return { note: noteOf('periods/unresolved', 'a date that cannot be told', span) }
  return { period: { ...span, ...laid, rule: reading.rule } }
}

interface SpanText {
  readonly text: string
  readonly start: number
  readonly end: number
}

function noteOf(rule: string, meaning: string, { text, start, end }: SpanText): Note {
  return { rule, text: `«${text}» is ${meaning}.`, start, end }
}

function spanOf(reader: Reader, index: number, next: number): SpanText {
  const { start } = tokenAt(reader, index)
  const { end } = tokenAt(reader, next - 1)
  return { text: reader.text.slice(start, end), start, end }
}
