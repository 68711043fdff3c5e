/** One connection: cached statements, immediate write transactions, and SQLite's errors as problems. */
import Sqlite from 'better-sqlite3'
import { messageOf, problem, type Problem, type ProblemCode } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { createMemory, type Memory } from './memory.js'
import type { PendingArticle } from './pending.js'
import { insertMany, partsOf, type Target } from './record.js'

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
  /**
   * Inserts rows, each with a value for each of the columns, in their order; returns what the ending of the target gives
   * by `RETURNING`, in no order. Statements are kept for a target, so targets are constants.
   */
  readonly insert: (
    target: Target,
    rows: readonly (readonly (SqlValue | undefined)[])[],
  ) => unknown[]
  /** Runs the work in one write transaction: everything of it is stored, or nothing. */
  readonly write: <Value>(work: () => Result<Value>) => Promise<Result<Value>>
  /** Runs the work in one read transaction: it sees one state of the file. */
  readonly read: <Value>(work: () => Result<Value>) => Promise<Result<Value>>
  /**
   * Runs the work in one write transaction, in which each write through the inner database is a step that can fail
   * alone. Whoever else uses the connection waits meanwhile. When the transaction cannot be kept, nothing is stored.
   */
  readonly batch: <Value>(work: (inside: Database) => Promise<Value>) => Promise<Result<Value>>
  /** What is remembered of rows. */
  readonly memory: Memory
  /** What is still to be settled; whoever stores articles adds to it. */
  readonly pending: PendingArticle[]
  /** Settles what is pending now; done at the end of every transaction in any case. */
  readonly settle: () => void
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

/** One connection with what it remembers. */
interface Session {
  readonly connection: Sqlite.Database
  readonly path: string
  readonly database: Database
  /** Runs the work in a transaction of its own, inside another one in a savepoint. Made once: making one is dear. */
  readonly transaction: Sqlite.Transaction<(work: () => unknown) => unknown>
  /** SQLite's mark of what others have written, as of the last transaction. */
  version?: number
}

/** Runs the work so that all of it is undone when it fails: in the database, in what is pending, in what is remembered. */
function runWrite<Value>(
  { transaction, database: { memory, pending } }: Session,
  work: () => Result<Value>,
): Result<Value> {
  // The work may settle what others left pending; undone, that is pending again.
  const before = [...pending]
  let isKept = false
  const whole = (): Result<Value> => {
    const result = work()
    if (!result.ok) throw new Rollback(result.problem)
    return result
  }
  try {
    const result = transaction.immediate(whole) as Result<Value>
    isKept = true
    return result
  } catch (thrown) {
    if (thrown instanceof Rollback) return failure(thrown.problem)
    throw thrown
  } finally {
    if (!isKept) {
      pending.splice(0, pending.length, ...before)
      memory.forget()
    }
  }
}

function bind(parameters: SqlParameters): Record<string, SqlValue> {
  let isWhole = true
  for (const name in parameters) if (parameters[name] === undefined) isWhole = false
  if (isWhole) return parameters as Record<string, SqlValue>
  const bound: Record<string, SqlValue> = {}
  for (const name in parameters) bound[name] = parameters[name] ?? null
  return bound
}

const mostStatements = 500

/**
 * Wraps an open connection to the file at the path. `settle` does what is pending, inside the transaction that made it.
 */
export function wrapConnection(
  connection: Sqlite.Database,
  path: string,
  settle: (database: Database) => void = () => undefined,
): Database {
  const statements = prepareStatements(connection)
  let batch: Promise<unknown> | undefined
  // A batch spans several turns of the event loop, and nobody else may come in between.
  const turn = async <Value>(work: () => Value): Promise<Value> => {
    while (batch !== undefined) await batch
    return work()
  }
  const database: Database = {
    ...statements,
    ...{ memory: createMemory(), pending: [] },
    settle: () => {
      settle(database)
    },
    write: (work) => turn(() => guard(path, () => runWrite(session, settled(session, work)))),
    read: (work) =>
      turn(() => guard(path, () => transaction.deferred(work) as ReturnType<typeof work>)),
    batch: async (work) => {
      while (batch !== undefined) await batch
      const running = runBatch(session, (inside) => work({ ...database, ...inside }))
      // Only that it has ended counts for those who wait; how it ended is for its caller.
      batch = running.catch(() => undefined).finally(() => (batch = undefined))
      return running
    },
  }
  const transaction = connection.transaction((work: () => unknown) => work())
  const session: Session = { connection, path, database, transaction }
  return database
}

