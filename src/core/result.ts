/** What an operation that the world can make fail returns: a value, or the problem that stood in its way. */
import { ProblemError, type Problem } from './problem.js'

/** Success with its value, or failure with its problem. Never thrown, always returned. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem }

/** Wraps a value as success. */
export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

/** Wraps a problem as failure. */
export function failure<Value = never>(problem: Problem): Result<Value> {
  return { ok: false, problem }
}

/** Takes the value of a success, or throws the problem as a `ProblemError` for the edge of the work to catch. */
export function take<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new ProblemError(result.problem)
}
