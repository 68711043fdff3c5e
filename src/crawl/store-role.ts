/** The role that keeps the ledger: stores what the others found, many results in one transaction, each only once. */
import type { Clock } from '../core/clock.js'
import { messageOf, problem, ProblemError } from '../core/problem.js'
import { take, type Result } from '../core/result.js'
import type { Link } from '../model/source.js'
import { recordLook, storeReading } from '../pipeline/index.js'
import type { QueueEngine, Work } from '../queue/index.js'
import type { Rows, Store } from '../store/index.js'
import { createBatcher } from './batcher.js'
import { isOfStore } from './blame.js'
import { failedLook } from './fetch-role.js'
import type { CrawlObserver } from './observer.js'
import { storeKind, type StoreTask } from './payloads.js'

/** What keeping the ledger needs. */
export interface StoreRoleTools {
  readonly engine: QueueEngine
  readonly store: Store
  readonly clock: Clock
  readonly observer: CrawlObserver
}

const mostInBatch = 64

/** Starts to store what the queue brings. There must be one such worker for a database. */
export function workOnResults(tools: StoreRoleTools): Work {
  const { engine, store, clock, observer } = tools
  const batcher = createBatcher<StoreTask>(mostInBatch, async (tasks) => {
    const began = clock.now().getTime()
    const steps = await storeTogether(tasks, { store, clock })
    // The world hears of a result only when the whole batch is in the file.
    for (const { tell } of steps) tell?.(observer)
    observer.onBatch(tasks.length, clock.now().getTime() - began)
    return steps.map(({ fault }) => fault)
  })
  return engine.work(storeKind, {
    concurrency: mostInBatch,
    drains: true,
    handle: (task) => batcher.add(task),
    onFault: observer.onFault,
  })
}

/** What storing one result gave. */
interface Step {
  readonly fault?: unknown
  readonly tell?: (observer: CrawlObserver) => void
}

interface StoreAt {
  readonly store: Store
  readonly clock: Clock
}

/**
 * Stores results in one transaction. Who is who is settled at its end, for all of them: when that fails for a fault of
 * ours, each is stored alone, so that only the one to blame is set aside.
 */
async function storeTogether(tasks: readonly StoreTask[], at: StoreAt): Promise<Step[]> {
  const { store, clock } = at
  try {
    return take(await store.batch((rows) => storeAll(tasks, { rows, clock })))
  } catch (thrown) {
    const [task, ...others] = tasks
    if (task === undefined || isOfStore(thrown)) throw thrown
    if (others.length > 0) return storeEach(tasks, at)
    return [take(await store.batch((rows) => setAside(task, thrown, { rows, clock })))]
  }
}

async function storeEach(tasks: readonly StoreTask[], at: StoreAt): Promise<Step[]> {
  const steps: Step[] = []
  for (const task of tasks) steps.push(...(await storeTogether([task], at)))
  return steps
}

interface At {
  readonly rows: Rows
  readonly clock: Clock
}

async function storeAll(tasks: readonly StoreTask[], at: At): Promise<Step[]> {
  const steps: Step[] = []
  for (const task of tasks) steps.push(await storeSafely(task, at))
  return steps
}

async function storeSafely(task: StoreTask, at: At): Promise<Step> {
  try {
    return await storeOne(task, at)
  } catch (thrown) {
    return isOfStore(thrown) ? { fault: thrown } : setAside(task, thrown, at)
  }
}

/**
 * A result that cannot be stored puts its link into quarantine; one for a link that nobody knows is given up. A look
 * counts as failed, so that its source is looked at again, later.
 */
async function setAside(task: StoreTask, thrown: unknown, at: At): Promise<Step> {
  const message = `What was found cannot be stored: ${messageOf(thrown)}`
  const fault = problem('internal/unexpected', message, thrown)
  if (task.do === 'look')
    return setLookAside({ ...task, look: failedLook(task.look.endedAt, fault) }, at)
  const link = await at.rows.quarantineLink(task.linkId, fault)
  return link.ok ? told(link) : { fault: thrown }
}

async function setLookAside(task: LookTask, at: At): Promise<Step> {
  try {
    return await storeLook(task, at)
  } catch (thrown) {
    return { fault: thrown }
  }
}

function storeOne(task: StoreTask, at: At): Promise<Step> {
  switch (task.do) {
    case 'look':
      return storeLook(task, at)
    case 'fetch':
      return at.rows.recordFetch(task.linkId, task.outcome).then(told)
    case 'postpone':
      return at.rows.postponeLink(task.linkId, task.until).then(told)
    case 'reading':
      return storeRead(task, at)
  }
}

function told(result: Result<Link>): Step {
  const link = take(result)
  return {
    tell: ({ onLink }) => {
      onLink(link)
    },
  }
}

type LookTask = Extract<StoreTask, { do: 'look' }>

/** Stores a look once: after it the source is due at another time. */
async function storeLook({ source, look }: LookTask, { rows }: At): Promise<Step> {
  const known = take(await rows.sourceById(source.id))
  if (known.nextDueAt !== source.nextDueAt) return {}
  const outcome = take(await recordLook(known, look, rows))
  return {
    tell: ({ onVisit }) => {
      onVisit({ source, ...outcome })
    },
  }
}

/** Stores a reading once: only a fetched link waits for one. */
async function storeRead(
  { linkId, read }: Extract<StoreTask, { do: 'reading' }>,
  { rows, clock }: At,
): Promise<Step> {
  const { state } = take(await rows.linkById(linkId))
  const isOurFault = !read.ok && read.problem.code === 'internal/unexpected'
  if (state === 'due' || state === 'failed') {
    if (isOurFault) return told(await storeReading(linkId, read, { store: rows, clock }))
    // Its page is on its way: another job brings it.
    throw new ProblemError(
      problem('store/changed', `The page of link ${linkId} is not stored yet.`),
    )
  }
  if (state !== 'fetched') return {}
  return told(await storeReading(linkId, read, { store: rows, clock }))
}
