/** `gaceta check`: is the database whole, and does it keep its own rules? */
import { Command } from 'commander'
import type { Store } from '../store/index.js'
import { withOptions } from './common-options.js'
import { withCommandStore } from './decisions.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'

/** Makes the command. */
export function checkCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('check').description(
    'Check the database: the file, the keys between its tables, the index of texts, and that everything which is counted or kept twice agrees. Exit code 1 when a rule is broken.',
  )
  withOptions(command, ['db'])
  return command.action(async () => {
    finish(await withCommandStore(command, io, (store) => check(io, store)))
  })
}

async function check(io: Io, store: Store): Promise<ExitCode> {
  const { ruleNames } = await import('../store/index.js')
  const faults = await store.checkStore()
  if (!faults.ok) return tellProblem(io, faults.problem)
  const broken = new Map(faults.value.map(({ rule, count }) => [rule, count]))
  for (const rule of ruleNames) {
    const count = broken.get(rule)
    await write(
      io.stdout,
      count === undefined ? `ok      ${rule}\n` : `BROKEN  ${rule}: ${count} do not\n`,
    )
  }
  return broken.size > 0 ? exitCodes.problem : exitCodes.done
}
