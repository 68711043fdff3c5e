/** The shape of the word tables of figures, one per language. All words are folded. */
import type { Qualifier } from '../../model/figure.js'

/** Families of currency names that several countries share. */
export type CurrencyFamily =
  | 'peso'
  | 'dollar'
  | 'franc'
  | 'cfa'
  | 'dinar'
  | 'dirham'
  | 'krone'
  | 'pound'
  | 'rupee'
  | 'shilling'
  | 'riyal'

/** The words of one language. */
export interface FigureWords {
  /** Phrases before a number, words separated by spaces; `none` for longer ones that only look like a qualifier. */
  readonly before: Readonly<Partial<Record<Qualifier | 'none', readonly string[]>>>
  /** Phrases after a figure. */
  readonly after: Readonly<Partial<Record<Qualifier, readonly string[]>>>
  /** Articles that may stand between a qualifier and the number. */
  readonly articles: readonly string[]
  /** Openings of ranges with their joining words. */
  readonly ranges: Readonly<Record<string, readonly string[]>>
  /** Joining words of ranges without an opening word. */
  readonly bareRanges: readonly string[]
  /** Beginnings of verbs of change: after them `de 60 a 95` is no range. */
  readonly changeStems: readonly string[]
  readonly percent: readonly string[]
  /** Units of measure, words separated by spaces. */
  readonly measures: readonly string[]
  /** Words after a unit that turn the sign: `bajo cero`. */
  readonly belowZero: readonly string[]
  /** Currency names by ISO 4217 code or family. */
  readonly currencies: Readonly<Record<string, readonly string[]>>
  /** Adjectives after a currency name, by the country that they stand for. */
  readonly adjectives: Readonly<Record<string, readonly string[]>>
  /** Names of hundredths by ISO 4217 code, `own` for those of the article's country. */
  readonly cents: Readonly<Record<string, readonly string[]>>
  /** Words after a number that make it a duration, a date, an age, a clock time or an ordinal. */
  readonly notCounted: readonly string[]
  /** Words that look like plural nouns and are none. */
  readonly notNouns: readonly string[]
  /** Nouns without a plural ending that are counted. */
  readonly nouns: readonly string[]
  /** Adjectives before a noun that are no part of the unit: `nuevas`, `autres`. */
  readonly skippedAdjectives: readonly string[]
  /** Adjectives before a noun that are part of the unit: `petites`. */
  readonly leadingAdjectives: readonly string[]
  /** Nouns with a complement that belongs to the unit: `puestos de trabajo`. */
  readonly compounds: readonly string[]
  /** Adjectives after a noun that belong to the unit: `directos`. */
  readonly trailingAdjectives: readonly string[]
  /** Words before a number that make it a name, a date or a position: `artículo`, `número`. */
  readonly labels: readonly string[]
  /** The same, abbreviated with a dot or a degree sign. */
  readonly labelAbbreviations: readonly string[]
  /** What bare millions of are money: `six millions de travaux`. */
  readonly moneyNouns: readonly string[]
  /** The word for minus. */
  readonly minus: string
  /** Words and marks after which a dash with spaces around it, or the word for minus, is a minus. */
  readonly beforeMinus: readonly string[]
  /** Nouns that a rate is per. */
  readonly rates: readonly string[]
  /** Words that introduce what a rate is per. */
  readonly per: readonly string[]
}
