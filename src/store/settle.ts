/** Settling what stored articles left: who is who, what is shown of it, and which tellings are one event. */
import { clusterNodes } from './clusters.js'
import type { Database } from './database.js'
import { clusterEvents } from './event-clusters.js'
import { regroupTerms } from './officials.js'
import type { PendingArticle } from './pending.js'
import { chooseShown } from './shown.js'
import { stemText } from './stems.js'

/**
 * Settles all articles that were stored in this transaction, at once: what many of them touch is done one time. The
 * outcome is that of settling each alone, because it depends on the set of articles only.
 */
export function settlePending(database: Database): void {
  const articles = database.pending.splice(0)
  if (articles.length === 0) return
  makeFindable(database, articles)
  const remade = clusterNodes(database, union(articles, 'changed'))
  for (const [id, more] of countNamed(database, articles))
    if (!remade.has(id)) chooseShown(database, id, { more })
  for (const id of remade) chooseShown(database, id)
  regroupTerms(database, union(articles, 'terms'), remade)
  clusterEvents(database, union(articles, 'tellings'))
}

/**
 * Enters texts and names into the search. Here and not by triggers, because the search writes all that it has to the
 * file at every savepoint: at the end of a batch that is once, in large pieces, instead of once for every article.
 */
function makeFindable(database: Database, articles: readonly PendingArticle[]): void {
  for (const { number, title, text, lang } of articles.map((article) => article.text)) {
    const stemmed = { number, title: stemText(title, lang), text: stemText(text, lang) }
    database.run(
      'INSERT INTO article_search (rowid, title, text) VALUES (:number, :title, :text)',
      stemmed,
    )
  }
  for (const { names } of articles)
    for (const name of names)
      database.run('INSERT INTO alias_search (rowid, name) VALUES (:number, :name)', { ...name })
}

function union(
  articles: readonly PendingArticle[],
  part: 'changed' | 'terms' | 'tellings',
): Set<string> {
  const ids = new Set<string>()
  for (const article of articles) for (const id of article[part]) ids.add(id)
  return ids
}

/** How many of the articles name each entity. */
function countNamed(
  database: Database,
  articles: readonly PendingArticle[],
): ReadonlyMap<string, number> {
  const entities = new Map<string, string>()
  const entityOf = (node: string): string => {
    const known = entities.get(node)
    if (known !== undefined) return known
    const row = database.get('SELECT entity_id AS id FROM nodes WHERE id = :node', { node })
    const { id } = row as { id: string }
    entities.set(node, id)
    return id
  }
  const counts = new Map<string, number>()
  for (const { nodes } of articles)
    for (const id of new Set([...nodes].map(entityOf))) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
