/** Opens the fetcher that the configuration describes. */
import type { Clock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import { packageVersion } from '../core/package-root.js'
import { present } from '../core/present.js'
import { sleepUnlessAborted } from '../core/sleep.js'
import type { Fetcher, RobotsArchive } from '../fetch/index.js'
import type { HostGate } from '../model/host-gate.js'
import type { Store } from '../store/index.js'

/** How a fetcher for the demo or for tests finds its hosts: name → port on this machine. */
export type LocalHosts = Readonly<Record<string, number>>

/** What a fetcher needs beside the configuration. */
export interface FetcherTools {
  readonly clock: Clock
  /** Ends waits early when the person wants to stop. */
  readonly signal: AbortSignal
  readonly localHosts?: LocalHosts
  /** Keeps robots.txt files for the next process. */
  readonly store?: Store
  /** Keeps the hosts' turns; default: a gate of this process. */
  readonly gate?: HostGate
}

/** Opens a fetcher with the configuration's limits and identity. */
export async function openFetcher(config: Config, tools: FetcherTools): Promise<Fetcher> {
  const { clock, signal, localHosts, gate, store } = tools
  // Loaded here because most commands make no request, and undici takes a while to load.
  const { createFetcher } = await import('../fetch/index.js')
  return createFetcher({
    userAgent: `Gaceta/${packageVersion()} (+${config.contact})`,
    timeoutMs: config.timeoutMs,
    maxBytes: config.maxPageBytes,
    hostDelayMs: config.hostDelayMs,
    allowLoopback: config.allowLoopback,
    ...present({ localHosts, gate }),
    ...(store && { robotsArchive: robotsArchive(store) }),
    time: { ...clock, sleep: (ms) => sleepUnlessAborted(ms, signal) },
  })
}

/** Keeps robots.txt files in the store; one that cannot be kept or read is asked for again. */
function robotsArchive(store: Store): RobotsArchive {
  return {
    async robotsOf(origin) {
      const kept = await store.readRobots(origin)
      return kept.ok ? kept.value : undefined
    },
    async keepRobots(origin, robots) {
      await store.writeRobots(origin, robots)
    },
  }
}
