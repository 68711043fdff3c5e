/** The role that asks the network: looks at sources and fetches pages. It needs no database. */
import type { Clock } from '../core/clock.js'
import { messageOf, problem, ProblemError, type Problem } from '../core/problem.js'
import { failure } from '../core/result.js'
import type { Fetcher } from '../fetch/index.js'
import { longestWaitMs } from '../model/host-gate.js'
import type { Source } from '../model/source.js'
import { fetchLink, lookAtSource, type SourceLook } from '../pipeline/index.js'
import type { QueueEngine, Work } from '../queue/index.js'
import { packPage } from '../store/index.js'
import { fetchedId, lookId, tryId } from './job-ids.js'
import { extractKind, fetchKind, storeKind, type FetchTask, type StoreTask } from './payloads.js'
import type { CrawlObserver } from './observer.js'

/** What fetching needs. */
export interface FetchRoleTools {
  readonly engine: QueueEngine
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly observer: CrawlObserver
  readonly concurrency: number
  readonly maxAttempts: number
}

/** Starts to fetch what the queue asks for. */
export function workOnFetches(tools: FetchRoleTools): Work {
  const { engine, observer, concurrency } = tools
  const extract = engine.queue(extractKind)
  const store = engine.queue(storeKind)
  const tell = (id: string, payload: StoreTask) => store.add([{ id, payload }])

  async function look({ source }: Extract<FetchTask, { do: 'look' }>): Promise<void> {
    const found = await lookSafely(source, tools)
    waitForHost(found.problem)
    await tell(lookId(source), { do: 'look', source, look: found })
  }

  async function fetch({ link, hints }: Extract<FetchTask, { do: 'fetch' }>): Promise<void> {
    const attempts = link.attempts + 1
    const id = fetchedId(link.id, attempts)
    const outcome = await fetchLink(link, tools)
    if ('postponedUntil' in outcome) {
      waitForHost(outcome.problem)
      return tell(id, { do: 'postpone', linkId: link.id, until: outcome.postponedUntil })
    }
    observer.onFetch(outcome)
    if (!('page' in outcome.result)) return tell(id, { do: 'fetch', linkId: link.id, outcome })
    const packed = await packPage(outcome.result.page)
    const fetched = { ...outcome, result: { packed } }
    // To the archive first: what was fetched is not asked for again, whatever becomes of its reading.
    await tell(id, { do: 'fetch', linkId: link.id, outcome: fetched })
    const payload = { linkId: link.id, attempts, packed, hints }
    await extract.add([{ id: tryId(link.id, attempts), payload }])
  }

  async function fetchSafely(task: Extract<FetchTask, { do: 'fetch' }>): Promise<void> {
    try {
      await fetch(task)
    } catch (error) {
      if (error instanceof ProblemError) throw error
      // A fault of ours on one link must neither lose it nor stop the others.
      const { id, url, attempts } = task.link
      const message = `${url}: the fetcher failed: ${messageOf(error)}`
      const read = failure(problem('internal/unexpected', message, error))
      await tell(fetchedId(id, attempts + 1), { do: 'reading', linkId: id, read })
    }
  }

  return engine.work(fetchKind, {
    concurrency,
    handle: (task) => (task.do === 'look' ? look(task) : fetchSafely(task)),
    onFault: observer.onFault,
  })
}

/** A fault of ours on one source is noted on it like any other. */
async function lookSafely(source: Source, tools: FetchRoleTools): Promise<SourceLook> {
  const startedAt = tools.clock.now()
  try {
    return await lookAtSource(source, tools)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return failedLook(startedAt, problem('internal/unexpected', messageOf(error), error))
  }
}

/** What is told of a look that came to nothing. */
export function failedLook(at: Date, fault: Problem): SourceLook {
  return { startedAt: at, endedAt: at, links: [], problem: fault }
}

/** Gives a task back to the queue whose host rests for a short while; a long rest is for the ledger to remember. */
function waitForHost(fault: Problem | undefined): void {
  if (fault?.code !== 'fetch/host-resting') return
  if ((fault.retryAfterMs ?? 0) <= longestWaitMs) throw new ProblemError(fault)
}
