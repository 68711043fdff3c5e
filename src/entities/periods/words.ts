/** What a word can mean in a date: the shape of what `es.ts` and `fr.ts` hold. */

/** Units of time that an expression can name. */
export type Unit =
  | 'day'
  | 'week'
  | 'weekend'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'

/** Where a period lies from the publication: the one before, the present one, the one after. */
export type Pick = 'last' | 'this' | 'next'

/** A part of a longer period. */
export type Part = 'start' | 'middle' | 'end' | 'rest'

/** What one folded word can mean; a word may mean several things. */
export interface Term {
  /** Month, 1 to 12; `short` marks abbreviations, which need a number beside them. */
  readonly month?: number
  readonly short?: boolean
  /** Weekday, 0 is Sunday. */
  readonly weekday?: number
  readonly unit?: Unit
  /** How many of `unit` the word means: two for a `bimestre`. */
  readonly size?: number
  /** Season: 0 spring, 1 summer, 2 autumn, 3 winter. */
  readonly season?: number
  /** Number that the word writes out. */
  readonly count?: number
  /** Place in an order: `tercer` is 3. */
  readonly ordinal?: number
  /** Days from the publication: `ayer` is -1. */
  readonly dayShift?: number
  readonly pick?: Pick
  readonly part?: Part
  readonly article?: boolean
  /** Joins a part to its whole: de, du. */
  readonly of?: boolean
  /** Opens a range that a `to` word must close: del, du. */
  readonly from?: boolean
  /** Joins the ends of a range: al, au. */
  readonly to?: boolean
  /** Opens a range that may stay open: desde, depuis. */
  readonly since?: boolean
  /** Closes a range that may be open at its beginning: hasta, jusqu'. */
  readonly until?: boolean
  readonly between?: boolean
  readonly and?: boolean
  /** Preposition after which a year or month stands: en, para, pour. */
  readonly before?: boolean
  /** Nouns after which a bare number is no date: calle, rue, artículo. */
  readonly street?: boolean
  /** A function word, which never is what a number counts. */
  readonly filler?: boolean
  /** Opens a distance into the past: hace, il y a. */
  readonly ago?: boolean
  /** Opens a distance into the future: dentro de, dans. */
  readonly ahead?: boolean
  /** Letters that make a number an ordinal: er, ro. */
  readonly suffix?: boolean
}

/** Vocabulary and fixed phrases of one language. */
export interface PeriodWords {
  readonly terms: Readonly<Record<string, Term>>
  /** Phrases of several folded words, read as one term: `que viene`. */
  readonly phrases: Readonly<Record<string, Term>>
  /** Verb forms that look back or ahead, by folded form. */
  readonly past: readonly string[]
  readonly future: readonly string[]
  /** Endings of folded verb forms that look back or ahead, the longest first. */
  readonly pastEndings: readonly string[]
  readonly futureEndings: readonly string[]
}
