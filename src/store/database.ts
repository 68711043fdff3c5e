/** One connection: cached statements, immediate write transactions, and SQLite's errors as problems. */
import Sqlite from 'better-sqlite3'
import { messageOf, problem, type Problem, type ProblemCode } from '../core/problem.js'
import { failure, type Result } from '../core/result.js'

/** A value that SQLite stores. */
export type SqlValue = string | number | bigint | Uint8Array | null

/** Named parameters of a statement; undefined is stored as NULL. */
export type SqlParameters = Readonly<Record<string, SqlValue | undefined>>

/** The statements that the record files run. All are synchronous; only `write` and `read` meet the outside. */
export interface Database {
  /** All rows of a query. The caller states their type: its columns and the schema vouch for it. */
  readonly all: (sql: string, parameters?: SqlParameters) => unknown[]
  /** First row of a query, if any. */
  readonly get: (sql: string, parameters?: SqlParameters) => unknown
  /** Runs a statement and returns the number of rows that it changed. */
  readonly run: (sql: string, parameters?: SqlParameters) => number
  /** Runs the work in one write transaction: everything of it is stored, or nothing. */
  readonly write: <Value>(work: () => Result<Value>) => Promise<Result<Value>>
  /** Runs the work in one read transaction: it sees one state of the file. */
  readonly read: <Value>(work: () => Result<Value>) => Promise<Result<Value>>
}

const problemCodes: readonly (readonly [prefix: string, code: ProblemCode, advice: string])[] = [
  ['SQLITE_FULL', 'store/full', 'Nothing was changed; free some space and try again.'],
  ['SQLITE_BUSY', 'store/busy', 'Another program holds its lock; try again when it is done.'],
  ['SQLITE_LOCKED', 'store/busy', 'Another program holds its lock; try again when it is done.'],
  ['SQLITE_NOTADB', 'store/not-a-database', 'Name another file.'],
  [
    'SQLITE_CORRUPT',
    'store/corrupt',
    'Restore it from a copy, or save what is left with .recover.',
  ],
  ['SQLITE_READONLY', 'store/unwritable', 'Check who may write the file and its folder.'],
  ['SQLITE_CANTOPEN', 'store/unwritable', 'Check that its folder exists and may be written.'],
  ['SQLITE_PERM', 'store/unwritable', 'Check who may write the file and its folder.'],
  [
    'SQLITE_CONSTRAINT',
    'input/invalid-record',
    'The record breaks a rule of the schema; nothing was changed.',
  ],
  ['SQLITE_IOERR', 'store/unwritable', 'Check the disk that holds it.'],
]

/** Names the problem behind an error of SQLite; undefined when the error is a fault of this program. */
export function problemOf(thrown: unknown, path: string): Problem | undefined {
  if (!(thrown instanceof Sqlite.SqliteError)) return undefined
  const known = problemCodes.find(([prefix]) => thrown.code.startsWith(prefix))
  if (known === undefined) return undefined
  const [, code, advice] = known
  return problem(code, `Database ${path}: ${messageOf(thrown)}. ${advice}`, thrown)
}

/** Runs the work and turns what the disk or another program did to it into a problem; faults of ours are thrown on. */
export function guard<Value>(path: string, work: () => Result<Value>): Result<Value> {
  try {
    return work()
  } catch (thrown) {
    const known = problemOf(thrown, path)
    if (known === undefined) throw thrown
    return failure(known)
  }
}

/** Undoes the transaction that returned this failure. */
class Rollback extends Error {
  readonly problem: Problem

  constructor(cause: Problem) {
    super(cause.message)
    this.problem = cause
  }
}

function runWrite<Value>(connection: Sqlite.Database, work: () => Result<Value>): Result<Value> {
  const transaction = connection.transaction(() => {
    const result = work()
    if (!result.ok) throw new Rollback(result.problem)
    return result
  })
  try {
    return transaction.immediate()
  } catch (thrown) {
    if (thrown instanceof Rollback) return failure(thrown.problem)
    throw thrown
  }
}

const bind = (parameters: SqlParameters) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value ?? null]))

/** Wraps an open connection to the file at the path. */
export function wrapConnection(connection: Sqlite.Database, path: string): Database {
  const statements = new Map<string, Sqlite.Statement>()
  const prepare = (sql: string): Sqlite.Statement => {
    const statement = statements.get(sql) ?? connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    all: (sql, parameters = {}) => prepare(sql).all(bind(parameters)),
    get: (sql, parameters = {}) => prepare(sql).get(bind(parameters)),
    run: (sql, parameters = {}) => prepare(sql).run(bind(parameters)).changes,
    write: (work) => later(() => guard(path, () => runWrite(connection, work))),
    read: (work) => later(() => guard(path, () => connection.transaction(work).deferred())),
  }
}

/** Runs the work now, but hands its outcome, or the error that it threw, on as a promise. */
function later<Value>(work: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    resolve(work())
  })
}
