/** Everything that the desk says to people, in one record per language. */
import type { EntitySlot, EventStatus, EventType } from '../../model/event.js'
import type { MentionType } from '../../model/mention.js'

/** Languages of the desk itself, in the order of its switch. */
export const deskLanguages = ['es', 'fr', 'en'] as const

/** A language of the desk itself. */
export type DeskLanguage = (typeof deskLanguages)[number]

/** What an event says besides the things in its entity slots. */
export type ValueSlot =
  'status' | 'programme' | 'start' | 'end' | 'amount' | 'jobs' | 'companies_count'

/** Facets of a search. */
export type FacetName =
  'type' | 'status' | 'country' | 'region' | 'entity' | 'month' | 'site' | 'lang'

/** The words of one language. Functions take numbers or names that stand inside a sentence. */
export interface Words {
  readonly language: string
  readonly tagline: string
  readonly skip: string
  readonly nav: {
    readonly label: string
    readonly search: string
    readonly searches: string
    readonly review: string
    readonly sources: string
    readonly exports: string
    readonly api: string
    readonly languages: string
  }
  readonly types: Readonly<Record<EventType, string>>
  readonly statuses: Readonly<Record<EventStatus, string>>
  readonly slots: Readonly<Record<EntitySlot | ValueSlot, string>>
  readonly mentionTypes: Readonly<Record<MentionType, string>>
  readonly search: {
    readonly title: string
    readonly label: string
    readonly placeholder: string
    readonly submit: string
    readonly help: string
    readonly syntax: readonly (readonly [example: string, meaning: string])[]
    /** `isAtLeast`: there are more. */
    readonly found: (total: number, isAtLeast: boolean) => string
    readonly none: string
    readonly noneHint: string
    readonly empty: string
    readonly facets: string
    readonly facet: Readonly<Record<FacetName, string>>
    readonly remove: (name: string) => string
    readonly chosen: string
    readonly clear: string
    readonly next: string
    readonly first: string
    readonly timeline: string
    readonly timelineBar: (month: string, count: number) => string
    readonly sources: (count: number) => string
    readonly take: string
    readonly save: string
    readonly follow: string
    readonly more: string
  }
  readonly event: {
    readonly facts: string
    readonly slot: string
    readonly value: string
    readonly evidence: string
    readonly noEvidence: string
    readonly article: string
    readonly articles: (count: number) => string
    readonly map: string
    readonly mapText: (from: string, to: string) => string
    readonly confidence: string
    readonly legend: string
    readonly original: string
    readonly contradictions: string
    readonly correct: string
    readonly unknownWhen: string
  }
  readonly entity: {
    readonly aliases: string
    readonly officials: string
    readonly offices: string
    readonly events: string
    readonly related: string
    readonly figures: string
    readonly articles: (count: number) => string
    readonly firstSeen: string
    readonly lastSeen: string
    readonly country: string
    readonly region: string
    readonly person: string
    readonly role: string
    readonly organization: string
    readonly place: string
    readonly since: string
    readonly merged: string
    readonly together: (count: number) => string
  }
  readonly article: {
    readonly published: string
    readonly by: string
    readonly events: string
    readonly figures: string
    readonly variants: string
    readonly text: string
  }
  readonly sources: {
    readonly title: string
    readonly name: string
    readonly state: string
    readonly lastSuccess: string
    readonly next: string
    readonly problem: string
    readonly failures: string
    readonly never: string
    readonly ledger: string
    readonly holds: string
    readonly broken: string
    readonly states: Readonly<Record<'active' | 'paused' | 'removed', string>>
    readonly none: string
    readonly links: Readonly<Record<string, string>>
  }
  readonly review: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly accept: string
    readonly reject: string
    readonly rename: string
    readonly retype: string
    readonly merge: string
    readonly split: string
    readonly undo: string
    readonly newName: string
    readonly newType: string
    readonly into: string
    readonly part: string
    readonly done: string
    readonly decisions: string
    readonly noDecisions: string
    readonly undone: string
    readonly of: string
    readonly kinds: Readonly<Record<string, string>>
  }
  readonly searches: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly add: string
    readonly name: string
    readonly query: string
    readonly webhook: string
    readonly secret: string
    readonly hint: string
    readonly save: string
    readonly feeds: string
    readonly allEvents: string
    readonly noWebhook: string
    readonly signed: string
    readonly delivered: (count: number) => string
    readonly waiting: (count: number) => string
    readonly failed: (count: number) => string
    readonly last: string
    readonly never: string
    readonly problem: string
    readonly nextTry: string
    readonly retry: string
    readonly remove: string
  }
  readonly exports: {
    readonly title: string
    readonly intro: string
    readonly table: string
    readonly tables: Readonly<Record<string, string>>
    readonly forSearch: string
    readonly excel: string
  }
  readonly problem: {
    readonly title: string
    readonly back: string
    readonly notFound: string
  }
}
