/** The story of one source: its document → links, and their way into the ledger with the date of the next look. */
import type { Clock } from '../core/clock.js'
import { present } from '../core/present.js'
import type { Problem } from '../core/problem.js'
import { success, type Result } from '../core/result.js'
import { discoverLinks, type Discovery } from '../discover/index.js'
import type { Fetcher, FetchOutcome } from '../fetch/index.js'
import type { FoundLink, Source } from '../model/source.js'
import type { Store } from '../store/index.js'
import { backoffMs } from './backoff.js'
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
  readonly status?: number
  readonly size?: number
}

/** What a visit gave. */
export interface VisitOutcome {
  /** Links new to the ledger. */
  readonly added: number
  readonly problem?: Problem
}

// A sitemap index may name thousands of parts, or itself; a visit reads this many documents.
const maxDocuments = 50

type Fetched = Extract<FetchOutcome, { changed: true }>['page']

interface Reading {
  readonly links: readonly FoundLink[]
  /** First document of the source; absent when it has not changed. */
  readonly page?: Fetched
}

/** Looks at a source. The outcome is for `recordLook`. */
export async function lookAtSource(source: Source, tools: LookTools): Promise<SourceLook> {
  const startedAt = tools.clock.now()
  const read = await readSource(source, tools)
  const moments = { startedAt, endedAt: tools.clock.now() }
  if (!read.ok) return { ...moments, links: [], problem: read.problem }
  const { links, page } = read.value
  return {
    ...{ ...moments, links },
    ...present({
      etag: page?.etag,
      lastModified: page?.lastModified,
      size: page?.bytes.length,
    }),
    status: page?.status ?? 304,
  }
}

/** Enters the links of a look into the ledger, and stores its outcome and the next date. */
export async function recordLook(
  source: Source,
  look: SourceLook,
  store: Store,
): Promise<Result<VisitOutcome>> {
  const { problem } = look
  const added = await store.addLinks(source.id, look.links, look.startedAt)
  if (!added.ok) return added
  const stored = await store.updateSourceAfterVisit(source.id, {
    at: look.endedAt,
    nextDueAt: new Date(look.endedAt.getTime() + waitMs(source, problem)),
    ...present({
      problem,
      etag: look.etag,
      lastModified: look.lastModified,
      status: look.status,
      size: look.size,
    }),
  })
  return stored.ok ? success({ added: added.value.added, ...present({ problem }) }) : stored
}

function waitMs(source: Source, problem: Problem | undefined): number {
  const usual = source.intervalMinutes * 60_000
  if (!problem) return usual
  return Math.max(usual, backoffMs(source.failures + 1, source.id), problem.retryAfterMs ?? 0)
}

async function readSource(source: Source, tools: LookTools): Promise<Result<Reading>> {
  const first = await tools.fetcher.fetchPage({
    url: source.url,
    ...present({ etag: source.etag, lastModified: source.lastModified }),
  })
  if (!first.ok) return first
  if (!first.value.changed) return success({ links: [] })
  const { page } = first.value
  const found = readDocument(page)
  if (!found.ok) return found
  const more = await readParts(found.value.documents, source.url, tools)
  return success({ page, links: [...found.value.links, ...more] })
}

function readDocument(page: Fetched): Result<Discovery> {
  const body = sourceText(page)
  return body.ok ? discoverLinks({ url: page.url, body: body.value }) : body
}

/** Reads the parts of a sitemap index, and their parts; a part that fails is left out until the next visit. */
async function readParts(
  documents: readonly string[],
  origin: string,
  tools: LookTools,
): Promise<FoundLink[]> {
  const seen = new Set([origin])
  const waiting = [...documents]
  const links: FoundLink[] = []
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (seen.has(url) || seen.size >= maxDocuments) continue
    seen.add(url)
    const got = await tools.fetcher.fetchPage({ url })
    const found = got.ok && got.value.changed ? readDocument(got.value.page) : undefined
    if (!found?.ok) continue
    links.push(...found.value.links)
    waiting.push(...found.value.documents)
  }
  return links
}
