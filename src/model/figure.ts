/** Figures and periods: what a text counts, and when. */
import type { Span } from './span.js'

/** Kinds of figures. */
export type FigureKind = 'money' | 'percent' | 'count' | 'measure'

/** How the text qualifies a figure. `data/corpus/GUIDELINES.md` lists the words. */
export type Qualifier = 'exact' | 'about' | 'at_least' | 'at_most' | 'under' | 'range'

/**
 * A plain decimal number as text, such as `-1610000000` or `12.5`: no exponent, no leading `+`, no needless
 * zeros, a point before the decimals. Money is never kept in a binary float.
 */
export type Decimal = string

/** One amount, percentage, count or measure where it stands in the article. */
export interface Figure extends Span {
  readonly text: string
  readonly kind: FigureKind
  /** The number in full; absent for ranges. */
  readonly value?: Decimal
  /** Lower end, of a range only. */
  readonly low?: Decimal
  /** Upper end, of a range only. */
  readonly high?: Decimal
  /** ISO 4217 code, counted noun or unit as written; absent for percentages and where the currency is unknown. */
  readonly unit?: string
  readonly qualifier: Qualifier
  /** What a rate is per, as written: `kilo`, `jour`. Outside `text`. */
  readonly per?: string
  readonly rule: string
}

/** How exact a period is: the unit of its ends. */
export type PeriodPrecision =
  'day' | 'week' | 'month' | 'season' | 'quarter' | 'half' | 'year' | 'decade' | 'century'

/**
 * A date or range of dates, resolved. `from` and `to` are ISO 8601 dates (both inclusive, day precision where it can
 * be had: a month runs from its first to its last day), or EDTF with `X` for unknown digits (`XXXX-02-16`) when the
 * year cannot be told.
 */
export interface Period extends Span {
  readonly text: string
  /** First day; absent when the range is open at its beginning. */
  readonly from?: string
  /** Last day; absent when the range is open at its end. */
  readonly to?: string
  readonly precision: PeriodPrecision
  readonly rule: string
}
