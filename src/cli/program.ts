/** The commands of `gaceta` and how they are run. */
import { Command, CommanderError } from 'commander'
import { packageVersion } from '../core/package-root.js'
import { addCommand } from './add.js'
import { backupCommand } from './backup.js'
import { checkCommand } from './check.js'
import { configCommand } from './config.js'
import { crawlCommand } from './crawl.js'
import { decisionsCommand } from './decision-lists.js'
import { correctionCommands, undoCommand } from './decisions.js'
import { demoCommand } from './demo.js'
import { exportCommand } from './export.js'
import { extractCommand } from './extract.js'
import { healthCommand } from './health.js'
import { ingestCommand } from './ingest.js'
import { exitCodes, type ExitCode, type Io } from './io.js'
import { linksCommand } from './links.js'
import { pruneCommand } from './prune.js'
import { reprocessCommand } from './reprocess.js'
import { searchCommand } from './search.js'
import { searchesCommand } from './searches.js'
import { startCommand } from './start.js'
import { sourcesCommand } from './sources.js'
import { serveCommand } from './serve.js'

const commands = [
  demoCommand,
  extractCommand,
  addCommand,
  sourcesCommand,
  crawlCommand,
  startCommand,
  ingestCommand,
  reprocessCommand,
  searchCommand,
  searchesCommand,
  serveCommand,
  ...correctionCommands,
  undoCommand,
  decisionsCommand,
  exportCommand,
  healthCommand,
  linksCommand,
  backupCommand,
  checkCommand,
  pruneCommand,
  configCommand,
]

/** Builds the program with all its commands; `finish` takes the exit code of the one that runs. */
export function buildProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command('gaceta')
    .description('Turns regional business news in Spanish and French into searchable data.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('(--help shows what can be given)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // The same width everywhere, so that help reads the same in a terminal, a pipe and the documents.
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
  for (const makeCommand of commands) {
    const command = makeCommand(io, finish)
    inheritSettings(command, program)
    program.addCommand(command)
  }
  return program
}

function inheritSettings(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent)
  for (const part of command.commands) inheritSettings(part, command)
}

/** Runs the program with the arguments and gives its exit code: 0 done, 1 problem, 2 usage. */
export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done
  const program = buildProgram(io, (result) => {
    code = result
  })
  if (args.length === 0) {
    program.outputHelp({ error: true })
    return exitCodes.usage
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    // Commander ends its own work (help, version, wrong usage) by throwing.
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  }
  return code
}
