/** What storing articles leaves to be settled before its transaction ends, many articles at once. */
import type { Language } from '../model/language.js'

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
  /** Nodes that the article names. */
  readonly nodes: ReadonlySet<string>
  /** Nodes whose pairs changed. */
  readonly changed: ReadonlySet<string>
  /** Terms that the article states. */
  readonly terms: ReadonlySet<string>
  /** Tellings whose pairs changed. */
  readonly tellings: ReadonlySet<string>
  readonly text: PendingText
  readonly names: readonly PendingName[]
}
