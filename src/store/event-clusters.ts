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
import { rowsOfIds, type Kind } from './blocks.js'
import type { Database, SqlValue } from './database.js'
import { keepMerges } from './merges.js'
import { minorUnits } from './money.js'
import { eachOf, fromJson, groupBy, overwrite, type Target } from './record.js'
import { indexEvents } from './search-index.js'
import {
  closeGap,
  enterSpace,
  leaveSpace,
  openSpace,
  type Changed,
  type Entered,
  type Leaving,
} from './space.js'

interface ProfileRow {
  readonly id: string
  readonly profile: string
}

// A profile that was written before places had names has none.
const toProfile = (row: unknown): EventProfile => {
  const { id, profile: text } = row as ProfileRow
  const profile = fromJson(text) as Partial<EventProfile>
  return { ...(profile as EventProfile), placeNames: profile.placeNames ?? [], id }
}

/** Tellings as things that can be one. */
const tellingKind: Kind<EventProfile> = {
  ...{ subject: 'event', table: 'article_events', keysOf: eventKeys, compare: compareEvents },
  keyTable: { table: 'event_keys', column: 'telling_id', columns: ['key', 'telling_id'] },
  memoryOf: ({ memory }) => memory.tellings,
  ...{ rowsOfIds: rowsOfIds('id, profile', 'article_events'), toItem: toProfile },
  readTies: () => [],
}

/** Gives new tellings their keys. */
export function enterTellings(database: Database, tellings: readonly EventProfile[]): Entered {
  return enterSpace(database, tellingKind, tellings)
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
  clusterEvents(database, left.changed, left)
}

/** What is known of a change beside the tellings whose pairs changed. */
interface Change {
  /** Tellings that were never clustered. */
  readonly fresh?: ReadonlySet<string>
  /** Those that may have lost a pair; without it all may have. */
  readonly lost?: ReadonlySet<string>
  /** Events that lost a telling already. */
  readonly touched?: ReadonlySet<string>
}

/** Clusters the changed tellings and what is connected to them, and keeps the rows of their events. */
export function clusterEvents(
  database: Database,
  changed: Changed,
  { fresh = new Set(), touched = new Set(), lost }: Change = {},
): void {
  const found = recluster(openSpace(database, tellingKind), [...changed].sort(), lost)
  const remade = new Set([...touched, ...assign(database, found, fresh)])
  keepMerges(database, 'event_merges', found)
  keepEvents(database, remade)
}

const moveTellings = `UPDATE article_events SET event_id = moved.value
  FROM json_each(:moved) AS moved WHERE article_events.id = moved.key`

/** Gives every telling its event, whose id is the first of its tellings' ids. Returns the events that changed. */
function assign(
  database: Database,
  { clusters }: Clustering,
  fresh: ReadonlySet<string>,
): Set<string> {
  const remade = new Set<string>()
  const rows = database.all(
    `SELECT id, event_id AS before FROM article_events WHERE id IN ${eachOf('ids')}`,
    { ids: JSON.stringify(clusters.flat()) },
  ) as { id: string; before: string }[]
  const eventOf = new Map(rows.map(({ id, before }) => [id, before]))
  const moved: Record<string, string> = {}
  for (const members of clusters) {
    const [event = ''] = members
    for (const id of members) {
      const before = eventOf.get(id) ?? ''
      // A fresh telling was no event yet.
      if (fresh.has(id)) remade.add(event)
      else if (before !== event) remade.add(before).add(event)
      if (before !== event) moved[id] = event
    }
  }
  database.run(moveTellings, { moved: JSON.stringify(moved) })
  return remade
}

const tellingRows = `SELECT id, event_id AS eventId, article_id AS articleId, type, status, programme_node AS programmeNode,
    start, end, amount, amount_unit AS amountUnit, jobs, companies_count AS companiesCount, confidence,
    seen, first_day AS firstDay, last_day AS lastDay,
    (SELECT count(*) FROM event_entities WHERE telling_id = article_events.id) AS fillers
  FROM article_events WHERE event_id IN ${eachOf('ids')}`

const eventColumns = [
  'id',
  ...['type', 'status', 'programme_node', 'start', 'end', 'amount', 'amount_unit'],
  ...['amount_minor_units', 'jobs', 'companies_count', 'first_day', 'last_day', 'confidence'],
  ...['articles', 'article_id', 'contradictions', 'name', 'is_rejected'],
]

const intoEvents: Target = {
  table: 'events',
  columns: eventColumns,
  ending: overwrite(eventColumns),
}

/** Writes the rows of events from their tellings; those without any go. */
export function keepEvents(database: Database, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return
  const parameters = { ids: JSON.stringify([...ids]) }
  const told = database.all(tellingRows, parameters) as (Telling & { readonly eventId: string })[]
  const tellingsOf = groupBy(told, ({ eventId }) => eventId)
  const decidedFor = decisionsAbout(database, [...tellingsOf.keys()])
  const rows = [...ids].flatMap((id) => {
    const tellings = tellingsOf.get(id)
    return tellings === undefined ? [] : [rowOfEvent(id, tellings, decidedFor.get(id) ?? {})]
  })
  database.insert(intoEvents, rows)
  const gone = [...ids].filter((id) => !tellingsOf.has(id))
  if (gone.length > 0)
    database.run(`DELETE FROM events WHERE id IN ${eachOf('ids')}`, { ids: JSON.stringify(gone) })
  indexEvents(database, [...ids])
}

function rowOfEvent(
  id: string,
  tellings: readonly Telling[],
  decided: Decided,
): (SqlValue | undefined)[] {
  const merged = mergeTellings(tellings)
  const { amount, amountUnit } = merged
  return [
    ...[id, decided.type ?? merged.type, merged.status, merged.programmeNode, merged.start],
    ...[merged.end, amount, amountUnit, minorUnits(amount ?? undefined, amountUnit ?? undefined)],
    ...[merged.jobs, merged.companiesCount, merged.firstDay, merged.lastDay, merged.confidence],
    ...[new Set(tellings.map(({ articleId }) => articleId)).size, merged.articleId],
    ...[JSON.stringify(merged.contradictions), decided.name, Number(decided.isRejected === true)],
  ]
}

interface Decided {
  readonly name?: string
  readonly type?: string
  readonly isRejected?: boolean
}

const decisionsOf = `SELECT event_id AS event, kind, detail
  FROM article_events CROSS JOIN decisions ON subject_id = article_events.id
  WHERE event_id IN ${eachOf('ids')} AND subject = 'event' AND undone_at IS NULL
    AND kind IN ('rename', 'retype', 'reject')
  ORDER BY made_at, number`

/** What analysts decided to show of events; later decisions count. */
function decisionsAbout(database: Database, ids: readonly string[]): Map<string, Decided> {
  const found = new Map<string, Decided>()
  if (database.get('SELECT 1 FROM decisions LIMIT 1') === undefined) return found
  const rows = database.all(decisionsOf, { ids: JSON.stringify(ids) }) as {
    event: string
    kind: string
    detail: string
  }[]
  for (const { event, kind, detail } of rows) {
    const { name, type } = fromJson(detail) as { name?: string; type?: string }
    const decided = found.get(event) ?? {}
    if (kind === 'reject') found.set(event, { ...decided, isRejected: true })
    else
      found.set(event, { ...decided, ...(kind === 'rename' ? name && { name } : type && { type }) })
  }
  return found
}
