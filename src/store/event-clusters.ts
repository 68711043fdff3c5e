/** Events are clusters of tellings: clustering what a change touched, and keeping the rows of the events. */
import {
  compareEvents,
  eventKeys,
  mergeTellings,
  recluster,
  type Clustering,
  type EventProfile,
  type Telling,
} from '../resolve/index.js'
import type { Database } from './database.js'
import { keepMerges } from './merges.js'
import { minorUnits } from './money.js'
import { eachOf, fromJson, insertInto } from './record.js'
import { indexEvent } from './search-index.js'
import {
  closeGap,
  enterSpace,
  leaveSpace,
  openSpace,
  type Changed,
  type Kind,
  type Leaving,
} from './space.js'

interface ProfileRow {
  readonly profile: string
}

// A profile that was written before places had names has none.
const toProfile = (row: unknown): EventProfile => {
  const profile = fromJson((row as ProfileRow).profile) as Partial<EventProfile>
  return { ...(profile as EventProfile), placeNames: profile.placeNames ?? [] }
}

const tellingsOfKey = `SELECT profile FROM event_keys
    JOIN article_events ON article_events.id = event_keys.telling_id
  WHERE event_keys.key = :key LIMIT :most`

/** Tellings as things that can be one. */
const tellingKind: Kind<EventProfile> = {
  ...{ subject: 'event', table: 'article_events', keysOf: eventKeys, compare: compareEvents },
  keyTable: { table: 'event_keys', column: 'telling_id' },
  memoryOf: ({ memory }) => memory.tellings,
  read: (database, id) => {
    const row = database.get('SELECT profile FROM article_events WHERE id = :id', { id })
    return row === undefined ? undefined : { ...toProfile(row), id }
  },
  readSharing: (database, key, most) => database.all(tellingsOfKey, { key, most }).map(toProfile),
  readTies: () => [],
}

/** Gives a new telling its keys. */
export function addTelling(database: Database, profile: EventProfile, changed: Changed): void {
  enterSpace(database, tellingKind, { item: profile, changed })
}

/** What the tellings of an article leave to be done when they are gone. */
export interface LeftEvents extends Leaving {
  /** Events that lose a telling. */
  readonly touched: ReadonlySet<string>
}

/** Notes, before an article is removed, what its tellings are joined to. */
export function leaveEvents(database: Database, articleId: string): LeftEvents {
  const rows = database.all(
    'SELECT id, event_id AS event FROM article_events WHERE article_id = :id',
    { id: articleId },
  ) as { id: string; event: string }[]
  const leaving = leaveSpace(
    database,
    tellingKind,
    rows.map(({ id }) => id),
  )
  return { ...leaving, touched: new Set(rows.map(({ event }) => event)) }
}

/** Clusters anew what the removed tellings were joined to. */
export function settleEvents(database: Database, left: LeftEvents): void {
  closeGap(database, tellingKind, left)
  clusterEvents(database, left.changed, left.touched)
}

/** Clusters the changed tellings and what is connected to them, and keeps the rows of their events. */
export function clusterEvents(
  database: Database,
  changed: Changed,
  touched: ReadonlySet<string> = new Set(),
): void {
  const found = recluster(openSpace(database, tellingKind), [...changed].sort())
  const remade = new Set([...touched, ...assign(database, found)])
  keepMerges(database, 'event_merges', found)
  for (const id of remade) keepEvent(database, id)
}

/** Gives every telling its event, whose id is the first of its tellings' ids. */
function assign(database: Database, { clusters }: Clustering): Set<string> {
  const remade = new Set<string>()
  const rows = database.all(
    `SELECT id, event_id AS before FROM article_events WHERE id IN ${eachOf('ids')}`,
    { ids: JSON.stringify(clusters.flat()) },
  ) as { id: string; before: string }[]
  const eventOf = new Map(rows.map(({ id, before }) => [id, before]))
  for (const members of clusters) {
    const [event = ''] = members
    for (const id of members) {
      const before = eventOf.get(id) ?? ''
      if (before === event) continue
      if (before !== '') remade.add(before)
      remade.add(event)
      database.run('UPDATE article_events SET event_id = :event WHERE id = :id', { id, event })
    }
  }
  return remade
}

const tellingRows = `SELECT id, article_id AS articleId, type, status, programme_node AS programmeNode,
    start, end, amount, amount_unit AS amountUnit, jobs, companies_count AS companiesCount, confidence,
    seen, first_day AS firstDay, last_day AS lastDay,
    (SELECT count(*) FROM event_entities WHERE telling_id = article_events.id) AS fillers
  FROM article_events WHERE event_id = :id`

const eventColumns = [
  ...['type', 'status', 'programme_node', 'start', 'end', 'amount', 'amount_unit'],
  ...['amount_minor_units', 'jobs', 'companies_count', 'first_day', 'last_day', 'confidence'],
  ...['articles', 'article_id', 'contradictions', 'name', 'is_rejected'],
]

const insertEvent = `${insertInto('events', ['id', ...eventColumns])} ON CONFLICT (id) DO UPDATE SET
  ${eventColumns.map((column) => `${column} = excluded.${column}`).join(', ')}`

/** Writes the row of an event from its tellings; without any it goes. */
export function keepEvent(database: Database, id: string): void {
  const tellings = database.all(tellingRows, { id }) as Telling[]
  if (tellings.length === 0) {
    database.run('DELETE FROM events WHERE id = :id', { id })
    indexEvent(database, id)
    return
  }
  const merged = mergeTellings(tellings)
  const decided = decidedOf(database, id)
  database.run(insertEvent, {
    ...{ id, status: merged.status, programme_node: merged.programmeNode, start: merged.start },
    ...{ end: merged.end, amount: merged.amount, amount_unit: merged.amountUnit },
    amount_minor_units: minorUnits(merged.amount ?? undefined, merged.amountUnit ?? undefined),
    ...{ jobs: merged.jobs, companies_count: merged.companiesCount, first_day: merged.firstDay },
    ...{ last_day: merged.lastDay, confidence: merged.confidence, article_id: merged.articleId },
    articles: new Set(tellings.map(({ articleId }) => articleId)).size,
    contradictions: JSON.stringify(merged.contradictions),
    ...{ type: decided.type ?? merged.type, name: decided.name },
    is_rejected: decided.isRejected === true ? 1 : 0,
  })
  indexEvent(database, id)
}

interface Decided {
  readonly name?: string
  readonly type?: string
  readonly isRejected?: boolean
}

const decisionsOf = `SELECT kind, detail FROM decisions
  WHERE subject = 'event' AND undone_at IS NULL AND kind IN ('rename', 'retype', 'reject')
    AND subject_id IN (SELECT id FROM article_events WHERE event_id = :id)
  ORDER BY made_at, number`

/** What analysts decided to show of the event; later decisions count. */
function decidedOf(database: Database, id: string): Decided {
  const rows = database.all(decisionsOf, { id }) as { kind: string; detail: string }[]
  return rows.reduce<Decided>((decided, { kind, detail }) => {
    const { name, type } = fromJson(detail) as { name?: string; type?: string }
    if (kind === 'reject') return { ...decided, isRejected: true }
    return { ...decided, ...(kind === 'rename' ? name && { name } : type && { type }) }
  }, {})
}
