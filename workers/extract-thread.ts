/** A thread that reads: documents of `gaceta extract --threads` into lines, pages of a crawl into readings. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ModelFiles } from '../src/core/model-files.js'
import {
  extractLine,
  loadReader,
  readPacked,
  type ExtractTask,
  type PackedTask,
} from '../src/pipeline/index.js'
import type { ThreadReady, ThreadResult, ThreadTask } from '../src/queue/index.js'

const reader = loadReader(workerData as ModelFiles)
if (!reader.ok) throw new Error(reader.problem.message)
const { value } = reader

parentPort?.on('message', ({ task, input }: ThreadTask<ExtractTask | PackedTask>) => {
  void answer(task, input)
})

async function answer(task: number, input: ExtractTask | PackedTask): Promise<void> {
  const output = 'packed' in input ? await readPacked(value, input) : extractLine(value, input)
  parentPort?.postMessage({ task, output } satisfies ThreadResult<typeof output>)
}

parentPort?.postMessage({ isReady: true } satisfies ThreadReady)
