/** Who turns documents into lines: this thread, or several others. */
import { messageOf, problem } from '../core/problem.js'
import { success, type Result } from '../core/result.js'
import {
  extractLine,
  failureLine,
  loadReader,
  type ExtractedLine,
  type ExtractTask,
} from '../pipeline/index.js'
import { createThreadPool } from '../queue/index.js'

/** Turns documents into lines. */
export interface Extractor {
  /** How many documents are worth having under way at a time. */
  readonly width: number
  readonly extract: (task: ExtractTask) => Promise<ExtractedLine>
  readonly close: () => Promise<void>
}

/** Makes an extractor with that many threads; with one, this thread does the work itself. */
export function createExtractor(threads: number): Result<Extractor> {
  const reader = loadReader()
  if (!reader.ok) return reader
  if (threads > 1) return success(createThreads(threads))
  return success({
    width: 1,
    extract: (task) => Promise.resolve(extractLine(reader.value, task)),
    close: () => Promise.resolve(),
  })
}

// Each thread finds its next document waiting when it has finished one.
const tasksPerThread = 4

function createThreads(size: number): Extractor {
  const file = new URL('../../workers/extract-thread.js', import.meta.url)
  const pool = createThreadPool<ExtractTask, ExtractedLine>({ file, size })
  return {
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
  }
}
