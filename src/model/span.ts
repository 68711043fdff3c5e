/** Places in a text. */

/** Half-open range of UTF-16 indices: `text.slice(start, end)` is what it covers. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A remark that a stage leaves on imperfect input: the rule that fired, and where. */
export interface Note extends Partial<Span> {
  /** Readable name of the rule, such as `figures/vague-number`. */
  readonly rule: string
  /** One sentence for a person. */
  readonly text: string
}
