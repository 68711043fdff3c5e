/** What is shown of an entity: the most frequent of what articles say of its nodes, unless an analyst decided. */
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import { fromJson } from './record.js'
import { indexEventsOf } from './search-index.js'

/** The most frequent value of a fact of the entity `:id`, over all its nodes. */
const mostFrequent = (fact: string) =>
  `(SELECT value FROM node_facts JOIN nodes ON nodes.id = node_facts.node_id
    WHERE nodes.entity_id = :id AND fact = '${fact}'
    GROUP BY value ORDER BY sum(node_facts.articles) DESC, value LIMIT 1)`

const mostFrequentName = `(SELECT name FROM aliases JOIN nodes ON nodes.id = aliases.node_id
    WHERE nodes.entity_id = :id
    GROUP BY name ORDER BY sum(as_name) DESC, length(name) DESC, name LIMIT 1)`

// Every node's own end is found by the index, however many articles name it.
const seen = (end: 'min' | 'max') =>
  `(SELECT ${end}(day) FROM (SELECT
      (SELECT ${end}(seen) FROM article_entities WHERE node_id = nodes.id) AS day
    FROM nodes WHERE entity_id = :id))`

// Counting anew reads every article that names the entity.
const countedAnew = `(SELECT count(DISTINCT article_id) FROM nodes
    JOIN article_entities ON article_entities.node_id = nodes.id WHERE nodes.entity_id = :id)`

/** How many more articles name the entity than before, less than 0 for fewer; without it they are counted anew. */
export interface Counting {
  readonly more?: number
}

/** Chooses what is shown of an entity: the most frequent value; of names equally frequent the longest, then the first by alphabet. */
export function chooseShown(database: Database, id: string, { more }: Counting = {}): void {
  const row = database.get(`SELECT ${mostFrequent('location')} AS location`, { id }) as
    { location: string | null } | undefined
  const [geonamesId, lat, lon] = fromJson(row?.location ?? '[]') as (number | null)[]
  const { name, type, isRejected } = decidedOf(database, id)
  if (name !== undefined || more === undefined) keepGivenName(database, id, name)
  const before = divisionsOf(database, id)
  database.run(
    `UPDATE entities SET
       name = coalesce(:name, ${mostFrequentName}, name),
       type = coalesce(:type, (SELECT type FROM nodes WHERE entity_id = :id
         GROUP BY type ORDER BY sum(articles) DESC, sum(uses) DESC, type LIMIT 1), type),
       is_rejected = :rejected,
       country = ${mostFrequent('country')}, region = ${mostFrequent('region')},
       geonames_id = :geonames_id, lat = :lat, lon = :lon,
       first_seen = ${seen('min')}, last_seen = ${seen('max')},
       articles = ${more === undefined ? countedAnew : 'articles + :more'}
     WHERE id = :id`,
    { id, name, type, rejected: isRejected ? 1 : 0, geonames_id: geonamesId, lat, lon, more },
  )
  if (divisionsOf(database, id) !== before) indexEventsOf(database, id)
}

function divisionsOf(database: Database, id: string): string {
  return JSON.stringify(database.get('SELECT country, region FROM entities WHERE id = :id', { id }))
}

const ofGiven = `FROM aliases JOIN nodes ON nodes.id = node_id
  WHERE nodes.entity_id = :id AND is_given = 1`

const giveName = `INSERT INTO aliases (node_id, name, name_key, as_name, articles, is_given)
  SELECT id, :name, :key, 0, 0, 1 FROM nodes WHERE entity_id = :id ORDER BY id LIMIT 1
  ON CONFLICT (node_id, name) DO NOTHING RETURNING number`

/** A name that an analyst gave is one of the entity's names: it is searched for like those of articles. */
function keepGivenName(database: Database, id: string, name: string | undefined): void {
  const given = database.all(`SELECT aliases.name ${ofGiven}`, { id }) as { name: string }[]
  if (given.length === (name === undefined ? 0 : 1) && given[0]?.name === name) return
  database.run(
    `DELETE FROM aliases WHERE articles = 0 AND number IN (SELECT aliases.number ${ofGiven})`,
    { id },
  )
  database.run(
    `UPDATE aliases SET is_given = 0 WHERE number IN (SELECT aliases.number ${ofGiven})`,
    { id },
  )
  if (name === undefined) return
  const added = database.get(giveName, { id, name, key: nameKey(name) }) as
    { number: number } | undefined
  if (added)
    database.run('INSERT INTO alias_search (rowid, name) VALUES (:number, :name)', {
      ...{ number: added.number, name },
    })
  else
    database.run(
      `UPDATE aliases SET is_given = 1 WHERE name = :name
         AND node_id = (SELECT min(id) FROM nodes WHERE entity_id = :id)`,
      { id, name },
    )
}

interface Decided {
  readonly name?: string
  readonly type?: string
  readonly isRejected?: boolean
}

const decisionsOf = `SELECT kind, detail FROM decisions
  WHERE subject = 'entity' AND undone_at IS NULL AND kind IN ('rename', 'retype', 'reject')
    AND subject_id IN (SELECT id FROM nodes WHERE entity_id = :id)
  ORDER BY made_at, number`

/** What analysts decided to show of the entity; later decisions count. */
function decidedOf(database: Database, id: string): Decided {
  const rows = database.all(decisionsOf, { id }) as { kind: string; detail: string }[]
  let decided: Decided = {}
  for (const { kind, detail } of rows) {
    const { name, type } = fromJson(detail) as { name?: string; type?: string }
    if (kind === 'reject') decided = { ...decided, isRejected: true }
    else decided = { ...decided, ...(kind === 'rename' ? name && { name } : type && { type }) }
  }
  return decided
}
