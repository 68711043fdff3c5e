/** The role that knows what is due: gives sources to look at, links to fetch and pages to read to the queue. */
import type { Clock } from '../core/clock.js'
import { present } from '../core/present.js'
import { take } from '../core/result.js'
import type { Source } from '../model/source.js'
import { neverFinished } from '../pipeline/index.js'
import type { Job, QueueEngine } from '../queue/index.js'
import { packPage, type ClaimedLink, type FetchedLink, type Store } from '../store/index.js'
import { currentTry, readId, tryId } from './job-ids.js'
import { createLooks, type Looks } from './looks.js'
import type { CrawlObserver } from './observer.js'
import { extractKind, fetchKind, storeKind, type ExtractTask, type FetchTask } from './payloads.js'
import { reconcile } from './reconcile.js'

/** What the schedule needs. */
export interface ScheduleTools {
  readonly engine: QueueEngine
  readonly store: Store
  readonly clock: Clock
  readonly observer: CrawlObserver
  /** Under which name the links are claimed that are in the queue. */
  readonly owner: string
  /** Most links that are in the queue at a time, from their fetch to their rows. */
  readonly inFlight: number
  readonly hostDelayMs: number
  /** Looks at every active source once, also at those that are not due. */
  readonly visitAll: boolean
  /** Fetches no link while a source is looked at, so that the order of looks does not show in what is read. */
  readonly looksFirst: boolean
}

/** What one look at the ledger gave. */
export interface Tick {
  /** Nothing is due and nothing is under way. */
  readonly isIdle: boolean
}

/** Gives what is due to the queue, bit by bit. */
export interface Schedule {
  readonly tick: () => Promise<Tick>
}

// Who says nothing for this long is taken for dead.
const leaseMs = 10 * 60_000
const reconcileEveryMs = 5000
const lookEveryMs = 1000
const pagesAtOnce = 32

/** Makes the schedule of one database. */
export function createSchedule(tools: ScheduleTools): Schedule {
  return new LedgerSchedule(tools)
}

class LedgerSchedule implements Schedule {
  private readonly tools: ScheduleTools
  private readonly looks: Looks
  private nextLook = 0
  private nextReconcile = 0
  /** A page that an earlier process left and that is being read, and whether there may be more. */
  private leftover: FetchedLink | undefined
  private hasLeftovers = true

  constructor(tools: ScheduleTools) {
    this.tools = tools
    this.looks = createLooks({ ...tools, perHost: this.perHost() })
  }

  async tick(): Promise<Tick> {
    const now = this.tools.clock.now().getTime()
    await this.reconcile(now)
    const held = take(await this.tools.store.claimsByHost(this.tools.owner))
    const total = held.reduce((sum, { links }) => sum + links, 0)
    if (total === 0 || now >= this.nextLook || this.nextLook - now > lookEveryMs) {
      this.nextLook = now + lookEveryMs
      await this.looks.giveDue()
    }
    const mustWait = this.tools.looksFirst && this.looks.pending() > 0
    const links = mustWait ? 0 : await this.giveLinks(held, total)
    const pages = await this.givePages(total + links)
    this.tools.observer.onTick()
    return { isIdle: total + pages + links + this.looks.pending() === 0 }
  }

  /** Other processes may wipe or lose what they share; what is in this process is lost only with it. */
  private async reconcile(now: number): Promise<void> {
    const isEarly = now < this.nextReconcile && this.nextReconcile - now <= reconcileEveryMs
    if (!this.tools.engine.isShared || isEarly) return
    this.nextReconcile = now + reconcileEveryMs
    await reconcile({ ...this.tools, leaseMs })
    await this.looks.reconcile()
  }

  /**
   * Gives pages that were fetched and that nobody reads. In a process of its own they go one by one: one that brings its
   * reader down is told by its claims, which its neighbours do not share. On a server the queue counts that itself.
   */
  private async givePages(total: number): Promise<number> {
    const { store, engine, inFlight } = this.tools
    if (total === 0) this.hasLeftovers = true
    const isFree = engine.isShared || (this.hasLeftovers && !(await this.isReading(this.leftover)))
    const limit = engine.isShared ? Math.min(inFlight - total, pagesAtOnce) : 1
    if (!isFree || limit <= 0) return 0
    const links = take(await store.claimLinksToRead({ ...this.claim(), limit }))
    const jobs: Job<ExtractTask>[] = []
    for (const link of links) {
      const fault = engine.isShared ? undefined : neverFinished(link)
      if (fault) this.tools.observer.onLink(take(await store.quarantineLink(link.id, fault)))
      else jobs.push(await this.pageJob(link))
    }
    await this.give(links, () => engine.queue(extractKind).add(jobs))
    this.hasLeftovers = links.length > 0
    this.leftover = links[0]
    return links.length
  }

  private async isReading(link: FetchedLink | undefined): Promise<boolean> {
    if (!link) return false
    const { engine } = this.tools
    const [tried, read] = [tryId(link.id, currentTry(link)), readId(link.id, currentTry(link))]
    const states = [
      await engine.queue(extractKind).statesOf([tried]),
      await engine.queue(storeKind).statesOf([read]),
    ]
    return states.some(({ size }) => size > 0)
  }

  private async pageJob(link: FetchedLink): Promise<Job<ExtractTask>> {
    const attempts = currentTry(link)
    const packed = await packPage(link.page)
    const payload = { linkId: link.id, attempts, packed, hints: this.hintsOf(link) }
    return { id: tryId(link.id, attempts), payload, isUrgent: true }
  }

  private async giveLinks(
    held: readonly { host: string; links: number }[],
    total: number,
  ): Promise<number> {
    const { store, engine, inFlight } = this.tools
    const limit = inFlight - total
    // A claim reads all hosts: a few links at a time are not worth it.
    if (limit < inFlight / 4) return 0
    const perHost = this.perHost()
    const exceptHosts = held.filter(({ links }) => links >= perHost).map(({ host }) => host)
    const links = take(await store.claimDueLinks({ ...this.claim(), limit, perHost, exceptHosts }))
    const jobs = links.map((link) => this.linkJob(link))
    await this.give(links, () => engine.queue(fetchKind).add(jobs))
    return links.length
  }

  private linkJob(link: ClaimedLink): Job<FetchTask> {
    const { id, url, attempts } = link
    const payload = { do: 'fetch', link: { id, url, attempts }, hints: this.hintsOf(link) } as const
    return { id: tryId(id, currentTry(link)), payload }
  }

  private hintsOf({ sourceId, published }: ClaimedLink) {
    const source: Source | undefined = this.looks.sourceOf(sourceId)
    return present({ published, country: source?.country })
  }

  /** Links whose jobs cannot be given, such as to a server without memory, are free again. */
  private async give(links: readonly ClaimedLink[], add: () => Promise<void>): Promise<void> {
    try {
      await add()
    } catch (error) {
      const ids = links.map(({ id }) => id)
      take(await this.tools.store.releaseLinks(this.tools.owner, ids))
      throw error
    }
  }

  /** As many as a host can serve in a second, and one that waits: more would only wait for each other. */
  private perHost(): number {
    return 1 + Math.ceil(1000 / Math.max(this.tools.hostDelayMs, 50))
  }

  private claim() {
    return { now: this.tools.clock.now(), leaseMs, owner: this.tools.owner }
  }
}
