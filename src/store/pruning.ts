/** Taking the bodies of old pages out of the archive; everything else of them stays, and so does what was read. */
import { success, type Result } from '../core/result.js'
import type { Database } from './database.js'
import { compactFile } from './open-file.js'

/** How many pages, and the bytes that their bodies take in the file. */
export interface PageSum {
  readonly pages: number
  readonly bytes: number
}

/** What the store does to stay small. */
export interface PruneStore {
  /** The pages that pruning would empty: fetched before the moment, of links that nothing is to be done for. */
  readonly prunablePages: (before: Date) => Promise<Result<PageSum>>
  /** Takes the bodies of some of them out, those of the earliest links first; no pages when none is left. */
  readonly prunePages: (before: Date, limit: number) => Promise<Result<PageSum>>
  /** How many pages have no body any more. */
  readonly countPrunedPages: () => Promise<Result<number>>
  /** Writes the whole file anew without its gaps, which needs as much room again for a while. */
  readonly compact: () => Promise<Result<undefined>>
}

/** Tells of a row of `pages` that its body was taken out; an empty page has no body from the start. */
export const isPruned = `(length(pages.body) = 0 AND pages.size > 0)`

const prunable = `FROM pages JOIN links ON links.id = pages.link_id
  WHERE pages.fetched_at < :before AND length(pages.body) > 0
    AND links.state IN ('stored', 'duplicate', 'rejected', 'quarantined')`

const sum = `SELECT count(*) AS pages, coalesce(sum(length(pages.body)), 0) AS bytes ${prunable}`

function prunePages(database: Database, before: Date, limit: number): PageSum {
  const rows = database.all(
    `SELECT pages.link_id AS id, length(pages.body) AS bytes ${prunable}
     ORDER BY pages.link_id LIMIT :limit`,
    { before: before.toISOString(), limit },
  ) as { id: string; bytes: number }[]
  for (const { id } of rows)
    database.run(`UPDATE pages SET encoding = 'identity', body = zeroblob(0) WHERE link_id = :id`, {
      id,
    })
  return { pages: rows.length, bytes: rows.reduce((total, { bytes }) => total + bytes, 0) }
}

/** Binds what the store does to stay small to one database. */
export function pruneStore(database: Database, path: string): PruneStore {
  return {
    prunablePages: (before) =>
      database.read(() => success(database.get(sum, { before: before.toISOString() }) as PageSum)),
    prunePages: (before, limit) =>
      database.write(() => success(prunePages(database, before, limit))),
    countPrunedPages: () =>
      database.read(() => {
        const row = database.get(`SELECT count(*) AS pages FROM pages WHERE ${isPruned}`)
        return success((row as { pages: number }).pages)
      }),
    compact: () => Promise.resolve(compactFile(path)),
  }
}
