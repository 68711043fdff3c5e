/**
 * Builds a store of any size for `search.ts`: the real schema, filled through bulk inserts with made-up news. Only the
 * raw pages are left out.
 */
import fs from 'node:fs'
import process from 'node:process'
import Sqlite from 'better-sqlite3'
import { eventTypes } from '../src/model/event.js'
import { openStore } from '../src/store/index.js'
import { dayNumber } from '../src/store/search-index.js'
import { nameKey } from '../src/text/fold.js'
import { openBulkTables, type BulkTables, type Insert } from './bulk-tables.js'
import {
  below,
  dayOf,
  dayText,
  idOf,
  makeCast,
  makeText,
  makeThings,
  random,
  uneven,
  type Cast,
  type Thing,
  type Things,
} from './made-up-news.js'

const columns = {
  entities: 'id,type,name,country,region,lat,lon,articles',
  nodes:
    'id,entity_id,kind,type,key,country,region,seat,is_stated,is_acronym,is_known,uses,articles',
  aliases: 'number,node_id,name,name_key,as_name,articles',
  alias_search: 'rowid,name',
  links: 'id,url,host,source_id,priority,state,next_try_at,article_id,discovered_at,key',
  articles:
    'number,id,link_id,url,site,title,authors,published,published_precision,lang,lang_confidence,country,is_paywalled,text,paragraphs,article_notes,notes,stored_at',
  article_search: 'rowid,title,text',
  article_entities: 'article_id,ordinal,local_id,node_id,other_nodes,type,name,aliases,seen',
  mentions: 'article_id,ordinal,type,text,start,end,local_id,confidence,rule',
  figures: 'article_id,ordinal,text,kind,value,unit,qualifier,start,end,rule',
  article_events:
    'id,article_id,ordinal,type,status,programme_node,start,end,amount,amount_unit,jobs,first_day,last_day,confidence,rule,event_id,seen',
  events:
    'id,type,status,programme_node,start,end,amount,amount_unit,jobs,first_day,last_day,confidence,articles,article_id,contradictions',
  event_entities: 'telling_id,slot,ordinal,local_id,node_id',
  evidence: 'telling_id,ordinal,article_id,slot,start,end,text',
  search_events: 'number,event_id,day,first_day,last_day,amount,jobs,facts,names,articles',
  search_values: 'number,field,value,events',
  search_postings: 'value,day,event',
  search_tellings: 'article,event',
} as const

type Inserts = Readonly<Record<keyof typeof columns, Insert>>

function makeInserts(tables: BulkTables): Inserts {
  const inserts = Object.entries(columns).map(
    ([table, names]) => [table, tables.insertInto(table, names)] as const,
  )
  return Object.fromEntries(inserts) as unknown as Inserts
}

function storeThings(into: Inserts, things: Things): void {
  for (const [number, thing] of Object.values(things).flat().entries()) {
    const { id, type, name, country, region } = thing
    const spot = type === 'place' ? [random() * 100 - 50, random() * 200 - 100] : [null, null]
    into.entities(id, type, name, country, region, ...spot, 1)
    const kind = type === 'person' || type === 'place' || type === 'programme' ? type : 'body'
    into.nodes(id, id, kind, type, nameKey(name), country, region, '', 1, 0, 1, 1, 1)
    into.aliases(number + 1, id, name, nameKey(name), 1, 1)
    into.alias_search(number + 1, name)
  }
}

/** The values of the index with their numbers and events. */
interface Values {
  readonly numbers: Map<string, number>
  readonly events: number[][]
  /** Days of the events by their numbers. */
  readonly days: number[]
}

function numberOf({ numbers, events }: Values, value: string, event: number): number {
  const number = numbers.get(value) ?? numbers.size + 1
  numbers.set(value, number)
  const list = events[number]
  if (list === undefined) events[number] = [event]
  else list.push(event)
  return number
}

/** Writes the lists of all values, each by day. */
function storeValues(into: Inserts, { numbers, events, days }: Values): void {
  const dayOfEvent = (event: number) => days[event] ?? 0
  for (const [key, number] of numbers) {
    const at = key.indexOf(' ')
    const list = events[number] ?? []
    into.search_values(number, key.slice(0, at), key.slice(at + 1), list.length)
    list.sort((one, other) => dayOfEvent(one) - dayOfEvent(other) || one - other)
    for (const event of list) into.search_postings(number, dayOfEvent(event), event)
  }
}

interface MadeArticle {
  readonly number: number
  readonly id: string
  readonly at: number
  readonly seen: string
  readonly lang: 'es' | 'fr'
  readonly site: string
  readonly text: string
  readonly bodyStart: number
}

function storeArticle(into: Inserts, number: number, articles: number): MadeArticle {
  const id = idOf(2, number)
  const at = dayOf(number / articles)
  const seen = dayText(at)
  const lang = random() < 0.65 ? 'es' : 'fr'
  const site = `Diario ${uneven(300, 2)}`
  const url = `https://example.org/${number}`
  const [title, body] = [makeText(9, lang), makeText(120, lang)]
  const text = `${title.text}\n${body.text}`
  const bodyStart = title.text.length + 1
  into.links(id, url, 'example.org', 's', 0, 'stored', seen, id, seen, String(number))
  into.articles(
    ...[number, id, id, url, site, title.text, '[]', seen, 'day', lang, 0.99, 'MX', 0, text],
    ...[JSON.stringify([[bodyStart, text.length]]), '[]', '[]', `${seen}T10:00:00.000Z`],
  )
  // The text of an article begins with its headline.
  into.article_search(number, title.stemmed, `${title.stemmed} ${body.stemmed}`)
  into.figures(id, 0, '12 millones', 'money', '12000000', 'EUR', 'exact', 0, 11, 'made')
  return { number, id, at, seen, lang, site, text, bodyStart }
}

