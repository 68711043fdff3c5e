/** Other readers of figures and dates, for comparison: Recognizers-Text and chrono. `npm ci` in `bench/` installs them. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import type { Language } from '../../src/model/language.js'
import type { CorpusArticle } from './corpus.js'

/** A figure as a rival reads it; its unit is what it calls the currency, or `%`. */
export interface RivalFigure {
  readonly text: string
  readonly kind: 'money' | 'percent'
  readonly value: number
  readonly unit: string
}

/** Reads figures out of a paragraph. */
export type ReadFigures = (text: string, lang: Language) => readonly RivalFigure[]

/** Reads dates out of a paragraph: every first and last day in any reading, as ISO dates. */
export type ReadDays = (text: string, lang: Language, published: string) => readonly string[]

/** What is installed of the rivals. */
export interface TextRivals {
  readonly figures: Readonly<Record<string, ReadFigures>>
  readonly days: Readonly<Record<string, ReadDays>>
}

/** What a report says when the rivals are absent. */
export const rivalsAbsent = 'Run npm ci in bench/ for the rivals.'

interface Recognized {
  readonly text: string
  readonly resolution: Readonly<Record<string, unknown>> | null
}
type Recognize = (text: string, culture: string) => readonly Recognized[]
interface Recognizers {
  readonly recognizeCurrency: Recognize
  readonly recognizePercentage: Recognize
  readonly recognizeDateTime: (
    ...request: readonly [text: string, culture: string, options: undefined, reference: Date]
  ) => readonly Recognized[]
}
interface ChronoMoment {
  readonly get: (part: 'year' | 'month' | 'day') => number | null
}
interface ChronoResult {
  readonly start: ChronoMoment
  readonly end?: ChronoMoment | null
}
interface ChronoParser {
  readonly parse: (text: string, reference: Date) => readonly ChronoResult[]
}
type Chrono = Readonly<Record<Language, ChronoParser>>

const cultures: Readonly<Record<Language, string>> = { es: 'es-es', fr: 'fr-fr' }

/** Loads the rivals; undefined when they are not installed in `bench/`. */
export function loadTextRivals(): TextRivals | undefined {
  const require = createRequire(path.join(packageRoot, 'bench/package.json'))
  const load = (name: string): unknown => require(name)
  try {
    const recognizers = load('@microsoft/recognizers-text-suite') as Recognizers
    const chrono = load('chrono-node') as Chrono
    return {
      figures: { 'Recognizers-Text 1.3.1': recognizerFigures(recognizers) },
      days: {
        'Recognizers-Text 1.3.1': recognizerDays(recognizers),
        'chrono 2.10.3': chronoDays(chrono),
      },
    }
  } catch {
    return undefined
  }
}

/** The headline and the paragraphs: rivals read one at a time, because their time grows faster than the text. */
export function linesOf({ text }: CorpusArticle): readonly string[] {
  return text.split('\n').filter((line) => line !== '')
}

/** Every nth of a list: rivals are too slow for all of it. */
export function everyNth<Item>(list: readonly Item[], step: number): readonly Item[] {
  return list.filter((_, index) => index % step === 0)
}

function recognizerFigures({ recognizeCurrency, recognizePercentage }: Recognizers): ReadFigures {
  const read = (
    recognize: Recognize,
    kind: RivalFigure['kind'],
  ): ((text: string, lang: Language) => RivalFigure[]) => {
    return (text, lang) =>
      recognize(text, cultures[lang]).map(({ text: words, resolution }) => ({
        text: words,
        kind,
        value: numberOf(resolution?.['value']),
        unit:
          kind === 'percent' ? '%' : textOf(resolution?.['isoCurrency'] ?? resolution?.['unit']),
      }))
  }
  const money = read(recognizeCurrency, 'money')
  const percent = read(recognizePercentage, 'percent')
  return (text, lang) => [...money(text, lang), ...percent(text, lang)]
}

// Its values are texts such as `12,5%` in the culture's own notation.
function numberOf(value: unknown): number {
  return Number(textOf(value).replace('%', '').replace(',', '.'))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function recognizerDays({ recognizeDateTime }: Recognizers): ReadDays {
  return (text, lang, published) =>
    recognizeDateTime(text, cultures[lang], undefined, noonOf(published)).flatMap(
      ({ resolution }) => {
        const values = (resolution?.['values'] ?? []) as readonly Record<string, unknown>[]
        return values.flatMap(({ value, start, end }) => {
          // The end of its ranges is the day after in some models and the last day in others: both count.
          const last = /^\d{4}-\d\d-\d\d/.exec(textOf(end))?.[0]
          const days = [textOf(value), textOf(start), last ?? '', last ? dayBefore(last) : '']
          return days.filter((day) => /^\d{4}-/.test(day))
        })
      },
    )
}

function chronoDays(chrono: Chrono): ReadDays {
  return (text, lang, published) =>
    chrono[lang]
      .parse(text, noonOf(published))
      .flatMap(({ start, end }) => (end ? [dayOf(start), dayOf(end)] : [dayOf(start)]))
}

function noonOf(published: string): Date {
  const [year = 0, month = 1, day = 1] = published.slice(0, 10).split('-').map(Number)
  return new Date(year, month - 1, day, 12)
}

function dayOf(moment: ChronoMoment): string {
  const pad = (part: 'year' | 'month' | 'day', width: number): string =>
    String(moment.get(part) ?? 0).padStart(width, '0')
  return `${pad('year', 4)}-${pad('month', 2)}-${pad('day', 2)}`
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
