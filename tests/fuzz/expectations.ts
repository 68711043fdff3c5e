/** What holds for everything that reads input from outside, and a store to read it into. */
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { expect } from 'vitest'
import { runProgram } from '../../src/cli/program.js'
import type { Io } from '../../src/cli/io.js'
import type { Result } from '../../src/core/result.js'
import { openStore, type Store } from '../../src/store/index.js'
import { inTemporaryFolder } from '../integration/run-gaceta.js'

/** A value, or a problem that is the input's and no fault of ours. */
export function readsOrRefuses(result: Result<unknown>): void {
  if (result.ok) return
  expect(result.problem.code, result.problem.message).not.toBe('internal/unexpected')
  expect(result.problem.message).not.toBe('')
}

/** A database and the command that reads corrections into it, run in this process. */
export interface Sample {
  readonly folder: string
  readonly store: Store
  readonly importDecisions: (file: string) => Promise<{ code: number; stderr: string }>
}

/** Runs the work with an empty database. */
export async function loadSample(work: (sample: Sample) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const db = path.join(folder, 'fuzz.sqlite')
    const opened = await openStore(db)
    if (!opened.ok) throw new Error(opened.problem.message)
    const importDecisions = async (file: string) => {
      const stderr = new PassThrough()
      const io: Io = {
        ...{ stdin: new PassThrough(), stdout: new PassThrough().resume(), stderr },
        ...{ isTerminal: false, environment: {}, signal: new AbortController().signal },
        clock: { now: () => new Date('2026-03-01T00:00:00Z') },
      }
      const told: Buffer[] = []
      stderr.on('data', (chunk: Buffer) => told.push(chunk))
      const code = await runProgram(['decisions', 'import', file, '--db', db], io)
      return { code, stderr: Buffer.concat(told).toString() }
    }
    try {
      await work({ folder, store: opened.value, importDecisions })
    } finally {
      await opened.value.close()
    }
  })
}
