/**
 * Export: rows in, chunks of text out. Nothing is kept but one batch of rows, so a table of any length passes through.
 */
import { stringify } from 'csv-stringify/sync'
import type { AnyRow, TableName } from '../model/row.js'
import { cellText, guardFormula, type Cell } from './cells.js'
import { columnsOf } from './columns.js'

export { columnsOf, tableNames } from './columns.js'

/** How a CSV file is written. */
export interface CsvOptions {
  /** For spreadsheets: with a byte order mark, and with a guard against texts that look like formulas. */
  readonly isForExcel?: boolean
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
  { isForExcel = false }: CsvOptions = {},
): AsyncGenerator<string> {
  const columns = columnsOf(table)
  const text = (cell: Cell) => (isForExcel ? guardFormula(cellText(cell)) : cellText(cell))
  yield (isForExcel ? '\uFEFF' : '') + csvLines([columns])
  for await (const batch of batches(rows)) {
    yield csvLines(batch.map((row) => cellsOf(row, columns).map(text)))
  }
}

const csvLines = (lines: readonly (readonly string[])[]): string =>
  stringify(lines as string[][], { record_delimiter: 'windows' })

/** Writes rows as JSON Lines: one object per line with all columns, lists as arrays, nothing as null. */
export async function* toJsonLines(table: TableName, rows: Rows): AsyncGenerator<string> {
  const columns = columnsOf(table)
  for await (const batch of batches(rows)) {
    yield batch.map((row) => `${JSON.stringify(row, columns as string[])}\n`).join('')
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
