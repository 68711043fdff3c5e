/** From a problem's retry policy to what a queue does with the job that met it. Both engines follow it. */
import { messageOf, problem, ProblemError, retryOf, type Problem } from '../core/problem.js'

/** What becomes of a job that failed. */
export type Verdict =
  | { readonly becomes: 'failed' }
  /** Tried again; the try counts towards the growing delay. */
  | { readonly becomes: 'delayed'; readonly afterMs: number }
  /** Tried again at the time that the other side named; the try does not count. */
  | { readonly becomes: 'postponed'; readonly afterMs: number }

const firstMs = 500
const longestMs = 30_000

/** Names the problem behind what a handler threw; what is none is a fault of ours. */
export function problemOf(thrown: unknown): Problem {
  return thrown instanceof ProblemError
    ? thrown.problem
    : problem('internal/unexpected', messageOf(thrown), thrown)
}

/** Decides by the catalogue; `failures` counts the tries that failed, this one included. */
export function verdictOn({ code, retryAfterMs }: Problem, failures: number): Verdict {
  switch (retryOf(code)) {
    case 'never':
      return { becomes: 'failed' }
    case 'later':
      return { becomes: 'delayed', afterMs: backoffMs(failures) }
    case 'after':
      return { becomes: 'postponed', afterMs: retryAfterMs ?? firstMs }
  }
}

/** Half a second, doubled with every failure, at most half a minute: what fails here is our own machinery. */
export function backoffMs(failures: number): number {
  return Math.min(firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 10), longestMs)
}
