/** Searches in a store of more events than any search reads, held against plain questions to its tables. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildStore } from '../../../bench/search-store.js'
import { readQuery } from '../../../src/search/index.js'
import { openStore, type Store } from '../../../src/store/index.js'
import { now, valueOf } from './sample.js'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-large-'))
const file = path.join(folder, 'large.db')
let store: Store
let plain: Sqlite.Database

beforeAll(async () => {
  await buildStore(file, 4000)
  store = valueOf(await openStore(file))
  plain = new Sqlite(file, { readonly: true })
}, 120_000)

afterAll(async () => {
  plain.close()
  await store.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const query = (text: string) => valueOf(readQuery(text))

const count = (condition: string) =>
  (
    plain.prepare(`SELECT count(*) AS count FROM events WHERE ${condition}`).get() as {
      count: number
    }
  ).count

const inPlace = (column: string, value: string) => `id IN (SELECT telling_id FROM event_entities
  JOIN entities ON entities.id = node_id
  WHERE slot IN ('origin', 'destination') AND ${column} = '${value}')`

const inArticle = (column: string, value: string) =>
  `article_id IN (SELECT id FROM articles WHERE ${column} = '${value}')`

const plainly: readonly (readonly [search: string, condition: string])[] = [
  ['type:fair', `type = 'fair'`],
  ['type:fair status:cancelled', `type = 'fair' AND status = 'cancelled'`],
  ['country:JP', inPlace('entities.country', 'JP')],
  ['type:meeting country:FR', `type = 'meeting' AND ${inPlace('entities.country', 'FR')}`],
  ['-type:fair country:ES', `type <> 'fair' AND ${inPlace('entities.country', 'ES')}`],
  [
    'lang:fr -country:MX',
    `${inArticle('lang', 'fr')} AND NOT ${inPlace('entities.country', 'MX')}`,
  ],
  ['site:"Diario 7"', inArticle('site', 'Diario 7')],
  [
    'place:Japón type:investment',
    `type = 'investment' AND (${inPlace('name', 'Japón')} OR ${inPlace('entities.country', 'JP')})`,
  ],
  ['month:2022-05', `substr(first_day, 1, 7) = '2022-05'`],
  ['from:2024-01 to:2024-06', `last_day >= '2024-01' AND first_day <= '2024-06-99'`],
  ['from:2023-11-04', `last_day >= '2023-11-04'`],
  ['to:2016', `first_day <= '2016-99'`],
  [
    'country:MX from:2019-03 to:2019-05',
    `${inPlace('entities.country', 'MX')} AND last_day >= '2019-03' AND first_day <= '2019-05-99'`,
  ],
  ['amount:>1000000', 'CAST(amount AS REAL) > 1000000'],
  ['jobs:50..400 type:fair', `jobs BETWEEN 50 AND 400 AND type = 'fair'`],
  [
    'currency:EUR amount:1M..20M',
    `amount_unit = 'EUR' AND CAST(amount AS REAL) BETWEEN 1000000 AND 20000000`,
  ],
]

test('a division', async () => {
  const { region } = plain
    .prepare(`SELECT region FROM entities WHERE type = 'place' ORDER BY id LIMIT 1`)
    .get() as { region: string }
  const [country = '', number = ''] = region.split('-')
  const filter = { field: 'region', values: [`${country}-${number}`], isNot: false } as const
  const search = { ...query(''), filters: [filter] }
  const expected = count(inPlace('region', region))
  expect(expected).toBeGreaterThan(0)
  expect(valueOf(await store.findEvents(search, { limit: 1 })).total).toBe(expected)
})

describe('a search finds what a plain question to the tables finds', () => {
  test.each(plainly)('%s', async (search, condition) => {
    const expected = count(condition)
    expect(expected).toBeGreaterThan(0)
    const found = valueOf(await store.findEvents(query(search), { limit: 1000 }))
    const isCounted = expected <= 10_000
    expect([found.total, found.isAtLeast]).toEqual(
      isCounted ? [expected, false] : [expect.any(Number), expect.any(Boolean)],
    )
    let exported = 0
    for await (const event of store.exportEvents(query(search)))
      exported += event.row.id.length / 20
    expect(exported).toBe(expected)
  })
})

test('all events are counted, though only the latest are read', async () => {
  const total = count('1')
  expect(total).toBeGreaterThan(10_000)
  const { found, facets } = valueOf(await store.findWithFacets(query(''), { limit: 20 }))
  expect([found.total, found.isAtLeast]).toEqual([total, false])
  const types = plain
    .prepare('SELECT type AS value, count(*) AS count FROM events GROUP BY 1 ORDER BY 2 DESC, 1')
    .all()
  expect(facets.type).toEqual(types)
  const [first] = facets.entity
  expect(first?.count).toBe(
    count(`id IN (SELECT telling_id FROM event_entities
      WHERE slot NOT IN ('origin', 'destination') AND node_id = '${first?.value ?? ''}')`),
  )
})

test('the facets of a search count its events', async () => {
  const condition = inPlace('entities.country', 'JP')
  const facets = valueOf(await store.countFacets(query('country:JP')))
  for (const { value, count: events } of facets.type)
    expect(events).toBe(count(`type = '${value}' AND ${condition}`))
  expect(facets.type.length).toBeGreaterThan(3)
})

test('common words are looked for in the latest articles, and the count says so', async () => {
  const found = valueOf(await store.findEvents(query('empresa'), { limit: 20 }))
  expect(found).toMatchObject({ total: 10_000, isAtLeast: true })
  const next = valueOf(
    await store.findEvents(query('empresa'), { limit: 20, after: found.next ?? '' }),
  )
  const ids = [...found.events, ...next.events].map(({ id }) => id)
  expect(new Set(ids).size).toBe(40)
})

test('an event that is rejected leaves the index, and is there again as before when that is undone', async () => {
  const listsOf = (id: string) =>
    plain
      .prepare(
        `SELECT field, search_values.value, search_values.events FROM search_events
           JOIN search_postings ON event = search_events.number AND search_postings.day = search_events.day
           JOIN search_values ON search_values.number = search_postings.value
         WHERE event_id = ? ORDER BY 1, 2`,
      )
      .all(id)
  const { events } = valueOf(await store.findEvents(query('country:JP'), { limit: 25 }))
  for (const { id } of events) {
    const before = listsOf(id)
    expect(before.length).toBeGreaterThan(5)
    const reject = { kind: 'reject', subject: 'event', subjectId: id, detail: {} } as const
    const decision = valueOf(await store.addDecision(reject, now))
    expect(listsOf(id)).toEqual([])
    valueOf(await store.undoDecision(decision.id, now))
    expect(listsOf(id)).toEqual(before)
  }
})
