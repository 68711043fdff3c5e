/** Downloads: any table, and the events of any search. They stream, whatever their length. */
import { Hono, type Context } from 'hono'
import { stream } from 'hono/streaming'
import { problem } from '../core/problem.js'
import {
  ftmTables,
  tableNames,
  toCsv,
  toFtmLines,
  toGeoJson,
  toJsonLd,
  toJsonLines,
} from '../export/index.js'
import type { TableName } from '../model/row.js'
import type { EventQuery } from '../model/search.js'
import { readQuery } from '../search/index.js'
import type { Store } from '../store/index.js'
import { tellProblem, type Desk, type DeskEnv } from './answer.js'

/** A file to send. */
interface Download {
  readonly name: string
  readonly type: string
  readonly chunks: AsyncIterable<string>
}

/** Routes of downloads. */
export function exportRoutes(store: Store): Desk {
  const routes: Desk = new Hono<DeskEnv>()
  routes.get('/exports/:table', (context) => {
    const table = context.req.param('table')
    const format = context.req.query('format') ?? 'csv'
    const file = isTable(table) ? tableFile(context, store, { table, format }) : undefined
    return file === undefined ? refuse(context) : send(context, file)
  })
  routes.get('/search/export', (context) => {
    const query = readQuery(context.req.query('q') ?? '')
    if (!query.ok) return tellProblem(context, query.problem)
    const format = context.req.query('format') ?? 'csv'
    const file = searchFile(context, store, { query: query.value, format })
    return file === undefined ? refuse(context) : send(context, file)
  })
  return routes
}

const isTable = (name: string): name is TableName =>
  (tableNames as readonly string[]).includes(name)

const refuse = (context: Context<DeskEnv>) =>
  tellProblem(
    context,
    problem('input/not-found', 'There is no such table or format; docs/csv.md lists them.'),
  )

const csv = 'text/csv; charset=utf-8; header=present'
const lines = 'application/jsonl; charset=utf-8'

/** The locale by which the reader's spreadsheet writes numbers: the browser's first. */
function localeOf(context: Context): { locale?: string } {
  const [first = ''] = (context.req.header('accept-language') ?? '').split(/[,;]/, 1)
  const [locale] = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(first.trim()) ? [first.trim()] : []
  return locale === undefined ? {} : { locale }
}

function tableFile(
  context: Context,
  store: Store,
  { table, format }: { readonly table: TableName; readonly format: string },
): Download | undefined {
  const rows = store.exportRows(table)
  if (format === 'csv') return { name: `${table}.csv`, type: csv, chunks: toCsv(table, rows) }
  if (format === 'excel') {
    const options = { isForExcel: true, ...localeOf(context) }
    return { name: `${table}-excel.csv`, type: csv, chunks: toCsv(table, rows, options) }
  }
  if (format === 'jsonl')
    return { name: `${table}.jsonl`, type: lines, chunks: toJsonLines(table, rows) }
  if (format === 'ftm' && ftmTables.includes(table))
    return { name: `${table}.ftm.jsonl`, type: lines, chunks: toFtmLines(table, rows) }
  return undefined
}

function searchFile(
  context: Context,
  store: Store,
  { query, format }: { readonly query: EventQuery; readonly format: string },
): Download | undefined {
  const events = () => store.exportEvents(query)
  if (format === 'geojson')
    return { name: 'events.geojson', type: 'application/geo+json', chunks: toGeoJson(events()) }
  if (format === 'jsonld')
    return { name: 'events.jsonld', type: 'application/ld+json', chunks: toJsonLd(events()) }
  const rows = rowsOf(events())
  const writers: Readonly<Record<string, () => Download>> = {
    csv: () => ({ name: 'events.csv', type: csv, chunks: toCsv('events', rows) }),
    excel: () => ({
      name: 'events-excel.csv',
      type: csv,
      chunks: toCsv('events', rows, { isForExcel: true, ...localeOf(context) }),
    }),
    jsonl: () => ({ name: 'events.jsonl', type: lines, chunks: toJsonLines('events', rows) }),
    ftm: () => ({ name: 'events.ftm.jsonl', type: lines, chunks: toFtmLines('events', rows) }),
  }
  return writers[format]?.()
}

async function* rowsOf<Row>(events: AsyncIterable<{ readonly row: Row }>): AsyncGenerator<Row> {
  for await (const { row } of events) yield row
}

function send(context: Context, { name, type, chunks }: Download): Response {
  context.header('Content-Type', type)
  context.header('Content-Disposition', `attachment; filename="${name}"`)
  return stream(context, async (out) => {
    for await (const chunk of chunks) {
      if (out.aborted) return
      await out.write(chunk)
    }
  })
}
