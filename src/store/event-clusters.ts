/** Events are clusters of tellings: clustering what a change touched, and keeping the rows of the events. */
import {
  compareEvents,
  enough,
  eventKeys,
  mergeTellings,
  recluster,
  type Clustering,
  type EventProfile,
  type Space,
  type Telling,
} from '../resolve/index.js'
import { bondsOf } from './bonds.js'
import type { Database } from './database.js'
import { minorUnits } from './money.js'
import { eachOf, fromJson, insertInto } from './record.js'
import { addKeys, keysOf, limitOf, reopenKeys, tellingKeys, type Changed } from './shared-keys.js'

interface ProfileRow {
  readonly profile: string
}

// A profile that was written before places had names has none.
const toProfile = (row: unknown): EventProfile => {
  const profile = fromJson((row as ProfileRow).profile) as Partial<EventProfile>
  return { ...(profile as EventProfile), placeNames: profile.placeNames ?? [] }
}

const tellingsOfKey = 'SELECT telling_id AS id FROM event_keys WHERE key = :key LIMIT :limit'

/** Reads profiles and those that meet one; what it has read it keeps. */
interface ProfileReader {
  readonly profileOf: (id: string) => EventProfile | undefined
  readonly meeting: (profile: EventProfile) => EventProfile[]
}

function profileReader(database: Database): ProfileReader {
  const profiles = new Map<string, EventProfile | undefined>()
  const blocks = new Map<string, readonly string[]>()
  const profileOf = (id: string): EventProfile | undefined => {
    if (!profiles.has(id)) {
      const row = database.get('SELECT profile FROM article_events WHERE id = :id', { id })
      profiles.set(id, row === undefined ? undefined : toProfile(row))
    }
    return profiles.get(id)
  }
  const blockOf = (key: string): readonly string[] => {
    const known = blocks.get(key)
    if (known) return known
    const limit = limitOf(key)
    const rows = database.all(tellingsOfKey, { key, limit: limit + 1 }) as { id: string }[]
    const found = rows.length > limit ? [] : rows.map(({ id }) => id)
    blocks.set(key, found)
    return found
  }
  // Tellings share many keys: every profile is read once, not once for each key.
  const meeting = (profile: EventProfile): EventProfile[] => {
    const ids = new Set(eventKeys(profile).flatMap(blockOf))
    ids.delete(profile.id)
    return [...ids].flatMap((id) => profileOf(id) ?? [])
  }
  return { profileOf, meeting }
}

/** All tellings as a space to be clustered; it lives as long as nothing changes. */
function tellingSpace(database: Database): Space {
  const { profileOf, meeting } = profileReader(database)
  const pairs = new Map<string, ReturnType<Space['pairsOf']>>()
  const bonds = bondsOf(database, 'event')
  const findPairs = (id: string): ReturnType<Space['pairsOf']> => {
    const own = profileOf(id)
    if (own === undefined) return []
    const scored = meeting(own).flatMap((other) => {
      const { score, reason } = compareEvents(own, other)
      return score < enough ? [] : [{ one: id, other: other.id, score, reason }]
    })
    // Of two pairs of the same tellings the last counts.
    return [...scored, ...bonds.pairsOf(id).filter(({ other }) => profileOf(other) !== undefined)]
  }
  return {
    pairsOf: (id) => {
      const found = pairs.get(id) ?? findPairs(id)
      pairs.set(id, found)
      return found
    },
    isApart: (one, other) => {
      const [left, right] = [profileOf(one), profileOf(other)]
      const isOther =
        left !== undefined && right !== undefined && compareEvents(left, right).isApart
      return isOther || bonds.isApart(one, other)
    },
    isForbidden: bonds.isForbidden,
    isSplitOff: bonds.isSplitOff,
    isCrowded: (id) =>
      database.get('SELECT 1 FROM article_events WHERE id = :id AND is_crowded = 1', { id }) !==
      undefined,
    markCrowded: (ids, isCrowded) => {
      database.run(
        `UPDATE article_events SET is_crowded = :is WHERE id IN ${eachOf('ids')} AND is_crowded <> :is`,
        { ids: JSON.stringify([...ids]), is: Number(isCrowded) },
      )
    },
  }
}

/** Gives a new telling its keys. */
export function addTelling(database: Database, profile: EventProfile, changed: Changed): void {
  changed.add(profile.id)
  addKeys(database, tellingKeys, { id: profile.id, keys: eventKeys(profile), changed })
}

/** What the tellings of an article leave to be done when they are gone. */
export interface LeftEvents {
  readonly changed: Changed
  /** Events that lose a telling. */
  readonly touched: ReadonlySet<string>
  readonly keys: readonly string[]
}

/** Notes, before an article is removed, what its tellings are joined to. */
export function leaveEvents(database: Database, articleId: string): LeftEvents {
  const rows = database.all(
    'SELECT id, event_id AS event FROM article_events WHERE article_id = :id',
    { id: articleId },
  ) as { id: string; event: string }[]
  const space = tellingSpace(database)
  const changed: Changed = new Set()
  for (const { id } of rows)
    for (const { one, other } of space.pairsOf(id)) changed.add(one === id ? other : one)
  for (const { id } of rows) changed.delete(id)
  return {
    changed,
    touched: new Set(rows.map(({ event }) => event)),
    keys: rows.flatMap(({ id }) => keysOf(database, tellingKeys, id)),
  }
}

/** Clusters anew what the removed tellings were joined to. */
export function settleEvents(database: Database, { changed, touched, keys }: LeftEvents): void {
  reopenKeys(database, tellingKeys, { keys, changed })
  clusterEvents(database, changed, touched)
}

/** Clusters the changed tellings and what is connected to them, and keeps the rows of their events. */
export function clusterEvents(
  database: Database,
  changed: Changed,
  touched: ReadonlySet<string> = new Set(),
): void {
  const found = recluster(tellingSpace(database), [...changed].sort())
  const remade = new Set([...touched, ...assign(database, found)])
  keepReasons(database, found)
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

const insertMerge = insertInto('event_merges', ['one', 'other', 'score', 'reason'])

function keepReasons(database: Database, { clusters, joined }: Clustering): void {
  const ids = JSON.stringify(clusters.flat())
  database.run(`DELETE FROM event_merges WHERE one IN ${eachOf('ids')}`, { ids })
  database.run(`DELETE FROM event_merges WHERE other IN ${eachOf('ids')}`, { ids })
  for (const { one, other, score, reason } of joined)
    database.run(insertMerge, { one, other, score: Math.round(score * 100) / 100, reason })
}

const tellingRows = `SELECT id, article_id AS articleId, type, status, programme_node AS programmeNode,
    start, end, amount, amount_unit AS amountUnit, jobs, companies_count AS companiesCount, confidence,
    seen, first_day AS firstDay, last_day AS lastDay,
    (SELECT count(*) FROM event_entities WHERE telling_id = article_events.id) AS fillers
  FROM article_events WHERE event_id = :id`

const insertEvent = `INSERT OR REPLACE${insertInto('events', [
  ...['id', 'type', 'status', 'programme_node', 'start', 'end', 'amount', 'amount_unit'],
  ...['amount_minor_units', 'jobs', 'companies_count', 'first_day', 'last_day', 'confidence'],
  ...['articles', 'article_id', 'contradictions', 'name', 'is_rejected'],
]).slice('INSERT'.length)}`

/** Writes the row of an event from its tellings; without any it goes. */
export function keepEvent(database: Database, id: string): void {
  const tellings = database.all(tellingRows, { id }) as Telling[]
  if (tellings.length === 0) {
    database.run('DELETE FROM events WHERE id = :id', { id })
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
