/** A decision: what an analyst corrected. */

/** A correction as an analyst makes it. */
export interface NewDecision {
  readonly kind: 'merge' | 'split' | 'rename' | 'retype' | 'reject' | 'accept'
  readonly subject: 'entity' | 'event'
  readonly subjectId: string
  /** What the kind needs: `into` (merge), `member` (split), `name` (rename), `type` (retype). */
  readonly detail: Readonly<Record<string, string>>
  readonly madeBy?: string
}

/** A stored correction. */
export interface Decision extends NewDecision {
  readonly id: string
  readonly madeAt: string
  readonly undoneAt?: string
}
