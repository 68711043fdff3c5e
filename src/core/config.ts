/** Configuration: one table of options, read once at the edge, checked as a whole, frozen, passed as a parameter. */
import { problem } from './problem.js'
import { failure, success, type Result } from './result.js'

/** One option: how it is named on the command line and in the environment, what it means and accepts. */
export interface Option<Value> {
  /** Long flag without its dashes: `host-delay-ms`. */
  readonly flag: string
  /** Environment variable: `GACETA_HOST_DELAY_MS`. */
  readonly env: string
  readonly default: Value
  /** One sentence for the help text. */
  readonly meaning: string
  /** What is accepted, for the help text and for faults: `a whole number from 1 to 64`. */
  readonly accepts: string
  /** Reads the value; undefined when the text is not acceptable. */
  readonly parse: (text: string) => Value | undefined
  /** Hidden when the configuration is printed. */
  readonly isSecret?: boolean
}

const wholeNumber = (low: number, high: number) => ({
  accepts: `a whole number from ${low} to ${high}`,
  parse: (text: string): number | undefined => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
    return value >= low && value <= high ? value : undefined
  },
})

const yesOrNo = {
  accepts: 'yes or no',
  parse: (text: string): boolean | undefined =>
    ({ yes: true, true: true, 1: true, no: false, false: false, 0: false })[text.toLowerCase()],
}

const anyText = {
  accepts: 'text',
  parse: (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim()),
}

const option = <Value>(spec: Option<Value>): Option<Value> => spec

/** Every option of the program. `docs/cli.md` lists them; `gaceta config` prints their values. */
export const optionTable = {
  db: option<string>({
    flag: 'db',
    env: 'GACETA_DB',
    default: 'gaceta.sqlite',
    meaning: 'SQLite file that holds everything.',
    ...anyText,
    accepts: 'a file path',
  }),
  concurrency: option<number>({
    flag: 'concurrency',
    env: 'GACETA_CONCURRENCY',
    default: 8,
    meaning: 'Pages fetched at the same time, over all hosts.',
    ...wholeNumber(1, 64),
  }),
  hostDelayMs: option<number>({
    flag: 'host-delay-ms',
    env: 'GACETA_HOST_DELAY_MS',
    default: 1000,
    meaning:
      'Least time between two requests to one host; a longer Crawl-delay of its robots.txt wins.',
    ...wholeNumber(0, 3_600_000),
  }),
  timeoutMs: option<number>({
    flag: 'timeout-ms',
    env: 'GACETA_TIMEOUT_MS',
    default: 30_000,
    meaning: 'Deadline for one page, from the connection to its last byte.',
    ...wholeNumber(100, 600_000),
  }),
  maxPageBytes: option<number>({
    flag: 'max-page-bytes',
    env: 'GACETA_MAX_PAGE_BYTES',
    default: 10_000_000,
    meaning: 'Largest page that is read, after decompression.',
    ...wholeNumber(1000, 1_000_000_000),
  }),
  maxAttempts: option<number>({
    flag: 'max-attempts',
    env: 'GACETA_MAX_ATTEMPTS',
    default: 8,
    meaning: 'Tries before a failing link is put into quarantine.',
    ...wholeNumber(1, 100),
  }),
  threads: option<number>({
    flag: 'threads',
    env: 'GACETA_THREADS',
    default: 0,
    meaning: 'Threads that read pages; 0: as many as there are processors, less one.',
    ...wholeNumber(0, 64),
  }),
  redisUrl: option<string>({
    flag: 'redis-url',
    env: 'REDIS_URL',
    default: '',
    meaning: 'Redis server that carries the jobs; without it they stay in this process.',
    accepts: 'an address such as redis://localhost:6379',
    parse: (text) => (text === '' || /^rediss?:\/\/\S+$/.test(text) ? text : undefined),
    isSecret: true,
  }),
  redisPrefix: option<string>({
    flag: 'redis-prefix',
    env: 'GACETA_REDIS_PREFIX',
    default: 'gaceta',
    meaning: 'Begins all keys on the Redis server; each database needs its own.',
    accepts: 'letters, digits, - and _',
    parse: (text) => (/^[\w-]{1,100}$/.test(text) ? text : undefined),
  }),
  metricsPort: option<number>({
    flag: 'metrics-port',
    env: 'GACETA_METRICS_PORT',
    default: 0,
    meaning: 'Port that answers /metrics (Prometheus) and /health; 0 for none.',
    ...wholeNumber(0, 65_535),
  }),
  metricsHost: option<string>({
    flag: 'metrics-host',
    env: 'GACETA_METRICS_HOST',
    default: '127.0.0.1',
    meaning: 'Address on which the metrics port listens.',
    ...anyText,
    accepts: 'an address of this machine',
  }),
  contact: option<string>({
    flag: 'contact',
    env: 'GACETA_CONTACT',
    default: 'https://github.com/gaceta/gaceta',
    meaning: 'Address named in the user agent, where a site can reach whoever crawls it.',
    ...anyText,
    accepts: 'an e-mail or web address',
  }),
  host: option<string>({
    flag: 'host',
    env: 'GACETA_HOST',
    default: '127.0.0.1',
    meaning: 'Address on which the desk listens; beyond this machine only with GACETA_PASSWORD.',
    ...anyText,
    accepts: 'an address of this machine',
  }),
  port: option<number>({
    flag: 'port',
    env: 'GACETA_PORT',
    default: 8480,
    meaning: 'Port on which the desk listens; 0 for any free one.',
    ...wholeNumber(0, 65_535),
  }),
  password: option<string>({
    flag: 'password',
    env: 'GACETA_PASSWORD',
    default: '',
    meaning: 'Password of the desk; best given in the environment. Without one anyone may read.',
    ...anyText,
    isSecret: true,
  }),
  allowLoopback: option<boolean>({
    flag: 'allow-loopback',
    env: 'GACETA_ALLOW_LOOPBACK',
    default: false,
    meaning: 'Lets the crawler visit this machine itself; for tests and the demo only.',
    ...yesOrNo,
  }),
  allowPrivateWebhooks: option<boolean>({
    flag: 'allow-private-webhooks',
    env: 'GACETA_ALLOW_PRIVATE_WEBHOOKS',
    default: false,
    meaning:
      'Lets webhooks of saved searches go to this machine and to private networks; else only to public addresses.',
    ...yesOrNo,
  }),
  log: option<'none' | 'json'>({
    flag: 'log',
    env: 'GACETA_LOG',
    default: 'none',
    meaning: 'Structured log on standard error, one JSON object a line.',
    accepts: 'none or json',
    parse: (text) => (text === 'none' || text === 'json' ? text : undefined),
  }),
} as const

