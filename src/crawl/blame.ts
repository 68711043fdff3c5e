/** Who is to blame when something cannot be stored: the store and the machine under it, or what was to be stored. */
import { ProblemError, retryOf, type ProblemCode } from '../core/problem.js'

const useless: ReadonlySet<ProblemCode> = new Set([
  'store/corrupt',
  'store/unwritable',
  'store/not-a-database',
])

/** Tells whether the problem means that the database itself is of no use any more. */
export const isStoreUseless = (code: ProblemCode): boolean => useless.has(code)

/** Tells whether what was thrown may pass, or is the database's: the page at hand is then not to blame. */
export function isOfStore(thrown: unknown): boolean {
  if (!(thrown instanceof ProblemError)) return false
  const { code } = thrown.problem
  return isStoreUseless(code) || retryOf(code) !== 'never'
}
