/** What storing articles leaves to be settled before its transaction ends, many articles at once. */
import type { Language } from '../model/language.js'
import type { EntityNode, EntityView, EventProfile } from '../resolve/index.js'

/** A text that is not in the search yet. */
export interface PendingText {
  readonly number: number
  readonly title: string
  readonly text: string
  readonly lang: Language
}

/** A name that is not in the search yet. */
export interface PendingName {
  readonly number: number
  readonly name: string
}

/** What one article leaves to be settled. */
export interface PendingArticle {
  /** What it says of its entities; not counted yet. */
  readonly views: readonly EntityView[]
  /** Nodes that it is the first to use: their rows are there, but nothing is known of their pairs. */
  readonly fresh: readonly EntityNode[]
  /** The terms that it states, each with the names and the role as it writes them; not counted yet. */
  readonly forms: ReadonlyMap<string, string>
  /** Its tellings of events: their rows are there, but nothing is known of their pairs. */
  readonly tellings: readonly EventProfile[]
  readonly text: PendingText
}
