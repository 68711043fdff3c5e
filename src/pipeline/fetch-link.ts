/** The story of one link, first half: due → fetched, failed, rejected or quarantined. */
import type { Clock } from '../core/clock.js'
import { problem, retryOf, type Problem } from '../core/problem.js'
import type { Result } from '../core/result.js'
import type { Fetcher } from '../fetch/index.js'
import type { Link } from '../model/source.js'
import type { ClaimedLink, FetchOutcome, Store } from '../store/index.js'
import { backoffMs } from './backoff.js'

/** What fetching links needs. */
export interface FetchTools {
  readonly store: Store
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly maxAttempts: number
}

/** Fetches the page of a claimed link and stores what came of it. Returns the link as the ledger has it then. */
export async function fetchLink(link: ClaimedLink, tools: FetchTools): Promise<Result<Link>> {
  const attempts = link.attempts + 1
  const started = tools.clock.now()
  const got = await tools.fetcher.fetchPage({ url: link.url })
  const at = tools.clock.now()
  const timing = { attempts, at, durationMs: at.getTime() - started.getTime() }
  if (!got.ok) {
    const result = failed(got.problem, {
      id: link.id,
      attempts,
      at,
      maxAttempts: tools.maxAttempts,
    })
    return tools.store.recordFetch(link.id, { ...timing, result })
  }
  if (!got.value.changed)
    throw new Error('A page asked for without validators cannot be unchanged.')
  return tools.store.recordFetch(link.id, { ...timing, result: { page: got.value.page } })
}

interface Try {
  readonly id: string
  readonly attempts: number
  readonly at: Date
  readonly maxAttempts: number
}

/** Decides by the catalogue's retry policy and the number of tries what becomes of a link that could not be fetched. */
function failed(fault: Problem, { id, attempts, at, maxAttempts }: Try): FetchOutcome['result'] {
  if (retryOf(fault.code) === 'never') return { problem: fault, state: 'rejected' }
  if (attempts >= maxAttempts) {
    const message = `${fault.message} Given up after ${attempts} tries.`
    return { problem: problem(fault.code, message, fault.cause), state: 'quarantined' }
  }
  const wait = Math.max(backoffMs(attempts, id), fault.retryAfterMs ?? 0)
  return { problem: fault, state: 'failed', nextTryAt: new Date(at.getTime() + wait) }
}
