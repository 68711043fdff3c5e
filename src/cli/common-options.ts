/** Options that several commands share, taken from the one table in `core/config.ts`. */
import { Option as Flag, type Command } from 'commander'
import {
  optionTable,
  readConfig,
  type Config,
  type GivenOptions,
  type OptionName,
} from '../core/config.js'
import type { Result } from '../core/result.js'
import type { Fetcher, RobotsArchive } from '../fetch/index.js'
import type { Store } from '../store/index.js'
import { packageVersion } from '../core/package-root.js'
import type { Io } from './io.js'

/** Adds options of the table to a command. */
export function withOptions(command: Command, names: readonly OptionName[]): Command {
  for (const name of names) {
    const spec = optionTable[name]
    const flag = new Flag(
      `--${spec.flag} <value>`,
      `${spec.meaning} (${spec.accepts}; ${spec.env}; default: ${String(spec.default)})`,
    )
    command.addOption(flag)
  }
  return command
}

/** Reads the configuration from a command's flags and the environment. */
export function commandConfig(command: Command, io: Io): Result<Config> {
  const flags: Readonly<Record<string, unknown>> = command.opts()
  const given = Object.fromEntries(
    Object.entries(optionTable).flatMap(([name, spec]) => {
      const value = flags[camelCase(spec.flag)]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  ) as GivenOptions
  return readConfig(given, io.environment)
}

const camelCase = (flag: string): string =>
  flag.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())

/** How a fetcher for the demo or for tests finds its hosts: name → port on this machine. */
export type LocalHosts = Readonly<Record<string, number>>

/** What a fetcher is given beside its configuration. */
export interface FetcherParts {
  readonly localHosts?: LocalHosts
  /** Keeps robots.txt files for the next process. */
  readonly store?: Store
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

/** Opens a fetcher with the configuration's limits and identity. */
export async function openFetcher(
  config: Config,
  io: Io,
  { localHosts = {}, store }: FetcherParts = {},
): Promise<Fetcher> {
  // Loaded here because most commands make no request, and undici takes a while to load.
  const { createFetcher } = await import('../fetch/index.js')
  return createFetcher({
    userAgent: `Gaceta/${packageVersion()} (+${config.contact})`,
    timeoutMs: config.timeoutMs,
    maxBytes: config.maxPageBytes,
    hostDelayMs: config.hostDelayMs,
    allowLoopback: config.allowLoopback,
    localHosts,
    ...(store && { robotsArchive: robotsArchive(store) }),
    time: { ...io.clock, sleep: (ms) => sleep(ms, io.signal) },
  })
}

/** Waits, or less when the person wants to stop. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