/** Name of an option in the program. */
export type OptionName = keyof typeof optionTable

/** The values of all options. */
export type Config = {
  readonly [Name in OptionName]: (typeof optionTable)[Name]['default']
}

/** Text values by option name, as the command line gives them. */
export type GivenOptions = Partial<Readonly<Record<OptionName, string>>>

/**
 * Reads the configuration: flag before environment variable before default. All faults are reported together, each
 * with the name that the person used, in one `config/invalid` problem.
 */
export function readConfig(
  given: GivenOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config> {
  const values: Record<string, unknown> = {}
  const faults: string[] = []
  for (const [name, spec] of Object.entries(optionTable) as [OptionName, Option<unknown>][]) {
    const flagText = given[name]
    const text = flagText ?? environment[spec.env]
    if (text === undefined) {
      values[name] = spec.default
      continue
    }
    const value = spec.parse(text)
    const label = flagText === undefined ? spec.env : `--${spec.flag}`
    if (value === undefined) faults.push(`${label}: "${text}" is not ${spec.accepts}`)
    else values[name] = value
  }
  if (faults.length > 0) return failure(problem('config/invalid', faults.join('; ')))
  return success(Object.freeze(values) as unknown as Config)
}

/** Lists the configuration for a person, one `name = value` a line, secrets hidden. */
export function describeConfig(config: Config): readonly string[] {
  return (Object.entries(optionTable) as [OptionName, Option<unknown>][]).map(([name, spec]) => {
    const value = spec.isSecret === true ? '(hidden)' : String(config[name])
    return `--${spec.flag} = ${value}    ${spec.env}    ${spec.meaning}`
  })
}
