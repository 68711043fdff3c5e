/** A search after it was read: what the store answers. */
import type { EventStatus, EventType } from './event.js'
import type { Language } from './language.js'
import type { EventRow } from './row.js'

/** One thing to look for in texts and names, without regard to case and accents. */
export interface SearchTerm {
  /** Words that must stand side by side, in this order. */
  readonly text: string
  /** Whether the last word may go on: `empresa` also finds `empresas`. */
  readonly isPrefix: boolean
}

/** What an event must be to be found. */
export interface EventQuery {
  /** All must stand in the article, or in one name of an entity that takes part. */
  readonly all: readonly SearchTerm[]
  /** None may stand in the article. */
  readonly none: readonly SearchTerm[]
  readonly type?: EventType
  readonly status?: EventStatus
  readonly lang?: Language
  /** First and last day, ISO 8601, partial allowed. An event that overlaps them is found. */
  readonly from?: string
  readonly to?: string
  /** Name of a place that takes part, or its country as ISO 3166-1 alpha-2 in capitals. */
  readonly place?: string
  /** Name of a company, public body or organisation that takes part. */
  readonly company?: string
  readonly limit: number
}

/** The events found, best first. */
export interface EventsFound {
  /** Number of all events that fit, also beyond the limit. */
  readonly total: number
  readonly events: readonly EventRow[]
}
