/** robots.txt files of sites, kept so that a new process need not ask for them again. */
import { success, type Result } from '../core/result.js'
import { present } from '../core/present.js'
import type { Database } from './database.js'

/** What a site's robots.txt said when it was last asked. */
export interface StoredRobots {
  /** Its text; absent when the site has none. */
  readonly text?: string
  /** ISO 8601 moment, UTC. */
  readonly fetchedAt: string
}

/** What the store does with robots.txt files. */
export interface RobotsStore {
  /** The file of a site by its origin, such as `https://example.org`; undefined when it was never asked. */
  readonly readRobots: (origin: string) => Promise<Result<StoredRobots | undefined>>
  /** Keeps the file of a site in place of the one before. */
  readonly writeRobots: (origin: string, robots: StoredRobots) => Promise<Result<undefined>>
}

function readRobots(database: Database, origin: string): StoredRobots | undefined {
  const row = database.get('SELECT text, fetched_at FROM robots WHERE origin = :origin', {
    origin,
  }) as { text: string | null; fetched_at: string } | undefined
  return row && { fetchedAt: row.fetched_at, ...present({ text: row.text ?? undefined }) }
}

const upsert = `INSERT INTO robots (origin, text, fetched_at) VALUES (:origin, :text, :at)
  ON CONFLICT (origin) DO UPDATE SET text = excluded.text, fetched_at = excluded.fetched_at`

/** Binds what the store does with robots.txt files to one database. */
export function robotsStore(database: Database): RobotsStore {
  return {
    readRobots: (origin) => database.read(() => success(readRobots(database, origin))),
    writeRobots: (origin, { text, fetchedAt }) =>
      database.write(() => {
        database.run(upsert, { origin, text, at: fetchedAt })
        return success(undefined)
      }),
  }
}
