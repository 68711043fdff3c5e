/** Everything that one article says: the result of the whole way from page to events. */
import type { Article } from './article.js'
import type { MissionEvent } from './event.js'
import type { Figure, Period } from './figure.js'
import type { Entity, Mention, Official } from './mention.js'
import type { Note } from './span.js'

/** An article with all that was found in it. Spans point into `article.text`. */
export interface Reading {
  readonly article: Article
  readonly mentions: readonly Mention[]
  readonly entities: readonly Entity[]
  readonly officials: readonly Official[]
  readonly figures: readonly Figure[]
  readonly periods: readonly Period[]
  readonly events: readonly MissionEvent[]
  readonly notes: readonly Note[]
}
