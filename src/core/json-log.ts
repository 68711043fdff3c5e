/** The structured log: one JSON object a line. */
import type { Clock } from './clock.js'
import type { LogFacts, Logger } from './logger.js'

/** Makes a log that writes its lines to a stream. */
export function createJsonLog(
  stream: { readonly write: (line: string) => unknown },
  clock: Clock,
): Logger {
  const write =
    (level: keyof Logger) =>
    (event: string, facts: LogFacts = {}): void => {
      stream.write(`${JSON.stringify({ at: clock.now().toISOString(), level, event, ...facts })}\n`)
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

/** A log that nobody reads. */
export const silentLog: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}
