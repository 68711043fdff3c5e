/** What a command may touch of the world outside: streams, environment, time, the wish to stop. */
import type { Readable, Writable } from 'node:stream'
import type { Clock } from '../core/clock.js'
import type { Problem } from '../core/problem.js'

/** The world as a command sees it; `main.ts` fills it with the process's own. */
export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  /** Standard error is a terminal: progress may overwrite its line. */
  readonly isTerminal: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Aborted when the person wants to stop (Ctrl-C). */
  readonly signal: AbortSignal
}

/** Exit codes of the program. */
export const exitCodes = { done: 0, problem: 1, usage: 2 } as const

/** An exit code. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Writes a text and waits while the other side is slow to read. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (stream.write(text)) return
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done)
      stream.off('close', done)
      resolve()
    }
    stream.on('drain', done)
    stream.on('close', done)
  })
}

/** Tells the person what went wrong, in one line with the code, and gives the exit code for it. */
export async function tellProblem(io: Io, problem: Problem): Promise<ExitCode> {
  await write(io.stderr, `gaceta: ${problem.message} [${problem.code}]\n`)
  return problem.code === 'config/invalid' || problem.code === 'input/invalid-query'
    ? exitCodes.usage
    : exitCodes.problem
}
