#!/usr/bin/env node
/** The program `gaceta`: the process's own streams, environment and clock, and the commands. */
import { setMaxListeners } from 'node:events'
import { messageOf } from '../core/problem.js'
import { exitCodes, type Io } from './io.js'
import { runProgram } from './program.js'

const stop = new AbortController()
// Everything that waits, such as for a host's turn, listens for the wish to stop.
setMaxListeners(0, stop.signal)
let interrupts = 0
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    interrupts += 1
    stop.abort()
    // Twice means now.
    if (interrupts > 1) process.exit(exitCodes.problem)
  })
}

// A reader that closes early (`gaceta export … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.problem)
})

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  isTerminal: process.stderr.isTTY,
  environment: process.env,
  clock: { now: () => new Date() },
  signal: stop.signal,
}

try {
  process.exitCode = await runProgram(process.argv.slice(2), io)
} catch (error) {
  process.stderr.write(
    `gaceta: A fault in Gaceta itself: ${messageOf(error)} [internal/unexpected]\n${error instanceof Error ? (error.stack ?? '') : ''}\n`,
  )
  process.exitCode = exitCodes.problem
}
