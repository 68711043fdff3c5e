/** `gaceta search`: finds events by words and filters. */
import { Command, Option as Flag } from 'commander'
import { present } from '../core/present.js'
import { eventTypes } from '../model/event.js'
import { commandConfig, withOptions } from './common-options.js'
import { formatEvents } from './event-table.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'

interface SearchFlags {
  readonly type?: string
  readonly status?: string
  readonly lang?: string
  readonly from?: string
  readonly to?: string
  readonly place?: string
  readonly company?: string
  readonly limit: string
  readonly json?: boolean
}

/** Makes the command. */
export function searchCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('search')
    .description(
      'Find events whose article or participants hold the words. Case and accents do not count.',
    )
    .argument('[words...]', 'words, "phrases in quotes", and -words that must not stand there')
    .addOption(new Flag('--type <type>', 'type of event').choices(eventTypes))
    .addOption(
      new Flag('--status <status>', 'how far it has come').choices([
        'announced',
        'ongoing',
        'completed',
        'cancelled',
      ]),
    )
    .addOption(new Flag('--lang <code>', 'language of the article').choices(['es', 'fr']))
    .option('--from <date>', 'on or after this day: 2024, 2024-03 or 2024-03-12')
    .option('--to <date>', 'on or before this day')
    .option('--place <name>', 'a place that takes part, or a country code in capitals')
    .option('--company <name>', 'a company, public body or organisation that takes part')
    .option('--limit <number>', 'most events to show', '20')
    .option('--json', 'one JSON object a line instead of a table')
    .action(async (words: readonly string[], flags: SearchFlags) => {
      finish(await search(io, words, { flags, command }))
    })
  return withOptions(command, ['db'])
}

async function search(
  io: Io,
  words: readonly string[],
  { flags, command }: { flags: SearchFlags; command: Command },
): Promise<ExitCode> {
  const config = commandConfig(command, io)
  if (!config.ok) return tellProblem(io, config.problem)
  const { json, limit, type, status, lang, from, to, place, company } = flags
  const { searchEvents } = await import('../search/index.js')
  return withExistingStore(io, config.value, async (store) => {
    const found = await searchEvents(store, {
      ...present({ type, status, lang, from, to, place, company }),
      words: words.join(' '),
      limit: Number(limit),
    })
    if (!found.ok) return tellProblem(io, found.problem)
    const { events, total, isAtLeast } = found.value
    const text =
      json === true
        ? events.map((event) => `${JSON.stringify(event)}\n`).join('')
        : `${formatEvents(events)}\n${events.length} of ${total}${isAtLeast ? '+' : ''} events\n`
    await write(io.stdout, text)
    return exitCodes.done
  })
}
