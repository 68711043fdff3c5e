/** The JSON interface under `/api/v1`. */
import { Hono, type Context } from 'hono'
import { etag } from 'hono/etag'
import { z } from 'zod'
import { packageVersion } from '../../core/package-root.js'
import { problem, problemCatalogue, type Problem } from '../../core/problem.js'
import { failure, success, type Result } from '../../core/result.js'
import type { Desk, DeskEnv } from '../answer.js'
import type { SearchTools } from '../search-routes.js'
import { openApiDocument } from './openapi.js'
import { operations, type Operation } from './operations.js'

/** Routes of the JSON interface, to be mounted under `/api/v1`. */
export function apiRoutes(tools: SearchTools): Desk {
  const routes: Desk = new Hono<DeskEnv>()
  routes.use(etag())
  routes.get('/openapi.json', (context) => context.json(openApiDocument(packageVersion())))
  for (const operation of operations) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    routes.on((operation.method ?? 'get').toUpperCase(), path, (context) =>
      run(context, tools, operation),
    )
  }
  routes.all('*', (context) =>
    tell(context, problem('input/not-found', 'There is no such address in the interface.')),
  )
  return routes
}

async function run(context: Context, tools: SearchTools, operation: Operation): Promise<Response> {
  const query = operation.query.safeParse(context.req.query())
  if (!query.success)
    return tell(context, problem('input/invalid-query', z.prettifyError(query.error)))
  const path = context.req.param() as Readonly<Record<string, string>>
  const body = await readBody(context, operation)
  if (!body.ok) return tell(context, body.problem)
  const given = { path, query: query.data, body: body.value }
  const result = await operation.handle(tools.store, given, tools)
  return result.ok ? context.json(result.value as object) : tell(context, result.problem)
}

async function readBody(context: Context, { body }: Operation): Promise<Result<unknown>> {
  if (body === undefined) return success(undefined)
  const given = body.safeParse(await context.req.json().catch(() => undefined))
  return given.success
    ? success(given.data)
    : failure(problem('input/invalid-record', z.prettifyError(given.error)))
}

function tell(context: Context, { code, message }: Problem): Response {
  const { status } = problemCatalogue[code]
  return context.json({ code, message }, status as 400)
}
