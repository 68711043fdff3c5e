/** The description that lies beside exported files: a Data Package (https://specs.frictionlessdata.io/). */
import type { TableName } from '../model/row.js'
import { columnsOf, columnType } from './columns.js'

/** A description of the CSV files of the tables, as they lie in one folder. */
export function describeTables(
  tables: readonly TableName[],
  { version, created }: { readonly version: string; readonly created: string },
): Readonly<Record<string, unknown>> {
  return {
    profile: 'tabular-data-package',
    name: 'gaceta',
    title: 'Events, entities and figures from regional business news',
    created,
    sources: [{ title: `Gaceta ${version}` }],
    resources: tables.map((table) => ({
      profile: 'tabular-data-resource',
      name: table.replaceAll('_', '-'),
      path: `${table}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
      schema: {
        fields: columnsOf(table).map((name) => ({ name, type: columnType(table, name) })),
        ...(columnsOf(table).includes('id') ? { primaryKey: 'id' } : {}),
        missingValues: [''],
      },
    })),
  }
}
