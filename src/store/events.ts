/** Events of an article, with the entities that fill their slots and the words that prove them. */
import { entitySlots, type Evidence, type MissionEvent } from '../model/event.js'
import type { Reading } from '../model/reading.js'
import { profileEvents, type EntityView, type EventProfile } from '../resolve/index.js'
import type { Database, SqlValue } from './database.js'
import type { NodesOfArticle } from './entities.js'
import { minorUnits } from './money.js'
import { toRecord, type Row, type Target } from './record.js'

const intoTellings: Target = {
  table: 'article_events',
  columns: [
    ...['id', 'event_id', 'article_id', 'ordinal', 'type', 'status', 'programme_local'],
    ...['programme_node', 'start', 'end', 'amount', 'amount_unit', 'amount_minor_units', 'jobs'],
    ...['companies_count', 'first_day', 'last_day', 'confidence', 'rule', 'seen', 'profile'],
  ],
}
const intoFillers: Target = {
  table: 'event_entities',
  columns: ['telling_id', 'slot', 'ordinal', 'local_id', 'node_id'],
}
const intoEvidence: Target = {
  table: 'evidence',
  columns: ['telling_id', 'ordinal', 'article_id', 'slot', 'start', 'end', 'text'],
}

/** A date with a known year; `XXXX-02-16` cannot be put in order. */
const known = (date: string | undefined) =>
  date === undefined || date.includes('X') ? undefined : date

/** The days by which an event is searched and sorted: its own, or the day on which the article tells it. */
function daysOf(event: MissionEvent, seen?: string): { first?: string; last?: string } {
  const first = known(event.start) ?? known(event.end) ?? seen
  const last = known(event.end) ?? known(event.start) ?? seen
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) }
}

/** What is known of an article when its events are stored. */
export interface EventContext {
  readonly nodes: NodesOfArticle
  readonly views: readonly EntityView[]
  readonly seen?: string | undefined
}

/** Stores the events of a reading. Returns the tellings, which are to be clustered. */
export function storeEvents(
  database: Database,
  reading: Reading,
  { nodes, views, seen }: EventContext,
): EventProfile[] {
  const { article, events } = reading
  const profiles = profileEvents(reading, views, seen)
  const tellings = events.map((event, ordinal): SqlRow => {
    const { id, type, status, programme, start, end, amount, jobs, companiesCount } = event
    const { first, last } = daysOf(event, seen)
    return [
      // Most are events of their own; what they are is decided when the article is settled.
      ...[id, id, article.id, ordinal, type, status, programme],
      ...[programme === undefined ? undefined : nodes.get(programme), start, end],
      ...[amount?.value, amount?.unit, minorUnits(amount?.value, amount?.unit), jobs],
      ...[companiesCount, first, last, event.confidence, event.rule, seen],
      JSON.stringify(profiles[ordinal]),
    ]
  })
  database.insert(intoTellings, tellings)
  const fillers = events.flatMap((event) => slotsOf(event, nodes))
  database.insert(intoFillers, fillers)
  const evidence = events.flatMap((event) =>
    event.evidence.map(({ slot, start, end }, place) => [
      ...[event.id, place, article.id, slot, start, end, article.text.slice(start, end)],
    ]),
  )
  database.insert(intoEvidence, evidence)
  return profiles
}

type SqlRow = readonly (SqlValue | undefined)[]

function slotsOf(event: MissionEvent, nodes: NodesOfArticle): SqlRow[] {
  return entitySlots.flatMap((slot) =>
    event[slot].map((local, ordinal) => [event.id, slot, ordinal, local, nodes.get(local)]),
  )
}

interface EventRow extends Row {
  readonly id: string
  readonly amount: string | null
  readonly amount_unit: string | null
}

/** Reads the events of an article, in its order. */
export function readEvents(database: Database, articleId: string): MissionEvent[] {
  const rows = database.all(
    `SELECT id, type, status, programme_local AS programme, start, end, amount, amount_unit, jobs,
       companies_count, confidence, rule
     FROM article_events WHERE article_id = :id ORDER BY ordinal`,
    { id: articleId },
  ) as EventRow[]
  return rows.map(({ amount, amount_unit: unit, ...row }) => ({
    ...(toRecord(row) as MissionEvent),
    ...(amount !== null && { amount: { value: amount, ...(unit !== null && { unit }) } }),
    ...readSlots(database, row.id),
    evidence: readEvidence(database, row.id),
  }))
}

function readSlots(
  database: Database,
  eventId: string,
): Pick<MissionEvent, (typeof entitySlots)[number]> {
  const rows = database.all(
    'SELECT slot, local_id FROM event_entities WHERE telling_id = :id ORDER BY slot, ordinal',
    { id: eventId },
  ) as { slot: string; local_id: string }[]
  const fillers = (slot: string) =>
    rows.filter((row) => row.slot === slot).map((row) => row.local_id)
  return {
    organizer: fillers('organizer'),
    participant: fillers('participant'),
    counterpart: fillers('counterpart'),
    supporter: fillers('supporter'),
    origin: fillers('origin'),
    destination: fillers('destination'),
  }
}

function readEvidence(database: Database, eventId: string): Evidence[] {
  const rows = database.all(
    'SELECT start, end, slot FROM evidence WHERE telling_id = :id ORDER BY ordinal',
    { id: eventId },
  ) as Row[]
  return rows.map((row) => toRecord(row) as Evidence)
}
