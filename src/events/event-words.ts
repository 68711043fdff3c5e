/** What the event rules know of a language; `es.ts` and `fr.ts` hold the words. */
import type { EventType } from '../model/event.js'

/** A phrase, folded, that begins at a word; `*` at its end lets the word go on. With the weight of its evidence. */
export type Cue = readonly [phrase: string, weight: number]

/** The words of one language. */
export interface EventWords {
  /** What points at each type of event. */
  readonly triggers: Readonly<Record<EventType, readonly Cue[]>>
  /** What stands before the name of whoever funds or backs. */
  readonly supportedBy: readonly string[]
  /** What stands before the name of whoever runs or leads. */
  readonly organizedBy: readonly string[]
  /** What stands before a list of participants. */
  readonly participants: readonly string[]
  /** What stands before the other side. */
  readonly counterparts: readonly string[]
  /** What stands before the place that an event leads to or takes place in. */
  readonly towards: readonly string[]
  /** What stands before the place that it starts from. */
  readonly from: readonly string[]
  /** Units of figures that count jobs. */
  readonly jobUnits: readonly string[]
  /** Units of figures that count firms. */
  readonly firmUnits: readonly string[]
}
