/** Events of an article, with the entities that fill their slots and the words that prove them. */
import { entitySlots, type Evidence, type MissionEvent } from '../model/event.js'
import type { Reading } from '../model/reading.js'
import { profileEvents, type EntityView } from '../resolve/index.js'
import type { Database } from './database.js'
import type { NodesOfArticle } from './entities.js'
import { addTelling } from './event-clusters.js'
import { minorUnits } from './money.js'
import { insertInto, toRecord, type Row } from './record.js'
import type { Changed } from './space.js'

const insertEvent = insertInto('article_events', [
  ...[
    'id',
    'event_id',
    'article_id',
    'ordinal',
    'type',
    'status',
    'programme_local',
    'programme_node',
  ],
  ...['start', 'end', 'amount'],
  ...['amount_unit', 'amount_minor_units', 'jobs', 'companies_count', 'first_day', 'last_day'],
  ...['confidence', 'rule', 'seen', 'profile'],
])
const fillerColumns = ['telling_id', 'slot', 'ordinal', 'local_id', 'node_id']
const evidenceColumns = ['telling_id', 'ordinal', 'article_id', 'slot', 'start', 'end', 'text']

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

/** Stores the events of a reading. Returns the tellings that are to be clustered. */
export function storeEvents(
  database: Database,
  reading: Reading,
  { nodes, views, seen }: EventContext,
): Changed {
  const profiles = profileEvents(reading, views, seen)
  const changed: Changed = new Set()
  for (const [ordinal, event] of reading.events.entries()) {
    const { first, last } = daysOf(event, seen)
    database.run(insertEvent, {
      ...{ id: event.id, event_id: '', seen, profile: JSON.stringify(profiles[ordinal]) },
      ...{ article_id: reading.article.id, ordinal, type: event.type },
      ...{ status: event.status, programme_local: event.programme, start: event.start },
      programme_node: event.programme && nodes.get(event.programme),
      ...{ end: event.end, amount: event.amount?.value, amount_unit: event.amount?.unit },
      ...{ amount_minor_units: minorUnits(event.amount?.value, event.amount?.unit) },
      ...{ jobs: event.jobs, companies_count: event.companiesCount, first_day: first },
      ...{ last_day: last, confidence: event.confidence, rule: event.rule },
    })
    storeSlots(database, event, nodes)
    const evidence = event.evidence.map(({ slot, start, end }, place) => [
      ...[event.id, place, reading.article.id, slot, start, end],
      reading.article.text.slice(start, end),
    ])
    database.insert('evidence', evidenceColumns, evidence)
    const profile = profiles[ordinal]
    if (profile) addTelling(database, profile, changed)
  }
  return changed
}

function storeSlots(database: Database, event: MissionEvent, nodes: NodesOfArticle): void {
  const rows = entitySlots.flatMap((slot) =>
    event[slot].map((local, ordinal) => [event.id, slot, ordinal, local, nodes.get(local)]),
  )
  database.insert('event_entities', fillerColumns, rows)
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
