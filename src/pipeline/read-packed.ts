/** Reading a page as it lies in the archive or comes from another process: unpacked first. */
import { messageOf, problem } from '../core/problem.js'
import { failure, type Result } from '../core/result.js'
import type { PackedPage } from '../store/index.js'
import type { Reader } from './reader.js'
import { readPage, type PageReading, type PageToRead } from './read-page.js'

/** A packed page with what its source knows of it. It can travel to a thread. */
export interface PackedTask extends Omit<PageToRead, 'page'> {
  readonly packed: PackedPage
}

/** Unpacks and reads a page; a body that is damaged is a problem of that page. The outcome can travel back. */
export async function readPacked(
  reader: Reader,
  { packed, ...hints }: PackedTask,
): Promise<Result<PageReading>> {
  try {
    // Loaded here because most who read have no database.
    const { unpackPage } = await import('../store/index.js')
    const read = readPage(reader, { ...hints, page: await unpackPage(packed) })
    // A cause may hold what cannot travel.
    return read.ok ? read : failure(problem(read.problem.code, read.problem.message))
  } catch (error) {
    const message = `${packed.facts.url}: the page cannot be unpacked: ${messageOf(error)}`
    return failure(problem('internal/unexpected', message))
  }
}
