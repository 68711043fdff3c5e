/** One crawl: looks at due sources, then fetches and reads what is due, until nothing is or the person stops it. */
import os from 'node:os'
import type { Clock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import type { Logger } from '../core/logger.js'
import { present } from '../core/present.js'
import { messageOf, problem, ProblemError } from '../core/problem.js'
import { failure, success, take, type Result } from '../core/result.js'
import type { Fetcher } from '../fetch/index.js'
import type { Link, Source } from '../model/source.js'
import {
  fetchLink,
  lookAtSource,
  neverFinished,
  readPage,
  recordLook,
  storeReading,
  type Reader,
} from '../pipeline/index.js'
import { createInProcessQueue, type JobQueue } from '../queue/index.js'
import type { ClaimedLink, FetchedLink, Store } from '../store/index.js'
import { releaseDeadClaims } from './claims.js'

/** What a crawl needs. */
export interface CrawlTools {
  readonly store: Store
  readonly fetcher: Fetcher
  readonly reader: Reader
  readonly clock: Clock
  readonly config: Config
  readonly logger: Logger
  readonly signal: AbortSignal
  /** Looks at every active source, also at those that are not due. */
  readonly visitAll: boolean
  /** Hears of every step. */
  readonly onStep: (counts: CrawlCounts) => void
}

/** What a crawl has done so far. */
export interface CrawlCounts {
  sources: number
  /** Links new to the ledger. */
  discovered: number
  fetched: number
  stored: number
  duplicate: number
  rejected: number
  failed: number
  quarantined: number
}

// A worker that says nothing for this long is taken for dead.
const leaseMs = 10 * 60_000
// Claimed at a time for each worker: enough to keep it busy, few enough that a crash delays little.
const claimsPerWorker = 2

/** Runs the crawl; the counts are of this run only, the ledger knows the whole. */
export async function runCrawl(tools: CrawlTools): Promise<Result<CrawlCounts>> {
  const crawl = new Crawl(tools)
  const released = await releaseDeadClaims(tools.store)
  if (!released.ok) return released
  try {
    return await crawl.run()
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem)
    throw error
  } finally {
    await crawl.close()
  }
}

class Crawl {
  private readonly tools: CrawlTools
  private readonly owner = `${os.hostname()}:${process.pid}`
  private readonly counts: CrawlCounts = {
    ...{ sources: 0, discovered: 0, fetched: 0, stored: 0 },
    ...{ duplicate: 0, rejected: 0, failed: 0, quarantined: 0 },
  }
  private readonly queue: JobQueue<ClaimedLink>
  private sources: ReadonlyMap<string, Source> = new Map()
  private fault: ProblemError | undefined

  constructor(tools: CrawlTools) {
    this.tools = tools
    this.queue = createInProcessQueue({
      concurrency: tools.config.concurrency,
      handle: (link) => this.workOn(link),
      onFault: (fault) => {
        this.fault ??=
          fault instanceof ProblemError
            ? fault
            : new ProblemError(problem('internal/unexpected', messageOf(fault), fault))
      },
    })
  }

  async run(): Promise<Result<CrawlCounts>> {
    await this.visitSources()
    await this.readFetched()
    await this.fetchDue()
    await this.queue.below(1)
    if (this.fault) throw this.fault
    return success(this.counts)
  }

  async close(): Promise<void> {
    await this.queue.close()
    await this.tools.store.releaseClaims(this.owner)
  }

  private isStopped(): boolean {
    return this.tools.signal.aborted || this.fault !== undefined
  }

  private async visitSources(): Promise<void> {
    const { store, clock, visitAll } = this.tools
    const all = take(await store.listSources({ withRemoved: true }))
    this.sources = new Map(all.map((source) => [source.id, source]))
    const due = visitAll
      ? all.filter(({ state, kind }) => state === 'active' && kind !== 'archive')
      : take(await store.dueSources(clock.now()))
    for (const source of due) {
      if (this.isStopped()) return
      const { added, problem: fault } = take(
        await recordLook(source, await lookAtSource(source, this.tools), store),
      )
      const facts = { url: source.url, added, problem: fault?.code }
      this.tools.logger[fault ? 'warn' : 'info']('source visited', facts)
      this.counts.sources += 1
      this.counts.discovered += added
      this.tools.onStep(this.counts)
    }
  }

  /** Reads what an earlier run fetched and did not come to read. */
  private async readFetched(): Promise<void> {
    while (!this.isStopped()) {
      // One at a time: a page that brings its reader down is told by its claims, and its neighbours stay innocent.
      const claim = { ...this.claim(), limit: 1 }
      const [link] = take(await this.tools.store.claimLinksToRead(claim))
      if (!link) return
      const fault = neverFinished(link)
      if (fault) this.count(take(await this.tools.store.quarantineLink(link.id, fault)))
      else await this.read(link)
    }
  }

  private async fetchDue(): Promise<void> {
    const { store, config } = this.tools
    const most = config.concurrency * claimsPerWorker
    while (!this.isStopped()) {
      await this.queue.below(most)
      const limit = most - this.queue.size()
      const links = take(await store.claimDueLinks({ ...this.claim(), limit }))
      if (links.length === 0 && this.queue.size() === 0) return
      for (const link of links) this.queue.add({ id: link.id, payload: link })
      // Nothing more is due: what runs may still free hosts or find nothing, so its end is waited for.
      if (links.length === 0) await this.queue.below(this.queue.size())
    }
  }

  private claim() {
    return { now: this.tools.clock.now(), leaseMs, owner: this.owner }
  }

  private async workOn(link: ClaimedLink): Promise<void> {
    if (this.isStopped()) return
    const { store, config } = this.tools
    const outcome = await fetchLink(link, { ...this.tools, maxAttempts: config.maxAttempts })
    if ('postponedUntil' in outcome) {
      this.count(take(await store.postponeLink(link.id, outcome.postponedUntil)))
      return
    }
    const fetched = take(await store.recordFetch(link.id, outcome))
    this.count(fetched)
    if (fetched.state !== 'fetched' || !('page' in outcome.result)) return
    await this.read({ ...link, page: outcome.result.page })
  }

  private async read({ id, sourceId, page, published }: FetchedLink): Promise<void> {
    const country = this.sources.get(sourceId)?.country
    const task = { page, ...present({ published, country }) }
    this.count(take(await storeReading(id, readPage(this.tools.reader, task), this.tools)))
  }

  private count({ id, url, state, reason, attempts }: Link): void {
    if (state !== 'due') this.counts[state] += 1
    this.tools.logger.info('link', { id, url, state, reason, attempts })
    this.tools.onStep(this.counts)
  }
}
