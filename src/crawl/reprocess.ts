/** Reads the archive again with the present extractor: pages into threads, readings into the store, one by one. */
import type { Clock } from '../core/clock.js'
import { present } from '../core/present.js'
import { messageOf, problem, ProblemError, type Problem } from '../core/problem.js'
import { failure, success, take, type Result } from '../core/result.js'
import {
  addReread,
  emptyReport,
  extractorVersion,
  rereadLink,
  type PageReading,
  type RereadReport,
} from '../pipeline/index.js'
import {
  reprocessingLock,
  type ArchivedPage,
  type LockRequest,
  type ReprocessingRun,
  type Rows,
  type Store,
} from '../store/index.js'
import { isOfStore } from './blame.js'
import { isGone, releaseDeadClaims } from './claims.js'
import { ownName } from './one-pass.js'
import { openPageReader, type PageReader } from './extract-role.js'

/** What reading the archive again needs. */
export interface ReprocessTools {
  readonly store: Store
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly threads: number
  /** Only pages fetched at or after this date. */
  readonly since?: string
  /** Hears what is known after each page. */
  readonly onPage: (report: RereadReport, total: number) => void
  /** Hears of each page that could not be read for a fault of ours. */
  readonly onFault: (problem: Problem) => void
}

/** What came of it. */
export interface Reprocessed {
  readonly report: RereadReport
  /** False when it was stopped: the next run goes on from there. */
  readonly isFinished: boolean
}

// One page takes seconds at most; a machine that went down gives its lock up after this.
const leaseMs = 600_000

/** The lock that a run holds: two at once would count and store everything twice. */
function lockOf({ clock }: ReprocessTools): LockRequest {
  return { name: reprocessingLock, owner: ownName(), now: clock.now(), leaseMs }
}

/**
 * Reads all pages again, from where a run of the same extractor was stopped. While another process does so, the problem
 * `store/busy` names it; one that crashed does not count.
 */
export async function reprocess(tools: ReprocessTools): Promise<Result<Reprocessed>> {
  const reader = await openPageReader(tools.threads)
  if (!reader.ok) return reader
  try {
    take(await tools.store.takeLock(lockOf(tools), isGone))
    try {
      take(await releaseDeadClaims(tools.store))
      const run = await startRun(tools)
      return success(await new Reprocessing(tools, reader.value, run).finish())
    } finally {
      take(await tools.store.releaseLock(reprocessingLock, ownName()))
    }
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown
    return failure(thrown.problem)
  } finally {
    await reader.value.close()
  }
}

async function startRun({ store, since, clock }: ReprocessTools): Promise<ReprocessingRun> {
  const extractor = extractorVersion()
  const known = take(await store.reprocessingRun())
  if (known?.extractor === extractor && known.since === since) return known
  return {
    ...{ extractor, lastLink: '', report: JSON.stringify(emptyReport) },
    ...(since !== undefined && { since }),
    startedAt: clock.now().toISOString(),
  }
}

const pagesAtOnce = 32

class Reprocessing {
  private readonly tools: ReprocessTools
  private readonly reader: PageReader
  private run: ReprocessingRun
  private report: RereadReport
  private total = 0

  constructor(tools: ReprocessTools, reader: PageReader, run: ReprocessingRun) {
    this.tools = tools
    this.reader = reader
    this.run = run
    this.report = JSON.parse(run.report) as RereadReport
  }

  async finish(): Promise<Reprocessed> {
    const { store, signal } = this.tools
    this.total = take(await store.countArchivedPages(this.run))
    await this.readAll(this.archived(), ({ linkId }) => linkId)
    // What repeated an article that is gone or says something else waits to be read.
    await this.readAll(this.waiting(), () => this.run.lastLink)
    if (signal.aborted) return { report: this.report, isFinished: false }
    take(await store.noteReprocessing(undefined))
    return { report: this.report, isFinished: true }
  }

  private archived(): AsyncGenerator<ArchivedPage> {
    const part = present({ since: this.run.since })
    return pagesAfter(this.run.lastLink, (after) =>
      this.tools.store.archivedPages({ ...part, after, limit: pagesAtOnce }),
    )
  }

  private waiting(): AsyncGenerator<ArchivedPage> {
    const { store, clock } = this.tools
    return pagesAfter('', (after) =>
      store.waitingPages({ now: clock.now(), after, limit: pagesAtOnce }),
    )
  }

  /** Reads pages in threads, a few ahead of the one whose turn it is to be stored. */
  private async readAll(
    pages: AsyncIterable<ArchivedPage>,
    lastLinkAfter: (page: ArchivedPage) => string,
  ): Promise<void> {
    const { signal } = this.tools
    const ahead: { page: ArchivedPage; read: Promise<Result<PageReading>> }[] = []
    const storeNext = async (): Promise<void> => {
      const next = ahead.shift()
      if (next) await this.keep(next.page, await next.read, lastLinkAfter(next.page))
    }
    for await (const page of pages) {
      if (signal.aborted) return
      const { packed, published, country } = page
      ahead.push({ page, read: this.reader.read({ packed, ...present({ published, country }) }) })
      if (ahead.length >= this.reader.width) await storeNext()
    }
    while (ahead.length > 0 && !signal.aborted) await storeNext()
  }

  /** Stores one reading together with how far the run has come. */
  private async keep(
    { linkId }: ArchivedPage,
    read: Result<PageReading>,
    lastLink: string,
  ): Promise<void> {
    const { onPage, onFault } = this.tools
    const kept = await this.storeSafely(linkId, read, lastLink)
    this.run = kept.run
    this.report = kept.report
    if (kept.fault) onFault(kept.fault)
    onPage(this.report, this.total)
  }

  private async storeSafely(
    linkId: string,
    read: Result<PageReading>,
    lastLink: string,
  ): Promise<Kept> {
    try {
      return await this.store(linkId, read, lastLink)
    } catch (thrown) {
      if (isOfStore(thrown)) throw thrown
      const message = `What was found in the page of link ${linkId} cannot be stored: ${messageOf(thrown)}`
      return this.store(linkId, failure(problem('internal/unexpected', message)), lastLink)
    }
  }

  private async store(linkId: string, read: Result<PageReading>, lastLink: string): Promise<Kept> {
    const { store, clock } = this.tools
    const work = async (rows: Rows): Promise<Kept> => {
      const reread = await rereadLink(linkId, read, { store: rows, clock })
      const report = addReread(this.report, reread, read)
      const run = { ...this.run, lastLink, report: JSON.stringify(report) }
      take(await rows.noteReprocessing(run))
      take(await rows.takeLock(lockOf(this.tools)))
      const isFault = !read.ok && read.problem.code === 'internal/unexpected'
      return { run, report, ...(isFault && { fault: read.problem }) }
    }
    return take(await store.batch(work))
  }
}

interface Kept {
  readonly run: ReprocessingRun
  readonly report: RereadReport
  readonly fault?: Problem
}

async function* pagesAfter(
  link: string,
  nextPages: (after: string) => Promise<Result<ArchivedPage[]>>,
): AsyncGenerator<ArchivedPage> {
  for (let after: string | undefined = link; after !== undefined;) {
    const pages: ArchivedPage[] = take(await nextPages(after))
    yield* pages
    after = pages.at(-1)?.linkId
  }
}
