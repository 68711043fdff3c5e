/** `gaceta config`: the options as this run would see them. */
import { Command } from 'commander'
import { describeConfig, optionTable, type OptionName } from '../core/config.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'

/** Makes the command. */
export function configCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('config').description(
    'Print every option with its value, from flags and environment, and check them all.',
  )
  withOptions(command, Object.keys(optionTable) as OptionName[])
  return command.action(async () => {
    const config = commandConfig(command, io)
    if (!config.ok) {
      finish(await tellProblem(io, config.problem))
      return
    }
    await write(io.stdout, `${describeConfig(config.value).join('\n')}\n`)
    finish(exitCodes.done)
  })
}
