/**
 * News: articles that came into the store for the first time and were not yet held against the saved searches. An
 * article that is read again, or that takes the place of one that says the same, is none.
 */
import type { Database } from './database.js'

const isAnySaved = 'EXISTS (SELECT 1 FROM saved_searches WHERE webhook IS NOT NULL)'

/** Notes, before an article goes, that its link has had one; what nobody looked at yet stays news. */
export function noteWithdrawn(database: Database, articleId: string): void {
  const wasNews = database.run('DELETE FROM news WHERE article_id = :id', { id: articleId }) > 0
  if (wasNews) return
  database.run(
    `INSERT OR IGNORE INTO reread_links SELECT link_id FROM articles WHERE id = :id AND ${isAnySaved}`,
    { id: articleId },
  )
}

/** Notes an article that was just stored, unless its link, or one that it takes the place of, has had one before. */
export function noteStored(database: Database, articleId: string, linkId: string): void {
  const parameters = { id: articleId, link: linkId }
  const known = database.get(
    `SELECT 1 FROM reread_links WHERE link_id = :link OR link_id IN (
       SELECT link_id FROM article_variants WHERE article_id = :id)`,
    parameters,
  )
  database.run('DELETE FROM reread_links WHERE link_id = :link', { link: linkId })
  if (known !== undefined) return
  database.run(`INSERT OR IGNORE INTO news (article_id) SELECT :id WHERE ${isAnySaved}`, {
    id: articleId,
  })
}
