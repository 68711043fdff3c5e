/** The role that keeps processors busy: reads pages in threads, so that this process always answers its queue. */
import type { Clock } from '../core/clock.js'
import { shareModelFiles } from '../core/model-files.js'
import { readingThread } from '../core/package-root.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { PackedTask, PageReading } from '../pipeline/index.js'
import { openThreadPool, type QueueEngine, type Work } from '../queue/index.js'
import { readId } from './job-ids.js'
import type { CrawlObserver } from './observer.js'
import { extractKind, storeKind, type ExtractTask } from './payloads.js'

/** What reading pages needs. */
export interface ExtractRoleTools {
  readonly engine: QueueEngine
  readonly reader: PageReader
  readonly observer: CrawlObserver
  readonly clock: Clock
}

/** Reads pages somewhere else than in the calling thread. */
export interface PageReader {
  /** How many pages are worth having under way at a time. */
  readonly width: number
  readonly read: (task: PackedTask) => Promise<Result<PageReading>>
  readonly close: () => Promise<void>
}

// Each thread finds its next page waiting when it has finished one.
const pagesPerThread = 2

/** Starts the threads, or says what keeps them from reading. */
export async function openPageReader(threads: number): Promise<Result<PageReader>> {
  const models = await shareModelFiles()
  if (!models.ok) return models
  const opened = await openThreadPool<PackedTask, Result<PageReading>>({
    ...{ file: readingThread, size: threads, data: models.value, failedAs: 'model/unreadable' },
  })
  if (!opened.ok) return opened
  const pool = opened.value
  return success({
    width: threads * pagesPerThread,
    async read(task) {
      try {
        return await pool.run(task)
      } catch (error) {
        const message = `${task.packed.facts.url}: the thread that read the page ended: ${messageOf(error)}`
        return failure(problem('internal/unexpected', message, error))
      }
    },
    close: () => pool.close(),
  })
}

/** Starts to read what the queue asks for. */
export function workOnPages({ engine, reader, observer, clock }: ExtractRoleTools): Work {
  const store = engine.queue(storeKind)
  async function extract({ linkId, attempts, packed, hints }: ExtractTask): Promise<void> {
    const began = clock.now().getTime()
    const read = await reader.read({ ...hints, packed })
    observer.onExtract(clock.now().getTime() - began)
    const payload = { do: 'reading', linkId, read } as const
    await store.add([{ id: readId(linkId, attempts), payload }])
  }
  return engine.work(extractKind, {
    concurrency: reader.width,
    handle: extract,
    onFault: observer.onFault,
  })
}