interface MadeEvent extends Cast {
  readonly number: number
  readonly id: string
  readonly type: string
  readonly status: string
  readonly first: string
  readonly last: string
  readonly isLong: boolean
  readonly amount: number | null
  readonly unit: string | null
  readonly jobs: number | null
}

const statuses = ['announced', 'ongoing', 'completed', 'cancelled'] as const

function makeEvent(number: number, { at, lang }: MadeArticle, cast: Cast): MadeEvent {
  const length = random() < 0.03 ? 40 + below(300) : below(4)
  const begins = at + below(30)
  const amount = random() < 0.15 ? Math.floor(10 ** (3 + random() * 6)) : null
  return {
    ...{ ...cast, number, id: idOf(3, number), amount },
    ...{ type: eventTypes[uneven(7, 1.5)] ?? 'fair', status: statuses[below(4)] ?? 'announced' },
    ...{ first: dayText(begins), last: dayText(begins + length), isLong: length >= 31 },
    unit: amount === null ? null : lang === 'es' ? 'MXN' : 'EUR',
    jobs: random() < 0.08 ? 1 + below(900) : null,
  }
}

function storeEvent(
  into: Inserts,
  event: MadeEvent,
  place: { article: MadeArticle; ordinal: number },
) {
  const { article, ordinal } = place
  const { id, type, status, programme, first, last, amount, unit, jobs, slots } = event
  const value = amount === null ? null : String(amount)
  const shared = [
    ...[type, status, programme?.id ?? null, first, last, value, unit, jobs, first, last],
    0.5 + random() / 2,
  ]
  into.article_events(id, article.id, ordinal, ...shared, 'made', id, article.seen)
  into.events(id, ...shared, 1, article.id, '[]')
  for (const [at, [slot, thing]] of slots.entries())
    into.event_entities(id, slot, at, thing.id, thing.id)
  const [start, end] = [article.bodyStart, article.bodyStart + 80]
  into.evidence(id, 0, article.id, null, start, end, article.text.slice(start, end))
  into.evidence(id, 1, article.id, slots[0]?.[0] ?? 'organizer', 0, 40, article.text.slice(0, 40))
}

const isWhere = (slot: string) => slot === 'origin' || slot === 'destination'

function indexEvent(
  into: Inserts,
  values: Values,
  { event, article }: { event: MadeEvent; article: MadeArticle },
): void {
  const { number, id, type, status, first, last, amount, unit, jobs, slots, programme } = event
  const places = slots.filter(([slot]) => isWhere(slot)).map(([, thing]) => thing)
  const facts = [
    ...[`type ${type}`, `status ${status}`, `month ${first.slice(0, 7)}`, `site ${article.site}`],
    ...[`lang ${article.lang}`, ...(unit === null ? [] : [`currency ${unit}`])],
    ...(event.isLong ? ['long 1'] : []),
    ...places.flatMap(({ country, region }) => [`country ${country}`, `region ${region}`]),
  ]
  const names = [
    ...slots.map(([slot, thing]) => `${isWhere(slot) ? 'where' : 'actor'} ${thing.id}`),
    ...(programme === undefined ? [] : [`programme ${programme.id}`]),
  ]
  const day = dayNumber(first)
  values.days[number] = day
  const [listed, named] = [facts, names].map((pairs) =>
    [...new Set(pairs)].map((pair) => numberOf(values, pair, number)),
  )
  const lists = [listed, named, [article.number]].map((list) => JSON.stringify(list))
  into.search_events(number, id, day, first, last, amount, jobs, ...lists)
  into.search_tellings(article.number, number)
}

function storeNames(into: Inserts, article: MadeArticle, things: Iterable<Thing>): void {
  let ordinal = 0
  for (const { id, type, name } of things) {
    into.article_entities(article.id, ordinal, id, id, '[]', type, name, '[]', article.seen)
    const start = article.bodyStart + ordinal * 12
    const words = article.text.slice(start, start + 10)
    into.mentions(article.id, ordinal, type, words, start, start + 10, id, 0.9, 'made')
    ordinal += 1
  }
}

/** Fills the tables with articles and some three times as many events. */
function fill(into: Inserts, articles: number): void {
  const things = makeThings(articles)
  storeThings(into, things)
  const values: Values = { numbers: new Map(), events: [], days: [] }
  let events = 0
  for (let number = 1; number <= articles; number += 1) {
    const article = storeArticle(into, number, articles)
    const named = new Map<string, Thing>()
    for (let ordinal = 0, count = 1 + below(5); ordinal < count; ordinal += 1) {
      const event = makeEvent((events += 1), article, makeCast(things))
      storeEvent(into, event, { article, ordinal })
      indexEvent(into, values, { event, article })
      for (const [, thing] of event.slots) named.set(thing.id, thing)
    }
    storeNames(into, article, named.values())
    if (number % 50_000 === 0) process.stderr.write(`${number} articles, ${events} events\n`)
  }
  storeValues(into, values)
}

/** Builds the file anew: the rows first, then the keys and indexes beside them. */
export async function buildStore(file: string, articles: number): Promise<void> {
  for (const end of ['', '-wal', '-shm']) fs.rmSync(file + end, { force: true })
  const store = await openStore(file)
  if (!store.ok) throw new Error(store.problem.message)
  await store.value.close()
  const database = new Sqlite(file)
  const tables = openBulkTables(database, Object.keys(columns))
  database.exec('BEGIN')
  fill(makeInserts(tables), articles)
  database.exec('COMMIT')
  tables.finish()
  database.close()
}
