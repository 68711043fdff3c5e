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
import type { Fetcher } from '../fetch/index.js'
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

/** Opens a fetcher with the configuration's limits and identity. */
export async function openFetcher(config: Config, { clock, signal }: Io): Promise<Fetcher> {
  // Loaded here because most commands make no request.
  const crawl = await import('../crawl/index.js')
  return crawl.openFetcher(config, { clock, signal })
}
