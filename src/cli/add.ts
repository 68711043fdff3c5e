/** `gaceta add`: puts a feed, sitemap or page under watch. */
import { Command, Option as Flag } from 'commander'
import { present } from '../core/present.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { isLanguage } from '../model/language.js'
import type { NewSource } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'
import { commandConfig, openFetcher, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withStore } from './open-store.js'

interface AddFlags {
  readonly name?: string
  readonly country?: string
  readonly region?: string
  readonly lang?: string
  readonly interval?: string
  readonly cron?: string
  readonly priority?: string
}

/** Makes the command. */
export function addCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('add')
    .description(
      'Add a source: a feed, a sitemap, or a page that announces a feed or lists articles.',
    )
    .argument('<url>', 'its address')
    .option('--name <text>', 'name, where the source gives itself none')
    .option('--country <code>', 'country of the outlet, ISO 3166-1: MX, FR')
    .option('--region <text>', 'region of the outlet')
    .addOption(new Flag('--lang <code>', 'language of the outlet').choices(['es', 'fr']))
    .option('--interval <minutes>', 'minutes between two looks (default: 60)')
    .option('--cron <expression>', 'when to look instead, five fields: "0 7,19 * * *"')
    .option('--priority <number>', 'higher is sooner (default: 0)')
    .action(async (url: string, flags: AddFlags) => {
      finish(await add(io, url, { flags, command }))
    })
  return withOptions(command, ['db', 'timeoutMs', 'maxPageBytes', 'contact', 'allowLoopback'])
}

async function add(
  io: Io,
  text: string,
  { flags, command }: { flags: AddFlags; command: Command },
): Promise<ExitCode> {
  const config = commandConfig(command, io)
  if (!config.ok) return tellProblem(io, config.problem)
  const facts = readFlags(flags)
  if (!facts.ok) return tellProblem(io, facts.problem)
  const url = canonicalAddress(text)
  if (url === undefined) {
    return tellProblem(io, problem('input/invalid-url', `"${text}" is no http or https address.`))
  }
  const { findSource, isCronExpression } = await import('../pipeline/index.js')
  if (flags.cron !== undefined && !isCronExpression(flags.cron, io.clock.now())) {
    const message = `--cron: "${flags.cron}" is no cron expression of five fields that comes due`
    return tellProblem(io, problem('config/invalid', message))
  }
  const fetcher = await openFetcher(config.value, io)
  const found = await findSource(url, fetcher)
  await fetcher.close()
  if (!found.ok) return tellProblem(io, found.problem)
  return withStore(io, config.value, async (store) => {
    const source = await store.addSource({ ...found.value, ...facts.value }, io.clock.now())
    if (!source.ok) return tellProblem(io, source.problem)
    const { kind, url: address, name = '' } = source.value
    await write(io.stdout, `Added ${kind} ${address} ${name}`.trimEnd() + '\n')
    return exitCodes.done
  })
}

const flagRules = {
  country: { accepts: /^[A-Za-z]{2}$/, what: 'a two-letter code' },
  interval: { accepts: /^[1-9]\d{0,5}$/, what: 'a number of minutes' },
  priority: { accepts: /^-?\d{1,4}$/, what: 'a whole number' },
} as const

function readFlags(flags: AddFlags): Result<Partial<NewSource>> {
  const faults = Object.entries(flagRules).flatMap(([name, { accepts, what }]) => {
    const value = flags[name as keyof typeof flagRules]
    return value === undefined || accepts.test(value)
      ? []
      : [`--${name}: "${value}" is not ${what}`]
  })
  if (faults.length > 0) return failure(problem('config/invalid', faults.join('; ')))
  const { name, country, region, lang, interval, cron, priority } = flags
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  return success(
    present({
      ...{ name, region, cron, country: country?.toUpperCase() },
      lang: isLanguage(lang) ? lang : undefined,
      intervalMinutes: number(interval),
      priority: number(priority),
    }),
  )
}
