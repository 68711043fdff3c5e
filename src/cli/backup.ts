/** `gaceta backup`: a checked copy of the database while everything else goes on. */
import fs from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { problem } from '../core/problem.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { createProgress } from './progress.js'

interface BackupRequest {
  readonly io: Io
  readonly config: Config
  readonly target: string
  readonly isReplacing: boolean
}

/** Makes the command. */
export function backupCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('backup')
    .description(
      'Copy the database of this moment into a file, also while a crawl writes into it, and check the copy. It holds all that is needed to go on; docs/operations.md says how to restore it.',
    )
    .argument('<target>', 'the file; in a folder it is named after the moment')
    .option('--replace', 'replace the file when it is there, once the copy is whole')
  withOptions(command, ['db'])
  return command.action(async (target: string, { replace }: { replace?: boolean }) => {
    const config = commandConfig(command, io)
    finish(
      config.ok
        ? await backup({ io, config: config.value, target, isReplacing: replace === true })
        : await tellProblem(io, config.problem),
    )
  })
}

async function backup({ io, config, target, isReplacing }: BackupRequest): Promise<ExitCode> {
  const { db } = config
  if (!fs.existsSync(db)) {
    const message = `${db} does not exist; name the database with --db.`
    return tellProblem(io, problem('input/not-found', message))
  }
  const file = placeOf(target, io.clock.now())
  if (fs.existsSync(file) && (!isReplacing || isSame(db, file))) {
    const advice = isSame(db, file) ? 'it is the database itself' : '--replace replaces it'
    return tellProblem(io, problem('config/invalid', `${file} is there already: ${advice}`))
  }
  const { backupStore } = await import('../store/index.js')
  const progress = createProgress(io)
  const made = await backupStore(db, file, {
    now: io.clock.now(),
    signal: io.signal,
    onProgress: (copied, total) => {
      progress.tell(`${megabytes(copied)} of ${megabytes(total)} MB copied`)
    },
  })
  progress.end()
  if (!made.ok) return tellProblem(io, made.problem)
  const { bytes, links, version } = made.value
  await write(
    io.stdout,
    `${file}  ${bytes} bytes, version ${version}, ${links} links; checked and whole\n`,
  )
  return exitCodes.done
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

function isSame(one: string, other: string): boolean {
  return fs.realpathSync(one) === fs.realpathSync(other)
}

function placeOf(target: string, now: Date): string {
  const isFolder = fs.existsSync(target) && fs.statSync(target).isDirectory()
  const moment = now.toISOString().slice(0, 19).replaceAll(':', '')
  return isFolder ? path.join(target, `gaceta-${moment}Z.sqlite`) : target
}
