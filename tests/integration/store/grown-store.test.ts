/** The store that the benchmark of resolving grows, held table by table against one to which its articles were saved. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNews } from '../../../bench/resolve-news.js'
import { growStore } from '../../../bench/resolve-store.js'
import { linkId, openStore, type Store } from '../../../src/store/index.js'
import { addSampleSource, now, valueOf } from './sample.js'

const batchSize = 64
// news of one country with one forename, where the same names come together sooner.
const openSome = () => openNews({ countries: ['MX'], forenames: ['Ana'] })
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-grown-'))

/** Saves articles as a crawl does. */
async function save(store: Store, sourceId: string, articles: number): Promise<void> {
  const read = openSome()
  for (let number = 0; number < articles;)
    valueOf(
      await store.batch(async (rows) => {
        const until = Math.min(articles, number + batchSize)
        for (; number < until; number += 1) {
          const url = `https://example.org/${number}`
          valueOf(await rows.addLinks(sourceId, [{ url }], { now }))
          const page = { requestedUrl: url, url, status: 200, bytes: new Uint8Array([1]) }
          const result = { page: { ...page, fetchedAt: now.toISOString() } }
          valueOf(await rows.recordFetch(linkId(url), { attempts: 1, at: now, result }))
          valueOf(await rows.saveReading(linkId(url), read(url), { now }))
        }
      }),
    )
}

let grown: Sqlite.Database
let saved: Sqlite.Database

async function makeStores(): Promise<void> {
  const grownFile = path.join(folder, 'grown.db')
  const savedFile = path.join(folder, 'saved.db')
  const empty = valueOf(await openStore(grownFile))
  const { id: sourceId } = await addSampleSource(empty)
  await empty.close()
  const read = openSome()
  let articles = 0
  const next = () => read(`https://example.org/${articles++}`)
  // The second time it goes on with what the first left.
  for (const entities of [800, 2400]) growStore(grownFile, { sourceId, now, next, entities })
  const store = valueOf(await openStore(savedFile))
  await save(store, (await addSampleSource(store)).id, articles)
  await store.close()
  grown = new Sqlite(grownFile)
  saved = new Sqlite(savedFile)
}

beforeAll(makeStores, 300_000)

afterAll(() => {
  grown.close()
  saved.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const ask = (database: Sqlite.Database, sql: string): unknown[] => database.prepare(sql).raw().all()

/** What is not numbered by the order in which it came. */
const plainTables = [
  ...['article_entities', 'article_events', 'article_officials', 'articles', 'aliases', 'entities'],
  ...['event_entities', 'event_keys', 'event_merges', 'events', 'evidence', 'figures', 'mentions'],
  ...['merges', 'node_facts', 'node_keys', 'node_ties', 'nodes', 'official_forms', 'officials'],
  ...['periods', 'sources', 'terms'],
]

test.each(plainTables)('the table %s holds the same rows', (table) => {
  const key = ask(saved, `SELECT group_concat(name) FROM pragma_table_info('${table}')`)
  const sql = `SELECT * FROM ${table} ORDER BY ${String(key)}`
  expect(ask(grown, sql)).toEqual(ask(saved, sql))
})

const questions = {
  links: `SELECT id, url, key, source_id, state, article_id FROM links ORDER BY id`,
  'what events are found by': `SELECT event_id, first_day, last_day, amount, jobs, companies, field, search_values.value
    FROM search_events JOIN search_postings ON event = search_events.number
      JOIN search_values ON search_values.number = search_postings.value ORDER BY 1, 7, 8`,
  'events of articles': `SELECT article, event_id FROM search_tellings
    JOIN search_events ON number = event ORDER BY 1, 2`,
  'lengths of lists': 'SELECT field, value, events FROM search_values ORDER BY 1, 2',
  'words of texts': 'SELECT * FROM temp.texts',
  'words of names': 'SELECT * FROM temp.names',
}

test.each(Object.entries(questions))('the same %s', (_, sql) => {
  for (const database of [grown, saved])
    database.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.texts USING fts5vocab(main, article_search, instance);
      CREATE VIRTUAL TABLE IF NOT EXISTS temp.names USING fts5vocab(main, alias_search, instance)`)
  const rows = ask(grown, sql)
  expect(rows.length).toBeGreaterThan(100)
  expect(rows).toEqual(ask(saved, sql))
})

test('the same tables, keys and indexes', () => {
  const sql = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2'
  expect(ask(grown, sql)).toEqual(ask(saved, sql))
  expect(ask(grown, 'PRAGMA integrity_check')).toEqual([['ok']])
})

test('keys that too many share, entities of many articles and names of one thing are among them', () => {
  const one = (sql: string): number => Number(ask(grown, sql)[0])
  expect(
    one('SELECT max(n) FROM (SELECT count(*) AS n FROM node_keys GROUP BY key)'),
  ).toBeGreaterThan(64)
  expect(
    one('SELECT max(n) FROM (SELECT count(*) AS n FROM event_keys GROUP BY key)'),
  ).toBeGreaterThan(64)
  expect(one('SELECT max(articles) FROM entities')).toBeGreaterThan(100)
  expect(one('SELECT count(*) FROM merges')).toBeGreaterThan(100)
})
