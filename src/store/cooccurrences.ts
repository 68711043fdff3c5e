/** Co-occurrences: which entities articles name together. One entity after the other, so that no pair is kept. */
import type Sqlite from 'better-sqlite3'
import type { CooccurrenceRow } from '../model/row.js'

const entities = `SELECT id AS one_id, name AS one, type AS one_type FROM entities
  WHERE articles > 0 AND is_rejected = 0 ORDER BY id`

const together = `SELECT other.id AS other_id, other.name AS other, other.type AS other_type,
    count(DISTINCT mine.article_id) AS articles, min(mine.seen) AS first_seen,
    max(mine.seen) AS last_seen
  FROM nodes JOIN article_entities AS mine ON mine.node_id = nodes.id
    JOIN article_entities AS theirs ON theirs.article_id = mine.article_id
    JOIN nodes AS other_node ON other_node.id = theirs.node_id
    JOIN entities AS other ON other.id = other_node.entity_id AND other.is_rejected = 0
  WHERE nodes.entity_id = :one AND other.id > :one
  GROUP BY other.id ORDER BY other.id`

/** All that fill slots of the events in which the entity fills one. */
const inEvents = `SELECT other_node.entity_id AS id, count(DISTINCT mine.event_id) AS events
  FROM (SELECT DISTINCT told.event_id FROM nodes JOIN event_entities ON node_id = nodes.id
      JOIN article_events AS told ON told.id = telling_id
      JOIN events ON events.id = told.event_id AND events.is_rejected = 0
    WHERE nodes.entity_id = :one) AS mine
    JOIN article_events AS told ON told.event_id = mine.event_id
    JOIN event_entities ON telling_id = told.id
    JOIN nodes AS other_node ON other_node.id = event_entities.node_id
  WHERE other_node.entity_id > :one GROUP BY 1`

type One = Pick<CooccurrenceRow, 'one_id' | 'one' | 'one_type'>
type Other = Omit<CooccurrenceRow, keyof One | 'events'>

/** The pairs with an entity, in the order of ids. */
export function* pairsOf(connection: Sqlite.Database): Generator<CooccurrenceRow> {
  const [readOthers, readEvents] = [connection.prepare(together), connection.prepare(inEvents)]
  for (const one of connection.prepare(entities).iterate() as Iterable<One>) {
    const others = readOthers.all({ one: one.one_id }) as Other[]
    if (others.length === 0) continue
    const counts = readEvents.all({ one: one.one_id }) as { id: string; events: number }[]
    const eventsOf = new Map(counts.map(({ id, events }) => [id, events]))
    for (const other of others) {
      const { other_id, other: name, other_type, ...rest } = other
      const events = eventsOf.get(other_id) ?? 0
      yield { ...one, other_id, other: name, other_type, ...rest, events }
    }
  }
}
