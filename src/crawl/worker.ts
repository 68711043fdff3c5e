/** A process with some of the roles and nothing else: configured by its environment, with a log on standard error. */
import type { Clock } from '../core/clock.js'
import { readConfig, type Config } from '../core/config.js'
import { createJsonLog } from '../core/json-log.js'
import { success, type Result } from '../core/result.js'
import { openStore, type Store } from '../store/index.js'
import { faultOfRoles, keepCrawling } from './keep-crawling.js'
import { startMetrics } from './metrics-server.js'
import { needsStore, type Role } from './roles.js'

/** What a worker uses of its process. */
export interface WorkerHost {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly stderr: { readonly write: (line: string) => unknown }
  readonly clock: Clock
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal
}

/** Runs the roles until the signal ends them after what is at hand. Gives the exit code. */
export async function runWorker(names: readonly Role[], host: WorkerHost): Promise<0 | 1> {
  const { clock, signal } = host
  const logger = createJsonLog(host.stderr, clock)
  const done = await startWorker(new Set(names), { ...host, logger })
  if (done.ok) return 0
  const { code, message } = done.problem
  logger.error('worker ended', { problem: code, message, isStopped: signal.aborted })
  return 1
}

async function startWorker(
  roles: ReadonlySet<Role>,
  host: WorkerHost & { readonly logger: ReturnType<typeof createJsonLog> },
): Promise<Result<undefined>> {
  const config = readConfig({}, host.environment)
  if (!config.ok) return config
  const fault = faultOfRoles(roles, config.value)
  if (fault) return { ok: false, problem: fault }
  const opened = await openNeeded(roles, config.value)
  if (!opened.ok) return opened
  const store = opened.value
  try {
    return await keepCrawling(roles, {
      ...{ ...host, config: config.value },
      ...(store && { store }),
      watch: (watched) => startMetrics({ ...watched, ...(store && { store }) }, config.value),
    })
  } finally {
    await store?.close()
  }
}

function openNeeded(roles: ReadonlySet<Role>, { db }: Config): Promise<Result<Store | undefined>> {
  return [...roles].some(needsStore) ? openStore(db) : Promise.resolve(success(undefined))
}
