/** Who watches a crawl: progress, log and metrics hear the same events. */
import type { Problem } from '../core/problem.js'
import type { Link, Source } from '../model/source.js'
import type { FetchOutcome } from '../store/index.js'

/** What became of one visit of a source. */
export interface Visited {
  readonly source: Source
  /** Links new to the ledger. */
  readonly added: number
  readonly problem?: Problem
}

/** Hears what happens in a crawl. */
export interface CrawlObserver {
  /** A source was looked at, and the ledger knows. */
  readonly onVisit: (visited: Visited) => void
  /** A link moved in the ledger. */
  readonly onLink: (link: Link) => void
  /** A link was tried, and the ledger does not know yet. */
  readonly onFetch: (outcome: FetchOutcome) => void
  /** A page was read. */
  readonly onExtract: (durationMs: number) => void
  /** So many results were stored in one transaction. */
  readonly onBatch: (size: number, durationMs: number) => void
  /** The schedule looked for what is due. */
  readonly onTick: () => void
  /** A job was given up or refused. */
  readonly onFault: (fault: Problem, jobId: string) => void
}

/** Lets several watch as one. */
export function watchTogether(observers: readonly Partial<CrawlObserver>[]): CrawlObserver {
  return {
    onVisit: (visited) => {
      for (const { onVisit } of observers) onVisit?.(visited)
    },
    onLink: (link) => {
      for (const { onLink } of observers) onLink?.(link)
    },
    onFetch: (outcome) => {
      for (const { onFetch } of observers) onFetch?.(outcome)
    },
    onExtract: (durationMs) => {
      for (const { onExtract } of observers) onExtract?.(durationMs)
    },
    onBatch: (size, durationMs) => {
      for (const { onBatch } of observers) onBatch?.(size, durationMs)
    },
    onTick: () => {
      for (const { onTick } of observers) onTick?.()
    },
    onFault: (fault, jobId) => {
      for (const { onFault } of observers) onFault?.(fault, jobId)
    },
  }
}
