/** The story of one source: its document → links in the ledger, and when to look again. */
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

/** What visiting sources needs. */
export interface VisitTools {
  readonly store: Store
  readonly fetcher: Fetcher
  readonly clock: Clock
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

/** Looks at a source, enters its links into the ledger, and stores the outcome and the next date. */
export async function visitSource(
  source: Source,
  tools: VisitTools,
): Promise<Result<VisitOutcome>> {
  const started = tools.clock.now()
  const read = await readSource(source, tools)
  if (!read.ok) return endVisit({ source, outcome: { added: 0, problem: read.problem } }, tools)
  const { links, page } = read.value
  const added = await tools.store.addLinks(source.id, links, started)
  if (!added.ok) return added
  return endVisit({ source, outcome: { added: added.value.added }, ...present({ page }) }, tools)
}

interface Visit {
  readonly source: Source
  readonly outcome: VisitOutcome
  readonly page?: Fetched
}

function waitMs({ source, outcome }: Visit): number {
  const usual = source.intervalMinutes * 60_000
  const { problem } = outcome
  if (!problem) return usual
  return Math.max(usual, backoffMs(source.failures + 1, source.id), problem.retryAfterMs ?? 0)
}

async function endVisit(visit: Visit, { store, clock }: VisitTools): Promise<Result<VisitOutcome>> {
  const { source, outcome, page } = visit
  const at = clock.now()
  const stored = await store.updateSourceAfterVisit(source.id, {
    at,
    nextDueAt: new Date(at.getTime() + waitMs(visit)),
    ...present({
      problem: outcome.problem,
      etag: page?.etag,
      lastModified: page?.lastModified,
      status: page?.status,
      size: page?.bytes.length,
    }),
  })
  return stored.ok ? success(outcome) : stored
}

async function readSource(source: Source, tools: VisitTools): Promise<Result<Reading>> {
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
  tools: VisitTools,
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
