/**
 * The ledger is the truth: what it has given to the queue and the queue does not know, because its server was wiped or
 * a process died at the wrong moment, is free again; what the queue gave up goes into quarantine with the reason.
 */
import type { Clock } from '../core/clock.js'
import { problem } from '../core/problem.js'
import { take } from '../core/result.js'
import type { Link } from '../model/source.js'
import type { JobQueue, JobState, QueueEngine } from '../queue/index.js'
import type { Store } from '../store/index.js'
import { currentTry, fetchedId, readId, tryId } from './job-ids.js'
import type { CrawlObserver } from './observer.js'
import { extractKind, fetchKind, storeKind } from './payloads.js'

/** What reconciling needs. */
export interface ReconcileTools {
  readonly engine: QueueEngine
  readonly store: Store
  readonly clock: Clock
  readonly observer: CrawlObserver
  /** Who holds the links that are in the queue. */
  readonly owner: string
  readonly leaseMs: number
}

/** Compares ledger and queue; returns how many links the queue had forgotten. */
export async function reconcile(tools: ReconcileTools): Promise<number> {
  const { store, owner, clock, leaseMs } = tools
  const held = take(await store.linksClaimedBy(owner))
  if (held.length === 0) return 0
  const states = await statesOf(held, tools)
  const pending = held.filter(({ id }) => states.get(id)?.is === 'pending')
  const until = new Date(clock.now().getTime() + leaseMs)
  take(await store.renewClaims(owner, idsOf(pending), until))
  await setAside(held, states, tools)
  return release(
    held.filter(({ id }) => !states.has(id)),
    tools,
  )
}

const idsOf = (links: readonly Link[]): string[] => links.map(({ id }) => id)

/**
 * Asks the queues in the order in which work moves through them. Whoever works on a job puts the next one into its
 * queue before the old one ends, so what moves while we ask is found further on, or has reached the ledger.
 */
async function statesOf(
  links: readonly Link[],
  { engine }: ReconcileTools,
): Promise<Map<string, JobState>> {
  const store = engine.queue(storeKind)
  const states = new Map<string, JobState>()
  const ask = async (
    queue: Pick<JobQueue<never>, 'statesOf'>,
    some: readonly Link[],
    idOf: (id: string, attempts: number) => string,
  ): Promise<void> => {
    const unknown = some.filter(({ id }) => !states.has(id))
    const known = await queue.statesOf(unknown.map((link) => idOf(link.id, currentTry(link))))
    for (const link of unknown) {
      const state = known.get(idOf(link.id, currentTry(link)))
      if (state) states.set(link.id, state)
    }
  }
  const fetched = links.filter(({ state }) => state === 'fetched')
  const others = links.filter(({ state }) => state !== 'fetched')
  await ask(engine.queue(fetchKind), others, tryId)
  await ask(store, others, fetchedId)
  await ask(engine.queue(extractKind), fetched, tryId)
  await ask(store, fetched, readId)
  return states
}

async function setAside(
  links: readonly Link[],
  states: ReadonlyMap<string, JobState>,
  { engine, store, observer }: ReconcileTools,
): Promise<void> {
  for (const link of links) {
    const state = states.get(link.id)
    if (state?.is !== 'failed') continue
    const message = `The work on ${link.url} was given up: ${state.reason}`
    const quarantined = await store.quarantineLink(link.id, problem('internal/unexpected', message))
    observer.onLink(take(quarantined))
    const [attempts, { id }] = [currentTry(link), link]
    await engine.queue(fetchKind).forget([tryId(id, attempts)])
    await engine.queue(extractKind).forget([tryId(id, attempts)])
    await engine.queue(storeKind).forget([fetchedId(id, attempts), readId(id, attempts)])
  }
}

/** Frees the links that are still as they were when the queues did not know them. */
async function release(links: readonly Link[], { store, owner }: ReconcileTools): Promise<number> {
  if (links.length === 0) return 0
  const now = new Map(take(await store.linksClaimedBy(owner)).map((link) => [link.id, link]))
  const lost = links.filter(({ id, state, attempts }) => {
    const link = now.get(id)
    return link?.state === state && link.attempts === attempts
  })
  return take(await store.releaseLinks(owner, idsOf(lost)))
}
