/** The migrations in their order; the number of the last one is the version that this program writes. */
import { events } from './001-events.js'
import { first } from './001-first.js'
import { crawl } from './002-crawl.js'
import { nodes } from './003-nodes.js'
import { tellings } from './004-events.js'
import { search } from './005-search.js'
import { reprocessing } from './006-reprocessing.js'
import { alerts } from './007-alerts.js'
import { keys } from './008-keys.js'
import { searchIndex } from './009-search-index.js'
import { locks } from './010-locks.js'
import { ranges } from './011-ranges.js'

/** One step from a version of the schema to the next. */
export interface Migration {
  /** `user_version` of the file after this step. */
  readonly version: number
  readonly sql: string
}

/** Every migration, oldest first. Published steps are never changed; new ones are added at the end. */
export const migrations: readonly Migration[] = [
  { version: 1, sql: first + events },
  { version: 2, sql: crawl },
  { version: 3, sql: nodes },
  { version: 4, sql: tellings },
  { version: 5, sql: search },
  { version: 6, sql: reprocessing },
  { version: 7, sql: alerts },
  { version: 8, sql: keys },
  { version: 9, sql: searchIndex },
  { version: 10, sql: locks },
  { version: 11, sql: ranges },
]
