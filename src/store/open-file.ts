/** Opening a file: what it is, whether it may be touched, and bringing it to the present version. */
import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { guard } from './database.js'
import { migrations } from './migrations/all.js'

/** Marks a SQLite file as one of Gaceta: the letters `GACE`, in the header at byte 68. */
const applicationId = 0x47_41_43_45

/** The version of the schema that this program reads and writes. */
const schemaVersion = migrations.at(-1)?.version ?? 0

const magic = 'SQLite format 3\u0000'

/** How the file is opened. */
export interface OpenOptions {
  /** How long a statement waits for another program's lock. */
  readonly busyTimeoutMs?: number
  /** Upper limit for the file; writing beyond it fails like a full disk. */
  readonly maxBytes?: number
}

function readHeader(path: string): string | undefined {
  if (!fs.existsSync(path)) return ''
  if (!fs.statSync(path).isFile()) return undefined
  const handle = fs.openSync(path, 'r')
  try {
    const header = Buffer.alloc(magic.length)
    return header.toString('latin1', 0, fs.readSync(handle, header, 0, header.length, 0))
  } finally {
    fs.closeSync(handle)
  }
}

function readHeaderSafely(path: string): Result<string | undefined> {
  try {
    return success(readHeader(path))
  } catch (cause) {
    return failure(problem('store/unwritable', `Database ${path}: the file cannot be read.`, cause))
  }
}

const numberOf = (connection: Sqlite.Database, pragma: string): number =>
  Number(connection.pragma(pragma, { simple: true }))

function faultOf(connection: Sqlite.Database, path: string): Problem | undefined {
  const id = numberOf(connection, 'application_id')
  const version = numberOf(connection, 'user_version')
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (id === 0 && version === 0 && tables === 0) return undefined
  if (id !== applicationId) {
    return problem(
      'store/foreign-database',
      `Database ${path}: another program made this file; name another one.`,
    )
  }
  if (version > schemaVersion) {
    return problem(
      'store/newer-version',
      `Database ${path}: it has version ${version}, this program knows up to ${schemaVersion}; update Gaceta.`,
    )
  }
  return undefined
}

/** Looks at the file without writing to it; a file that is missing or empty is fine. */
function checkFile(path: string): Result<undefined> {
  const header = readHeaderSafely(path)
  if (!header.ok) return header
  if (header.value === '') return success(undefined)
  if (header.value !== magic) {
    return failure(
      problem(
        'store/not-a-database',
        `Database ${path}: this is no SQLite file; name another one.`,
      ),
    )
  }
  return guard(path, () => {
    const connection = new Sqlite(path, { readonly: true })
    try {
      const fault = faultOf(connection, path)
      return fault === undefined ? success(undefined) : failure(fault)
    } finally {
      connection.close()
    }
  })
}

function migrate(connection: Sqlite.Database): void {
  connection
    .transaction(() => {
      const version = numberOf(connection, 'user_version')
      for (const step of migrations.filter((each) => each.version > version)) {
        connection.exec(step.sql)
        connection.pragma(`user_version = ${step.version}`)
      }
      if (version === 0) connection.pragma(`application_id = ${applicationId}`)
    })
    .immediate()
}

function prepareConnection(connection: Sqlite.Database, options: OpenOptions): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  if (options.maxBytes !== undefined) {
    const pages = Math.floor(options.maxBytes / numberOf(connection, 'page_size'))
    connection.pragma(`max_page_count = ${Math.max(1, pages)}`)
  }
  if (numberOf(connection, 'user_version') < schemaVersion) migrate(connection)
}

/** Opens the file for writing, makes it when it is missing, and brings its schema up to date. */
export function openFile(path: string, options: OpenOptions): Result<Sqlite.Database> {
  const checked = checkFile(path)
  if (!checked.ok) return checked
  return guard(path, () => {
    const connection = openConnection(path, options)
    if (!connection.ok) return connection
    try {
      prepareConnection(connection.value, options)
      return connection
    } catch (thrown) {
      connection.value.close()
      throw thrown
    }
  })
}

function openConnection(path: string, options: OpenOptions): Result<Sqlite.Database> {
  try {
    return success(new Sqlite(path, { timeout: options.busyTimeoutMs ?? 5000 }))
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown
    return failure(
      problem('store/unwritable', `Database ${path}: its folder does not exist.`, thrown),
    )
  }
}

/** Opens a second connection that only reads, for long exports beside the writer. */
export function openReader(path: string, options: OpenOptions = {}): Result<Sqlite.Database> {
  return guard(path, () =>
    success(new Sqlite(path, { readonly: true, timeout: options.busyTimeoutMs ?? 5000 })),
  )
}
