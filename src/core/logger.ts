/** The interface behind which the edges write their structured log. */

/** Facts of one log line: flat, JSON-ready. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Writes one structured line per call. */
export interface Logger {
  readonly info: (event: string, facts?: LogFacts) => void
  readonly warn: (event: string, facts?: LogFacts) => void
  readonly error: (event: string, facts?: LogFacts) => void
}
