/** The article: what a page says, cleanly. */
import type { Language } from './language.js'
import type { Note, Span } from './span.js'

/** How exact a date is. */
export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second'

/** A date of the article with the way it was found. */
export interface StatedDate {
  /** ISO 8601, cut to its precision; with the zone that the page gives (`2024-03-12T08:30:00+01:00`). */
  readonly value: string
  readonly precision: DatePrecision
  /** Where it stood: `json-ld`, `meta`, `time`, `url`, `visible`, `http`, `given`. */
  readonly method: string
}

/** An article as read from its page, before its language is known. */
export interface ReadArticle {
  readonly url?: string
  readonly canonicalUrl?: string
  readonly site?: string
  readonly section?: string
  /** Headline as printed; empty when there is none. */
  readonly title: string
  /** People who sign it. */
  readonly authors: readonly string[]
  /** Collective signature, such as `Redacción` or `AFP`. */
  readonly desk?: string
  readonly published?: StatedDate
  readonly modified?: StatedDate
  /** Language that the page claims, as a lower-case ISO 639-1 code. A hint only. */
  readonly declaredLang?: string
  readonly image?: string
  readonly isPaywalled: boolean
  /** Headline, a line break, then the paragraphs separated by an empty line. Without headline: paragraphs only. */
  readonly text: string
  /** Each paragraph of the body (headline excluded) in `text`. */
  readonly paragraphs: readonly Span[]
  readonly notes: readonly Note[]
}

/** An article in a language that Gaceta reads: what all later stages work on. */
export interface Article extends ReadArticle {
  /** Derived from the canonical address, or from the text where there is none. */
  readonly id: string
  readonly lang: Language
  /** From 0 to 1. */
  readonly langConfidence: number
  /** ISO 3166-1 alpha-2 code of the country that the article comes from, where known. */
  readonly country?: string
}
