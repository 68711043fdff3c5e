/**
 * Which events a search finds, as numbers of `search_events` in their order. No search reads more than the latest of
 * what it finds, but for an export.
 */
import type { EventQuery } from '../model/search.js'
import type { Database, SqlParameters } from './database.js'
import { conditionsOf, listFilters, valuesNamed } from './event-conditions.js'
import {
  fitting,
  listOf,
  listParts,
  ranked,
  type HitOptions,
  type Part,
  type Search,
} from './event-lists.js'
import { matchTexts } from './match.js'
import { eachOf } from './record.js'

export type { HitOptions } from './event-lists.js'

/** The events that were found. */
export interface Hits {
  readonly numbers: readonly number[]
  /** Whether there may be more than these, because words were looked for in the latest of very many articles only. */
  readonly isCut: boolean
}

const none: Hits = { numbers: [], isCut: false }

const orders = { best: 'rank, day DESC, event_id', newest: 'number DESC' } as const

/** Finds the numbers of the events that fit. */
export function findHits(database: Database, query: EventQuery, options: HitOptions): Hits {
  const filters = listFilters(database, query)
  if (filters.some(({ values, isNot }) => !isNot && values.length === 0)) return none
  const { ofFilters, others, parameters } = conditionsOf(query, filters)
  const among = options.among === undefined ? [] : [`facts.event_id IN ${eachOf('among')}`]
  const search: Search = {
    ...{ database, query, filters, options, parameters, isWhole: false },
    ...{ ofFilters, others: [...others, ...among] },
  }
  const isEnough = ({ numbers }: Read) => options.most < 0 || numbers.length === options.most
  const latest = readHits(search)
  const read =
    latest.isRecent && !isEnough(latest) ? readHits({ ...search, isWhole: true }) : latest
  const { numbers, matches } = read
  return { numbers, isCut: !isEnough(read) && matches.some((match) => isCut(search, match)) }
}

interface Read {
  readonly numbers: readonly number[]
  /** What was looked for in texts. */
  readonly matches: readonly string[]
  /** Whether lists were not read to their ends. */
  readonly isRecent: boolean
}

function readHits(search: Search): Read {
  const hasWords = search.query.all.length > 0
  const { parts, matches } = hasWords
    ? wordParts(search)
    : { parts: listParts(search), matches: [] }
  const numbers = hasWords
    ? distinctHits(search, parts)
    : hitsOf(search, parts, search.options.most)
  return { numbers, matches, isRecent: parts.some((part) => part.isRecent === true) }
}

/** The numbers of all rows of the parts, in order. */
function hitsOf(
  { database, options, parameters }: Search,
  parts: readonly Part[],
  most: number,
): number[] {
  const rows = database.all(
    `SELECT number FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')})
     ORDER BY ${orders[options.order]} LIMIT :limit`,
    {
      ...Object.assign({}, ...parts.map((part) => part.parameters)),
      ...{ ...parameters, most: options.most, among: JSON.stringify(options.among ?? null) },
      limit: most,
    } as SqlParameters,
  ) as { number: number }[]
  return rows.map(({ number }) => number)
}

/**
 * The same when several parts or articles may have found the same event, which then counts once, where it stands best.
 * Few do, so that leaving them out here is cheaper than having the database group all rows.
 */
function distinctHits(search: Search, parts: readonly Part[]): number[] {
  const { most } = search.options
  if (most < 0) return [...new Set(hitsOf(search, parts, most))]
  const read = most + Math.floor(most / 4)
  const rows = hitsOf(search, parts, read)
  const distinct = new Set(rows)
  const isShort = distinct.size < most && rows.length === read
  return [...(isShort ? new Set(hitsOf(search, parts, -1)) : distinct)].slice(0, most)
}

/** Whether more articles hold the words than are read. */
function isCut({ database, options: { most } }: Search, match: string): boolean {
  const beyond = `SELECT 1 FROM article_search WHERE article_search MATCH :match LIMIT 1 OFFSET :most`
  return database.get(beyond, { match, most }) !== undefined
}

/** Texts that hold all words, with their rank; the headline weighs four times. The latest articles come first. */
const texts = (name: string, { options }: Search, among = '1') => `SELECT event AS number, rank
  FROM (SELECT rowid AS article, bm25(article_search, 4.0, 1.0) AS rank
    FROM article_search WHERE article_search MATCH :${name}
      ${options.among === undefined ? '' : `AND rowid IN (SELECT article FROM search_tellings WHERE event IN (SELECT number FROM search_events WHERE event_id IN ${eachOf('among')}))`}
    ORDER BY rowid DESC LIMIT :most) AS hit
  CROSS JOIN search_tellings ON search_tellings.article = hit.article
  WHERE ${among}`

// Each group of alternatives costs a look at the names.
const mostNamedGroups = 6
// A name is worth as much as a good text.
const rankOfName = -20

interface WordParts {
  readonly parts: readonly Part[]
  /** What the parts look for in texts. */
  readonly matches: readonly string[]
}

/**
 * Events whose article holds all words; events one of whose entities bears a name with all of them; and events of which
 * one word is such a name while the article holds the others: an article that says `JICA` is found by its Japanese or
 * Spanish name too.
 */
function wordParts(search: Search): WordParts {
  const { database, query } = search
  const groups = query.all
  const matches = [matchTexts(groups)]
  const parts: Part[] = [
    { sql: fitting(texts('texts', search), search), parameters: { texts: matches[0] } },
  ]
  const names = valuesNamed(database, groups)
  if (names.values.length > 0) {
    const list = listOf(search, names, 'names')
    parts.push({ ...list, sql: fitting(ranked(list.sql, rankOfName), search) })
  }
  const single = groups.length < 2 ? [] : groups.slice(0, mostNamedGroups)
  for (const [index, group] of single.entries()) {
    const named = valuesNamed(database, [group])
    if (named.values.length === 0) continue
    const list = listOf(search, named, `name${index}`)
    const match = matchTexts(groups.filter((other) => other !== group))
    matches.push(match)
    // The plus keeps SQLite from looking up every event of the list for every article.
    const rows = texts(`others${index}`, search, `+event IN (SELECT number FROM (${list.sql}))`)
    parts.push({
      ...list,
      sql: fitting(rows, search),
      parameters: { ...list.parameters, [`others${index}`]: match },
    })
  }
  return { parts, matches }
}
