/**
 * Export: rows in, chunks of text out. Here stands which file each format makes of a table, or of the events of a
 * search.
 */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { LocatedEvent } from '../model/detail.js'
import type { EventRow, TableName } from '../model/row.js'
import { ftmTables } from './follow-the-money.js'
import { toGeoJson } from './geojson.js'
import { toCsv, toFtmLines, toJsonLines, type Rows } from './lines.js'
import { toJsonLd } from './json-ld.js'

export { columnsOf, tableNames } from './columns.js'
export { describeTables } from './data-package.js'
export { toGeoJson } from './geojson.js'
export { toJsonLd } from './json-ld.js'
export { toCsv, toFtmLines, toJsonLines } from './lines.js'

/** The formats in which tables can be taken out. */
export const formats = ['csv', 'excel', 'jsonl', 'ftm', 'geojson', 'jsonld'] as const

/** A format of `formats`. */
export type Format = (typeof formats)[number]

/** What is taken out, and how. */
export interface TableRequest {
  readonly table: TableName
  readonly format: Format
  /** BCP 47 name of the locale of the spreadsheet, for `excel`. */
  readonly locale?: string
}

/** Where the rows come from. */
export interface TableSource {
  /** All rows of the table. */
  readonly rows: () => Rows
  /** The events that are wanted, with their places; only they can be drawn on a map. */
  readonly events: () => AsyncIterable<LocatedEvent>
  /** Whether only the events of a search are wanted. */
  readonly isSearch: boolean
}

/** A file to be written. */
export interface TableFile {
  readonly name: string
  /** Media type. */
  readonly type: string
  readonly chunks: AsyncGenerator<string>
}

const csv = 'text/csv; charset=utf-8; header=present'
const lines = 'application/jsonl; charset=utf-8'

/** Makes the file of a table; says when the format does not fit it. */
export function tableFile(request: TableRequest, source: TableSource): Result<TableFile> {
  const { table, format, locale } = request
  const fault = faultOf(request, source)
  if (fault !== undefined) return failure(problem('input/invalid-query', fault))
  const rows = () => (source.isSearch ? rowsOf(source.events()) : source.rows())
  const options = { isForExcel: true, ...(locale === undefined ? {} : { locale }) }
  const writers: Readonly<Record<Format, () => TableFile>> = {
    csv: () => ({ name: `${table}.csv`, type: csv, chunks: toCsv(table, rows()) }),
    excel: () => ({ name: `${table}-excel.csv`, type: csv, chunks: toCsv(table, rows(), options) }),
    jsonl: () => ({ name: `${table}.jsonl`, type: lines, chunks: toJsonLines(table, rows()) }),
    ftm: () => ({ name: `${table}.ftm.jsonl`, type: lines, chunks: toFtmLines(table, rows()) }),
    geojson: () => ({
      ...{ name: 'events.geojson', type: 'application/geo+json' },
      chunks: toGeoJson(source.events()),
    }),
    jsonld: () => ({
      ...{ name: 'events.jsonld', type: 'application/ld+json' },
      chunks: toJsonLd(source.events()),
    }),
  }
  return success(writers[format]())
}

function faultOf({ table, format }: TableRequest, { isSearch }: TableSource): string | undefined {
  const isOfEvents = format === 'geojson' || format === 'jsonld' || isSearch
  if (isOfEvents && table !== 'events') return 'Only events can be searched for or drawn on a map.'
  if (format === 'ftm' && !ftmTables.includes(table))
    return `FollowTheMoney has no entity for ${table}; choose one of ${ftmTables.join(', ')}.`
  return undefined
}

async function* rowsOf(events: AsyncIterable<LocatedEvent>): AsyncGenerator<EventRow> {
  for await (const { row } of events) yield row
}
