/** What a crawl has done since it began, for people who watch it. The ledger knows the whole. */
import type { LinkState } from '../model/source.js'
import type { CrawlObserver } from './observer.js'

/** What a crawl has done so far. */
export type CrawlCounts = Record<Exclude<LinkState, 'due'>, number> & {
  sources: number
  /** Links new to the ledger. */
  discovered: number
}

/** Counts what happens; `onStep` hears of every change. */
export function countSteps(onStep: (counts: CrawlCounts) => void): {
  readonly counts: CrawlCounts
  readonly observer: Partial<CrawlObserver>
} {
  const counts: CrawlCounts = {
    ...{ sources: 0, discovered: 0, fetched: 0, stored: 0 },
    ...{ duplicate: 0, rejected: 0, failed: 0, quarantined: 0 },
  }
  const observer = {
    onVisit: ({ added }: { readonly added: number }) => {
      counts.sources += 1
      counts.discovered += added
      onStep(counts)
    },
    onLink: ({ state }: { readonly state: LinkState }) => {
      if (state !== 'due') counts[state] += 1
      onStep(counts)
    },
  }
  return { counts, observer }
}
