/** Web archives (WARC 1.0 and 1.1, plain or with each record as a gzip member, as Common Crawl has them) → pages. */
import fs from 'node:fs'
import fsp from 'node:fs/promises'
import zlib from 'node:zlib'
import type { WARCRecord } from 'warcio'
import { present } from '../core/present.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { ArchivedPage } from './item.js'
import { OverlongRecordError, StrictParser } from './strict-parser.js'

const chunkBytes = 1 << 20

/**
 * Reads the pages of an archive record by record, in bounded memory. A broken record is a problem with the place where
 * it begins; reading goes on with the next record after it.
 */
export async function* readWarc(
  file: string,
  maxBytes: number,
): AsyncGenerator<Result<ArchivedPage>> {
  for (let start: number | undefined = 0; start !== undefined;) {
    const broken: number | undefined = yield* readFrom(start, file, maxBytes)
    start = broken === undefined ? undefined : await nextRecord(file, broken + 1)
  }
}

/** Reads up to the first broken record; returns where that begins. */
async function* readFrom(
  start: number,
  file: string,
  maxBytes: number,
): AsyncGenerator<Result<ArchivedPage>, number | undefined> {
  const { size } = await fsp.stat(file)
  const stream = fs.createReadStream(file, { start, highWaterMark: chunkBytes })
  const parser = new StrictParser(stream)
  // A page is handed on when it is known that its record ends where it says.
  const read: Result<ArchivedPage>[] = []
  try {
    for await (const record of parser) {
      yield* read.splice(0)
      const page = await pageOf(record, { file, maxBytes, offset: start + parser.offset })
      if (page) read.push(page)
    }
    yield* read.splice(0)
    // The library takes a gzip member that it cannot unpack for the end of the file.
    if (start + parser.offset >= size) return undefined
    throw new Error('it cannot be unpacked')
  } catch (error) {
    if (!(error instanceof OverlongRecordError)) yield* read
    const offset = start + parser.offset
    const message = `${file}, byte ${offset}: the record is broken and left out (${messageOf(error)}).`
    yield failure(problem('input/invalid-record', message, error))
    return offset
  } finally {
    stream.destroy()
  }
}

interface Place {
  readonly file: string
  readonly offset: number
  readonly maxBytes: number
}

const pageTypes = /^(?:text\/html|application\/xhtml\+xml)\b/i

/** What the headers of a record say. */
function factsOf(record: WARCRecord) {
  const { httpHeaders } = record
  const header = (name: string): string | undefined => httpHeaders?.headers.get(name) ?? undefined
  const moment = Date.parse(record.warcDate ?? '')
  return {
    url: (record.warcTargetURI ?? '').replace(/^<|>$/g, ''),
    status: Number(httpHeaders?.statusCode ?? 200),
    contentType: header('content-type') ?? record.warcContentType ?? '',
    encoding: header('content-encoding') ?? '',
    lastModified: header('last-modified'),
    fetchedAt: new Date(Number.isNaN(moment) ? 0 : moment).toISOString(),
  }
}

/** The page of a record; undefined when it holds none: requests, images, redirects, errors. */
async function pageOf(record: WARCRecord, place: Place): Promise<Result<ArchivedPage> | undefined> {
  const { url, status, contentType, encoding, lastModified, fetchedAt } = factsOf(record)
  const isAnswer = record.warcType === 'response' || record.warcType === 'resource'
  if (!isAnswer || status !== 200 || !pageTypes.test(contentType)) {
    await record.skipFully()
    return undefined
  }
  const body = await bodyOf(record, place, encoding)
  if (!body.ok) return body
  const facts = { requestedUrl: url, url, status, contentType, fetchedAt }
  const page = { ...facts, bytes: body.value, ...present({ lastModified }) }
  return success({ page, place: `${place.file}, byte ${place.offset}` })
}

/** Reads the body with its transfer and content encodings undone; what is beyond the limit is read past. */
async function bodyOf(
  record: WARCRecord,
  { file, offset, maxBytes }: Place,
  encoding: string,
): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size <= maxBytes) chunks.push(chunk)
  }
  const { limit: missing = 0 } = record._reader as { limit?: number }
  if (missing > 0) throw new Error('it is cut short')
  const where = `${file}, byte ${offset}`
  const tooLarge = problem('input/too-large', `${where}: the page has more than ${maxBytes} bytes.`)
  if (size > maxBytes) return failure(tooLarge)
  const bytes = Buffer.concat(chunks)
  if (encoding.trim().toLowerCase() !== 'br') return success(bytes)
  try {
    return success(zlib.brotliDecompressSync(bytes, { maxOutputLength: maxBytes }))
  } catch (error) {
    // Archives often keep the header of an encoding that they have undone.
    return success(bytes.subarray(0, error instanceof RangeError ? 0 : bytes.length))
  }
}

/** Finds where the next record begins, from a place in the file on. */
async function nextRecord(file: string, from: number): Promise<number | undefined> {
  const handle = await fsp.open(file, 'r')
  try {
    for (let position = from; ; position += chunkBytes) {
      // Chunks overlap, so that a beginning across their border is found.
      const buffer = Buffer.alloc(chunkBytes + 65_536)
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
      const found = beginningIn(buffer.subarray(0, bytesRead))
      if (found >= 0) return position + found
      if (bytesRead < buffer.length) return undefined
    }
  } finally {
    await handle.close()
  }
}

function beginningIn(bytes: Buffer): number {
  const gzip = Buffer.from([0x1f, 0x8b, 0x08])
  const plain = bytes.indexOf('\r\nWARC/1.')
  for (let at = bytes.indexOf(gzip); at >= 0; at = bytes.indexOf(gzip, at + 1)) {
    if (plain >= 0 && plain < at) break
    if (unpacksToRecord(bytes.subarray(at, at + 4096))) return at
  }
  return plain < 0 ? -1 : plain + 2
}

/** Tells whether bytes that look like the beginning of a gzip member are one that holds a record. */
function unpacksToRecord(bytes: Buffer): boolean {
  try {
    const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 20 }
    return zlib.gunzipSync(bytes, options).toString('latin1', 0, 7) === 'WARC/1.'
  } catch {
    // The three bytes stand there by chance.
    return false
  }
}
