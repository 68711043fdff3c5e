/** Locks of work that only one process at a time may do; each is held for a limited time, and is to be held on to. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Database } from './database.js'

/** The lock of reading the archive again. */
export const reprocessingLock = 'reprocess'

/** Who asks for a lock. */
export interface LockRequest {
  readonly name: string
  /** Host and number of the process. */
  readonly owner: string
  readonly now: Date
  readonly leaseMs: number
}

/** What the store does with locks. */
export interface LockStore {
  /**
   * Takes the lock, or keeps it for longer. When another owner holds it, whose time is not over and who is not known to
   * be gone, the problem `store/busy` names it.
   */
  readonly takeLock: (
    request: LockRequest,
    isGone?: (owner: string) => boolean,
  ) => Promise<Result<undefined>>
  /** Gives the lock back; without an owner, whoever holds it. */
  readonly releaseLock: (name: string, owner?: string) => Promise<Result<undefined>>
}

interface LockRow {
  readonly owner: string
  readonly taken_at: string
  readonly until: string
}

function takeLock(
  database: Database,
  { name, owner, now, leaseMs }: LockRequest,
  isGone: (owner: string) => boolean,
): Result<undefined> {
  const held = database.get('SELECT owner, taken_at, until FROM locks WHERE name = :name', {
    name,
  }) as LockRow | undefined
  const isFree = held === undefined || held.until <= now.toISOString() || isGone(held.owner)
  if (!isFree && held.owner !== owner) {
    const message = `Process ${held.owner} is at it since ${held.taken_at} (${name}); wait until it has ended, or stop it.`
    return failure(problem('store/busy', message))
  }
  const takenAt = held?.owner === owner ? held.taken_at : now.toISOString()
  database.run(
    `INSERT INTO locks (name, owner, taken_at, until) VALUES (:name, :owner, :taken, :until)
     ON CONFLICT (name) DO UPDATE SET owner = :owner, taken_at = :taken, until = :until`,
    { name, owner, taken: takenAt, until: new Date(now.getTime() + leaseMs).toISOString() },
  )
  return success(undefined)
}

/** Binds what the store does with locks to one database. */
export function lockStore(database: Database): LockStore {
  return {
    takeLock: (request, isGone = () => false) =>
      database.write(() => takeLock(database, request, isGone)),
    releaseLock: (name, owner) =>
      database.write(() => {
        database.run(
          'DELETE FROM locks WHERE name = :name AND (:owner IS NULL OR owner = :owner)',
          {
            name,
            owner,
          },
        )
        return success(undefined)
      }),
  }
}
