/** A thread of `gaceta extract --threads`: documents in, lines of JSON out. */
import { parentPort } from 'node:worker_threads'
import {
  extractLine,
  loadReader,
  type ExtractedLine,
  type ExtractTask,
} from '../src/pipeline/index.js'
import type { ThreadResult, ThreadTask } from '../src/queue/index.js'

const reader = loadReader()
if (!reader.ok) throw new Error(reader.problem.message)
const { value } = reader

parentPort?.on('message', ({ task, input }: ThreadTask<ExtractTask>) => {
  const output = extractLine(value, input)
  parentPort?.postMessage({ task, output } satisfies ThreadResult<ExtractedLine>)
})
