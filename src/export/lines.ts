/** Rows as lines of text. Nothing is kept but one batch of rows, so a table of any length passes through. */
import { stringify } from 'csv-stringify/sync'
import type { AnyRow, TableName } from '../model/row.js'
import { cellText, guardFormula, type Cell } from './cells.js'
import { columnsOf, isNumeric } from './columns.js'
import { ftmTables, toFtm } from './follow-the-money.js'

/** How a CSV file is written. */
export interface CsvOptions {
  /** For spreadsheets: with a byte order mark, and with a guard against texts that look like formulas. */
  readonly isForExcel?: boolean
  /**
   * BCP 47 name of the spreadsheet's locale. Where it writes a decimal comma (Spain, France, Argentina; not Mexico),
   * spreadsheets expect semicolons between cells and a comma in numbers, and get them.
   */
  readonly locale?: string
}

/** Rows of one table, as a list or as a stream. */
export type Rows = Iterable<AnyRow> | AsyncIterable<AnyRow>

/**
 * Writes rows as CSV after RFC 4180: comma, CRLF, quotation marks where needed, the names of the columns first. Lists
 * are joined by a semicolon and a space.
 */
export async function* toCsv(
  table: TableName,
  rows: Rows,
  { isForExcel = false, locale }: CsvOptions = {},
): AsyncGenerator<string> {
  const columns = columnsOf(table)
  const isComma = isForExcel && locale !== undefined && hasDecimalComma(locale)
  const numeric = columns.map((column) => isComma && isNumeric(table, column))
  const text = (cell: Cell, index: number) => {
    const plain = isForExcel ? guardFormula(cellText(cell)) : cellText(cell)
    return numeric[index] === true ? plain.replace('.', ',') : plain
  }
  const lines = (cells: readonly (readonly string[])[]) =>
    stringify(cells as string[][], {
      record_delimiter: 'windows',
      delimiter: isComma ? ';' : ',',
    })
  yield (isForExcel ? '\uFEFF' : '') + lines([columns])
  for await (const batch of batches(rows)) {
    yield lines(batch.map((row) => cellsOf(row, columns).map(text)))
  }
}

function hasDecimalComma(locale: string): boolean {
  return new Intl.NumberFormat(locale).formatToParts(1.5).some(({ value }) => value === ',')
}

/** Writes rows as JSON Lines: one object per line with all columns, lists as arrays, nothing as null. */
export async function* toJsonLines(table: TableName, rows: Rows): AsyncGenerator<string> {
  const columns = columnsOf(table)
  for await (const batch of batches(rows)) {
    yield batch.map((row) => `${JSON.stringify(row, columns as string[])}\n`).join('')
  }
}

/** Writes rows as entities of FollowTheMoney, one JSON object a line; `ftmTables` names the tables that have any. */
export async function* toFtmLines(table: TableName, rows: Rows): AsyncGenerator<string> {
  if (!ftmTables.includes(table)) throw new Error(`No row of ${table} is an entity.`)
  for await (const batch of batches(rows)) {
    yield batch
      .flatMap((row) => toFtm(table, row).map((one) => `${JSON.stringify(one)}\n`))
      .join('')
  }
}

const cellsOf = (row: AnyRow, columns: readonly string[]): Cell[] => {
  const cells = row as unknown as Readonly<Record<string, Cell>>
  return columns.map((column) => cells[column] ?? null)
}

const rowsPerChunk = 250

async function* batches(rows: Rows): AsyncGenerator<AnyRow[]> {
  let batch: AnyRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < rowsPerChunk) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
