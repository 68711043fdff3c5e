/**
 * Finds the dates and ranges of dates of a text and resolves them against the day of publication.
 * One pass cuts the text into tokens; at each token the grammar of `read-period.ts` tries its rules, the first fits.
 */
import type { Period } from '../../model/figure.js'
import type { Language } from '../../model/language.js'
import type { Note } from '../../model/span.js'
import { namedBefore } from './anchor.js'
import { lay } from './lay.js'
import { isSouthern, publishedDay } from './publication.js'
import { canOpen } from './opening.js'
import { readPeriod, type PeriodFound } from './read-period.js'
import { readStretch } from './read-relative.js'
import { tokenAt, type Reader } from './reader.js'
import { dependsOnTense, type View } from './resolve.js'
import { readTense, type Tense } from './tense.js'
import { scanTokens } from './tokens.js'
import { vocabularies } from './vocabulary.js'

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
  const reader: Reader = { text, tokens: scanTokens(text, vocabularies[context.lang]) }
  const article = {
    published: publishedDay(context.published),
    southern: isSouthern(context.country),
  }
  const periods: Period[] = []
  const notes: Note[] = []
  let index = 0
  while (index < reader.tokens.length) {
    const found = canOpen(reader, index) ? readPeriod(reader, index) : undefined
    const next = found?.next ?? durationEnd(reader, index)
    if (next === undefined) {
      index++
      continue
    }
    const span = spanOf(reader, index, next)
    const period = found && settle({ reader, index, found }, article, periods)
    if (period) periods.push({ ...span, ...period })
    else notes.push(noteOf(found, span))
    index = next
  }
  return { periods, notes }
}

function durationEnd(reader: Reader, index: number): number | undefined {
  const { kind, term } = tokenAt(reader, index)
  return kind === 'number' || term?.count !== undefined
    ? readStretch(reader, index)?.next
    : undefined
}

interface Place {
  readonly reader: Reader
  readonly index: number
  readonly found: PeriodFound
}

const noTense: Tense = { direction: 0, isClose: false }

/** Lays what was read onto the calendar; undefined when it is a duration, or cannot be told. */
function settle(
  { reader, index, found }: Place,
  article: Pick<View, 'published' | 'southern'>,
  before: readonly Period[],
): Pick<Period, 'from' | 'to' | 'precision' | 'rule'> | undefined {
  const needsTense = found.onlyAhead === true || dependsOnTense(found.last ?? found.first)
  const tense = needsTense ? readTense(reader, index, found.next) : noTense
  if (found.onlyAhead === true && tense.direction < 1) return undefined
  const anchor = namedBefore(before, reader.text, tokenAt(reader, index).start)
  const view = { ...article, ...withLooks(tense, found), ...(anchor && { anchor }) }
  const laid = lay(found, view)
  return laid && { ...laid, rule: found.rule }
}

// `desde` looks back and `hasta` ahead where no verb says otherwise.
function withLooks(tense: Tense, { looks }: PeriodFound): Tense {
  const isOpen = tense.direction === 0 || tense.isBare === true
  return looks !== undefined && isOpen ? { direction: looks, isClose: true } : tense
}

interface SpanText {
  readonly text: string
  readonly start: number
  readonly end: number
}

function noteOf(found: PeriodFound | undefined, { text, start, end }: SpanText): Note {
  const isDuration = found === undefined || found.onlyAhead === true
  return isDuration
    ? { rule: 'periods/duration', text: `«${text}» is a duration, not a date.`, start, end }
    : {
        rule: 'periods/unresolved',
        text: `«${text}» cannot be laid onto the calendar.`,
        start,
        end,
      }
}

function spanOf({ text, tokens }: Reader, index: number, next: number): SpanText {
  const start = tokens[index]?.start ?? 0
  const end = tokens[next - 1]?.end ?? start
  return { text: text.slice(start, end), start, end }
}
