/** The structured log of a command, on standard error, or nothing. */
import type { Config } from '../core/config.js'
import { createJsonLog, silentLog } from '../core/json-log.js'
import type { Logger } from '../core/logger.js'
import type { Io } from './io.js'

/** Makes the log that the configuration asks for. */
export function createLogger(io: Io, log: Config['log']): Logger {
  return log === 'none' ? silentLog : createJsonLog(io.stderr, io.clock)
}
