/** Who turns documents into lines: this thread, or several others. */
import { shareModelFiles, unpackModelFiles } from '../core/model-files.js'
import { readingThread } from '../core/package-root.js'
import { messageOf, problem } from '../core/problem.js'
import { success, type Result } from '../core/result.js'
import type { ExtractedLine, ExtractTask } from '../pipeline/index.js'

/** Turns documents into lines. */
export interface Extractor {
  /** How many documents are worth having under way at a time. */
  readonly width: number
  readonly extract: (task: ExtractTask) => Promise<ExtractedLine>
  readonly close: () => Promise<void>
}

/** Makes an extractor with that many threads; with one, this thread does the work itself. */
export function createExtractor(threads: number): Promise<Result<Extractor>> {
  return threads > 1 ? createThreads(threads) : createReader()
}

async function createReader(): Promise<Result<Extractor>> {
  // The models are unpacked while the modules are loaded that use them.
  const unpacking = unpackModelFiles()
  const { extractLine, loadReader } = await import('../pipeline/index.js')
  const files = await unpacking
  if (!files.ok) return files
  const reader = loadReader(files.value)
  if (!reader.ok) return reader
  return success({
    width: 1,
    extract: (task) => Promise.resolve(extractLine(reader.value, task)),
    close: () => Promise.resolve(),
  })
}

// Each thread finds its next document waiting when it has finished one.
const tasksPerThread = 4

/** This thread has no use for the modules that read when others do the work. */
async function createThreads(size: number): Promise<Result<Extractor>> {
  const models = await shareModelFiles()
  if (!models.ok) return models
  const { openThreadPool } = await import('../queue/index.js')
  const opened = await openThreadPool<ExtractTask, ExtractedLine>({
    ...{ file: readingThread, size, data: models.value, failedAs: 'model/unreadable' },
  })
  if (!opened.ok) return opened
  const pool = opened.value
  return success({
    width: size * tasksPerThread,
    async extract(task) {
      try {
        return await pool.run(task)
      } catch (error) {
        const { failureLine } = await import('../pipeline/index.js')
        const message = `The thread that read the document ended: ${messageOf(error)}`
        return failureLine(task.id, problem('internal/unexpected', message, error))
      }
    },
    close: () => pool.close(),
  })
}
