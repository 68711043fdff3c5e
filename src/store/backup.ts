/**
 * A copy of a store that others may be writing into: SQLite's online backup of one moment, checked before it gets its
 * name.
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { problemOf, wrapConnection } from './database.js'
import { findFault, openReader, schemaVersion } from './open-file.js'
import { faultsOf } from './self-check.js'

/** What a copy needs beside its place. */
export interface BackupOptions {
  /** Hears how far the copy is, in bytes. */
  readonly onProgress?: (copied: number, total: number) => void
  /** Aborted: the copy is given up and leaves nothing behind. */
  readonly signal?: AbortSignal
  /** The present: what a killed backup to this target left a day before is taken away. Absent: nothing is. */
  readonly now?: Date
}

/** A copy that was made. */
export interface Backup {
  readonly bytes: number
  /** Version of its schema. */
  readonly version: number
  /** Links that its ledger holds. */
  readonly links: number
}

/**
 * Copies the store at the path into the target, which is replaced in one step when the copy is whole and breaks no rule.
 * Writers go on meanwhile; what they write after the beginning is not in the copy. The store itself is not changed, also
 * when its version is an old one.
 */
export async function backupStore(
  source: string,
  target: string,
  options: BackupOptions = {},
): Promise<Result<Backup>> {
  const fault = findFault(source) ?? placeFault(target)
  if (fault !== undefined) return failure(fault)
  sweepLeftovers(target, options.now)
  // A name of its own: two backups to one target do not write into each other, and the later one to end stays.
  const partial = `${target}.${randomBytes(4).toString('hex')}.partial`
  try {
    const copied = await copyPages(source, partial, options)
    if (!copied.ok) return copied
    const checked = checkCopy(partial)
    if (!checked.ok) return checked
    flush(partial, 'r+')
    fs.renameSync(partial, target)
    flush(path.dirname(target), 'r')
    return checked
  } catch (thrown) {
    const known = problemOf(thrown, partial) ?? fileProblem(thrown, target)
    if (known === undefined) throw thrown
    return failure(known)
  } finally {
    for (const end of besides) fs.rmSync(partial + end, { force: true })
  }
}

/** What SQLite puts beside a file, and the file itself. */
const besides = ['', '-journal', '-wal', '-shm']

const leftoverAfterMs = 24 * 3600_000

/** Takes away what killed backups to this target left; a younger one may be another process at work. */
function sweepLeftovers(target: string, now: Date | undefined): void {
  if (now === undefined) return
  const folder = path.dirname(target)
  const name = path.basename(target)
  for (const entry of fs.readdirSync(folder)) {
    if (!entry.startsWith(`${name}.`) || !/\.[0-9a-f]{8}\.partial(?:-\w+)?$/.test(entry)) continue
    const file = path.join(folder, entry)
    const changed = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (now.getTime() - changed > leftoverAfterMs) fs.rmSync(file, { force: true })
  }
}

function placeFault(target: string): Problem | undefined {
  return fs.existsSync(path.dirname(target))
    ? undefined
    : problem('store/unwritable', `Database ${target}: its folder does not exist.`)
}

function fileProblem(thrown: unknown, target: string): Problem | undefined {
  const { code } = thrown as NodeJS.ErrnoException
  if (code === undefined) return undefined
  const kind = code === 'ENOSPC' || code === 'EDQUOT' ? 'store/full' : 'store/unwritable'
  return problem(kind, `Database ${target}: it cannot be written (${code}).`, thrown)
}

/** Thrown out of the copying, whose only way to end early it is. */
class Stopped extends Error {}

// Pages of 4 kB: between two steps other work of this process gets its turn.
const pagesAtOnce = 2000

async function copyPages(
  source: string,
  partial: string,
  { onProgress, signal }: BackupOptions,
): Promise<Result<undefined>> {
  const opened = openReader(source)
  if (!opened.ok) return opened
  const reader = opened.value
  try {
    // Held to the end: without a moment of its own the copy would begin anew whenever somebody writes.
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM sqlite_schema').get()
    const pageSize = Number(reader.pragma('page_size', { simple: true }))
    await reader.backup(partial, {
      progress: ({ totalPages, remainingPages }) => {
        if (signal?.aborted === true) throw new Stopped()
        onProgress?.((totalPages - remainingPages) * pageSize, totalPages * pageSize)
        return pagesAtOnce
      },
    })
    return success(undefined)
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown
    return failure(problem('store/unwritable', 'The copy was stopped; nothing is left of it.'))
  } finally {
    reader.close()
  }
}

/** Opens the copy as it is, without bringing it up to date, and makes it one file that needs no other beside it. */
function checkCopy(partial: string): Result<Backup> {
  const copy = new Sqlite(partial)
  try {
    copy.pragma('journal_mode = DELETE')
    const database = wrapConnection(copy, partial)
    const version = Number(copy.pragma('user_version', { simple: true }))
    const faults = faultsOf(database, version === schemaVersion ? 'all' : 'file')
    if (faults.length > 0) {
      const list = faults.map(({ rule, count }) => `${rule} (${count} do not)`).join(', ')
      const advice = 'Nothing was kept. `gaceta check` says more about the database itself.'
      return failure(problem('store/corrupt', `The copy breaks its rules: ${list}. ${advice}`))
    }
    const { links } = database.get('SELECT count(*) AS links FROM links') as { links: number }
    return success({ bytes: fs.statSync(partial).size, version, links })
  } finally {
    copy.close()
  }
}

/** Waits until the disk has it. */
function flush(file: string, flags: string): void {
  const handle = fs.openSync(file, flags)
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
