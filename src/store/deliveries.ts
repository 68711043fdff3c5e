/**
 * Deliveries: each new event of a saved search is a row, written in the transaction that takes the articles out of the
 * news, so that it is made once whatever crashes and however many processes look. Sending is a claim for a limited
 * time; whoever sends after a crash sends the same body under the same id.
 */
import { contentId } from '../core/content-id.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { EventRow } from '../model/row.js'
import type { Delivery, DeliveryOutcome } from '../model/saved-search.js'
import type { EventQuery } from '../model/search.js'
import type { Database } from './database.js'
import { eventsThatFit } from './event-search.js'
import { eachOf, insertInto, toRecord, type Row } from './record.js'

/** A saved search that was read. */
export interface WatchedSearch {
  readonly id: string
  readonly name: string
  readonly text: string
  /** Missing when this version cannot read it any more; it then finds nothing. */
  readonly query?: EventQuery
}

/** What the store does for alerts. */
export interface DeliveryStore {
  /**
   * Holds some of the new articles against the searches and makes a delivery of each event that is new to one.
   * Says how many were made, and whether articles are left. `searches` are all that have a webhook; when others were
   * saved meanwhile, nothing is done and `store/changed` says so.
   */
  readonly announceNews: (
    searches: readonly WatchedSearch[],
    now: Date,
  ) => Promise<Result<{ readonly made: number; readonly isDone: boolean }>>
  /** Claims the next event that is due, and its webhook with it; undefined when nothing is due. */
  readonly claimDelivery: (
    by: string,
    time: { readonly now: Date; readonly until: Date },
  ) => Promise<Result<Delivery | undefined>>
  /** Notes what became of a claimed delivery; one that was claimed by another meanwhile is left to it. */
  readonly settleDelivery: (
    delivery: Pick<Delivery, 'id' | 'searchId'>,
    outcome: DeliveryOutcome,
    claim: { readonly by: string; readonly now: Date },
  ) => Promise<Result<undefined>>
}

// Taken out of the news at once: the transaction stays short.
const articlesPerTurn = 200

interface News {
  readonly number: number
  readonly articleId: string
}

/** Of the events that new articles tell, those that one search has not seen and that nobody told before it was saved. */
const newTo = `SELECT DISTINCT event_id AS id FROM article_events AS fresh
  WHERE fresh.article_id IN ${eachOf('articles')}
    AND NOT EXISTS (SELECT 1 FROM article_events AS told
      JOIN articles ON articles.id = told.article_id
      WHERE told.event_id = fresh.event_id AND articles.stored_at <= :since
        AND NOT EXISTS (SELECT 1 FROM news
          WHERE news.article_id = told.article_id AND news.number > :last))
    AND NOT EXISTS (SELECT 1 FROM article_events AS told
      JOIN delivered_tellings AS sent ON sent.search_id = :search AND (
        sent.telling_id = told.id
        OR (sent.article_id = told.article_id
          AND NOT EXISTS (SELECT 1 FROM article_events AS kept WHERE kept.id = sent.telling_id)))
      WHERE told.event_id = fresh.event_id)
  ORDER BY id`

interface SearchFacts {
  readonly lastNews: number
  readonly madeAt: string
}

function announceNews(
  database: Database,
  searches: readonly WatchedSearch[],
  now: Date,
): Result<{ made: number; isDone: boolean }> {
  const known = new Set(searches.map(({ id }) => id))
  const saved = database.all('SELECT id FROM saved_searches WHERE webhook IS NOT NULL') as {
    id: string
  }[]
  if (saved.some(({ id }) => !known.has(id)))
    return failure(problem('store/changed', 'A search was saved meanwhile; look again.'))
  const news = database.all(
    'SELECT number, article_id AS articleId FROM news ORDER BY number LIMIT :most',
    { most: articlesPerTurn },
  ) as News[]
  let made = 0
  for (const search of searches) {
    const events = newEvents(database, search, news)
    for (const event of events) announce(database, { search, event, now })
    made += events.length
  }
  database.run('DELETE FROM news WHERE number <= :last', { last: news.at(-1)?.number ?? 0 })
  return success({ made, isDone: news.length < articlesPerTurn })
}

/** The events of new articles that a search finds and has not seen, those first that came first. */
function newEvents(database: Database, search: WatchedSearch, news: readonly News[]): EventRow[] {
  const facts = database.get(
    'SELECT last_news AS lastNews, made_at AS madeAt FROM saved_searches WHERE id = :id',
    { id: search.id },
  ) as SearchFacts | undefined
  if (facts === undefined || search.query === undefined) return []
  const articles = news.filter(({ number }) => number > facts.lastNews)
  if (articles.length === 0) return []
  const ids = database.all(newTo, {
    ...{ search: search.id, since: facts.madeAt, last: facts.lastNews },
    articles: JSON.stringify(articles.map(({ articleId }) => articleId)),
  }) as { id: string }[]
  if (ids.length === 0) return []
  const among = ids.map(({ id }) => id)
  return eventsThatFit(database, search.query, among).toReversed()
}

