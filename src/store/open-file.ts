/** Opening a file: what it is, whether it may be touched, and bringing it to the present version. */
import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { addressKey } from '../text/address.js'
import { resolveAnew } from './articles.js'
import { guard, wrapConnection } from './database.js'
import { migrations } from './migrations/all.js'
import { indexAll } from './search-index.js'
import { settlePending } from './settle.js'
import { stemText } from './stems.js'

/** Marks a SQLite file as one of Gaceta: the letters `GACE`, in the header at byte 68. */
const applicationId = 0x47_41_43_45

/** The version of the schema that this program reads and writes. */
export const schemaVersion = migrations.at(-1)?.version ?? 0

const magic = 'SQLite format 3\u0000'

/** How the file is opened. */
export interface OpenOptions {
  /** How long a statement waits for another program's lock. */
  readonly busyTimeoutMs?: number
  /** Upper limit for the file; writing beyond it fails like a full disk. */
  readonly maxBytes?: number
}

/** What the file says of itself, by its header alone or by SQLite. */
interface Marks {
  readonly id: number
  readonly version: number
  /** Whether it never held a table. */
  readonly isBlank: boolean
}

const headerLength = 100

/** Reads the first bytes of the file; a missing one has none. */
function readHeader(path: string): Buffer {
  if (!fs.existsSync(path)) return Buffer.alloc(0)
  const handle = fs.openSync(path, 'r')
  try {
    const header = Buffer.alloc(headerLength)
    return header.subarray(0, fs.readSync(handle, header, 0, headerLength, 0))
  } finally {
    fs.closeSync(handle)
  }
}

/** Reads the marks at the places that the file format of SQLite gives them. */
function marksOfHeader(header: Buffer): Marks {
  return {
    id: header.readUInt32BE(68),
    version: header.readUInt32BE(60),
    isBlank: header.readUInt32BE(40) === 0,
  }
}

function marksOf(connection: Sqlite.Database): Marks {
  return {
    id: numberOf(connection, 'application_id'),
    version: numberOf(connection, 'user_version'),
    isBlank: numberOf(connection, 'schema_version') === 0,
  }
}

const numberOf = (connection: Sqlite.Database, pragma: string): number =>
  Number(connection.pragma(pragma, { simple: true }))

function faultOf({ id, version, isBlank }: Marks, path: string): Problem | undefined {
  if (id === 0 && version === 0 && isBlank) return undefined
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

/**
 * Looks at the header without SQLite, which would leave files beside it; a file that is missing or empty is fine. What
 * the header does not know yet, because it is still in the write-ahead log, is checked again after opening.
 */
export function findFault(path: string): Problem | undefined {
  try {
    const header = readHeader(path)
    if (header.length === 0) return undefined
    if (header.length === headerLength && header.toString('latin1', 0, 16) === magic)
      return faultOf(marksOfHeader(header), path)
  } catch (cause) {
    return problem('store/unwritable', `Database ${path}: it is no file that can be read.`, cause)
  }
  return problem(
    'store/not-a-database',
    `Database ${path}: this is no SQLite file; name another one.`,
  )
}

function migrate(connection: Sqlite.Database): void {
  connection.function('address_key', { deterministic: true }, (url) => addressKey(String(url)))
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

const cacheKibibytes = 64 * 1024

function prepareConnection(connection: Sqlite.Database, options: OpenOptions): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  // Ids are hashes, so the rows of one article lie all over the file, and the usual 16 MB hold too little of its indexes.
  connection.pragma(`cache_size = -${cacheKibibytes}`)
  // The triggers that keep the index of texts need it.
  connection.function('stem_text', { deterministic: true }, (text, lang) =>
    stemText(String(text), lang === 'fr' ? 'fr' : 'es'),
  )
  // A step may rebuild a table that others point at; that needs the keys unguarded, and outside its transaction.
  connection.pragma('foreign_keys = OFF')
  if (options.maxBytes !== undefined) {
    const pages = Math.floor(options.maxBytes / numberOf(connection, 'page_size'))
    connection.pragma(`max_page_count = ${Math.max(1, pages)}`)
  }
  if (numberOf(connection, 'user_version') < schemaVersion) migrate(connection)
  connection.pragma('foreign_keys = ON')
  doChores(connection)
  tuneWriting(connection)
}

// The usual 1,000 pages are less than a batch of articles writes, so that every batch copied its pages into the file.
const pagesOfLog = 4096

/** What makes storing many articles quick; upgrades, which may sort whole tables, go without. */
function tuneWriting(connection: Sqlite.Database): void {
  connection.pragma(`wal_autocheckpoint = ${pagesOfLog}`)
  // Every step of a batch can be undone alone: pages as they were before it wait in memory, not in a file.
  connection.pragma('temp_store = MEMORY')
}

/** What a step leaves to be done by the program, once; a crash leaves it for the next opening. */
function doChores(connection: Sqlite.Database): void {
  const database = wrapConnection(connection, connection.name, settlePending)
  const chores = { resolve: resolveAnew, search: indexAll }
  const isDue = (name: string): boolean =>
    database.get('SELECT 1 FROM chores WHERE name = :name', { name }) !== undefined
  for (const [name, work] of Object.entries(chores)) {
    if (!isDue(name)) continue
    connection
      .transaction(() => {
        // Another process that opened the file at the same time may have done it while this one waited.
        if (!isDue(name)) return
        work(database)
        database.settle()
        database.run('DELETE FROM chores WHERE name = :name', { name })
      })
      .immediate()
  }
}

/** Opens the file for writing, makes it when it is missing, and brings its schema up to date. */
export function openFile(path: string, options: OpenOptions): Result<Sqlite.Database> {
  const fault = findFault(path)
  if (fault !== undefined) return failure(fault)
  return guard(path, () => {
    const connection = openConnection(path, options)
    return connection.ok ? prepareOrClose(connection.value, path, options) : connection
  })
}

function prepareOrClose(
  connection: Sqlite.Database,
  path: string,
  options: OpenOptions,
): Result<Sqlite.Database> {
  let isReady = false
  try {
    const fault = faultOf(marksOf(connection), path)
    if (fault !== undefined) return failure(fault)
    prepareConnection(connection, options)
    isReady = true
    return success(connection)
  } finally {
    if (!isReady) connection.close()
  }
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

/** Writes what the file holds at this moment into a new one, without changing it. */
export function copyFile(path: string, target: string): Result<undefined> {
  const opened = openReader(path)
  if (!opened.ok) return opened
  try {
    return guard(target, () => {
      opened.value.prepare('VACUUM INTO ?').run(target)
      return success(undefined)
    })
  } finally {
    opened.value.close()
  }
}

/** Writes the whole file anew, without the gaps that deleted rows left, and gives their room back to the disk. */
export function compactFile(path: string): Result<undefined> {
  return guard(path, () => {
    const connection = new Sqlite(path, { timeout: 5000 })
    try {
      connection.exec('VACUUM')
      connection.pragma('wal_checkpoint(TRUNCATE)')
      return success(undefined)
    } finally {
      connection.close()
    }
  })
}
