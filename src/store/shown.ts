/** What is shown of an entity: the most frequent of what articles say of its nodes, unless an analyst decided. */
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import { eachOf, fromJson } from './record.js'
import { indexEventsOf } from './search-index.js'

/** The most frequent value of a fact of an entity, over all its nodes. */
const mostFrequent = (fact: string, entity: string) =>
  `(SELECT value FROM node_facts JOIN nodes ON nodes.id = node_facts.node_id
    WHERE nodes.entity_id = ${entity} AND fact = '${fact}'
    GROUP BY value ORDER BY sum(node_facts.articles) DESC, value LIMIT 1)`

const mostFrequentName = (entity: string) =>
  `(SELECT name FROM aliases JOIN nodes ON nodes.id = aliases.node_id
    WHERE nodes.entity_id = ${entity}
    GROUP BY name ORDER BY sum(as_name) DESC, length(name) DESC, name LIMIT 1)`

const mostFrequentType = (entity: string) => `(SELECT type FROM nodes WHERE entity_id = ${entity}
    GROUP BY type ORDER BY sum(articles) DESC, sum(uses) DESC, type LIMIT 1)`

// Every node's own end is found by the index, however many articles name it.
const seen = (end: 'min' | 'max', entity: string) =>
  `(SELECT ${end}(day) FROM (SELECT
      (SELECT ${end}(seen) FROM article_entities WHERE node_id = nodes.id) AS day
    FROM nodes WHERE entity_id = ${entity}))`

// Counting anew reads every article that names the entity.
const countedAnew = (entity: string) => `(SELECT count(DISTINCT article_id) FROM nodes
    JOIN article_entities ON article_entities.node_id = nodes.id WHERE nodes.entity_id = ${entity})`

/** Entities of which what is shown is chosen anew. */
export interface ToShow {
  /** Entities of other nodes than before: their articles are counted anew. */
  readonly remade: Iterable<string>
  /** How many more articles name an entity than before, less than 0 for fewer. */
  readonly named?: ReadonlyMap<string, number>
}

/** Chooses what is shown of entities: the most frequent value; of names equally frequent the longest, then the first by alphabet. */
export function chooseShown(database: Database, { remade, named = new Map() }: ToShow): void {
  const more = new Map<string, number | null>(named)
  for (const id of remade) more.set(id, null)
  if (more.size === 0) return
  const judged = judgedAmong(database, more.keys())
  const before = divisionsOf(database, more.keys())
  const plain = [...more].filter(([id]) => !judged.has(id))
  updateShown(database, Object.fromEntries(plain))
  for (const id of judged) chooseJudged(database, id, more.get(id) ?? undefined)
  const after = [...divisionsOf(database, more.keys())]
  indexEventsOf(
    database,
    after.flatMap(([id, divisions]) => (before.get(id) === divisions ? [] : [id])),
  )
}

// Name and type are in an index, whose entry SQLite would write anew, somewhere in the file, whenever they are set.
const updateNames = `WITH chosen AS MATERIALIZED (
    SELECT key AS id, ${mostFrequentName('asked.key')} AS name, ${mostFrequentType('asked.key')} AS type
    FROM json_each(:more) AS asked)
  UPDATE entities SET name = coalesce(chosen.name, entities.name),
    type = coalesce(chosen.type, entities.type)
  FROM chosen WHERE entities.id = chosen.id
    AND (chosen.name <> entities.name OR chosen.type <> entities.type)`

const updateFacts = `WITH chosen AS MATERIALIZED (
    SELECT key AS id, value AS more, ${mostFrequent('location', 'asked.key')} AS location
    FROM json_each(:more) AS asked)
  UPDATE entities SET
    is_rejected = 0,
    country = ${mostFrequent('country', 'entities.id')},
    region = ${mostFrequent('region', 'entities.id')},
    geonames_id = location ->> 0, lat = location ->> 1, lon = location ->> 2,
    first_seen = ${seen('min', 'entities.id')}, last_seen = ${seen('max', 'entities.id')},
    articles = iif(more IS NULL, ${countedAnew('entities.id')}, articles + more)
  FROM chosen WHERE entities.id = chosen.id`

