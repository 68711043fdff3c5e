/** Time as a parameter: only the edges read the machine's clock. */

/** Gives the present moment. */
export interface Clock {
  readonly now: () => Date
}
