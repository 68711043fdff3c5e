/**
 * The jobs of a crawl and how they are written for other processes. A job carries all that its worker needs, so that
 * workers need no database. Whatever comes back is checked before it is believed.
 */
import { present } from '../core/present.js'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import {
  list,
  moment,
  number,
  oneOf,
  optional,
  record,
  text,
  variant,
  type Shape,
} from '../core/shape.js'
import type { Source } from '../model/source.js'
import type { LinkToFetch, PageReading, SourceLook } from '../pipeline/index.js'
import type { JobKind } from '../queue/index.js'
import type { FetchOutcome, PackedPage } from '../store/index.js'
import {
  fingerprintShape,
  foundLinkShape,
  packedShape,
  problemShape,
  readingShape,
  sourceShape,
} from './reading-shape.js'

/** What a source knows of the pages that it leads to. */
export interface PageHints {
  /** Date that the source gave. */
  readonly published?: string
  /** ISO 3166-1 country of the source. */
  readonly country?: string
}

/** Work for who fetches: look at a source, or fetch the page of a link. */
export type FetchTask =
  | { readonly do: 'look'; readonly source: Source }
  | { readonly do: 'fetch'; readonly link: LinkToFetch; readonly hints: PageHints }

/** Work for who reads pages. */
export interface ExtractTask {
  readonly linkId: string
  /** Number of the try that fetched the page. */
  readonly attempts: number
  readonly packed: PackedPage
  readonly hints: PageHints
}

/** Work for who keeps the ledger: what came of a look, a fetch, or the reading of a page. */
export type StoreTask =
  | { readonly do: 'look'; readonly source: Source; readonly look: SourceLook }
  | { readonly do: 'fetch'; readonly linkId: string; readonly outcome: FetchOutcome }
  | { readonly do: 'postpone'; readonly linkId: string; readonly until: Date }
  | { readonly do: 'reading'; readonly linkId: string; readonly read: Result<PageReading> }

const hintsShape = record({ published: optional(text), country: optional(text) })

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (given: string): Uint8Array => new Uint8Array(Buffer.from(given, 'base64'))

/** The same type as JSON brings it: moments as text, bytes as base64. */
type Sent<Value> = Value extends Date | Uint8Array
  ? string
  : Value extends object
    ? { readonly [Name in keyof Value]: Sent<Value[Name]> }
    : Value

/** Makes the reader of bodies of one shape; the shape vouches for the type of what is rebuilt. */
const decoder =
  <Payload>(shape: Shape, rebuild: (sent: Sent<Payload>) => Payload) =>
  (body: unknown): Result<Payload> => {
    const fault = shape(body, 'body')
    return fault === undefined
      ? success(rebuild(body as Sent<Payload>))
      : failure(problem('input/invalid-record', fault))
  }

/** Jobs for who fetches. */
export const fetchKind: JobKind<FetchTask> = {
  ...{ name: 'fetch', version: 1, encode: (task) => task },
  decode: decoder(
    variant('do', {
      look: record({ source: sourceShape }),
      fetch: record({
        link: record({ id: text, url: text, attempts: number }),
        hints: hintsShape,
      }),
    }),
    (sent: FetchTask) => sent,
  ),
}

const packedToSend = ({ body, ...facts }: PackedPage): Sent<PackedPage> => ({
  ...facts,
  body: toBase64(body),
})

const packedFrom = ({ body, ...facts }: Sent<PackedPage>): PackedPage => ({
  ...facts,
  body: fromBase64(body),
})

/** Jobs for who reads pages. */
export const extractKind: JobKind<ExtractTask> = {
  ...{ name: 'extract', version: 1 },
  encode: ({ packed, ...task }) => ({ ...task, packed: packedToSend(packed) }),
  decode: decoder(
    record({ linkId: text, attempts: number, packed: packedShape, hints: hintsShape }),
    ({ packed, ...task }: Sent<ExtractTask>) => ({ ...task, packed: packedFrom(packed) }),
  ),
}

// The cause of a problem is for the log of the process that met it.
const problemToSend = ({ code, message, retryAfterMs }: Problem): Problem => ({
  ...{ code, message },
  ...present({ retryAfterMs }),
})

