/** The structured log: one JSON object a line on standard error, or nothing. */
import type { Config } from '../core/config.js'
import type { LogFacts, Logger } from '../core/logger.js'
import type { Io } from './io.js'

/** Makes the log that the configuration asks for. */
export function createLogger(io: Io, log: Config['log']): Logger {
  const write =
    (level: keyof Logger) =>
    (event: string, facts: LogFacts = {}): void => {
      if (log === 'none') return
      io.stderr.write(
        `${JSON.stringify({ at: io.clock.now().toISOString(), level, event, ...facts })}\n`,
      )
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}
