/** Articles whose events are known, to learn from. */
import type { Amount, EntitySlot, EventStatus, EventType } from '../model/event.js'
import type { EventArticle, Findings } from './outline.js'

/** A known event; entity slots hold ids of the article's entities. */
export interface KnownEvent {
  readonly type: EventType
  readonly status?: EventStatus
  readonly slots: Readonly<Partial<Record<EntitySlot | 'programme', readonly string[]>>>
  readonly start?: string
  readonly end?: string
  readonly amount?: Amount
  readonly jobs?: number
  readonly companiesCount?: number
}

/** An article with what was found in it and the events that it is known to tell. */
export interface EventExample {
  readonly article: EventArticle
  readonly found: Findings
  readonly events: readonly KnownEvent[]
}
