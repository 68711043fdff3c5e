/** Progress of long work: one line that is overwritten on a terminal, plain lines elsewhere. */
import type { Io } from './io.js'

/** Tells how far work has come. */
export interface Progress {
  /** Says the newest state; on a terminal it replaces the one before. */
  readonly tell: (text: string) => void
  /** Ends the line of a terminal, so that what follows begins on its own. */
  readonly end: () => void
}

const terminalEveryMs = 100
const plainEveryMs = 5000

/** Makes the progress of one command, on standard error. */
export function createProgress(io: Io): Progress {
  let last = 0
  let isOpen = false
  return {
    tell(text) {
      const now = io.clock.now().getTime()
      if (now - last < (io.isTerminal ? terminalEveryMs : plainEveryMs)) return
      last = now
      io.stderr.write(io.isTerminal ? `\r\u001b[2K${text}` : `${text}\n`)
      isOpen = io.isTerminal
    },
    end() {
      if (isOpen) io.stderr.write('\n')
      isOpen = false
    },
  }
}
