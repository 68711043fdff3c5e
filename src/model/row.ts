/** Rows as they leave Gaceta: the columns of tables, exports and search results. Field names are those of the files. */
import type { EventStatus, EventType } from './event.js'
import type { Decimal, FigureKind, Qualifier } from './figure.js'
import type { Language } from './language.js'
import type { EntityType, MentionType } from './mention.js'

/** An event with the names and ids of all that take part in it. */
export interface EventRow {
  readonly id: string
  readonly type: EventType
  readonly status: EventStatus | null
  readonly programme: string | null
  readonly organizer: readonly string[]
  readonly participant: readonly string[]
  readonly counterpart: readonly string[]
  readonly supporter: readonly string[]
  readonly origin: readonly string[]
  readonly destination: readonly string[]
  readonly start: string | null
  readonly end: string | null
  readonly amount: Decimal | null
  readonly amount_unit: string | null
  readonly jobs: number | null
  readonly companies_count: number | null
  readonly confidence: number
  /** The words of the article that tell the event. */
  readonly evidence: string | null
  readonly title: string
  readonly site: string | null
  readonly url: string | null
  readonly published: string | null
  readonly lang: Language
  readonly article_id: string
  readonly programme_id: string | null
  readonly organizer_ids: readonly string[]
  readonly participant_ids: readonly string[]
  readonly counterpart_ids: readonly string[]
  readonly supporter_ids: readonly string[]
  readonly origin_ids: readonly string[]
  readonly destination_ids: readonly string[]
  /** Number of articles that tell it, and their addresses, oldest first. */
  readonly articles: number
  readonly urls: readonly string[]
  /** Values that do not fit together, each with the articles that state it. */
  readonly contradictions: readonly string[]
  /** Name that an analyst gave it. */
  readonly name: string | null
}

/** An entity over all articles that name it. */
export interface EntityRow {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly country: string | null
  readonly region: string | null
  readonly first_seen: string | null
  readonly last_seen: string | null
  /** Number of articles that name it. */
  readonly articles: number
  /** Number of events that it takes part in. */
  readonly events: number
}

/** A place over all articles that name it. */
export interface PlaceRow extends EntityRow {
  readonly geonames_id: number | null
  readonly lat: number | null
  readonly lon: number | null
}

/** One person in one office. */
export interface OfficialRow {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly organization: string | null
  readonly place: string | null
  readonly first_seen: string | null
  readonly last_seen: string | null
  /** Number of articles that say so. */
  readonly articles: number
  /** The words of the latest article that says so. */
  readonly evidence: string
  /** Address of that article. */
  readonly url: string | null
  readonly person_id: string | null
  readonly organization_id: string | null
  readonly place_id: string | null
}

/** One figure where it stands in its article. */
export interface FigureRow {
  readonly article_id: string
  readonly kind: FigureKind
  readonly text: string
  readonly value: Decimal | null
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly unit: string | null
  readonly qualifier: Qualifier
  readonly per: string | null
  readonly start: number
  readonly end: number
  readonly title: string
  readonly site: string | null
  readonly url: string | null
  readonly published: string | null
  readonly lang: Language
}

/** One stored article, without its text. */
export interface ArticleRow {
  readonly id: string
  readonly url: string | null
  readonly canonical_url: string | null
  readonly site: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly published: string | null
  readonly published_precision: string | null
  readonly published_method: string | null
  readonly modified: string | null
  readonly lang: Language
  readonly lang_confidence: number
  readonly country: string | null
}

/** One name where it stands in its article. */
export interface MentionRow {
  readonly article_id: string
  readonly type: MentionType
  readonly text: string
  readonly start: number
  readonly end: number
  readonly confidence: number
  /** Name of the entity. */
  readonly entity: string | null
  readonly entity_id: string | null
}

/** Two entities that articles name together. */
export interface CooccurrenceRow {
  readonly one_id: string
  readonly one: string
  readonly one_type: EntityType
  readonly other_id: string
  readonly other: string
  readonly other_type: EntityType
  /** Number of articles that name both. */
  readonly articles: number
  /** Number of events in which both take part. */
  readonly events: number
  /** Dates of the first and last article that names both. */
  readonly first_seen: string | null
  readonly last_seen: string | null
}

/** The tables that can be taken out, with their rows. */
export interface TableRows {
  readonly events: EventRow
  readonly companies: EntityRow
  readonly public_bodies: EntityRow
  readonly organizations: EntityRow
  readonly programmes: EntityRow
  readonly people: EntityRow
  readonly places: PlaceRow
  readonly officials: OfficialRow
  readonly figures: FigureRow
  readonly articles: ArticleRow
  readonly mentions: MentionRow
  readonly cooccurrences: CooccurrenceRow
}

/** Name of a table that can be taken out. */
export type TableName = keyof TableRows

/** A row of any table. */
export type AnyRow = TableRows[TableName]
