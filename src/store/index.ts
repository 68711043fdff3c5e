/**
 * The store: one SQLite file that holds the truth. This is the only folder that knows SQL; everyone else sees the
 * asynchronous interface `Store`, behind which another database could stand.
 */
import { success, type Result } from '../core/result.js'
import { claimStore, type ClaimStore } from './claims.js'
import { wrapConnection } from './database.js'
import { decisionStore, type DecisionStore } from './decisions.js'
import { entityStore, type EntityStore } from './entities.js'
import { eventSearchStore, type EventSearchStore } from './event-search.js'
import { fetchStore, type FetchStore } from './fetches.js'
import { linkStore, type LinkStore } from './links.js'
import { openFile, type OpenOptions } from './open-file.js'
import { readingStore, type ReadingStore } from './readings.js'
import { rowStore, type RowStore } from './rows.js'
import { selfCheckStore, type SelfCheckStore } from './self-check.js'
import { robotsStore, type RobotsStore } from './robots.js'
import { sourceStore, type SourceStore } from './sources.js'

/** All that the store does; every operation is one transaction. */
export interface Store
  extends
    SourceStore,
    LinkStore,
    ClaimStore,
    FetchStore,
    ReadingStore,
    EntityStore,
    EventSearchStore,
    DecisionStore,
    RowStore,
    RobotsStore,
    SelfCheckStore {
  /** Path of the database file. */
  readonly path: string
  /** Closes the file. The store cannot be used after it. */
  readonly close: () => Promise<void>
}

/**
 * Opens the database file at the path, makes it when it is missing, and brings an older one up to date. A file of a
 * newer Gaceta, of another program, or that is no database is refused and not written to.
 */
export function openStore(path: string, options: OpenOptions = {}): Promise<Result<Store>> {
  const opened = openFile(path, options)
  if (!opened.ok) return Promise.resolve(opened)
  const connection = opened.value
  const database = wrapConnection(connection, path)
  const store: Store = {
    path,
    ...sourceStore(database),
    ...linkStore(database),
    ...claimStore(database),
    ...fetchStore(database),
    ...readingStore(database),
    ...entityStore(database),
    ...eventSearchStore(database),
    ...decisionStore(database),
    ...rowStore(path),
    ...robotsStore(database),
    ...selfCheckStore(database),
    close: () => {
      connection.close()
      return Promise.resolve()
    },
  }
  return Promise.resolve(success(store))
}

export { linkId } from './links.js'
export type { ClaimedLink } from './claims.js'
export type { NewDecision } from './decisions.js'
export type { FetchedLink, FetchOutcome } from './fetches.js'
export type { OpenOptions } from './open-file.js'
export type { Repeated } from './readings.js'