/** Leaves out what JSON cannot hold. */
function storeTaskToSend(task: StoreTask): unknown {
  switch (task.do) {
    case 'look':
      return task.look.problem
        ? { ...task, look: { ...task.look, problem: problemToSend(task.look.problem) } }
        : task
    case 'fetch':
      return { ...task, outcome: outcomeToSend(task.outcome) }
    case 'reading':
      return { ...task, read: readToSend(task.read) }
    case 'postpone':
      return task
  }
}

function outcomeToSend({ result, ...outcome }: FetchOutcome): unknown {
  if ('packed' in result) return { ...outcome, result: { packed: packedToSend(result.packed) } }
  if ('page' in result) throw new Error('A page is packed before it is sent.')
  return { ...outcome, result: { ...result, problem: problemToSend(result.problem) } }
}

function readToSend(read: Result<PageReading>): unknown {
  if (!read.ok) return { ok: false, problem: problemToSend(read.problem) }
  const { reading, fingerprint } = read.value
  const signature = toBase64(fingerprint.signature)
  return { ok: true, value: { reading, fingerprint: { ...fingerprint, signature } } }
}

const lookShape = record({
  ...{ startedAt: moment, endedAt: moment, links: list(foundLinkShape) },
  ...{ problem: optional(problemShape), status: optional(number), size: optional(number) },
  ...{ etag: optional(text), lastModified: optional(text) },
})

const failedShape = record({
  ...{ problem: problemShape, state: oneOf('failed', 'rejected', 'quarantined') },
  nextTryAt: optional(moment),
})

const resultShape: Shape = (value, at) =>
  typeof value === 'object' && value !== null && 'packed' in value
    ? record({ packed: packedShape })(value, at)
    : failedShape(value, at)

const readShape: Shape = (value, at) =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === true
    ? record({ value: record({ reading: readingShape, fingerprint: fingerprintShape }) })(value, at)
    : record({ problem: problemShape })(value, at)

const storeShape = variant('do', {
  look: record({ source: sourceShape, look: lookShape }),
  fetch: record({
    ...{ linkId: text, outcome: record({ attempts: number, at: moment, result: resultShape }) },
  }),
  postpone: record({ linkId: text, until: moment }),
  reading: record({ linkId: text, read: readShape }),
})

function storeTaskFrom(sent: Sent<StoreTask>): StoreTask {
  switch (sent.do) {
    case 'look': {
      const { startedAt, endedAt, ...facts } = sent.look
      const moments = { startedAt: new Date(startedAt), endedAt: new Date(endedAt) }
      const look = { ...(facts as Omit<SourceLook, keyof typeof moments>), ...moments }
      return { do: 'look', source: sent.source, look }
    }
    case 'fetch':
      return { do: 'fetch', linkId: sent.linkId, outcome: outcomeFrom(sent.outcome) }
    case 'postpone':
      return { do: 'postpone', linkId: sent.linkId, until: new Date(sent.until) }
    case 'reading':
      return { do: 'reading', linkId: sent.linkId, read: readFrom(sent.read) }
  }
}

function outcomeFrom({ at, result, ...outcome }: Sent<FetchOutcome>): FetchOutcome {
  const facts = { ...outcome, at: new Date(at) }
  if ('packed' in result) return { ...facts, result: { packed: packedFrom(result.packed) } }
  if ('page' in result) throw new Error('The shape lets no plain page pass.')
  const { nextTryAt, ...failed } = result
  const next = nextTryAt === undefined ? undefined : new Date(nextTryAt)
  return {
    ...facts,
    result: { ...failed, ...present({ nextTryAt: next }) },
  }
}

function readFrom(read: Sent<Result<PageReading>>): Result<PageReading> {
  if (!read.ok) return failure(read.problem)
  const { reading, fingerprint } = read.value
  const signature = fromBase64(fingerprint.signature)
  return success({
    reading: reading,
    fingerprint: { ...fingerprint, signature },
  })
}

/** Jobs for who keeps the ledger. */
export const storeKind: JobKind<StoreTask> = {
  ...{ name: 'store', version: 1, encode: storeTaskToSend },
  decode: decoder(storeShape, storeTaskFrom),
}
