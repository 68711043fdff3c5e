/** Events: missions, programmes, investments, agreements, meetings, fairs. */
import type { Decimal } from './figure.js'
import type { Span } from './span.js'

/** Types of events. `data/corpus/GUIDELINES.md` defines them. */
export const eventTypes = [
  'trade_mission',
  'training_programme',
  'support_programme',
  'investment',
  'agreement',
  'meeting',
  'fair',
] as const

/** Type of an event. */
export type EventType = (typeof eventTypes)[number]

/** How far an event has come at the time of publication. */
export type EventStatus = 'announced' | 'ongoing' | 'completed' | 'cancelled'

/** Slots of an event that hold entities. */
export const entitySlots = [
  'organizer',
  'participant',
  'counterpart',
  'supporter',
  'origin',
  'destination',
] as const

/** Slot of an event that holds entities. */
export type EntitySlot = (typeof entitySlots)[number]

/** An amount of money. */
export interface Amount {
  readonly value: Decimal
  /** ISO 4217 code; absent when the text leaves it open. */
  readonly unit?: string
}

/** The sentence or words that prove a slot's value. */
export interface Evidence extends Span {
  /** Slot that it proves; absent when it proves the event as such. */
  readonly slot?: string
}

/** One event as one article tells it. Entity slots hold entity ids. */
export interface MissionEvent {
  /** Derived from the article and what the event is. */
  readonly id: string
  readonly type: EventType
  readonly status?: EventStatus
  /** Id of the programme entity. */
  readonly programme?: string
  readonly organizer: readonly string[]
  readonly participant: readonly string[]
  readonly counterpart: readonly string[]
  readonly supporter: readonly string[]
  readonly origin: readonly string[]
  readonly destination: readonly string[]
  /** ISO 8601 date, partial allowed (`2024-02`), or EDTF with `X` (`XXXX-02-01`). */
  readonly start?: string
  readonly end?: string
  readonly amount?: Amount
  readonly jobs?: number
  readonly companiesCount?: number
  readonly evidence: readonly Evidence[]
  /** From 0 to 1. */
  readonly confidence: number
  readonly rule: string
}
