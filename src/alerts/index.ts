/**
 * Alerts: what is new in saved searches goes to their webhooks. All state is in the store, so that any number of
 * processes may do this at once, and a crash costs nothing but a second try.
 */
import { backoffMs } from '../core/backoff.js'
import type { Clock } from '../core/clock.js'
import type { Problem } from '../core/problem.js'
import { success, type Result } from '../core/result.js'
import { sleepUnlessAborted } from '../core/sleep.js'
import { checkWebhook, type Poster } from '../fetch/index.js'
import type { Delivery, DeliveryOutcome, NewSavedSearch } from '../model/saved-search.js'
import { readQuery } from '../search/index.js'
import type { Store, WatchedSearch } from '../store/index.js'
import { signatureOf } from './signature.js'

/** What sending alerts needs. */
export interface AlertTools {
  readonly store: Store
  readonly poster: Poster
  readonly clock: Clock
  /** Name of this process among those that send. */
  readonly name: string
  /** Hears of what the store could not do. */
  readonly onProblem: (problem: Problem) => void
}

/** Says what is wrong with a search that is to be saved; undefined when it can be. */
export function faultOfSearch(
  { query: text, webhook }: Pick<NewSavedSearch, 'query' | 'webhook'>,
  allowPrivate: boolean,
): Problem | undefined {
  const query = readQuery(text)
  if (!query.ok) return query.problem
  return webhook === undefined ? undefined : checkWebhook(webhook, allowPrivate)
}

// Longer than any request may take, so that nobody else sends what is being sent.
const leaseMs = 120_000
// About a week, with waits that grow to a day: a receiver may be down over a long weekend.
const mostAttempts = 12
// So many webhooks are sent to at the same time; a slow one does not hold up the others.
const lanes = 4
const pauseMs = 2000

/** Sends alerts until the signal is aborted. */
export async function keepAlerting(tools: AlertTools, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sendAlerts(tools, signal)
    await sleepUnlessAborted(pauseMs, signal)
  }
}

/** Looks once for news and sends all that is due; returns how many events were taken. */
export async function sendAlerts(tools: AlertTools, signal?: AbortSignal): Promise<number> {
  await announceAll(tools, signal)
  const sent = await Promise.all(Array.from({ length: lanes }, () => sendDue(tools, signal)))
  return sent.reduce((sum, count) => sum + count, 0)
}

async function announceAll(tools: AlertTools, signal?: AbortSignal): Promise<void> {
  const { store, clock, onProblem } = tools
  while (signal?.aborted !== true) {
    const searches = await watchedSearches(store)
    const announced = searches.ok ? await store.announceNews(searches.value, clock.now()) : searches
    if (announced.ok && announced.value.isDone) return
    if (announced.ok || announced.problem.code === 'store/changed') continue
    onProblem(announced.problem)
    return
  }
}

async function watchedSearches(store: Store): Promise<Result<WatchedSearch[]>> {
  const saved = await store.savedSearches()
  if (!saved.ok) return saved
  const watched = saved.value.flatMap(({ id, name, query: text, webhook }) => {
    if (webhook === undefined) return []
    const query = readQuery(text)
    return [{ id, name, text, ...(query.ok && { query: query.value }) }]
  })
  return success(watched)
}

/** Sends one event after the other until nothing is due. */
async function sendDue(tools: AlertTools, signal?: AbortSignal): Promise<number> {
  const { store, clock, name: by, onProblem } = tools
  let taken = 0
  while (signal?.aborted !== true) {
    const now = clock.now()
    const until = new Date(now.getTime() + leaseMs)
    const claimed = await store.claimDelivery(by, { now, until })
    if (!claimed.ok) onProblem(claimed.problem)
    if (!claimed.ok || claimed.value === undefined) break
    const outcome = await send(tools, claimed.value)
    const claim = { by, now: clock.now() }
    const settled = await store.settleDelivery(claimed.value, outcome, claim)
    if (!settled.ok) onProblem(settled.problem)
    if (!settled.ok) break
    taken += outcome.isTaken ? 1 : 0
  }
  return taken
}

async function send({ poster, clock }: AlertTools, delivery: Delivery): Promise<DeliveryOutcome> {
  const { id, webhook: url, body, secret, attempts, failures } = delivery
  const timestamp = String(Math.floor(clock.now().getTime() / 1000))
  const signature = secret === undefined ? undefined : signatureOf(secret, { id, timestamp, body })
  const posted = await poster.post({
    ...{ url, body },
    headers: {
      ...{ 'idempotency-key': id, 'webhook-id': id, 'webhook-timestamp': timestamp },
      ...(signature !== undefined && { 'webhook-signature': signature }),
    },
  })
  if (posted.ok) return { isTaken: true }
  const { code, message, retryAfterMs = 0 } = posted.problem
  const waitMs = Math.max(backoffMs(failures + 1, id), retryAfterMs)
  return {
    ...{ isTaken: false, problem: `${message} [${code}]`, isLast: attempts + 1 >= mostAttempts },
    nextTryAt: new Date(clock.now().getTime() + waitMs),
  }
}
