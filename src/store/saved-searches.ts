/** Saved searches: what analysts want to hear of. */
import { contentId } from '../core/content-id.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { NewSavedSearch, SavedSearch } from '../model/saved-search.js'
import type { Database } from './database.js'
import { insertInto, toRecord, type Row } from './record.js'

/** What the store does with saved searches. */
export interface SavedSearchStore {
  /** Saves a search. Of what is in the store at this moment nothing is sent to its webhook. */
  readonly addSavedSearch: (search: NewSavedSearch, now: Date) => Promise<Result<SavedSearch>>
  /** All saved searches with the state of their deliveries, the oldest first. */
  readonly savedSearches: () => Promise<Result<SavedSearch[]>>
  /** One of them. */
  readonly savedSearch: (id: string) => Promise<Result<SavedSearch>>
  /** Forgets a saved search with its deliveries. */
  readonly removeSavedSearch: (id: string) => Promise<Result<SavedSearch>>
  /** Makes due again, at once, what was given up and what waits for a later try; returns the search. */
  readonly retryDeliveries: (id: string, now: Date) => Promise<Result<SavedSearch>>
}

// Each is held against every new article.
const mostSearches = 500
const longest = { name: 300, query: 1000, webhook: 2000, secret: 300, madeBy: 300 } as const

const invalid = (message: string) => failure(problem('input/invalid-record', message))

/** Checks what is given; whether the search and the address can be read is for the caller to know. */
function checkSearch(given: NewSavedSearch): Result<NewSavedSearch> {
  for (const [field, most] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if ((given[field]?.length ?? 0) > most)
      return invalid(`The ${field} of a saved search has at most ${most} characters.`)
  }
  if (given.name.trim() === '') return invalid('A saved search needs a name.')
  if (given.secret !== undefined && given.webhook === undefined)
    return invalid('A secret signs what is sent to a webhook; name one.')
  return success({ ...given, name: given.name.trim(), query: given.query.trim() })
}

const count = (state: string) =>
  `(SELECT count(*) FROM deliveries WHERE search_id = saved_searches.id AND state = '${state}')`

const columns = `id, name, query, webhook, secret IS NOT NULL AS is_signed, made_by, made_at,
  ${count('due')} AS due, ${count('delivered')} AS delivered, ${count('failed')} AS failed,
  (SELECT max(settled_at) FROM deliveries
    WHERE search_id = saved_searches.id AND state = 'delivered') AS last_delivered_at,
  failures, last_problem, next_try_at`

interface SearchRow extends Row {
  readonly is_signed: number
  readonly due: number
  readonly next_try_at: string
}

function toSearch({ next_try_at: nextTryAt, ...row }: SearchRow): SavedSearch {
  return {
    ...(toRecord(row) as SavedSearch),
    isSigned: row.is_signed === 1,
    ...(row.due > 0 && { nextTryAt }),
  }
}

function readSearch(database: Database, id: string): Result<SavedSearch> {
  const row = database.get(`SELECT ${columns} FROM saved_searches WHERE id = :id`, { id })
  return row === undefined
    ? failure(problem('store/not-found', `There is no saved search ${JSON.stringify(id)}.`))
    : success(toSearch(row as SearchRow))
}

const insertSearch = `${insertInto('saved_searches', [
  ...['id', 'name', 'query', 'webhook', 'secret', 'made_by', 'made_at', 'next_try_at', 'last_news'],
])} ON CONFLICT (id) DO NOTHING`

function addSearch(database: Database, given: NewSavedSearch, now: Date): Result<SavedSearch> {
  const checked = checkSearch(given)
  if (!checked.ok) return checked
  const { name, query, webhook, secret, madeBy } = checked.value
  const { total } = database.get('SELECT count(*) AS total FROM saved_searches') as {
    total: number
  }
  if (total >= mostSearches)
    return invalid(`At most ${mostSearches} searches can be saved; remove one first.`)
  const at = now.toISOString()
  const id = contentId('search', name, query, webhook ?? '', at)
  // What waits to be looked at was there before the search.
  const { last } = database.get(
    `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'news'), 0) AS last`,
  ) as { last: number }
  database.run(insertSearch, {
    ...{ id, name, query, webhook, secret, made_by: madeBy, made_at: at, next_try_at: at },
    last_news: last,
  })
  return readSearch(database, id)
}

function retryDeliveries(database: Database, id: string, now: Date): Result<SavedSearch> {
  database.run(
    `UPDATE deliveries SET state = 'due', attempts = 0, settled_at = NULL
     WHERE search_id = :id AND state = 'failed'`,
    { id },
  )
  database.run('UPDATE saved_searches SET next_try_at = :now WHERE id = :id', {
    id,
    now: now.toISOString(),
  })
  return readSearch(database, id)
}

/** Binds what the store does with saved searches to one database. */
export function savedSearchStore(database: Database): SavedSearchStore {
  return {
    addSavedSearch: (search, now) => database.write(() => addSearch(database, search, now)),
    savedSearches: () =>
      database.read(() => {
        const rows = database.all(`SELECT ${columns} FROM saved_searches ORDER BY made_at, id`)
        return success((rows as SearchRow[]).map(toSearch))
      }),
    savedSearch: (id) => database.read(() => readSearch(database, id)),
    removeSavedSearch: (id) =>
      database.write(() => {
        const search = readSearch(database, id)
        if (search.ok) database.run('DELETE FROM saved_searches WHERE id = :id', { id })
        return search
      }),
    retryDeliveries: (id, now) => database.write(() => retryDeliveries(database, id, now)),
  }
}
