/** The story of one link, first part: its address → its page, or what stood in the way and what follows from that. */
import type { Clock } from '../core/clock.js'
import { problem, retryOf, type Problem } from '../core/problem.js'
import type { Fetcher } from '../fetch/index.js'
import type { Link } from '../model/source.js'
import type { FetchOutcome } from '../store/index.js'
import { backoffMs } from '../core/backoff.js'

/** What fetching links needs. The store is not among it: whoever fetches may be on another machine. */
export interface FetchTools {
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly maxAttempts: number
}

/** What fetching needs to know of a link. */
export type LinkToFetch = Pick<Link, 'id' | 'url' | 'attempts'>

/** The host rests: the link was not tried and waits until then. */
export interface Postponed {
  readonly postponedUntil: Date
  /** How long the host rests. */
  readonly problem: Problem
}

/** Fetches the page of a link. The outcome is for `recordFetch` of the store, a postponement for `postponeLink`. */
export async function fetchLink(
  link: LinkToFetch,
  tools: FetchTools,
): Promise<FetchOutcome | Postponed> {
  const attempts = link.attempts + 1
  const started = tools.clock.now()
  const got = await tools.fetcher.fetchPage({ url: link.url })
  const at = tools.clock.now()
  const timing = { attempts, at, durationMs: at.getTime() - started.getTime() }
  if (!got.ok && got.problem.code === 'fetch/host-resting') {
    const postponedUntil = new Date(at.getTime() + waitMs(got.problem, link))
    return { postponedUntil, problem: got.problem }
  }
  if (!got.ok) {
    const { maxAttempts } = tools
    return { ...timing, result: failed(got.problem, { id: link.id, attempts, at, maxAttempts }) }
  }
  if (!got.value.changed)
    throw new Error('A page asked for without validators cannot be unchanged.')
  return { ...timing, result: { page: got.value.page } }
}

interface Try {
  readonly id: string
  readonly attempts: number
  readonly at: Date
  readonly maxAttempts: number
}

/** Decides by the catalogue's retry policy and the number of tries what becomes of a link that could not be fetched. */
function failed(fault: Problem, { id, attempts, at, maxAttempts }: Try): FetchOutcome['result'] {
  const retry = retryOf(fault.code)
  if (retry === 'never') return { problem: fault, state: 'rejected' }
  const nextTryAt = new Date(at.getTime() + waitMs(fault, { id, attempts: attempts - 1 }))
  if (retry === 'after') return { problem: fault, state: 'failed', nextTryAt, isFree: true }
  if (attempts >= maxAttempts) {
    const message = `${fault.message} Given up after ${attempts} tries.`
    return { problem: problem(fault.code, message, fault.cause), state: 'quarantined' }
  }
  return { problem: fault, state: 'failed', nextTryAt }
}

/** How long a link waits: by its failures so far, and at least as long as the host asks for. */
function waitMs({ retryAfterMs = 0 }: Problem, { id, attempts }: Pick<Link, 'id' | 'attempts'>) {
  return Math.max(backoffMs(attempts + 1, id), retryAfterMs)
}
