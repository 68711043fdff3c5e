/** The story of one source: its document → links, and their way into the ledger with the date of the next look. */
import { createHash } from 'node:crypto'
import type { Clock } from '../core/clock.js'
import { present } from '../core/present.js'
import type { Problem } from '../core/problem.js'
import { success, type Result } from '../core/result.js'
import type { Discovery, FoundDocument } from '../discover/index.js'
import type { Fetcher, FetchOutcome } from '../fetch/index.js'
import type { FoundLink, Source, SourceKind } from '../model/source.js'
import type { Rows } from '../store/index.js'
import { planNextLook } from './schedule.js'
import { sourceText } from './source-text.js'

/** What looking at sources needs. The store is not among it: whoever looks may be on another machine. */
export interface LookTools {
  readonly fetcher: Fetcher
  readonly clock: Clock
}

/** What one look at a source gave. It can travel to another machine. */
export interface SourceLook {
  readonly startedAt: Date
  readonly endedAt: Date
  readonly links: readonly FoundLink[]
  readonly problem?: Problem
  /** Validators of the answer for the next look, and facts for the log; absent when it has not changed. */
  readonly etag?: string
  readonly lastModified?: string
  readonly bodyHash?: string
  readonly status?: number
  readonly size?: number
  /** A part of the source could not be read: what is older than this look has not all been seen. */
  readonly isPartial?: boolean
}

/** What a visit gave. */
export interface VisitOutcome {
  /** Links new to the ledger. */
  readonly added: number
  readonly problem?: Problem
}

// A sitemap index may name thousands of parts, or itself; a look reads this many documents, newest first.
const maxDocuments = 50
// What one look hands on at most, newest first.
const maxLinks = 20_000
// A calendar has a page for every day to come; no source fills the ledger with more at a time than it may publish.
const mostNew: Readonly<Record<SourceKind, number>> = {
  feed: 1000,
  sitemap: 5000,
  listing: 300,
  archive: 0,
}
// The sitemap protocol allows files of 50 MB.
const maxDocumentBytes = 52_428_800

type Fetched = Extract<FetchOutcome, { changed: true }>['page']

interface Reading {
  readonly links: readonly FoundLink[]
  /** First document of the source; absent when it has not changed. */
  readonly page?: Fetched
  readonly hash?: string
  readonly isPartial?: boolean
}

/** Looks at a source. The outcome is for `recordLook`. */
export async function lookAtSource(source: Source, tools: LookTools): Promise<SourceLook> {
  const startedAt = tools.clock.now()
  const read = await readSource(source, tools)
  const moments = { startedAt, endedAt: tools.clock.now() }
  if (!read.ok) return { ...moments, links: [], problem: read.problem }
  const { links, page, hash, isPartial } = read.value
  return {
    ...{ ...moments, links },
    ...present({
      // Without a hash nothing is asked by validators either: the parts of an index change by themselves.
      etag: hash === undefined ? undefined : page?.etag,
      lastModified: hash === undefined ? undefined : page?.lastModified,
      ...{ bodyHash: hash, size: page?.bytes.length, isPartial },
    }),
    status: page?.status ?? 304,
  }
}

/** Enters the links of a look into the ledger, and stores its outcome and the next date. */
export async function recordLook(
  source: Source,
  look: SourceLook,
  store: Rows,
): Promise<Result<VisitOutcome>> {
  const { problem } = look
  if (problem?.code === 'fetch/host-resting') {
    const until = new Date(look.endedAt.getTime() + (problem.retryAfterMs ?? 0))
    const postponed = await store.postponeSource(source.id, until)
    return postponed.ok ? success({ added: 0, problem }) : postponed
  }
  const options = { now: look.startedAt, most: mostNew[source.kind] }
  const entered = await store.addLinks(source.id, look.links, options)
  if (!entered.ok) return entered
  const { added, left } = entered.value
  const last = { at: look.endedAt, added, ...present({ problem }) }
  const stored = await store.updateSourceAfterVisit(source.id, {
    ...{ at: look.endedAt, added, ...planNextLook(source, last) },
    ...present({ problem, status: look.status, size: look.size }),
    // What was left over is found again by the next look, which must not be told that nothing has changed.
    ...(left === 0 && whatWasSeen(look)),
  })
  return stored.ok ? success({ added, ...present({ problem }) }) : stored
}

