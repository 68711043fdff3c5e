/** Facets: how the events of a search are distributed. */
import type { FacetCount, FacetCounts } from '../model/detail.js'
import type { Database } from './database.js'

const hits = '(SELECT value FROM json_each(:hits))'

const ofEvents = (expression: string) => `SELECT ${expression} AS value, count(*) AS count
  FROM events WHERE rowid IN ${hits} AND ${expression} IS NOT NULL`

const ofArticles = (column: string) => `SELECT page.${column} AS value,
    count(DISTINCT events.id) AS count
  FROM events JOIN article_events AS told ON told.event_id = events.id
    JOIN articles AS page ON page.id = told.article_id
  WHERE events.rowid IN ${hits} AND page.${column} IS NOT NULL`

const ofPlaces = (
  column: string,
) => `SELECT place.${column} AS value, count(DISTINCT events.id) AS count
  FROM events JOIN article_events AS told ON told.event_id = events.id
    JOIN event_entities ON telling_id = told.id
    JOIN nodes ON nodes.id = event_entities.node_id
    JOIN entities AS place ON place.id = nodes.entity_id
  WHERE events.rowid IN ${hits} AND slot IN ('origin', 'destination') AND place.${column} IS NOT NULL`

const ofEntities = `SELECT entities.id AS value, entities.name, count(DISTINCT events.id) AS count
  FROM events JOIN article_events AS told ON told.event_id = events.id
    JOIN event_entities ON telling_id = told.id
    JOIN nodes ON nodes.id = event_entities.node_id
    JOIN entities ON entities.id = nodes.entity_id
  WHERE events.rowid IN ${hits} AND slot NOT IN ('origin', 'destination')
    AND entities.is_rejected = 0`

const queries: Readonly<Record<keyof FacetCounts, string>> = {
  type: ofEvents('events.type'),
  status: ofEvents('events.status'),
  month: ofEvents('substr(events.first_day, 1, 7)'),
  site: ofArticles('site'),
  lang: ofArticles('lang'),
  country: ofPlaces('country'),
  region: ofPlaces('region'),
  entity: ofEntities,
}

// As many as a reader may want to unfold; of months all that a chart can show.
const mostValues = 30
const mostMonths = 240

/** Counts the events with these row numbers by each facet. */
export function countFacets(database: Database, numbers: readonly number[]): FacetCounts {
  const parameters = { hits: JSON.stringify(numbers) }
  const facets = Object.entries(queries).map(([facet, query]) => {
    const most = facet === 'month' ? mostMonths : mostValues
    const counts = database.all(
      `${query} GROUP BY 1 ORDER BY count DESC, 1 LIMIT ${most}`,
      parameters,
    ) as FacetCount[]
    // A month of a date without a month is a year.
    return [facet, counts.filter(({ value }) => facet !== 'month' || value.length === 7)] as const
  })
  return Object.fromEntries(facets) as unknown as FacetCounts
}
