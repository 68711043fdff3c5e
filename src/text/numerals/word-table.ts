/** The shape of the tables of number words, one per language. */

/** The words of one language. Keys are folded. */
export interface NumberWords {
  /** 0 to 19, and 21 to 29 where they are one word. */
  readonly small: Readonly<Record<string, number>>
  readonly tens: Readonly<Record<string, number>>
  readonly hundreds: Readonly<Record<string, number>>
  readonly thousand: readonly string[]
  /** Powers of ten from the million on. */
  readonly scales: Readonly<Record<string, number>>
  /** Round numbers as nouns: `quincena`, `vingtaine`. */
  readonly collectives: Readonly<Record<string, number>>
  readonly collectivePlurals: Readonly<Record<string, number>>
  readonly and: string
  readonly half: readonly string[]
  readonly point: readonly string[]
  readonly of: readonly string[]
}
