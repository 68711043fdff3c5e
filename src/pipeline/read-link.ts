/** The story of one link, second half: fetched → stored, duplicate or rejected. */
import type { Clock } from '../core/clock.js'
import { present } from '../core/present.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { fingerprint, verifyDuplicate } from '../duplicates/index.js'
import type { Article } from '../model/article.js'
import type { DuplicateCandidate, Fingerprint } from '../model/fingerprint.js'
import type { Reading } from '../model/reading.js'
import type { Link, Source } from '../model/source.js'
import type { FetchedLink, Repeated, Store } from '../store/index.js'
import type { Reader } from './reader.js'

/** What reading links needs. */
export interface ReadTools {
  readonly store: Store
  readonly reader: Reader
  readonly clock: Clock
  /** Sources by id, for the country and language of what they lead to. */
  readonly sources: ReadonlyMap<string, Source>
}

// A page that was claimed this often without an outcome brought its readers down.
const maxClaims = 3

/** Reads the page of a claimed link and stores what it says. Returns the link as the ledger has it then. */
export async function readLink(link: FetchedLink, tools: ReadTools): Promise<Result<Link>> {
  if (link.claims > maxClaims) {
    const message = `${link.url} was taken up ${link.claims} times and never finished; its page is kept.`
    return tools.store.quarantineLink(link.id, problem('internal/unexpected', message))
  }
  const read = readPage(link, tools)
  if (read.ok) return storeReading(link, read.value, tools)
  const fault = { ...read.problem, message: `${link.url}: ${read.problem.message}` }
  return read.problem.code === 'internal/unexpected'
    ? tools.store.quarantineLink(link.id, fault)
    : tools.store.rejectLink(link.id, fault)
}

function readPage({ page, sourceId, published }: FetchedLink, tools: ReadTools): Result<Reading> {
  const source = tools.sources.get(sourceId)
  const { contentType, lastModified } = page
  try {
    return tools.reader.read({
      bytes: page.bytes,
      url: page.url,
      now: page.fetchedAt,
      ...present({ contentType, lastModified, published, country: source?.country }),
    })
  } catch (error) {
    // A fault of ours on one page must neither lose the page nor stop the others.
    return failure(problem('internal/unexpected', `the reader failed: ${messageOf(error)}`, error))
  }
}

// Another reader that stores the same story at the same moment makes this one decide again.
const maxDecisions = 20

async function storeReading(link: Link, reading: Reading, tools: ReadTools): Promise<Result<Link>> {
  // Many pages that a paywall guards carry their whole text; only those that do not are of no use.
  if (reading.article.notes.some(({ rule }) => rule === 'article/cut-by-paywall')) {
    const message = `${link.url} shows only the beginning of its article.`
    return tools.store.rejectLink(link.id, problem('article/paywall', message))
  }
  const print = fingerprint(reading.article.text, reading.article.paragraphs)
  for (let decisions = 1; ; decisions++) {
    const stored = await decide(link, { reading, print }, tools)
    const isOvertaken = !stored.ok && overtaken.has(stored.problem.code)
    if (!isOvertaken || decisions >= maxDecisions) return stored
  }
}

const overtaken: ReadonlySet<string> = new Set(['store/changed', 'store/not-found'])

/** Stores the reading as an article of its own, or as a duplicate of the one that ranks first among its repeats. */
async function decide(
  link: Link,
  { reading, print }: { reading: Reading; print: Fingerprint },
  { store, clock }: ReadTools,
): Promise<Result<Link>> {
  const candidates = await store.duplicateCandidates(print)
  if (!candidates.ok) return candidates
  const basedOn = candidates.value
  const repeats = await verifyAll(basedOn, { article: reading.article, print, store })
  if (!repeats.ok) return repeats
  const [first, ...others] = repeats.value
  const supersedes = (list: readonly Repeat[]) => list.map(({ repeated }) => repeated)
  if (first && ranksBefore(first.article, reading.article)) {
    const of = { ...first.repeated, basedOn, supersedes: supersedes(others) }
    return store.markDuplicate(link.id, of, print)
  }
  const facts = { now: clock.now(), fingerprint: print, basedOn }
  return store.saveReading(link.id, reading, { ...facts, supersedes: supersedes(repeats.value) })
}

interface Repeat {
  readonly article: Article
  readonly repeated: Repeated
}

interface Comparison {
  readonly article: Article
  readonly print: Fingerprint
  readonly store: Store
}

/** Finds the stored articles that say the same, best rank first. */
async function verifyAll(
  candidates: readonly DuplicateCandidate[],
  comparison: Comparison,
): Promise<Result<readonly Repeat[]>> {
  const repeats = new Map<string, Repeat>()
  for (const candidate of candidates) {
    const { articleId } = candidate
    if (articleId === comparison.article.id || repeats.has(articleId)) continue
    const repeat = await verify(candidate, comparison)
    if (!repeat.ok) return repeat
    if (repeat.value) repeats.set(articleId, repeat.value)
  }
  return success(
    [...repeats.values()].sort((left, right) => compareRank(left.article, right.article)),
  )
}

async function verify(
  candidate: DuplicateCandidate,
  { article, print, store }: Comparison,
): Promise<Result<Repeat | undefined>> {
  const other = await store.readingById(candidate.articleId)
  if (!other.ok) return other
  if (other.value?.article.lang !== article.lang) return success(undefined)
  const { isDuplicate } = verifyDuplicate(article, other.value.article)
  if (!isDuplicate) return success(undefined)
  const relation = candidate.textHash === print.textHash ? 'same_text' : 'near_text'
  const repeated = { articleId: candidate.articleId, relation } as const
  return success({ article: other.value.article, repeated })
}

const rankKey = ({ published, url = '' }: Article): string =>
  `${published?.value ?? '9999'}\u0000${String(url.length).padStart(5, '0')}\u0000${url}`

/** Orders articles that say the same: the earlier published, then the shorter address, then by alphabet. */
function compareRank(left: Article, right: Article): number {
  const [one, other] = [rankKey(left), rankKey(right)]
  return one < other ? -1 : Number(one > other)
}

const ranksBefore = (left: Article, right: Article): boolean => compareRank(left, right) < 0
