/** Sources and links: where articles come from, and what became of each address. */
import type { ProblemCode } from '../core/problem.js'
import type { Language } from './language.js'

/** How a source leads to its articles; an archive is a file that brings their pages along and is not visited. */
export type SourceKind = 'feed' | 'sitemap' | 'listing' | 'archive'

/** A feed, sitemap or listing page that is looked at on schedule. */
export interface Source {
  /** Derived from the address. */
  readonly id: string
  readonly url: string
  readonly kind: SourceKind
  readonly name?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly region?: string
  readonly lang?: Language
  /** Usual time between two visits. */
  readonly intervalMinutes: number
  /** Cron expression that sets the visits instead. */
  readonly cron?: string
  /** Higher is sooner; 0 is usual. */
  readonly priority: number
  readonly state: 'active' | 'paused' | 'removed'
  /** ISO 8601 moment, UTC. */
  readonly nextDueAt: string
  /** Present time between two visits, after what they gave. */
  readonly adaptedMinutes?: number
  readonly lastSuccessAt?: string
  /** Last visit that gave new links. */
  readonly lastNewAt?: string
  /** What a sitemap says to be older than this has been seen. */
  readonly seenUntil?: string
  /** Failures in a row since the last success. */
  readonly failures: number
  readonly lastProblem?: ProblemCode
  /** Validators of the last answer, for asking whether it has changed. */
  readonly etag?: string
  readonly lastModified?: string
  /** SHA-256 of the last answer's body. */
  readonly bodyHash?: string
}

/** A source as a person or an OPML file gives it. */
export interface NewSource {
  readonly url: string
  readonly kind: SourceKind
  readonly name?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly region?: string
  readonly lang?: Language
  /** Default: 60. */
  readonly intervalMinutes?: number
  /** Cron expression that sets the visits instead of the interval. */
  readonly cron?: string
  /** Higher is sooner; default: 0. */
  readonly priority?: number
}

/** States of the ledger. Every link ever discovered is in exactly one. */
export const linkStates = [
  'due',
  'fetched',
  'stored',
  'duplicate',
  'rejected',
  'failed',
  'quarantined',
] as const

/** What became of a link. */
export type LinkState = (typeof linkStates)[number]

/** One address that a source led to: a row of the ledger. */
export interface Link {
  /** Derived from the canonicalised address. */
  readonly id: string
  /** The address, canonicalised: no fragment, no tracking parameters. */
  readonly url: string
  readonly sourceId: string
  readonly state: LinkState
  /** Tries so far. */
  readonly attempts: number
  /** ISO 8601 moment, UTC, before which it is not tried. */
  readonly nextTryAt: string
  /** Why it was rejected, failed or quarantined. */
  readonly reason?: ProblemCode
  /** The same as a sentence. */
  readonly reasonText?: string
  /** Article that it holds or repeats. */
  readonly articleId?: string
  readonly discoveredAt: string
}

/** A link as discovery finds it, before the ledger knows it. */
export interface FoundLink {
  readonly url: string
  /** Title and date that the feed gives, hints only. */
  readonly title?: string
  readonly published?: string
}
