/** A search after it was read: what the store answers. */
import type { EventRow } from './row.js'

/** One thing to look for in texts and names, without regard to case, accents and word forms. */
export interface SearchTerm {
  /** A word, or words that must stand side by side in this order. */
  readonly text: string
  readonly isPhrase: boolean
}

/** What an event can be asked for by a name or code. */
export const filterFields = [
  'type',
  'status',
  'lang',
  'place',
  'country',
  'region',
  'company',
  'person',
  'programme',
  'site',
  'currency',
  'month',
  'entity',
] as const

/** Name of a field that is compared with names or codes. */
export type FilterField = (typeof filterFields)[number]

/** One field of an event must (or must not) have one of the values. */
export interface Filter {
  readonly field: FilterField
  /** At least one; codes as stored (`trade_mission`, `MX`, `MX-AGU`), names as typed. */
  readonly values: readonly string[]
  /** Of places: codes of the countries (ISO 3166-1) and divisions (ISO 3166-2) that the names mean as a whole. */
  readonly codes?: readonly string[]
  readonly isNot: boolean
}

/** What an event can be asked for by a number. */
export const rangeFields = ['amount', 'jobs', 'companies'] as const

/** Name of a field that is compared with numbers. */
export type RangeField = (typeof rangeFields)[number]

/** One number of an event must lie between bounds, each of which may be missing. */
export interface Range {
  readonly field: RangeField
  readonly low?: number
  readonly high?: number
  /** Whether the bounds themselves are outside. */
  readonly isLowOut?: boolean
  readonly isHighOut?: boolean
}

/** What an event must be to be found. */
export interface EventQuery {
  /** Of each list at least one must stand in an article of the event, or in one name of an entity that takes part. */
  readonly all: readonly (readonly SearchTerm[])[]
  /** None may stand in an article of the event. */
  readonly none: readonly SearchTerm[]
  readonly filters: readonly Filter[]
  readonly ranges: readonly Range[]
  /** First and last day, ISO 8601, partial allowed. An event that overlaps them is found. */
  readonly from?: string
  readonly to?: string
}

/** Which part of the answer is wanted. */
export interface SearchPage {
  /** Most events, from 1 on. */
  readonly limit: number
  /** What `EventsFound.next` said; the first page when missing. */
  readonly after?: string
  /** The best first (without words the latest), or those first that came last into the store. */
  readonly order?: 'best' | 'newest'
}

/** A piece of text in which what was searched for is marked. */
export interface Snippet {
  readonly text: string
  /** Places of the words in `text`, in order, half open. */
  readonly marks: readonly (readonly [start: number, end: number])[]
}

/** An event that was found, and why. */
export interface FoundEvent extends EventRow {
  readonly snippet: Snippet
}

/** The events found, best first. */
export interface EventsFound {
  /** Number of all events that fit, also beyond the limit. */
  readonly total: number
  /** Whether there are more than `total`: very common words are not counted to the end. */
  readonly isAtLeast: boolean
  readonly events: readonly FoundEvent[]
  /** Where the next page begins; missing on the last one. */
  readonly next?: string
}
