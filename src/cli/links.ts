/** `gaceta links`: what was set aside, and another chance for it. */
import { Command } from 'commander'
import { present } from '../core/present.js'
import { problem } from '../core/problem.js'
import { failure, success, take, type Result } from '../core/result.js'
import type { Link } from '../model/source.js'
import type { Store } from '../store/index.js'
import { canonicalAddress } from '../text/address.js'
import { withOptions } from './common-options.js'
import { withCommandStore } from './decisions.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { printable } from './printable.js'

type Finish = (code: ExitCode) => void

/** Makes the command with its parts. */
export function linksCommand(io: Io, finish: Finish): Command {
  return new Command('links')
    .description('List the links in quarantine, and give them another chance.')
    .addCommand(quarantinedCommand(io, finish))
    .addCommand(retryCommand(io, finish))
}

function quarantinedCommand(io: Io, finish: Finish): Command {
  const command = new Command('quarantined').description(
    'List the links that were set aside, with the reason: fetched in vain too often, or a fault of ours.',
  )
  withOptions(command, ['db'])
  return command.action(async () => {
    finish(await withCommandStore(command, io, (store) => list(io, store)))
  })
}

async function list(io: Io, store: Store): Promise<ExitCode> {
  let count = 0
  for await (const link of quarantined(store)) {
    count += 1
    const { id, url, attempts, reason = '', reasonText = '' } = link
    await write(
      io.stdout,
      `${id}  ${url}  ${attempts} tries  ${printable(reasonText)} [${reason}]\n`,
    )
  }
  await write(io.stdout, `${count} links in quarantine\n`)
  return exitCodes.done
}

const linksAtOnce = 500

async function* quarantined(store: Store): AsyncGenerator<Link> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const links: Link[] = take(
      await store.linksInState('quarantined', { limit: linksAtOnce, after }),
    )
    yield* links
    after = links.at(-1)?.id
  }
}

interface RetryFlags {
  readonly all?: boolean
  readonly reason?: string
}

function retryCommand(io: Io, finish: Finish): Command {
  const command = new Command('retry')
    .description(
      'Free links from quarantine: a page of the archive is read again, everything else is fetched again, with all its tries. The next crawl does it.',
    )
    .argument('[link...]', 'ids or addresses, as `links quarantined` shows them')
    .option('--all', 'all of them')
    .option('--reason <code>', 'all that were set aside for this problem, such as fetch/timeout')
  withOptions(command, ['db'])
  return command.action(async (names: string[], flags: RetryFlags) => {
    const isChosen = names.length > 0 || flags.all === true || flags.reason !== undefined
    finish(
      isChosen
        ? await withCommandStore(command, io, (store) => retry({ io, store }, names, flags))
        : await tellProblem(
            io,
            problem('config/invalid', 'Name the links, or take --all or --reason.'),
          ),
    )
  })
}

async function retry(
  { io, store }: { readonly io: Io; readonly store: Store },
  names: readonly string[],
  { reason }: RetryFlags,
): Promise<ExitCode> {
  const ids: string[] = []
  let hasFailed = false
  for (const name of names) {
    const id = await idOf(store, name)
    if (id.ok) ids.push(id.value)
    else {
      hasFailed = true
      await tellProblem(io, id.problem)
    }
  }
  const which = present({ reason, ids: names.length > 0 ? ids : undefined })
  const freed = take(await store.retryLinks(which, io.clock.now()))
  await write(io.stdout, `${freed} links freed from quarantine\n`)
  return hasFailed ? exitCodes.problem : exitCodes.done
}

async function idOf(store: Store, name: string): Promise<Result<string>> {
  const { linkId } = await import('../store/index.js')
  const address = canonicalAddress(name)
  const link = await store.linkById(address === undefined ? name : linkId(address))
  if (!link.ok) return failure(problem('store/not-found', `There is no link "${name}".`))
  if (link.value.state === 'quarantined') return success(link.value.id)
  const message = `The link "${name}" is not in quarantine but ${link.value.state}.`
  return failure(problem('store/changed', message))
}
