/** Downloads: any table, and the events of any search. They stream, whatever their length. */
import { Hono, type Context } from 'hono'
import { stream } from 'hono/streaming'
import { problem } from '../core/problem.js'
import { formats, tableFile, tableNames, type TableFile } from '../export/index.js'
import type { TableName } from '../model/row.js'
import type { EventQuery } from '../model/search.js'
import { readQuery } from '../search/index.js'
import type { Store } from '../store/index.js'
import { answer, tellProblem, type Desk, type DeskEnv } from './answer.js'

const everything: EventQuery = { all: [], none: [], filters: [], ranges: [] }

/** Routes of downloads. */
export function exportRoutes(store: Store): Desk {
  const routes: Desk = new Hono<DeskEnv>()
  routes.get('/exports/:table', (context) => {
    const table = context.req.param('table')
    return isTable(table) ? answerFile(context, store, { table }) : refuse(context)
  })
  routes.get('/search/export', (context) => {
    const query = readQuery(context.req.query('q') ?? '')
    if (!query.ok) return tellProblem(context, query.problem)
    return answerFile(context, store, { table: 'events', query: query.value })
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

/** The locale by which the reader's spreadsheet writes numbers: the browser's first. */
function localeOf(context: Context): { locale?: string } {
  const [first = ''] = (context.req.header('accept-language') ?? '').split(/[,;]/, 1)
  const [locale] = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(first.trim()) ? [first.trim()] : []
  return locale === undefined ? {} : { locale }
}

/** Answers with the file of a table, or of the events of a search. */
function answerFile(
  context: Context<DeskEnv>,
  store: Store,
  wanted: { readonly table: TableName; readonly query?: EventQuery },
): Response | Promise<Response> {
  const { table, query } = wanted
  const format = formats.find((name) => name === (context.req.query('format') ?? 'csv'))
  if (format === undefined) return refuse(context)
  const file = tableFile(
    { table, format, ...localeOf(context) },
    {
      rows: () => store.exportRows(table),
      events: () => store.exportEvents(query ?? everything),
      isSearch: query !== undefined,
    },
  )
  return answer(context, file, (value) => send(context, value))
}

function send(context: Context, { name, type, chunks }: TableFile): Response {
  context.header('Content-Type', type)
  context.header('Content-Disposition', `attachment; filename="${name}"`)
  return stream(context, async (out) => {
    for await (const chunk of chunks) {
      if (out.aborted) return
      await out.write(chunk)
    }
  })
}
