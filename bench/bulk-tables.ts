/**
 * Tables filled without their keys, which are made from sorted rows afterwards: a key of hashes that is kept up to date
 * row by row costs several times what all the rest of the row does.
 */
import type Sqlite from 'better-sqlite3'

/** Writes one row. */
export type Insert = (...values: readonly unknown[]) => void

interface Column {
  readonly name: string
  readonly type: string
  readonly dflt_value: string | null
  readonly pk: number
}

interface Part {
  readonly type: 'table' | 'index' | 'trigger'
  readonly name: string
  readonly sql: string | null
}

/** Settings of a file that can be made anew: what a crash leaves does not matter. */
const pragmas = ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']
// FTS5 collects so many bytes before it writes them as a segment; its own default is one megabyte.
const collectedBytes = 16 * 2 ** 20
const usualBytes = 2 ** 20
const cacheKibibytes = 400_000

/** Keyless tables of one file; after `finish` it has the schema that it had before. */
export interface BulkTables {
  /** A writer of the named columns, separated by commas. */
  readonly insertInto: (table: string, columns: string) => Insert
  /** Ends the loading: rows are brought into the order of their keys, indexes and keys are made. */
  readonly finish: () => void
}

/** Takes the keys off the named, empty tables; virtual tables keep theirs. */
export function openBulkTables(database: Sqlite.Database, tables: readonly string[]): BulkTables {
  // Without it SQLite neither leaves out the journal nor lets its list of tables be changed.
  database.unsafeMode(true)
  for (const pragma of pragmas) database.pragma(pragma)
  database.pragma(`cache_size = -${cacheKibibytes}`)
  database.pragma('temp_store = FILE')
  const loads = new Map(tables.map((table) => [table, takeKeys(database, table)]))
  return {
    insertInto: (table, columns) => {
      const marks = columns.replaceAll(/\w+/g, '?')
      const target = loads.get(table)?.target ?? table
      const statement = database.prepare(`INSERT INTO ${target} (${columns}) VALUES (${marks})`)
      return (...values) => {
        statement.run(...values)
      }
    },
    finish: () => {
      for (const { finish } of loads.values()) finish()
      database.unsafeMode(false)
      database.pragma('journal_mode = WAL')
    },
  }
}

interface Load {
  /** The table that takes the rows. */
  readonly target: string
  readonly finish: () => void
}

function takeKeys(database: Sqlite.Database, table: string): Load {
  const parts = database
    .prepare('SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? ORDER BY rowid')
    .all(table) as Part[]
  const sql = parts.find(({ type }) => type === 'table')?.sql ?? ''
  if (sql.startsWith('CREATE VIRTUAL')) return collectTexts(database, table)
  const columns = database.prepare('SELECT * FROM pragma_table_info(?)').all(table) as Column[]
  return /WITHOUT ROWID\s*$/.test(sql)
    ? sortLater(database, table, { columns, parts })
    : indexLater(database, table, { columns, parts, sql })
}

function collectTexts(database: Sqlite.Database, table: string): Load {
  const collect = (bytes: number) =>
    database.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${bytes})`)
  collect(collectedBytes)
  return { target: table, finish: () => collect(usualBytes) }
}

interface Plan {
  readonly columns: readonly Column[]
  readonly parts: readonly Part[]
}

/** Statements that make the indexes and triggers of a table. */
const statementsOf = ({ parts }: Plan): string[] =>
  parts.flatMap(({ type, sql }) => (type === 'table' || sql === null ? [] : [sql]))

const declare = ({ name, type, dflt_value: value }: Column): string =>
  `"${name}" ${type}${value === null ? '' : ` DEFAULT ${value}`}`

/** The rows of a table that lies in the order of its key wait in a table without order. */
function sortLater(database: Sqlite.Database, table: string, plan: Plan): Load {
  const target = `load_${table}`
  const names = plan.columns.map(({ name }) => `"${name}"`).join(', ')
  const key = plan.columns
    .filter(({ pk }) => pk > 0)
    .sort((one, other) => one.pk - other.pk)
    .map(({ name }) => `"${name}"`)
  for (const { type, name, sql } of plan.parts)
    if (type === 'index' && sql !== null) database.exec(`DROP INDEX ${name}`)
  database.exec(`CREATE TABLE ${target} (${plan.columns.map(declare).join(', ')}) STRICT`)
  return {
    target,
    finish: () => {
      database.exec(`INSERT INTO "${table}" (${names})
        SELECT ${names} FROM ${target} ORDER BY ${key.join(', ')}`)
      database.exec(`DROP TABLE ${target}`)
      for (const statement of statementsOf(plan)) database.exec(statement)
    },
  }
}

/**
 * A table whose keys are indexes of their own is made anew without them. Afterwards indexes are made, and the list of
 * tables is told that they are those of the keys, which have the same form (https://sqlite.org/fileformat2.html).
 */
function indexLater(
  database: Sqlite.Database,
  table: string,
  plan: Plan & { readonly sql: string },
): Load {
  const keys = plan.parts
    .filter(({ type, sql }) => type === 'index' && sql === null)
    .map(({ name }) => ({ name, columns: columnsOf(database, name) }))
  const declared = plan.columns.map((column) =>
    column.pk > 0 && column.type === 'INTEGER'
      ? `"${column.name}" INTEGER PRIMARY KEY`
      : declare(column),
  )
  database.exec(`DROP TABLE "${table}"; CREATE TABLE "${table}" (${declared.join(', ')}) STRICT`)
  return {
    target: `"${table}"`,
    finish: () => {
      for (const [at, { columns }] of keys.entries())
        database.exec(`CREATE UNIQUE INDEX key_${table}_${at} ON "${table}" (${columns})`)
      for (const statement of statementsOf(plan)) database.exec(statement)
      database.pragma('writable_schema = ON')
      const rename = database.prepare(
        `UPDATE sqlite_schema SET name = ?, sql = NULL WHERE type = 'index' AND name = ?`,
      )
      for (const [at, { name }] of keys.entries()) rename.run(name, `key_${table}_${at}`)
      database
        .prepare(`UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?`)
        .run(plan.sql, table)
      database.pragma('writable_schema = RESET')
    },
  }
}

function columnsOf(database: Sqlite.Database, index: string): string {
  const rows = database.prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno').all(index)
  return (rows as { name: string }[]).map(({ name }) => `"${name}"`).join(', ')
}
