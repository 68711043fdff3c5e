/** What one page of a desk shows of one event, entity or article: more than a row, less than the whole store. */
import type { EntitySlot } from './event.js'
import type { EntityType, MentionType } from './mention.js'
import type { EventRow, FigureRow, OfficialRow } from './row.js'

/** An article as others point at it. */
export interface ArticleRef {
  readonly id: string
  readonly title: string
  readonly site: string | null
  readonly url: string | null
  readonly published: string | null
  readonly lang: string
}

/** One value of an event with the words that say it. */
export interface SlotValue {
  /** An entity slot, or the name of a value such as `amount`. */
  readonly slot: string
  /** What a person reads: a name, a date, a number. */
  readonly value: string
  /** The entity, in entity slots and for the programme. */
  readonly entityId?: string
  /** The words that prove it; empty when the article as a whole does. */
  readonly proofs: readonly Proof[]
}

/** Words of an article that prove something. */
export interface Proof {
  readonly articleId: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A place of an event that can be drawn on a map. */
export interface EventPlace {
  readonly slot: Extract<EntitySlot, 'origin' | 'destination'>
  readonly name: string
  readonly lat: number
  readonly lon: number
}

/** An event with the places that it can be drawn at. */
export interface LocatedEvent {
  readonly row: EventRow
  readonly places: readonly EventPlace[]
}

/** One event with all that is known of it. */
export interface EventDetail extends LocatedEvent {
  readonly values: readonly SlotValue[]
  /** The words that tell the event as such. */
  readonly proofs: readonly Proof[]
  /** All articles that tell it, the first one first. */
  readonly articles: readonly ArticleRef[]
}

/** All words of an article that prove something of an event. */
export function proofsIn(event: EventDetail, articleId: string): Proof[] {
  return [...event.proofs, ...event.values.flatMap(({ proofs }) => proofs)].filter(
    (proof) => proof.articleId === articleId,
  )
}

/** A name in an article's text. */
export interface PlacedName {
  readonly type: MentionType
  readonly start: number
  readonly end: number
  readonly entityId: string | null
  /** Name of the entity, or the words themselves. */
  readonly name: string
}

/** One article with its text and the names in it. */
export interface ArticleDetail extends ArticleRef {
  readonly authors: readonly string[]
  readonly text: string
  readonly paragraphs: readonly (readonly [start: number, end: number])[]
  readonly names: readonly PlacedName[]
  readonly events: readonly EventRow[]
  readonly figures: readonly FigureRow[]
}

/** An entity that stands beside another one. */
export interface Related {
  readonly id: string
  readonly type: EntityType
  readonly name: string
  /** Number of events that both take part in. */
  readonly events: number
}

/** One entity with what stands around it. */
export interface EntityDetail {
  readonly id: string
  readonly type: EntityType
  readonly name: string
  readonly aliases: readonly string[]
  readonly country: string | null
  readonly region: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly first_seen: string | null
  readonly last_seen: string | null
  readonly articles: number
  /** Why its names are taken for one, a sentence each. */
  readonly reasons: readonly string[]
  /** Offices that the person holds, or people in office at the body; the latest first. */
  readonly officials: readonly OfficialRow[]
  readonly events: readonly EventRow[]
  readonly related: readonly Related[]
  readonly figures: readonly FigureRow[]
}

/** Values of one field of the events found, with the number of events each; the most frequent first. */
export interface FacetCounts {
  readonly type: readonly FacetCount[]
  readonly status: readonly FacetCount[]
  readonly country: readonly FacetCount[]
  readonly region: readonly FacetCount[]
  readonly entity: readonly FacetCount[]
  readonly month: readonly FacetCount[]
  readonly site: readonly FacetCount[]
  readonly lang: readonly FacetCount[]
}

/** One value of a facet. */
export interface FacetCount {
  /** What a search is narrowed by. */
  readonly value: string
  /** Name for people, where it is not the value. */
  readonly name?: string
  readonly count: number
}
