/** What an operation that the world can make fail returns: a value, or the problem that stood in its way. */
import type { Problem } from './problem.js'

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
