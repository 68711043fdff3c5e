/** Decisions: what analysts corrected, each a row of its own that can be undone. */
import { contentId } from '../core/content-id.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Database } from './database.js'
import { fromJson, insertInto, toRecord, type Row } from './record.js'

/** A correction as an analyst makes it. */
export interface NewDecision {
  readonly kind: 'merge' | 'split' | 'rename' | 'retype' | 'reject' | 'accept'
  readonly subject: 'entity' | 'event'
  readonly subjectId: string
  /** What the kind needs: the id to merge into, the new name or type. */
  readonly detail: Readonly<Record<string, string>>
  readonly madeBy?: string
}

/** A stored correction. */
export interface Decision extends NewDecision {
  readonly id: string
  readonly madeAt: string
  readonly undoneAt?: string
}

/** What the store does with decisions. They are kept here; `resolve` applies them. */
export interface DecisionStore {
  /** Stores a correction. */
  readonly addDecision: (decision: NewDecision, now: Date) => Promise<Result<Decision>>
  /** Takes a correction back; its row stays, with the date. */
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

function addDecision(database: Database, decision: NewDecision, now: Date): Result<Decision> {
  const { kind, subject, subjectId, madeBy } = decision
  const detail = JSON.stringify(decision.detail)
  const madeAt = now.toISOString()
  const id = contentId('decision', kind, subject, subjectId, detail, madeAt)
  database.run(insertDecision, {
    ...{ id, kind, subject, subject_id: subjectId, detail, made_by: madeBy, made_at: madeAt },
  })
  return readDecision(database, id)
}

function undoDecision(database: Database, id: string, now: Date): Result<Decision> {
  database.run('UPDATE decisions SET undone_at = :now WHERE id = :id AND undone_at IS NULL', {
    id,
    now: now.toISOString(),
  })
  return readDecision(database, id)
}

function listDecisions(database: Database, withUndone: boolean): Decision[] {
  const rows = database.all(
    `SELECT ${columns} FROM decisions WHERE undone_at IS NULL OR :all = 1 ORDER BY number`,
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
