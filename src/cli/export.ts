/** `gaceta export`: writes a table to standard output or a file. */
import fs from 'node:fs'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import type { Writable } from 'node:stream'
import { Argument, Command, Option as Flag } from 'commander'
import { packageVersion } from '../core/package-root.js'
import { present } from '../core/present.js'
import { messageOf, problem, ProblemError } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { tableNames } from '../export/index.js'
import type { TableName } from '../model/row.js'
import type { Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'

interface ExportFlags {
  readonly format: ExportFormat
  readonly excel?: boolean
  readonly locale?: string
  readonly search?: string
  readonly out?: string
}

const formats = ['csv', 'jsonl', 'ftm', 'geojson', 'jsonld'] as const

type ExportFormat = (typeof formats)[number]

/** Makes the command. */
export function exportCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('export')
    .description(
      'Write a table, or all of them with a datapackage.json. docs/csv.md explains every column and format.',
    )
    .addArgument(new Argument('<table>', 'which table').choices([...tableNames, 'all']))
    .addOption(
      new Flag(
        '--format <format>',
        'CSV, JSON Lines, or FollowTheMoney; of events also GeoJSON and JSON-LD',
      )
        .choices(formats)
        .default('csv'),
    )
    .option('--excel', 'CSV for spreadsheets: with a byte order mark and a guard against formulas')
    .option(
      '--locale <name>',
      'with --excel: locale of the spreadsheet, such as es-ES; where it writes a decimal comma, cells are parted by semicolons',
    )
    .option('--search <words>', 'only the events of this search (docs/search.md)')
    .option('--out <file>', 'write to this file, or this folder for all, not to standard output')
    .action(async (table: TableName | 'all', flags: ExportFlags) => {
      const config = commandConfig(command, io)
      finish(
        config.ok
          ? await withExistingStore(io, config.value, (store) =>
              table === 'all'
                ? exportAll({ io, store, flags })
                : exportTable({ io, store, table, flags }),
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
  if (!chunks.ok) return tellProblem(io, chunks.problem)
  const written =
    flags.out === undefined
      ? await writeChunks(chunks.value, io.stdout)
      : await writeFile(flags.out, chunks.value)
  return written.ok ? exitCodes.done : tellProblem(io, written.problem)
}

/** Writes every table as a CSV file into one folder, with the description that tools read. */
async function exportAll({ io, store, flags }: Omit<ExportRun, 'table'>): Promise<ExitCode> {
  const { describeTables } = await import('../export/index.js')
  const folder = flags.out ?? 'gaceta-export'
  try {
    fs.mkdirSync(folder, { recursive: true })
  } catch (error) {
    const message = `${folder} cannot be made: ${messageOf(error)}`
    return tellProblem(io, problem('store/unwritable', message, error))
  }
  for (const table of tableNames) {
    const out = path.join(folder, `${table}.csv`)
    const code = await exportTable({ io, store, table, flags: { format: 'csv', out } })
    if (code !== exitCodes.done) return code
  }
  const created = io.clock.now().toISOString()
  const description = describeTables(tableNames, { version: packageVersion(), created })
  const text = `${JSON.stringify(description, undefined, 2)}\n`
  const written = await writeFile(path.join(folder, 'datapackage.json'), once(text))
  return written.ok ? exitCodes.done : tellProblem(io, written.problem)
}

// eslint-disable-next-line @typescript-eslint/require-await -- Files are written from streams.
async function* once(text: string): AsyncGenerator<string> {
  yield text
}

type TextFlags = Pick<ExportFlags, 'format' | 'excel' | 'locale' | 'search'>

/** Gives the text of a table, chunk by chunk; says what of the flags does not fit. */
export async function tableText(
  store: Store,
  table: TableName,
  { format, excel, locale, search }: TextFlags,
): Promise<Result<AsyncGenerator<string>>> {
  const { tableFile } = await import('../export/index.js')
  const { readQuery } = await import('../search/index.js')
  const query = readQuery(search ?? '')
  if (!query.ok) return query
  const file = tableFile(
    {
      ...{ table, format: format === 'csv' && excel === true ? 'excel' : format },
      ...present({ locale }),
    },
    {
      rows: () => store.exportRows(table),
      events: () => store.exportEvents(query.value),
      isSearch: search !== undefined,
    },
  )
  return file.ok ? success(file.value.chunks) : file
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
