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

/** A part of a longer period; `elapsed` is what has passed of it, `rest` what has not. */
export type Part = 'start' | 'middle' | 'end' | 'elapsed' | 'rest'

/** What one word can mean; a word may mean several things. */
export interface Term {
  /** Month, 1 to 12; `short` marks abbreviations, which need a number or a preposition beside them. */
  readonly month?: number
  readonly short?: boolean
  /** Weekday, 0 is Sunday. */
  readonly weekday?: number
  /** Weekday by an abbreviation, which needs a number after it. */
  readonly shortWeekday?: number
  readonly unit?: Unit
  /** How many of `unit` the word means: two for a `bimestre`. */
  readonly size?: number
  /** Whether the unit stands in the plural. */
  readonly plural?: boolean
  /** Season: 0 spring, 1 summer, 2 autumn, 3 winter. */
  readonly season?: number
  /** Whether the season needs an article or a year beside it: `été` is a participle as well. */
  readonly doubtful?: boolean
  /** Number that the word writes out. */
  readonly count?: number
  /** A thousand: `dos mil veinte`. */
  readonly thousand?: boolean
  /** Place in an order: `tercer` is 3, `último` is -1. */
  readonly ordinal?: number
  /** Days from the publication: `ayer` is -1. */
  readonly dayShift?: number
  readonly pick?: Pick
  /** Whether `pick` stands only behind its noun: `mardi passé`. */
  readonly behind?: boolean
  readonly part?: Part
  /** Whether the part stands before its whole without a word between: `fin mars`. */
  readonly bare?: boolean
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
  /** Opens a range that ends the day before: antes de, avant. */
  readonly before?: boolean
  /** Opens a range that begins the day after: después de, après. */
  readonly after?: boolean
  readonly between?: boolean
  readonly and?: boolean
  /** Preposition after which a date stands: en, para, pour. */
  readonly preposition?: boolean
  /** Opens a distance into the past: hace, il y a. */
  readonly ago?: boolean
  /** Closes a distance into the past: atrás. */
  readonly back?: boolean
  /** Opens a distance into the future: dentro de, dans. */
  readonly ahead?: boolean
  /** Opens a distance into the future after a verb that looks ahead: `abrirá en dos semanas`. */
  readonly maybeAhead?: boolean
  /** Says that a number is not exact: casi, environ. */
  readonly vague?: boolean
  /** Half a unit more: `año y medio`. */
  readonly andHalf?: boolean
  /** Nouns after which a date is a name: calle, rue, plaza. */
  readonly street?: boolean
  /** Words before a weekday or unit that make it a habit: cada, chaque. */
  readonly habit?: boolean
  /** Letters that make a number an ordinal: er, ro. */
  readonly suffix?: boolean
  /** A function word, which never is what a number counts. */
  readonly filler?: boolean
  /** Begins a new clause: the verbs behind it say nothing of what stands before. */
  readonly clause?: boolean
}

/** A term with all of its fields: objects of one shape are read several times faster. */
export type Meaning = { readonly [Key in keyof Required<Term>]: Term[Key] | undefined }

/** Vocabulary of one language: folded words, words whose accents matter, phrases and verb forms. */
export interface PeriodWords {
  /** The words for one, two, three …, by spaces. */
  readonly counts: string
  /** The words for first, second, third …, by spaces; several lists for several forms. */
  readonly ordinals: readonly string[]
  /** Lists of words and what they mean: as written in lower case where accents tell words apart, else folded. */
  readonly terms: readonly (readonly [words: string, term: Term])[]
  /** Terms by phrase of several folded tokens: `que viene`. */
  readonly phrases: Readonly<Record<string, Term>>
  /** Verb forms that look back or ahead, in lower case as written. */
  readonly past: string
  readonly future: string
  /** Endings of verb forms in lower case as written. */
  readonly pastEndings: readonly string[]
  readonly futureEndings: readonly string[]
  /** Words that end like verbs but are none. */
  readonly noVerbs: string
  /** Forms of the auxiliary that make a past tense with one of `participleEndings` after them. */
  readonly auxiliaries: string
  readonly participleEndings: readonly string[]
  /** Endings of participles that look back without an auxiliary: `lancé en mars`. */
  readonly bareParticiples: readonly string[]
}
