/** An event that an article is found to tell, before its slots are filled. */
import type { Outline } from './outline.js'
import type { EventInView } from './slot-features.js'
import type { WeighedEntity } from './weigh-entities.js'

/** The event with what is known of the article. */
export interface ToldEvent {
  readonly outline: Outline
  readonly view: EventInView
  /** From 0 to 1: of events with 0.9, about nine in ten are told. */
  readonly likelihood: number
  /** For each sentence, how likely it tells an event of the type. */
  readonly telling: readonly number[]
  /** Whether the sentence may speak of this event. */
  readonly isInScope: (sentence: number) => boolean
  /** Every entity of the article with how likely it fills each slot. */
  readonly weighed: readonly WeighedEntity[]
  readonly articleId: string
  /** 0 for the first event of its type in the article. */
  readonly rank: number
}
