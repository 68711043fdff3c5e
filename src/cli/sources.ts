/** `gaceta sources`: the list of sources, and taking them in, out, up and away. */
import { Command } from 'commander'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Source } from '../model/source.js'
import type { Store } from '../store/index.js'
import { canonicalAddress } from '../text/address.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'
import { printable } from './printable.js'
import { exportSourcesCommand, importSourcesCommand } from './sources-opml.js'

/** Makes the command with its subcommands. */
export function sourcesCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('sources').description(
    'List the sources, pause, resume or remove them, and exchange lists with feed readers.',
  )
  const parts = [
    listCommand(io, finish),
    ...changes.map((change) => changeCommand(io, finish, change)),
    importSourcesCommand(io, finish),
    exportSourcesCommand(io, finish),
  ]
  for (const part of parts) command.addCommand(part)
  return command
}

function listCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('list')
    .description('List the sources with their schedule, what they gave, and what fails.')
    .option('--all', 'also those that were removed')
  withOptions(command, ['db'])
  return command.action(async (flags: { all?: boolean }) => {
    const config = commandConfig(command, io)
    finish(
      config.ok
        ? await withExistingStore(io, config.value, (store) => list(io, store, flags.all === true))
        : await tellProblem(io, config.problem),
    )
  })
}

async function list(io: Io, store: Store, withRemoved: boolean): Promise<ExitCode> {
  const sources = await store.listSources({ withRemoved })
  if (!sources.ok) return tellProblem(io, sources.problem)
  for (const source of sources.value) {
    const counts = await store.accounting(source.id)
    if (!counts.ok) return tellProblem(io, counts.problem)
    const { discovered, stored } = counts.value
    await write(io.stdout, `${sourceLine(source)}  ${discovered} links, ${stored} stored\n`)
  }
  await write(io.stdout, `${sources.value.length} sources\n`)
  return exitCodes.done
}

const day = (moment: string | undefined): string =>
  moment?.slice(0, 16).replace('T', ' ') ?? 'never'

/** One line that says what a source is, when it is looked at, and how it fares. */
function sourceLine(source: Source): string {
  const { state, kind, url, name = '', country = '--', lang = '--', cron, failures } = source
  const rhythm = cron ?? `every ${source.adaptedMinutes ?? source.intervalMinutes} min`
  const fault = failures > 0 ? `  FAILS ${failures}× ${source.lastProblem ?? ''}` : ''
  const schedule =
    kind === 'archive'
      ? 'not visited'
      : `${rhythm}, next ${day(source.nextDueAt)}, new ${day(source.lastNewAt)}`
  return `${state.padEnd(7)} ${kind.padEnd(7)} ${country} ${lang}  ${printable(name || url)}  ${url}  ${schedule}${fault}`
}

interface Change {
  readonly name: string
  readonly description: string
  readonly done: string
  readonly apply: (store: Store, id: string) => Promise<Result<Source>>
}

const changes: readonly Change[] = [
  {
    name: 'pause',
    description: 'Stop looking at sources and fetching their links, until they are resumed.',
    done: 'Paused',
    apply: (store, id) => store.pauseSource(id),
  },
  {
    name: 'resume',
    description: 'Take paused sources up again.',
    done: 'Resumed',
    apply: (store, id) => store.resumeSource(id),
  },
  {
    name: 'remove',
    description:
      'Stop sources for good. What they led to stays; their links that were not fetched yet are rejected.',
    done: 'Removed',
    apply: (store, id) => store.removeSource(id),
  },
]

function changeCommand(io: Io, finish: (code: ExitCode) => void, change: Change): Command {
  const command = new Command(change.name)
    .description(change.description)
    .argument('<source...>', 'addresses or ids, as `sources list` shows them')
  withOptions(command, ['db'])
  return command.action(async (names: string[]) => {
    const config = commandConfig(command, io)
    finish(
      config.ok
        ? await withExistingStore(io, config.value, (store) =>
            changeAll(io, store, { change, names }),
          )
        : await tellProblem(io, config.problem),
    )
  })
}

async function changeAll(
  io: Io,
  store: Store,
  { change, names }: { change: Change; names: readonly string[] },
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done
  for (const name of names) {
    const found = await findSource(store, name)
    const changed = found.ok ? await change.apply(store, found.value.id) : found
    if (changed.ok) await write(io.stdout, `${change.done} ${changed.value.url}\n`)
    else code = await tellProblem(io, changed.problem)
  }
  return code
}

/** Finds a source by its id or address. */
async function findSource(store: Store, name: string): Promise<Result<Source>> {
  const sources = await store.listSources({ withRemoved: true })
  if (!sources.ok) return sources
  const url = canonicalAddress(name)
  const found = sources.value.find((source) => source.id === name || source.url === url)
  if (found) return success(found)
  const message = `There is no source "${name}"; \`gaceta sources list\` shows all.`
  return failure(problem('store/not-found', message))
}
