/** Searches held against a slow reading of every event, word by word, in a store of made-up news. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mulberry32 } from '../../../bench/random.js'
import { buildStore } from '../../../bench/search-store.js'
import type { EventQuery, Filter, Range, SearchTerm } from '../../../src/model/search.js'
import { readQuery } from '../../../src/search/index.js'
import { wrapConnection } from '../../../src/store/database.js'
import { findHits } from '../../../src/store/event-hits.js'
import { openStore, type Store } from '../../../src/store/index.js'
import { searchedStems, stemOf, stemText, wordsIn } from '../../../src/store/stems.js'
import { nameKey } from '../../../src/text/fold.js'
import { valueOf } from './sample.js'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-plain-'))
const file = path.join(folder, 'plain.db')
let store: Store
let plain: Sqlite.Database
let events: readonly PlainEvent[]
/** Searches with the events that the slow reading finds, the latest first. */
let searches: readonly (readonly [search: string, expected: readonly PlainEvent[]])[]

/** What is read of an event as it stands. */
interface Told {
  readonly number: number
  readonly id: string
  readonly day: number
  readonly first: string
  readonly last: string
  readonly amount: number | null
  readonly jobs: number | null
}

interface PlainEvent extends Told {
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Stems of its article in their order, with spaces around them. */
  readonly stems: string
  /** Words of each name of who takes part. */
  readonly names: readonly (readonly string[])[]
}

interface Row extends Told {
  readonly type: string
  readonly status: string
  readonly lang: 'es' | 'fr'
  readonly text: string
  readonly fillers: string
}

const readRows = `SELECT search_events.number, events.id, search_events.day, events.first_day AS first,
    events.last_day AS last, CAST(events.amount AS REAL) AS amount, events.jobs, type, status, lang, text,
    (SELECT json_group_array(json_array(name, country, isPlace)) FROM (
      SELECT entities.name, entities.country, slot IN ('origin', 'destination') AS isPlace
        FROM event_entities JOIN entities ON entities.id = node_id WHERE telling_id = events.id
      UNION ALL SELECT name, country, 0 FROM entities WHERE id = programme_node)) AS fillers
  FROM events JOIN articles ON articles.id = events.article_id
    JOIN search_events ON search_events.event_id = events.id`

function toEvent({ type, status, lang, text, fillers, ...row }: Row): PlainEvent {
  const named = JSON.parse(fillers) as [name: string, country: string, isPlace: number][]
  const country = named.flatMap(([, code, isPlace]) => (isPlace === 1 ? [code] : []))
  return {
    ...row,
    values: { type: [type], status: [status], lang: [lang], country },
    stems: ` ${[...wordsIn(text)].map(({ word }) => stemOf(word, lang)).join(' ')} `,
    names: named.map(([name]) => nameKey(name).split(' ')),
  }
}

beforeAll(async () => {
  await buildStore(file, 700)
  store = valueOf(await openStore(file))
  plain = new Sqlite(file, { readonly: true })
  events = (plain.prepare(readRows).all() as Row[]).map(toEvent)
  searches = makeSearches(150).map((search) => [
    search,
    events.filter(fits(query(search))).sort(latestFirst),
  ])
}, 120_000)

