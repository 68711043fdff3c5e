/** Decisions: what analysts corrected, each a row of its own that can be undone. */
import { contentId } from '../core/content-id.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Database } from './database.js'
import type { Decision, NewDecision } from './decision.js'
import { checkDecision } from './decision-checks.js'
import { storeBonds, takeEffect } from './decision-effects.js'
import { fromJson, insertInto, toRecord, type Row } from './record.js'

/** What the store does with decisions. */
export interface DecisionStore {
  /**
   * Makes a correction: checks it, keeps it, and brings up to date what it is about. The same one of the same moment is
   * made once. In what is kept, all ids are those of nodes and tellings, which outlive every clustering.
   */
  readonly addDecision: (decision: NewDecision, now: Date) => Promise<Result<Decision>>
  /** Takes a correction back with all that it did; its row stays, with the date. */
  readonly undoDecision: (id: string, now: Date) => Promise<Result<Decision>>
  /** Corrections in the order in which they were made; those undone only when asked for. */
  readonly listDecisions: (options?: { withUndone?: boolean }) => Promise<Result<Decision[]>>
}

const columns = 'id, kind, subject, subject_id, detail, made_by, made_at, undone_at'

interface DecisionRow extends Row {
  readonly detail: string
}

function toDecision(row: DecisionRow): Decision {
  return {
    ...(toRecord(row) as Decision),
    detail: fromJson(row.detail) as Readonly<Record<string, string>>,
  }
}

function readDecision(database: Database, id: string): Result<Decision> {
  const row = database.get(`SELECT ${columns} FROM decisions WHERE id = :id`, { id }) as
    DecisionRow | undefined
  return row === undefined
    ? failure(problem('store/not-found', `There is no decision ${id}.`))
    : success(toDecision(row))
}

const insertDecision = `${insertInto('decisions', [
  ...['id', 'kind', 'subject', 'subject_id', 'detail', 'made_by', 'made_at'],
])} ON CONFLICT (id) DO NOTHING`

function addDecision(database: Database, given: NewDecision, now: Date): Result<Decision> {
  database.settle()
  const checked = checkDecision(database, given)
  if (!checked.ok) return checked
  const { kind, subject, subjectId, madeBy } = checked.value
  const detail = JSON.stringify(checked.value.detail)
  const madeAt = now.toISOString()
  const id = contentId('decision', kind, subject, subjectId, detail, madeAt)
  const isNew = database.run(insertDecision, {
    ...{ id, kind, subject, subject_id: subjectId, detail, made_by: madeBy, made_at: madeAt },
  })
  const decision = readDecision(database, id)
  if (isNew === 0 || !decision.ok) return decision
  storeBonds(database, decision.value)
  takeEffect(database, decision.value)
  return decision
}

function undoDecision(database: Database, id: string, now: Date): Result<Decision> {
  database.settle()
  const isNew = database.run(
    'UPDATE decisions SET undone_at = :now WHERE id = :id AND undone_at IS NULL',
    { id, now: now.toISOString() },
  )
  const decision = readDecision(database, id)
  if (isNew > 0 && decision.ok) takeEffect(database, decision.value)
  return decision
}

function listDecisions(database: Database, withUndone: boolean): Decision[] {
  const rows = database.all(
    `SELECT ${columns} FROM decisions WHERE undone_at IS NULL OR :all = 1 ORDER BY made_at, number`,
    { all: withUndone ? 1 : 0 },
  ) as DecisionRow[]
  return rows.map(toDecision)
}

/** Binds what the store does with decisions to one database. */
export function decisionStore(database: Database): DecisionStore {
  return {
    addDecision: (decision, now) => database.write(() => addDecision(database, decision, now)),
    undoDecision: (id, now) => database.write(() => undoDecision(database, id, now)),
    listDecisions: (options) =>
      database.read(() => success(listDecisions(database, options?.withUndone ?? false))),
  }
}
