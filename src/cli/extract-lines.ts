/** Who turns documents into lines: this thread, or several others. */
import { readingThread } from '../core/package-root.js'
import { messageOf, problem } from '../core/problem.js'
import { success, type Result } from '../core/result.js'
import {
  extractLine,
  failureLine,
  loadReader,
  type ExtractedLine,
  type ExtractTask,
} from '../pipeline/index.js'
import { openThreadPool } from '../queue/index.js'

/** Turns documents into lines. */
export interface Extractor {
  /** How many documents are worth having under way at a time. */
  readonly width: number
  readonly extract: (task: ExtractTask) => Promise<ExtractedLine>
  readonly close: () => Promise<void>
}

/** Makes an extractor with that many threads; with one, this thread does the work itself. */
export async function createExtractor(threads: number): Promise<Result<Extractor>> {
  // Only who reads loads the models: this thread has no use for them when others do the work.
  if (threads > 1) return createThreads(threads)
  const reader = loadReader()
  if (!reader.ok) return reader
  return success({
    width: 1,
    extract: (task) => Promise.resolve(extractLine(reader.value, task)),
    close: () => Promise.resolve(),
  })
}

// Each thread finds its next document waiting when it has finished one.
const tasksPerThread = 4

async function createThreads(size: number): Promise<Result<Extractor>> {
  const opened = await openThreadPool<ExtractTask, ExtractedLine>({
    ...{ file: readingThread, size, failedAs: 'model/unreadable' },
  })
  if (!opened.ok) return opened
  const pool = opened.value
  return success({
    width: size * tasksPerThread,
    async extract(task) {
      try {
        return await pool.run(task)
      } catch (error) {
        const message = `The thread that read the document ended: ${messageOf(error)}`
        return failureLine(task.id, problem('internal/unexpected', message, error))
      }
    },
    close: () => pool.close(),
  })
}