/** Writes what articles say most often of entities, which are given with how many more name them. */
function updateShown(database: Database, more: Readonly<Record<string, number | null>>): void {
  const parameters = { more: JSON.stringify(more) }
  database.run(updateNames, parameters)
  database.run(updateFacts, parameters)
}

/** Those of the entities on which analysts decided what is shown, or had decided until now. */
function judgedAmong(database: Database, ids: Iterable<string>): Set<string> {
  const isAny = database.get('SELECT 1 FROM decisions LIMIT 1') !== undefined
  if (!isAny) return new Set()
  const rows = database.all(
    `SELECT entity_id AS id FROM nodes WHERE entity_id IN ${eachOf('ids')} AND (
       EXISTS (SELECT 1 FROM aliases WHERE node_id = nodes.id AND is_given = 1) OR
       EXISTS (SELECT 1 FROM decisions WHERE subject = 'entity' AND undone_at IS NULL
         AND kind IN ('rename', 'retype', 'reject') AND subject_id = nodes.id))`,
    { ids: JSON.stringify([...ids]) },
  ) as { id: string }[]
  return new Set(rows.map(({ id }) => id))
}

function divisionsOf(database: Database, ids: Iterable<string>): Map<string, string> {
  const rows = database.all(
    `SELECT id, json_array(country, region) AS divisions FROM entities WHERE id IN ${eachOf('ids')}`,
    { ids: JSON.stringify([...ids]) },
  ) as { id: string; divisions: string }[]
  return new Map(rows.map(({ id, divisions }) => [id, divisions]))
}

/** Chooses what is shown of an entity on which analysts decided. */
function chooseJudged(database: Database, id: string, more: number | undefined): void {
  const { name, type, isRejected } = decidedOf(database, id)
  if (name !== undefined || more === undefined) keepGivenName(database, id, name)
  updateShown(database, { [id]: more ?? null })
  database.run(
    `UPDATE entities SET name = coalesce(:name, name), type = coalesce(:type, type),
       is_rejected = :rejected WHERE id = :id`,
    { id, name, type, rejected: isRejected ? 1 : 0 },
  )
}

const insertSingle = `WITH chosen AS MATERIALIZED (
    SELECT nodes.id, type, key, (SELECT value FROM node_facts
      WHERE node_id = nodes.id AND fact = 'location' ORDER BY articles DESC, value LIMIT 1) AS location
    FROM nodes WHERE id IN ${eachOf('ids')})
  INSERT INTO entities (id, type, name, country, region, geonames_id, lat, lon, first_seen, last_seen,
    articles)
  SELECT id, type,
    coalesce((SELECT name FROM aliases WHERE node_id = id
      ORDER BY as_name DESC, length(name) DESC, name LIMIT 1), key),
    ${singleFact('country')}, ${singleFact('region')},
    location ->> 0, location ->> 1, location ->> 2,
    (SELECT min(seen) FROM article_entities WHERE node_id = chosen.id),
    (SELECT max(seen) FROM article_entities WHERE node_id = chosen.id),
    (SELECT count(DISTINCT article_id) FROM article_entities WHERE node_id = chosen.id)
  FROM chosen`

function singleFact(fact: string): string {
  return `(SELECT value FROM node_facts WHERE node_id = chosen.id AND fact = '${fact}'
      ORDER BY articles DESC, value LIMIT 1)`
}

/** Makes the entities of nodes that are entities of their own, and chooses what is shown of them. */
export function showSingle(database: Database, ids: readonly string[]): void {
  if (ids.length === 0) return
  database.run(insertSingle, { ids: JSON.stringify(ids) })
  const judged = judgedAmong(database, ids)
  for (const id of judged) chooseJudged(database, id, undefined)
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