afterAll(async () => {
  plain.close()
  await store.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const inText = (event: PlainEvent, { text }: SearchTerm): boolean =>
  (['es', 'fr'] as const).some((lang) => {
    const words = [...wordsIn(text)].map(({ word }) => word)
    const [only = ''] = words
    const forms =
      words.length === 1
        ? searchedStems(only, lang)
        : [words.map((word) => stemOf(word, lang)).join(' ')]
    return forms.some((form) => event.stems.includes(` ${form} `))
  })

const inName = (words: readonly string[], { text, isPhrase }: SearchTerm): boolean => {
  const key = nameKey(text)
  if (isPhrase) return ` ${words.join(' ')} `.includes(` ${key} `)
  return words.some((word) => (text.length >= 4 ? word.startsWith(key) : word === key))
}

type Group = readonly SearchTerm[]

const textHas = (event: PlainEvent, groups: readonly Group[]) =>
  groups.every((group) => group.some((term) => inText(event, term)))
const nameHas = (event: PlainEvent, groups: readonly Group[]) =>
  event.names.some((words) => groups.every((group) => group.some((term) => inName(words, term))))

function hasWords(event: PlainEvent, groups: EventQuery['all']): boolean {
  if (groups.length === 0 || textHas(event, groups) || nameHas(event, groups)) return true
  return groups.some((group) => {
    const others = groups.filter((other) => other !== group)
    return others.length > 0 && nameHas(event, [group]) && textHas(event, others)
  })
}

const hasValue = (event: PlainEvent, { field, values, isNot }: Filter): boolean =>
  values.some((value) => event.values[field]?.includes(value)) !== isNot

function isInRange(event: PlainEvent, { field, ...range }: Range): boolean {
  const value = field === 'amount' ? event.amount : event.jobs
  if (value === null) return false
  const { low = -Infinity, high = Infinity, isLowOut, isHighOut } = range
  return (isLowOut ? value > low : value >= low) && (isHighOut ? value < high : value <= high)
}

const fits = (query: EventQuery) => (event: PlainEvent) =>
  hasWords(event, query.all) &&
  !query.none.some((term) => inText(event, term)) &&
  query.filters.every((filter) => hasValue(event, filter)) &&
  query.ranges.every((range) => isInRange(event, range)) &&
  (query.from === undefined || `${event.last}-99` >= query.from) &&
  (query.to === undefined || event.first <= `${query.to}-99`)

/** Searches of one to four parts, each part from another list; the same in every run. */
function makeSearches(count: number): string[] {
  const next = mulberry32(20)
  const pick = (list: readonly string[]) => list[next() % list.length] ?? ''
  const words = events.flatMap(({ names }) => names.flat()).filter((word) => word.length > 2)
  const frequent = ['empresa', 'mision', 'vinos', 'región', 'sector', 'agua', 'accord', 'feria']
  const parts: readonly (() => string)[] = [
    () => pick(frequent),
    () => pick(frequent),
    () => pick(words),
    () => `${pick(frequent)} OR ${pick(words)}`,
    () => `"${pick(frequent)} ${pick(frequent)}"`,
    () => `-${pick(frequent)}`,
    () => `type:${pick(['fair', 'meeting', 'investment', 'trade_mission'])}`,
    () => `${pick(['', '-'])}country:${pick(['MX', 'ES', 'JP', 'FR'])}`,
    () => `country:${pick(['MX', 'AR'])} country:${pick(['ES', 'CL'])}`,
    () => pick(['lang:es', 'lang:fr', 'status:cancelled', '-status:announced']),
    () => pick(['amount:>1000000', 'amount:<20000', 'amount:5k..2M', 'jobs:50..400', 'jobs:>800']),
    () => pick(['from:2023', 'from:2024-03 to:2024-09', 'to:2016', 'from:2020-02 to:2021']),
  ]
  return Array.from({ length: count }, () => {
    const chosen = new Set(Array.from({ length: 1 + (next() % 4) }, () => next() % parts.length))
    return [...chosen].map((at) => parts[at]?.() ?? '').join(' ')
  })
}

const query = (search: string) => valueOf(readQuery(search))

const latestFirst = (one: PlainEvent, other: PlainEvent) =>
  other.day - one.day || other.number - one.number

test('a search finds what a slow reading finds, and a page of it is the beginning of all', async () => {
  const database = wrapConnection(plain, file)
  const idOf = new Map(events.map(({ number, id }) => [number, id]))
  let found = 0
  for (const [search, expected] of searches) {
    const { numbers } = findHits(database, query(search), { order: 'best', most: -1 })
    const all = numbers.map((number) => idOf.get(number) ?? '')
    expect([search, all.toSorted()]).toEqual([search, expected.map(({ id }) => id).toSorted()])
    const page = valueOf(await store.findEvents(query(search), { limit: 30 }))
    expect([search, page.total, page.isAtLeast]).toEqual([search, expected.length, false])
    expect(page.events.map(({ id }) => id)).toEqual(all.slice(0, 30))
    found += Math.min(expected.length, 1)
  }
  expect(found).toBeGreaterThan(70)
})

test.each([15, 60])('with at most %d hits a search finds no less, or says so', (most) => {
  const database = wrapConnection(plain, file)
  let cut = 0
  for (const [search, expected] of searches) {
    const asked = query(search)
    const { numbers, isCut } = findHits(database, asked, { order: 'best', most })
    const all = new Set(expected.map(({ number }) => number))
    expect([search, numbers.filter((number) => !all.has(number))]).toEqual([search, []])
    expect(new Set(numbers).size).toBe(numbers.length)
    if (isCut) cut += 1
    else expect([search, numbers.length]).toEqual([search, Math.min(most, all.size)])
    if (asked.all.length > 0 || asked.from !== undefined) continue
    const latest = expected.slice(0, most).map(({ number }) => number)
    expect([search, numbers.toSorted()]).toEqual([search, latest.toSorted()])
  }
  expect(cut).toBeGreaterThan(5)
})

const schemaOf = (database: Sqlite.Database) =>
  database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2').all()

test('the file of the measurements has the schema and keys of a store', async () => {
  const blank = path.join(folder, 'blank.db')
  await valueOf(await openStore(blank)).close()
  const other = new Sqlite(blank, { readonly: true })
  expect(schemaOf(plain)).toEqual(schemaOf(other))
  other.close()
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('its texts are indexed as storing would index them', () => {
  const texts = plain.prepare('SELECT number, title, text, lang FROM articles').all() as {
    readonly number: number
    readonly title: string
    readonly text: string
    readonly lang: 'es' | 'fr'
  }[]
  const words = new Sqlite(':memory:')
  words.exec(`CREATE VIRTUAL TABLE texts USING fts5(title, text, content = '',
    tokenize = 'unicode61 remove_diacritics 2')`)
  const insert = words.prepare('INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)')
  for (const { number, title, text, lang } of texts)
    insert.run(number, stemText(title, lang), stemText(text, lang))
  words.exec(`CREATE VIRTUAL TABLE expected USING fts5vocab(texts, col)`)
  const expected = words.prepare('SELECT * FROM expected ORDER BY term, col').all()
  words.close()
  const writable = new Sqlite(file)
  writable.exec(`CREATE VIRTUAL TABLE temp.written USING fts5vocab(main, article_search, col)`)
  const written = writable.prepare('SELECT * FROM written ORDER BY term, col').all()
  writable.close()
  expect(expected.length).toBeGreaterThan(1000)
  expect(written).toEqual(expected)
})

/** The lists of all values, with their names instead of their numbers. */
const listsOf = () => [
  plain
    .prepare(
      `SELECT field, search_values.value, events, day, event FROM search_postings
         JOIN search_values ON search_values.number = search_postings.value ORDER BY 1, 2, 4, 5`,
    )
    .all(),
  plain.prepare('SELECT * FROM search_tellings ORDER BY 1, 2').all(),
]

test('its events are indexed as storing would index them', async () => {
  const written = listsOf()
  await store.close()
  const chores = new Sqlite(file)
  chores.exec(`INSERT INTO chores VALUES ('search')`)
  chores.close()
  store = valueOf(await openStore(file))
  expect(listsOf()).toEqual(written)
})
