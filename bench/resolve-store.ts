/**
 * Makes a store of any size for `resolve.ts`, by the code that storing uses: the same rows as if every article had been
 * saved alone, because who is who depends on the set of articles only. What makes it quick: thousands of articles are
 * settled at once, nothing that was read is forgotten, nothing can be rolled back, and indexes that storing does not
 * read are made afterwards. Only the raw pages are left out.
 */
import Sqlite from 'better-sqlite3'
import type { Reading } from '../src/model/reading.js'
import { storeReading } from '../src/store/articles.js'
import { wrapConnection, type Database } from '../src/store/database.js'
import { linkId } from '../src/store/index.js'
import { enterLink, moveLink } from '../src/store/links.js'
import { createMemory, type Recent, type SpaceMemory } from '../src/store/memory.js'
import { settlePending } from '../src/store/settle.js'
import { openBulkTables } from './bulk-tables.js'

/** Indexes that settling an article does not read. */
const notRead = [
  ...['aliases_by_key', 'article_entities_by_local', 'article_events_by_programme'],
  ...['articles_by_published', 'entities_by_name', 'events_by_day', 'events_by_type'],
  ...['links_by_article', 'links_by_source', 'links_by_state', 'links_claimed', 'links_to_fetch'],
  ...['officials_by_organization_node', 'officials_by_person', 'officials_by_person_node'],
  ...['officials_by_place_node', 'search_events_by_amount', 'search_events_by_companies'],
  ...['search_events_by_day', 'search_events_by_jobs', 'search_values_by_events'],
  ...['terms_by_organization', 'terms_by_place'],
]

const cacheKibibytes = 3_000_000
const mostAtOnce = 16_384
const leastAtOnce = 64

function keepAll<Value>(): Recent<Value> {
  const values = new Map<string, Value>()
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
    clear: () => {
      values.clear()
    },
  }
}

function keepSpace<Item>(): SpaceMemory<Item> {
  const parts = { items: keepAll<Item>(), crowded: keepAll<boolean>() }
  return { ...parts, blocks: keepAll(), pairs: keepAll(), ties: keepAll() }
}

/** Takes off the indexes that are not read; returns what makes them again. */
function dropIndexes(connection: Sqlite.Database): () => void {
  const rows = connection
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index'
         AND name IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(notRead)) as { name: string; sql: string }[]
  for (const { name } of rows) connection.exec(`DROP INDEX ${name}`)
  return () => {
    for (const { sql } of rows) connection.exec(sql)
  }
}

function countEntities(connection: Sqlite.Database): number {
  return Number(connection.prepare('SELECT count(*) FROM entities').pluck().get())
}

function isGrown(file: string, entities: number): boolean {
  const reader = new Sqlite(file, { readonly: true })
  const count = countEntities(reader)
  reader.close()
  return count >= entities
}

/** Articles to store. */
export interface Growth {
  /** A source of the store, whose links the articles are. */
  readonly sourceId: string
  readonly now: Date
  /** The next article; each has an address of its own that the store does not know. */
  readonly next: () => Reading
  /** How many entities the store is to hold. */
  readonly entities: number
}

function storeNext(database: Database, { sourceId, now, next }: Growth): void {
  const reading = next()
  const { id, url = '' } = reading.article
  enterLink(database, sourceId, { link: { url }, now })
  storeReading(database, reading, { linkId: linkId(url), now })
  moveLink(database, { id: linkId(url), state: 'stored', articleId: id })
}

/** Stores articles until the store at the path, which nobody else has open, holds the entities. Returns how many. */
export function growStore(file: string, growth: Growth): number {
  if (isGrown(file, growth.entities)) return 0
  const connection = new Sqlite(file)
  const bulk = openBulkTables(connection, [])
  connection.pragma(`cache_size = -${cacheKibibytes}`)
  const remake = dropIndexes(connection)
  const spaces = { nodes: keepSpace(), tellings: keepSpace() } as const
  const memory = { ...createMemory(), ...spaces } as Database['memory']
  const database: Database = { ...wrapConnection(connection, file), memory, pending: [] }
  const count = () => countEntities(connection)
  let stored = 0
  for (let left = growth.entities - count(); left > 0; left = growth.entities - count()) {
    // An article brings some four new entities; the last batches are small, so as not to overshoot.
    const size = Math.min(mostAtOnce, Math.max(leastAtOnce, left >> 3))
    connection.exec('BEGIN')
    for (let n = 0; n < size; n += 1) storeNext(database, growth)
    settlePending(database)
    connection.exec('COMMIT')
    stored += size
  }
  remake()
  bulk.finish()
  connection.close()
  return stored
}
