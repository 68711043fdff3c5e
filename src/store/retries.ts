/** Links that were set aside get another chance. */
import { success, type Result } from '../core/result.js'
import type { Database } from './database.js'
import { isPruned } from './pruning.js'

/** Which of the links that are in quarantine; all of them when nothing is said. */
export interface Quarantined {
  readonly ids?: readonly string[]
  /** Code of the problem that they were set aside for. */
  readonly reason?: string
}

/** What the store does with links that were set aside. */
export interface RetryStore {
  /**
   * Frees links from quarantine: a page that is in the archive is read again, everything else is fetched again, with all
   * its tries. Returns how many.
   */
  readonly retryLinks: (which: Quarantined, now: Date) => Promise<Result<number>>
}

const hasPage = `EXISTS (SELECT 1 FROM pages WHERE pages.link_id = links.id AND NOT ${isPruned})
  AND reason NOT LIKE 'fetch/%' AND reason NOT LIKE 'discover/%'`

const retry = `UPDATE links SET
    state = CASE WHEN ${hasPage} THEN 'fetched' ELSE 'due' END,
    attempts = CASE WHEN ${hasPage} THEN attempts ELSE 0 END,
    reason = NULL, reason_text = NULL, next_try_at = :now,
    claimed_by = NULL, claimed_until = NULL, claims = 0
  WHERE state = 'quarantined' AND (:reason IS NULL OR reason = :reason)
    AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))`

/** Binds what the store does with links that were set aside to one database. */
export function retryStore(database: Database): RetryStore {
  return {
    retryLinks: ({ ids, reason }, now) =>
      database.write(() =>
        success(
          database.run(retry, {
            ...{ reason, now: now.toISOString() },
            ids: ids && JSON.stringify(ids),
          }),
        ),
      ),
  }
}
