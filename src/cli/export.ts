/** `gaceta export`: writes a table to standard output or a file. */
import fs from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Writable } from 'node:stream'
import { Argument, Command, Option as Flag } from 'commander'
import { messageOf, problem, ProblemError } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { tableNames } from '../export/index.js'
import type { TableName } from '../model/row.js'
import type { Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'

interface ExportFlags {
  readonly format: 'csv' | 'jsonl'
  readonly excel?: boolean
  readonly out?: string
}

/** Makes the command. */
export function exportCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('export')
    .description('Write a table. docs/csv.md explains every column.')
    .addArgument(new Argument('<table>', 'which table').choices(tableNames))
    .addOption(
      new Flag('--format <format>', 'CSV or JSON Lines').choices(['csv', 'jsonl']).default('csv'),
    )
    .option('--excel', 'CSV for spreadsheets: with a byte order mark and a guard against formulas')
    .option('--out <file>', 'write to this file instead of standard output')
    .action(async (table: TableName, flags: ExportFlags) => {
      const config = commandConfig(command, io)
      finish(
        config.ok
          ? await withExistingStore(io, config.value, (store) =>
              exportTable({ io, store, table, flags }),
            )
          : await tellProblem(io, config.problem),
      )
    })
  return withOptions(command, ['db'])
}

interface ExportRun {
  readonly io: Io
  readonly store: Store
  readonly table: TableName
  readonly flags: ExportFlags
}

async function exportTable({ io, store, table, flags }: ExportRun): Promise<ExitCode> {
  const chunks = await tableText(store, table, flags)
  const written =
    flags.out === undefined
      ? await writeChunks(chunks, io.stdout)
      : await writeFile(flags.out, chunks)
  return written.ok ? exitCodes.done : tellProblem(io, written.problem)
}

/** Gives the text of a table, chunk by chunk. */
export async function tableText(
  store: Store,
  table: TableName,
  { format, excel }: Pick<ExportFlags, 'format' | 'excel'>,
): Promise<AsyncGenerator<string>> {
  const { toCsv, toJsonLines } = await import('../export/index.js')
  const rows = store.exportRows(table)
  return format === 'csv'
    ? toCsv(table, rows, { isForExcel: excel === true })
    : toJsonLines(table, rows)
}

async function writeChunks(
  chunks: AsyncIterable<string>,
  stream: Writable,
): Promise<Result<undefined>> {
  try {
    for await (const chunk of chunks) await write(stream, chunk)
    return success(undefined)
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem)
    throw error
  }
}

/** Writes a table to a file, which is complete or not there: it is written beside it and then renamed. */
export async function writeFile(
  file: string,
  chunks: AsyncIterable<string>,
): Promise<Result<undefined>> {
  const draft = `${file}.part`
  const refuse = (error: unknown) =>
    failure(problem('store/unwritable', `${file} cannot be written: ${messageOf(error)}`, error))
  let fault: unknown
  const stream = fs.createWriteStream(draft)
  stream.on('error', (error) => {
    fault = error
  })
  const written = await writeChunks(chunks, stream)
  stream.end()
  try {
    await finished(stream)
    if (fault !== undefined) return refuse(fault)
    if (written.ok) fs.renameSync(draft, file)
    return written
  } catch (error) {
    return refuse(error)
  }
}
