/** `gaceta health`: is every link accounted for, and does everything move? */
import { Command } from 'commander'
import type { Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { accountingLine } from './crawl.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'

/** Makes the command. */
export function healthCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('health').description(
    'Account for every link ever discovered and list the sources with their last success. Exit code 1 when the sum is wrong or a source keeps failing.',
  )
  withOptions(command, ['db'])
  return command.action(async () => {
    const config = commandConfig(command, io)
    finish(
      config.ok
        ? await withExistingStore(io, config.value, (store) => health(io, store))
        : await tellProblem(io, config.problem),
    )
  })
}

// From here on a source is not just having a bad hour.
const worryingFailures = 3

async function health(io: Io, store: Store): Promise<ExitCode> {
  const accounting = await store.accounting()
  if (!accounting.ok) return tellProblem(io, accounting.problem)
  const sources = await store.listSources()
  if (!sources.ok) return tellProblem(io, sources.problem)
  const line = accountingLine(accounting.value)
  const failing = sources.value.filter(({ failures }) => failures >= worryingFailures)
  const rows = sources.value.map((source) => {
    const success = source.lastSuccessAt ?? 'never'
    const fault =
      source.lastProblem === undefined ? '' : `  ${source.failures} failures: ${source.lastProblem}`
    return `${source.state.padEnd(8)}  last success ${success.padEnd(24)}  next ${source.nextDueAt}  ${source.url}${fault}`
  })
  await write(io.stdout, [line, ...rows, ''].join('\n'))
  return line.includes('≠') || failing.length > 0 ? exitCodes.problem : exitCodes.done
}