const insertDelivery = insertInto('deliveries', [
  ...['id', 'search_id', 'event_id', 'body', 'state', 'made_at'],
])

interface Announcement {
  readonly search: WatchedSearch
  readonly event: EventRow
  readonly now: Date
}

function announce(database: Database, { search, event, now }: Announcement): void {
  const { id: searchId, name, text } = search
  const timestamp = now.toISOString()
  const body = {
    ...{ type: 'event.found', timestamp },
    data: { search: { id: searchId, name, query: text }, event, path: `/events/${event.id}` },
  }
  database.run(insertDelivery, {
    ...{ id: contentId('delivery', searchId, event.id), search_id: searchId, event_id: event.id },
    ...{ body: JSON.stringify(body), state: 'due', made_at: timestamp },
  })
  database.run(
    `INSERT OR IGNORE INTO delivered_tellings (search_id, telling_id, article_id)
     SELECT :search, id, article_id FROM article_events WHERE event_id = :event`,
    { search: searchId, event: event.id },
  )
}

const nextDue = `SELECT saved_searches.id AS search_id, webhook, secret, failures, deliveries.id, body,
    attempts
  FROM saved_searches JOIN deliveries ON deliveries.number = (
    SELECT min(number) FROM deliveries WHERE search_id = saved_searches.id AND state = 'due')
  WHERE webhook IS NOT NULL AND next_try_at <= :now
    AND (claimed_until IS NULL OR claimed_until <= :now)
  ORDER BY next_try_at, saved_searches.id LIMIT 1`

function claimDelivery(
  database: Database,
  by: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Delivery | undefined {
  const row = database.get(nextDue, { now: now.toISOString() }) as Row | undefined
  if (row === undefined) return undefined
  const delivery = toRecord(row) as Delivery
  database.run(
    'UPDATE saved_searches SET claimed_by = :by, claimed_until = :until WHERE id = :id',
    {
      ...{ id: delivery.searchId, by, until: until.toISOString() },
    },
  )
  return delivery
}

function settleDelivery(
  database: Database,
  { id, searchId }: Pick<Delivery, 'id' | 'searchId'>,
  { outcome, by, now }: { outcome: DeliveryOutcome; by: string; now: Date },
): void {
  const at = now.toISOString()
  const isMine = database.run(
    `UPDATE saved_searches SET claimed_by = NULL, claimed_until = NULL, next_try_at = :next,
       failures = CASE WHEN :problem IS NULL THEN 0 ELSE failures + 1 END, last_problem = :problem
     WHERE id = :id AND claimed_by = :by`,
    {
      ...{ id: searchId, by, problem: outcome.isTaken ? undefined : outcome.problem },
      next: outcome.isTaken ? at : outcome.nextTryAt.toISOString(),
    },
  )
  // What was taken was taken, whoever holds the claim by now.
  if (isMine === 0 && !outcome.isTaken) return
  const state = outcome.isTaken ? 'delivered' : outcome.isLast ? 'failed' : 'due'
  database.run(
    `UPDATE deliveries SET state = :state, attempts = attempts + 1, problem = :problem,
       settled_at = CASE WHEN :state = 'due' THEN NULL ELSE :at END,
       body = CASE WHEN :state = 'delivered' THEN NULL ELSE body END
     WHERE id = :id AND state = 'due'`,
    { id, state, at, problem: outcome.isTaken ? undefined : outcome.problem },
  )
}

/** Binds what the store does for alerts to one database. */
export function deliveryStore(database: Database): DeliveryStore {
  return {
    announceNews: async (searches, now) => {
      const isNews = await database.read(() =>
        success(database.get('SELECT 1 FROM news LIMIT 1') !== undefined),
      )
      if (!isNews.ok) return isNews
      if (!isNews.value) return success({ made: 0, isDone: true })
      return database.write(() => announceNews(database, searches, now))
    },
    claimDelivery: async (by, time) => {
      const isDue = await database.read(() =>
        success(database.get(nextDue, { now: time.now.toISOString() }) !== undefined),
      )
      if (!isDue.ok) return isDue
      if (!isDue.value) return success(undefined)
      return database.write(() => success(claimDelivery(database, by, time)))
    },
    settleDelivery: (delivery, outcome, { by, now }) =>
      database.write(() => {
        settleDelivery(database, delivery, { outcome, by, now })
        return success(undefined)
      }),
  }
}
