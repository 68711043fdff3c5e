/**
 * The store: one SQLite file that holds the truth. This is the only folder that knows SQL; everyone else sees the
 * asynchronous interface `Store`, behind which another database could stand.
 */
import { success, type Result } from '../core/result.js'
import { claimStore, type ClaimStore } from './claims.js'
import { wrapConnection, type Database } from './database.js'
import { decisionStore, type DecisionStore } from './decisions.js'
import { deliveryStore, type DeliveryStore } from './deliveries.js'
import { detailStore, type DetailStore } from './details.js'
import { entityStore, type EntityStore } from './entities.js'
import { eventSearchStore, type EventSearchStore } from './event-search.js'
import { fetchStore, type FetchStore } from './fetches.js'
import { ingestStore, type IngestStore } from './ingest.js'
import { lockStore, type LockStore } from './locks.js'
import { linkStore, type LinkStore } from './links.js'
import { openFile, type OpenOptions } from './open-file.js'
import { readingStore, type ReadingStore } from './readings.js'
import { pruneStore, type PruneStore } from './pruning.js'
import { reprocessingStore, type ReprocessingStore } from './reprocessing.js'
import { retryStore, type RetryStore } from './retries.js'
import { rowStore, type RowStore } from './rows.js'
import { savedSearchStore, type SavedSearchStore } from './saved-searches.js'
import { settlePending } from './settle.js'
import { selfCheckStore, type SelfCheckStore } from './self-check.js'
import { robotsStore, type RobotsStore } from './robots.js'
import { sourceStore, type SourceStore } from './sources.js'

/** What the store does with the rows of one file; every operation is one transaction. */
export interface Rows
  extends
    SourceStore,
    LinkStore,
    LockStore,
    ClaimStore,
    FetchStore,
    IngestStore,
    ReadingStore,
    ReprocessingStore,
    PruneStore,
    RetryStore,
    EntityStore,
    EventSearchStore,
    DetailStore,
    DecisionStore,
    SavedSearchStore,
    DeliveryStore,
    RowStore,
    RobotsStore,
    SelfCheckStore {}

/** All that the store does. */
export interface Store extends Rows {
  /** Path of the database file. */
  readonly path: string
  /**
   * Does many operations in one transaction. An operation that fails is undone alone; when the transaction as a whole
   * cannot be kept, such as on a full disk, nothing of it is stored. Whoever else uses this store waits meanwhile.
   */
  readonly batch: <Value>(work: (rows: Rows) => Promise<Value>) => Promise<Result<Value>>
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
  const database = wrapConnection(connection, path, settlePending)
  const store: Store = {
    path,
    ...rowsOf(database, path),
    batch: (work) => database.batch((inside) => work(rowsOf(inside, path))),
    close: () => {
      connection.close()
      return Promise.resolve()
    },
  }
  return Promise.resolve(success(store))
}

function rowsOf(database: Database, path: string): Rows {
  return {
    ...sourceStore(database),
    ...linkStore(database),
    ...lockStore(database),
    ...claimStore(database),
    ...fetchStore(database),
    ...ingestStore(database),
    ...readingStore(database),
    ...reprocessingStore(database, path),
    ...pruneStore(database, path),
    ...retryStore(database),
    ...entityStore(database),
    ...eventSearchStore(database, path),
    ...detailStore(database),
    ...decisionStore(database),
    ...savedSearchStore(database),
    ...deliveryStore(database),
    ...rowStore(path),
    ...robotsStore(database),
    ...selfCheckStore(database),
  }
}

export { backupStore } from './backup.js'
export { linkId } from './links.js'
export { reprocessingLock, type LockRequest } from './locks.js'
export type { ClaimedLink } from './claims.js'
export type { Decision, NewDecision } from './decision.js'
export type { WatchedSearch } from './deliveries.js'
export type { FetchedLink, FetchOutcome } from './fetches.js'
export type { OpenOptions } from './open-file.js'
export { packPage, unpackPage, type PackedPage } from './pack.js'
export type { Repeated } from './readings.js'
export { ruleNames } from './self-check.js'
export type { ArchivedPage, ReprocessingRun } from './reprocessing.js'
