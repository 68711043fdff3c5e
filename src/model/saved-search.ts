/** Searches that analysts keep, and what becomes of the alerts for them. */

/** A search as an analyst saves it. */
export interface NewSavedSearch {
  readonly name: string
  /** The search as typed. */
  readonly query: string
  /** Address to which new events are sent. */
  readonly webhook?: string
  /** Secret with which they are signed. */
  readonly secret?: string
  readonly madeBy?: string
}

/** A saved search with the state of its deliveries. Its secret never leaves the store but for signing. */
export interface SavedSearch extends Omit<NewSavedSearch, 'secret'> {
  readonly id: string
  readonly isSigned: boolean
  /** ISO 8601. */
  readonly madeAt: string
  /** Events that wait, were taken, and were given up. */
  readonly due: number
  readonly delivered: number
  readonly failed: number
  readonly lastDeliveredAt?: string
  /** Tries in a row that failed; 0 when all is well. */
  readonly failures: number
  readonly lastProblem?: string
  /** When the next try is made; only while something waits. */
  readonly nextTryAt?: string
}

/** One event to be sent to one webhook. */
export interface Delivery {
  /** The same for every try, so that a receiver knows what it has. */
  readonly id: string
  readonly searchId: string
  readonly webhook: string
  readonly secret?: string
  /** What is sent, JSON; the same for every try. */
  readonly body: string
  /** Tries before this one. */
  readonly attempts: number
  /** Tries of the search's webhook in a row that failed. */
  readonly failures: number
}

/** What became of one try. */
export type DeliveryOutcome =
  | { readonly isTaken: true }
  | {
      readonly isTaken: false
      readonly problem: string
      /** Whether this event is given up. */
      readonly isLast: boolean
      readonly nextTryAt: Date
    }