function whatWasSeen({ startedAt, isPartial = false, ...look }: SourceLook) {
  const { etag, lastModified, bodyHash, problem } = look
  const seenUntil = problem || isPartial ? undefined : startedAt
  return present({ etag, lastModified, bodyHash, seenUntil })
}

async function readSource(source: Source, tools: LookTools): Promise<Result<Reading>> {
  const first = await tools.fetcher.fetchPage({
    url: source.url,
    ...(source.kind === 'sitemap' && { maxBytes: maxDocumentBytes }),
    ...present({ etag: source.etag, lastModified: source.lastModified }),
  })
  if (!first.ok) return first
  if (!first.value.changed) return success({ links: [] })
  const { page } = first.value
  const hash = createHash('sha256').update(page.bytes).digest('hex')
  if (hash === source.bodyHash) return success({ links: [], page, hash })
  const found = await readDocument(page)
  if (!found.ok) return found
  const { kind, links, documents } = found.value
  const isNew = newerThan(kind === 'sitemap' ? source.seenUntil : undefined)
  if (documents.length === 0) return success({ links: newest(links.filter(isNew)), page, hash })
  const parts = await readParts(documents, { source, isNew, ...tools })
  const all = [...links, ...parts.links].filter(isNew)
  return success({ links: newest(all), page, isPartial: parts.hasFailed })
}

// What is dated to the day, or changed while the last look went on, is looked at once more.
const marginMs = 2 * 86_400_000

/** Makes a filter that leaves out what says of itself that it has not changed since it was seen. */
function newerThan(seenUntil: string | undefined) {
  const limit = seenUntil === undefined ? -Infinity : Date.parse(seenUntil) - marginMs
  return ({ published, modified = published }: { published?: string; modified?: string }) => {
    const moment = modified === undefined ? Number.NaN : Date.parse(modified)
    return Number.isNaN(moment) || moment >= limit
  }
}

/** The newest links, in their order; what has no date stands as it comes. */
function newest(links: readonly FoundLink[]): readonly FoundLink[] {
  return links.length <= maxLinks ? links : byDate(links).slice(0, maxLinks)
}

function byDate<Dated extends { readonly published?: string; readonly modified?: string }>(
  list: readonly Dated[],
): Dated[] {
  const moment = ({ published, modified = published }: Dated): number => {
    const parsed = modified === undefined ? 0 : Date.parse(modified)
    return Number.isNaN(parsed) ? 0 : parsed
  }
  return [...list].sort((left, right) => moment(right) - moment(left))
}

async function readDocument(page: Fetched): Promise<Result<Discovery>> {
  const body = sourceText(page)
  if (!body.ok) return body
  // Loaded here because who only reads articles needs no reader of feeds.
  const { discoverLinks } = await import('../discover/index.js')
  return discoverLinks({ url: page.url, body: body.value })
}

interface PartTools extends LookTools {
  readonly source: Source
  readonly isNew: (document: FoundDocument) => boolean
}

/** Reads the parts of a sitemap index, and their parts; a part that fails is left out until the next look. */
async function readParts(
  documents: readonly FoundDocument[],
  { source, isNew, fetcher }: PartTools,
): Promise<{ links: FoundLink[]; hasFailed: boolean }> {
  const seen = new Set([source.url])
  const waiting = byDate(documents.filter(isNew))
  const links: FoundLink[] = []
  let hasFailed = false
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { url } = next
    if (seen.has(url) || seen.size >= maxDocuments) continue
    seen.add(url)
    const got = await fetcher.fetchPage({ url, maxBytes: maxDocumentBytes })
    const found = got.ok && got.value.changed ? await readDocument(got.value.page) : undefined
    if (!found?.ok) {
      hasFailed = true
      continue
    }
    for (const link of found.value.links) if (links.length < maxCollected) links.push(link)
    waiting.push(...byDate(found.value.documents.filter(isNew)))
  }
  return { links, hasFailed }
}

// Fifty parts of fifty thousand entries each would be more than memory is for.
const maxCollected = 200_000
