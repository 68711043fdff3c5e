/** Facets: how the events of a search are distributed. */
import type { FacetCount, FacetCounts } from '../model/detail.js'
import type { Database } from './database.js'
import { eachOf, fromJson } from './record.js'

// As many as a reader may want to unfold; of months all that a chart can show.
const mostValues = 30
const mostMonths = 240
// So many of the nodes that take part most are asked whose they are.
const mostNodes = 2000

type Facet = keyof FacetCounts

const facets = {
  ...{ type: true, status: true, month: true, site: true, lang: true },
  ...{ country: true, region: true, entity: true },
} as const satisfies Record<Facet, true>

interface ValueRow {
  readonly number: number
  readonly field: string
  readonly value: string
}

const byCount = (one: FacetCount, other: FacetCount) =>
  other.count - one.count || (one.value < other.value ? -1 : 1)

/** The facets from counts by field. */
function toFacets(counts: ReadonlyMap<string, FacetCount[]>): FacetCounts {
  const lists = Object.keys(facets).map((facet) => {
    const most = facet === 'month' ? mostMonths : mostValues
    return [facet, (counts.get(facet) ?? []).sort(byCount).slice(0, most)] as const
  })
  return Object.fromEntries(lists) as unknown as FacetCounts
}

/** Counts the events with these numbers by each facet. */
export function countFacets(database: Database, hits: readonly number[]): FacetCounts {
  // One long text of all lists is read much faster than as many rows.
  const { facts, names } = database.get(
    `SELECT '[' || group_concat(facts) || ']' AS facts, '[' || group_concat(names) || ']' AS names
     FROM json_each(:hits) AS hit JOIN search_events ON search_events.number = hit.value`,
    { hits: JSON.stringify(hits) },
  ) as Readonly<Record<'facts' | 'names', string | null>>
  const counts = new Map<string, FacetCount[]>()
  const tally = tallyOf(fromJson(facts ?? '[]') as number[][])
  for (const { number, field, value } of readValues(database, [...tally.keys()])) {
    const list = counts.get(field) ?? []
    list.push({ value, count: tally.get(number) ?? 0 })
    counts.set(field, list)
  }
  counts.set('entity', countEntities(database, fromJson(names ?? '[]') as number[][]))
  return toFacets(counts)
}

function tallyOf(lists: readonly (readonly number[])[]): Map<number, number> {
  const tally = new Map<number, number>()
  for (const list of lists)
    for (const number of list) tally.set(number, (tally.get(number) ?? 0) + 1)
  return tally
}

function readValues(database: Database, numbers: readonly number[]): ValueRow[] {
  return database.all(
    `SELECT number, field, value FROM search_values WHERE number IN ${eachOf('numbers')}`,
    { numbers: JSON.stringify(numbers) },
  ) as ValueRow[]
}

interface Actor {
  readonly number: number
  readonly id: string
  readonly name: string
}

const actorsOf = `SELECT search_values.number, entities.id, entities.name FROM search_values
    JOIN nodes ON nodes.id = search_values.value
    JOIN entities ON entities.id = nodes.entity_id AND entities.is_rejected = 0
  WHERE search_values.number IN ${eachOf('numbers')} AND field = 'actor'`

interface Counted {
  readonly value: string
  readonly name: string
  count: number
  /** The last event that was counted for it. */
  last: number
}

/** Counts the events by who takes part: an event that names an entity in two ways counts once. */
function countEntities(database: Database, events: readonly (readonly number[])[]): FacetCount[] {
  const most = [...tallyOf(events)].sort((one, other) => other[1] - one[1]).slice(0, mostNodes)
  const actors = database.all(actorsOf, {
    numbers: JSON.stringify(most.map(([number]) => number)),
  }) as Actor[]
  const entities = new Map<string, Counted>()
  const entityOf = new Map<number, Counted>()
  for (const { number, id, name } of actors) {
    const entity = entities.get(id) ?? { value: id, name, count: 0, last: -1 }
    entities.set(id, entity)
    entityOf.set(number, entity)
  }
  for (const [at, numbers] of events.entries())
    for (const number of numbers) {
      const entity = entityOf.get(number)
      if (entity === undefined || entity.last === at) continue
      entity.count += 1
      entity.last = at
    }
  return [...entities.values()].map(({ value, name, count }) => ({ value, name, count }))
}

const mostOfField = `SELECT number, value, events AS count FROM search_values
  WHERE field = :field ORDER BY events DESC, value LIMIT :most`

/** The facets of all events, from the lengths of the lists. */
export function countAllFacets(database: Database): FacetCounts {
  const counts = new Map<string, FacetCount[]>()
  for (const field of Object.keys(facets)) {
    const rows = database.all(mostOfField, { field, most: mostMonths }) as FacetCount[]
    counts.set(
      field,
      rows.map(({ value, count }) => ({ value, count })),
    )
  }
  counts.set('entity', countAllEntities(database))
  return toFacets(counts)
}

function countAllEntities(database: Database): FacetCount[] {
  const rows = database.all(mostOfField, { field: 'actor', most: mostMonths }) as (FacetCount & {
    number: number
  })[]
  const countOf = new Map(rows.map(({ number, count }) => [number, count]))
  const actors = database.all(actorsOf, { numbers: JSON.stringify([...countOf.keys()]) }) as Actor[]
  const counts = new Map<string, FacetCount>()
  for (const { number, id, name } of actors) {
    const count = (counts.get(id)?.count ?? 0) + (countOf.get(number) ?? 0)
    counts.set(id, { value: id, name, count })
  }
  return [...counts.values()]
}