/** The work with what stands around it in a transaction of its own. */
function settled<Value>(session: Session, work: () => Result<Value>): () => Result<Value> {
  return () => {
    noticeOthers(session)
    const result = work()
    if (result.ok) session.database.settle()
    return result
  }
}

/** Forgets all when another connection has written to the file since the last transaction. */
function noticeOthers(session: Session): void {
  const { get, memory } = session.database
  const { data_version: version } = get('PRAGMA data_version') as { data_version: number }
  if (session.version !== version) memory.forget()
  session.version = version
}

type Statements = Pick<Database, 'all' | 'get' | 'run' | 'insert'>

function prepareStatements(connection: Sqlite.Database): Statements {
  const statements = new Map<string, Sqlite.Statement>()
  const prepare = (sql: string): Sqlite.Statement => {
    const statement = statements.get(sql) ?? connection.prepare(sql)
    // Searches are statements of their own, of which there is no end.
    if (statements.size >= mostStatements) statements.clear()
    statements.set(sql, statement)
    return statement
  }
  return {
    all: (sql, parameters = {}) => prepare(sql).all(bind(parameters)),
    get: (sql, parameters = {}) => prepare(sql).get(bind(parameters)),
    run: (sql, parameters = {}) => prepare(sql).run(bind(parameters)).changes,
    insert: prepareInserts(connection),
  }
}

/** Inserts are few, but of many lengths: their statements are kept apart from the others, and all of them. */
function prepareInserts(connection: Sqlite.Database): Database['insert'] {
  const known = new WeakMap<Target, Map<number, Sqlite.Statement>>()
  const prepare = (target: Target, size: number): Sqlite.Statement => {
    const bySize = known.get(target) ?? new Map<number, Sqlite.Statement>()
    known.set(target, bySize)
    const statement = bySize.get(size) ?? connection.prepare(insertMany(target, size))
    bySize.set(size, statement)
    return statement
  }
  return (target, rows) => {
    const returned: unknown[] = []
    let from = 0
    for (const size of partsOf(rows.length)) {
      const values: SqlValue[] = []
      for (let at = from; at < from + size; at++)
        for (const value of rows[at] ?? []) values.push(value ?? null)
      from += size
      const statement = prepare(target, size)
      if (statement.reader) returned.push(...statement.all(values))
      else statement.run(values)
    }
    return returned
  }
}

type Transactions = Pick<Database, 'write' | 'read' | 'batch'>

async function runBatch<Value>(
  session: Session,
  work: (inside: Transactions) => Promise<Value>,
): Promise<Result<Value>> {
  const { connection, path, database } = session
  const execute = (does: () => unknown): Result<undefined> =>
    guard(path, () => {
      does()
      return success(undefined)
    })
  const begun = execute(() => connection.exec('BEGIN IMMEDIATE'))
  if (!begun.ok) return begun
  const steps = stepsOf(session)
  let isKept = false
  try {
    noticeOthers(session)
    const value = await work(steps.inside)
    const lost = steps.lost()
    if (lost !== undefined) return failure(lost)
    const committed = execute(() => {
      database.settle()
      connection.exec('COMMIT')
    })
    isKept = committed.ok
    return committed.ok ? success(value) : committed
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    database.pending.length = 0
    if (!isKept) database.memory.forget()
  }
}

/** The steps of a batch: each is undone alone when it fails, unless SQLite has undone the whole transaction with it. */
function stepsOf(session: Session): {
  readonly inside: Transactions
  readonly lost: () => Problem | undefined
} {
  const { connection, path } = session
  let lost: Problem | undefined
  const step = <Value>(work: () => Result<Value>): Promise<Result<Value>> => {
    if (lost !== undefined) return Promise.resolve(failure(lost))
    return later(() => {
      const result = guard(path, work)
      if (!result.ok && !connection.inTransaction) lost = result.problem
      return result
    })
  }
  const inside: Transactions = {
    write: (work) => step(() => runWrite(session, work)),
    // What only reads leaves nothing to undo.
    read: step,
    batch: () => Promise.reject(new Error('A batch cannot hold another one.')),
  }
  return { inside, lost: () => lost }
}

/** Runs the work now, but hands its outcome, or the error that it threw, on as a promise. */
function later<Value>(work: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    resolve(work())
  })
}
