/** `gaceta searches`: saved searches, their feeds and webhooks. */
import { Command } from 'commander'
import { present } from '../core/present.js'
import { failure, type Result } from '../core/result.js'
import type { NewSavedSearch, SavedSearch } from '../model/saved-search.js'
import type { Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'
import { printable } from './printable.js'

type Finish = (code: ExitCode) => void

/** Makes the command with its parts. */
export function searchesCommand(io: Io, finish: Finish): Command {
  return new Command('searches')
    .description(
      'Save searches and be told of new events: by feeds of the desk, and by webhooks. docs/alerts.md explains both.',
    )
    .addCommand(addCommand(io, finish))
    .addCommand(listCommand(io, finish))
    .addCommand(
      oneSearchCommand(io, finish, {
        ...{ name: 'retry', work: (store, id) => store.retryDeliveries(id, io.clock.now()) },
        description: 'Send again, at once, what a webhook did not take.',
      }),
    )
    .addCommand(
      oneSearchCommand(io, finish, {
        ...{ name: 'remove', work: (store, id) => store.removeSavedSearch(id) },
        description: 'Forget a saved search with what was sent for it.',
      }),
    )
}

interface AddFlags {
  readonly webhook?: string
  readonly secret?: string
  readonly by?: string
}

function addCommand(io: Io, finish: Finish): Command {
  const command = new Command('add')
    .description(
      'Save a search. Events that are in the database already are not sent to its webhook.',
    )
    .argument('<name>', 'what it is called')
    .argument('[search...]', 'the search, as after `gaceta search`; none for all events')
    .option('--webhook <address>', 'where new events are sent (POST, JSON)')
    .option('--secret <text>', 'signs what is sent (Standard Webhooks)')
    .option('--by <name>', 'who saves it')
  withOptions(command, ['db', 'allowPrivateWebhooks'])
  return command.action(async (name: string, words: readonly string[], flags: AddFlags) => {
    const { webhook, secret, by: madeBy } = flags
    const search = { name, query: words.join(' '), ...present({ webhook, secret, madeBy }) }
    finish(await changeOne(command, io, (store, allow) => saveSearch(store, io, { search, allow })))
  })
}

async function saveSearch(
  store: Store,
  io: Io,
  { search, allow }: { readonly search: NewSavedSearch; readonly allow: boolean },
): Promise<Result<SavedSearch>> {
  const { faultOfSearch } = await import('../alerts/index.js')
  const fault = faultOfSearch(search, allow)
  return fault === undefined ? store.addSavedSearch(search, io.clock.now()) : failure(fault)
}

function listCommand(io: Io, finish: Finish): Command {
  const command = new Command('list')
    .description('Show the saved searches and what became of their alerts.')
    .option('--json', 'one JSON object a line instead of text')
  withOptions(command, ['db'])
  return command.action(async ({ json }: { json?: boolean }) => {
    const config = commandConfig(command, io)
    if (!config.ok) {
      finish(await tellProblem(io, config.problem))
      return
    }
    const code = await withExistingStore(io, config.value, async (store) => {
      const searches = await store.savedSearches()
      if (!searches.ok) return tellProblem(io, searches.problem)
      for (const search of searches.value)
        await write(io.stdout, `${json === true ? JSON.stringify(search) : searchLines(search)}\n`)
      return exitCodes.done
    })
    finish(code)
  })
}

interface OneSearch {
  readonly name: string
  readonly description: string
  readonly work: (store: Store, id: string) => Promise<Result<SavedSearch>>
}

function oneSearchCommand(io: Io, finish: Finish, { name, description, work }: OneSearch): Command {
  const command = new Command(name)
    .description(description)
    .argument('<id>', 'its id, as `gaceta searches list` shows it')
  withOptions(command, ['db'])
  return command.action(async (id: string) => {
    finish(await changeOne(command, io, (store) => work(store, id)))
  })
}

/** Does something with one search and prints it as it is then. */
async function changeOne(
  command: Command,
  io: Io,
  work: (store: Store, allowPrivate: boolean) => Promise<Result<SavedSearch>>,
): Promise<ExitCode> {
  const config = commandConfig(command, io)
  if (!config.ok) return tellProblem(io, config.problem)
  return withExistingStore(io, config.value, async (store) => {
    const search = await work(store, config.value.allowPrivateWebhooks)
    if (!search.ok) return tellProblem(io, search.problem)
    await write(io.stdout, `${searchLines(search.value)}\n`)
    return exitCodes.done
  })
}

/** A saved search for a person: the search, then its alerts. */
function searchLines(search: SavedSearch): string {
  const { id, name, query, webhook, due, delivered, failed, lastDeliveredAt, lastProblem } = search
  const last = lastDeliveredAt === undefined ? '' : `, last ${minute(lastDeliveredAt)}`
  const next = search.nextTryAt === undefined ? '' : `, next try ${minute(search.nextTryAt)}`
  const lines = [
    `${id}  ${name}: ${query === '' ? '(all events)' : query}`,
    ...(webhook === undefined
      ? []
      : [
          `  to ${webhook}: ${delivered} delivered${last}, ${due} waiting${next}, ${failed} given up`,
        ]),
    ...(lastProblem === undefined ? [] : [`  ${lastProblem}`]),
  ]
  return lines.map(printable).join('\n')
}

const minute = (at: string) => `${at.slice(0, 16)}Z`
