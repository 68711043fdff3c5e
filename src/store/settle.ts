/** Settling what stored articles left: who is who, what is shown of it, and which tellings are one event. */
import { clusterNodes, entitiesOf } from './clusters.js'
import { countViews, viewOf } from './counted-views.js'
import type { Database } from './database.js'
import { clusterEvents, enterTellings } from './event-clusters.js'
import { addTies, nodeKind } from './nodes.js'
import { countForms, personsOf, regroup } from './official-terms.js'
import type { PendingArticle, PendingName } from './pending.js'
import type { Target } from './record.js'
import { chooseShown, showSingle } from './shown.js'
import { enterSpace } from './space.js'
import { stemText } from './stems.js'

/**
 * Settles all articles that were stored in this transaction, at once: what many of them touch is done one time. The
 * outcome is that of settling each alone, because it depends on the set of articles only.
 */
export function settlePending(database: Database): void {
  const articles = database.pending.splice(0)
  if (articles.length === 0) return
  const views = articles.flatMap((article) => article.views)
  const names = countViews(
    database,
    views.map(({ entity, node }) => viewOf(entity, node.id)),
  )
  makeFindable(database, articles, names)
  const remade = settleEntities(database, articles)
  const forms = articles.map((article) => article.forms)
  countForms(database, forms)
  const terms = new Set(forms.flatMap((each) => [...each.keys()]))
  const persons = personsOf(database, terms)
  regroup(database, { ...persons, entities: [...persons.entities, ...remade] })
  const tellings = articles.flatMap((article) => article.tellings)
  const { changed, lost } = enterTellings(database, tellings)
  clusterEvents(database, changed, { fresh: new Set(tellings.map(({ id }) => id)), lost })
}

/** Decides who is who, and what is shown of it. Returns the entities that consist of other nodes than before. */
function settleEntities(
  database: Database,
  articles: readonly PendingArticle[],
): ReadonlySet<string> {
  const items = articles.flatMap((article) => article.fresh)
  const { changed, lost } = enterSpace(database, nodeKind, items)
  for (const { views } of articles) for (const view of views) addTies(database, view, changed)
  const fresh = new Set(items.map(({ id }) => id))
  const { remade, single } = clusterNodes(database, changed, { fresh, lost })
  showSingle(database, single)
  const named = countNamed(database, articles)
  for (const id of single) named.delete(id)
  chooseShown(database, { remade, named })
  return remade
}

const intoTexts: Target = { table: 'article_search', columns: ['rowid', 'title', 'text'] }
const intoNameSearch: Target = { table: 'alias_search', columns: ['rowid', 'name'] }

/**
 * Enters texts and names into the search. Here and not by triggers, because the search writes all that it has to the
 * file at every savepoint: at the end of a batch that is once, in large pieces, instead of once for every article.
 */
function makeFindable(
  database: Database,
  articles: readonly PendingArticle[],
  names: readonly PendingName[],
): void {
  const texts = articles.map(({ text: { number, title, text, lang } }) => [
    ...[number, stemText(title, lang), stemText(text, lang)],
  ])
  database.insert(intoTexts, texts)
  database.insert(
    intoNameSearch,
    names.map(({ number, name }) => [number, name]),
  )
}

/** How many of the articles name each entity. */
function countNamed(database: Database, articles: readonly PendingArticle[]): Map<string, number> {
  const nodes = articles.map(({ views }) => new Set(views.map(({ node }) => node.id)))
  const entityOf = entitiesOf(database, new Set(nodes.flatMap((ids) => [...ids])))
  const counts = new Map<string, number>()
  for (const ids of nodes) {
    const entities = new Set([...ids].map((id) => entityOf.get(id) ?? id))
    for (const id of entities) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
