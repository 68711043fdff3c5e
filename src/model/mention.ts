/** Names as they stand in an article, and the things that they name. */
import type { Span } from './span.js'

/** Types of entities that an event or a search can point at. `data/corpus/GUIDELINES.md` defines them. */
export const entityTypes = [
  'company',
  'public_body',
  'organization',
  'person',
  'place',
  'programme',
] as const

/** Type of an entity. */
export type EntityType = (typeof entityTypes)[number]

/** Type of a mention: an entity's, or `role` for a person's office or job. */
export type MentionType = EntityType | 'role'

/** One name or role where it stands in the article. */
export interface Mention extends Span {
  readonly type: MentionType
  /** Surface form: `article.text.slice(start, end)`. */
  readonly text: string
  /** From 0 to 1: of mentions with 0.9, about nine in ten are right. */
  readonly confidence: number
  /** What found it, such as `tagger` or `lexicon/country`. */
  readonly rule: string
}

/** A place that a name could also have meant. */
export interface PlaceCandidate {
  /** Key of the gazetteer: ISO 3166 code, `geonames:` with a number, `area:` with a name. */
  readonly key: string
  readonly name: string
  /** Comparable within one entity only; the higher the likelier. */
  readonly score: number
}

/** One thing that an article names, with all its names. */
export interface Entity {
  /** Derived from type and normalised name (and country where it tells two apart). */
  readonly id: string
  readonly type: EntityType
  /** Longest or fullest form. */
  readonly name: string
  /** All other surface forms, in order of first appearance. */
  readonly aliases: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** ISO 3166-2 code of the first-level division. */
  readonly region?: string
  readonly geonamesId?: number
  readonly lat?: number
  readonly lon?: number
  /** Of places: what else the name could have meant, best first. */
  readonly candidates?: readonly PlaceCandidate[]
  /** Indices into the article's mentions. */
  readonly mentions: readonly number[]
}

/** A person in an office: what an article says of who holds it. Names are those of the entities. */
export interface Official {
  readonly person: string
  readonly role: string
  readonly organization?: string
  readonly place?: string
  /** The span that says it, from the first to the last of its parts. */
  readonly evidence: Span
  readonly rule: string
}
