/** What decisions do: they join and keep apart, and what is shown follows them at once. */
import { addBond } from './bonds.js'
import { clusterNodes } from './clusters.js'
import type { Database } from './database.js'
import type { Decision } from './decision.js'
import { clusterEvents, keepEvents } from './event-clusters.js'
import { regroup } from './official-terms.js'
import { chooseShown } from './shown.js'

/** The other ids that a decision joins its subject to, or keeps apart from it. */
function othersOf({ kind, detail }: Decision): string[] {
  const { into, member } = detail
  if (kind === 'merge') return into === undefined ? [] : [into]
  return kind === 'split' ? (member?.split(' ') ?? []) : []
}

/** Keeps the bonds of a new decision. */
export function storeBonds(database: Database, decision: Decision): void {
  const { id: decisionId, subject, subjectId: one } = decision
  for (const other of othersOf(decision))
    addBond(database, { decisionId, subject, one, other, isApart: decision.kind === 'split' })
}

/** Brings up to date all that a decision is about, after it was made or undone. */
export function takeEffect(database: Database, decision: Decision): void {
  if (decision.kind === 'accept') return
  const others = othersOf(decision)
  const ids = [decision.subjectId, ...others]
  if (decision.subject === 'event') refreshEvents(database, ids, others.length > 0)
  else refreshEntities(database, ids, others.length > 0)
}

function refreshEntities(database: Database, ids: readonly string[], isBond: boolean): void {
  const before = partsOf(database, 'SELECT id, entity_id AS whole FROM nodes WHERE id = :id', ids)
  const entities = isBond
    ? clusterNodes(database, new Set(before.keys())).remade
    : new Set(before.values())
  chooseShown(database, { remade: entities })
  regroup(database, { entities, terms: [] })
}

function refreshEvents(database: Database, ids: readonly string[], isBond: boolean): void {
  const sql = 'SELECT id, event_id AS whole FROM article_events WHERE id = :id'
  const before = partsOf(database, sql, ids)
  if (isBond) clusterEvents(database, new Set(before.keys()))
  else keepEvents(database, new Set(before.values()))
}

/** Of the parts that articles still name, the wholes that they belong to. */
function partsOf(database: Database, sql: string, ids: readonly string[]): Map<string, string> {
  const rows = ids.flatMap((id) => database.all(sql, { id }) as { id: string; whole: string }[])
  return new Map(rows.map(({ id, whole }) => [id, whole]))
}
