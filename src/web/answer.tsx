/** What the routes of the desk share: their context, and answers for values and problems. */
import type { Context, Hono } from 'hono'
import { problemCatalogue, type Problem } from '../core/problem.js'
import type { Result } from '../core/result.js'
import { ProblemPage } from './pages/problem-page.js'
import type { Reader } from './reader.js'

/** What the routes find in the context of a request. */
export interface DeskEnv {
  Variables: { reader: Reader }
}

/** A web application of the desk or a part of it. */
export type Desk = Hono<DeskEnv>

/** Only a path of the desk itself may be gone back to. */
export function safePath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/'
}

/** Answers with a page that tells the problem. */
export function tellProblem(
  context: Context<DeskEnv>,
  fault: Problem,
): Response | Promise<Response> {
  const { status } = problemCatalogue[fault.code]
  return context.html(
    <ProblemPage reader={context.var.reader} message={fault.message} />,
    status as 400,
  )
}

/** Answers with what the store gave, or with its problem. */
export function answer<Value>(
  context: Context<DeskEnv>,
  result: Result<Value>,
  show: (value: Value) => Response | Promise<Response>,
): Response | Promise<Response> {
  return result.ok ? show(result.value) : tellProblem(context, result.problem)
}
