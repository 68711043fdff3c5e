/** The roles of a crawl, all in one process or spread over many. */
import os from 'node:os'
import type { Clock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import { success, take, type Result } from '../core/result.js'
import type { Fetcher } from '../fetch/index.js'
import type { HostGate } from '../model/host-gate.js'
import type { QueueEngine, Work } from '../queue/index.js'
import type { Store } from '../store/index.js'
import { openPageReader, workOnPages, type PageReader } from './extract-role.js'
import { workOnFetches } from './fetch-role.js'
import type { CrawlObserver } from './observer.js'
import { extractKind, fetchKind, storeKind } from './payloads.js'
import { createSchedule, type Schedule } from './schedule.js'
import { workOnResults } from './store-role.js'

/** What a process can do in a crawl. `schedule` and `store` need the database, the others only the queue. */
export const roleNames = ['schedule', 'fetch', 'extract', 'store'] as const

/** A part of the work of a crawl. */
export type Role = (typeof roleNames)[number]

/** What the roles of one process need. */
export interface RoleTools {
  readonly engine: QueueEngine
  readonly config: Config
  readonly clock: Clock
  readonly observer: CrawlObserver
  /** Under which name the schedule claims links. */
  readonly owner: string
  readonly visitAll: boolean
  readonly looksFirst: boolean
  /** The database; for the roles that need it. */
  readonly store?: Store
  /** Makes the fetcher, with the hosts' turns kept by the queue where others share it. */
  readonly openFetcher: (gate?: HostGate) => Promise<Fetcher>
}

/** Roles at work. */
export interface RolesAtWork {
  /** Present in the process that has the role. */
  readonly schedule?: Schedule
  /** Takes no more work, and resolves when what is at hand is done, one role after the other. */
  readonly close: () => Promise<void>
}

// Links on their way through a server at a time: enough for some twenty workers, few enough for a small server.
const sharedInFlight = 400
const tasksPerThread = 4

/** Whether a role needs the database. */
export function needsStore(role: Role): boolean {
  return role === 'schedule' || role === 'store'
}

/** Starts the roles. */
export async function startRoles(
  roles: ReadonlySet<Role>,
  tools: RoleTools,
): Promise<Result<RolesAtWork>> {
  // So that its depth is known before its first job.
  for (const kind of [fetchKind, extractKind, storeKind]) tools.engine.queue<never>(kind as never)
  const reader = roles.has('extract') ? await openPageReader(threadsOf(tools.config)) : undefined
  if (reader?.ok === false) return reader
  const fetcher = roles.has('fetch') ? await tools.openFetcher(tools.engine.gate) : undefined
  const works = startWork(roles, tools, { reader: reader && take(reader), fetcher })
  return success({
    ...(roles.has('schedule') && { schedule: openSchedule(tools) }),
    close: async () => {
      // In the order in which work moves, so that each can still hand on what it has at hand.
      for (const work of works) await work.close()
      await fetcher?.close()
      if (reader?.ok) await reader.value.close()
    },
  })
}

/** One processor is left to the network, the database and whoever else uses the machine. */
export function threadsOf({ threads }: Pick<Config, 'threads'>): number {
  return threads > 0 ? threads : Math.max(1, os.availableParallelism() - 1)
}

interface Opened {
  readonly reader: PageReader | undefined
  readonly fetcher: Fetcher | undefined
}

function startWork(
  roles: ReadonlySet<Role>,
  tools: RoleTools,
  { reader, fetcher }: Opened,
): readonly Work[] {
  const { concurrency, maxAttempts } = tools.config
  const store = roles.has('store') && workOnResults({ ...tools, store: storeOf(tools) })
  const pages = reader && workOnPages({ ...tools, reader })
  const fetches = fetcher && workOnFetches({ ...tools, fetcher, concurrency, maxAttempts })
  return [fetches, pages, store].filter((work): work is Work => typeof work === 'object')
}

function storeOf({ store }: RoleTools): Store {
  if (!store) throw new Error('The role needs the database.')
  return store
}

function openSchedule(tools: RoleTools): Schedule {
  const { engine, config } = tools
  const inFlight = engine.isShared
    ? sharedInFlight
    : config.concurrency * 2 + threadsOf(config) * tasksPerThread
  const { hostDelayMs } = config
  return createSchedule({ ...tools, store: storeOf(tools), inFlight, hostDelayMs })
}
