/** The story of one link, last part: what its page says → stored, duplicate, rejected or quarantined. */
import type { Clock } from '../core/clock.js'
import { problem, type Problem } from '../core/problem.js'
import { success, type Result } from '../core/result.js'
import { verifyDuplicate } from '../duplicates/index.js'
import type { Article } from '../model/article.js'
import type { DuplicateCandidate, Fingerprint } from '../model/fingerprint.js'
import type { Link } from '../model/source.js'
import type { ClaimedLink, Repeated, Rows } from '../store/index.js'
import type { PageReading } from './read-page.js'

/** What storing readings needs. */
export interface StoreTools {
  readonly store: Rows
  readonly clock: Clock
}

// A page that was claimed this often without an outcome brought its readers down; fewer may be bad luck.
const maxClaims = 5

/** Says that a link brought those down who worked on it, when it was taken up so often without an outcome. */
export function neverFinished({ url, claims }: ClaimedLink): Problem | undefined {
  if (claims <= maxClaims) return undefined
  const message = `${url} was taken up ${claims} times and never finished; its page is kept.`
  return problem('internal/unexpected', message)
}

// Another worker that stores the same story at the same moment makes this one decide again.
const maxDecisions = 20

/** Stores what was read in the page of a link. Returns the link as the ledger has it then. */
export async function storeReading(
  linkId: string,
  read: Result<PageReading>,
  tools: StoreTools,
): Promise<Result<Link>> {
  if (!read.ok) {
    return read.problem.code === 'internal/unexpected'
      ? tools.store.quarantineLink(linkId, read.problem)
      : tools.store.rejectLink(linkId, read.problem)
  }
  for (let decisions = 1; ; decisions++) {
    const stored = await decide(linkId, read.value, tools)
    const isOvertaken = !stored.ok && overtaken.has(stored.problem.code)
    if (!isOvertaken || decisions >= maxDecisions) return stored
  }
}

const overtaken: ReadonlySet<string> = new Set(['store/changed', 'store/not-found'])

/** Stores the reading as an article of its own, or as a duplicate of the one that ranks first among its repeats. */
async function decide(
  linkId: string,
  { reading, fingerprint: print }: PageReading,
  { store, clock }: StoreTools,
): Promise<Result<Link>> {
  const candidates = await store.duplicateCandidates(print)
  if (!candidates.ok) return candidates
  const basedOn = candidates.value
  const link = await store.linkById(linkId)
  if (!link.ok) return link
  const others = basedOn.filter((candidate) => !isOwn(candidate, link.value))
  const repeats = await verifyAll(others, { article: reading.article, print, store })
  if (!repeats.ok) return repeats
  const [first, ...rest] = repeats.value
  const supersedes = (list: readonly Repeat[]) => list.map(({ repeated }) => repeated)
  if (first && ranksBefore(first.article, reading.article)) {
    const of = { ...first.repeated, basedOn, supersedes: supersedes(rest) }
    return store.markDuplicate(linkId, of, print)
  }
  const facts = { now: clock.now(), fingerprint: print, basedOn }
  return store.saveReading(linkId, reading, { ...facts, supersedes: supersedes(repeats.value) })
}

/** A link that is read again repeats neither itself nor what an earlier reading of it gave. */
const isOwn = ({ linkId, articleId }: DuplicateCandidate, link: Link): boolean =>
  linkId === link.id || (link.state === 'stored' && articleId === link.articleId)

interface Repeat {
  readonly article: Article
  readonly repeated: Repeated
}

interface Comparison {
  readonly article: Article
  readonly print: Fingerprint
  readonly store: Rows
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
  const other = await store.articleById(candidate.articleId)
  if (!other.ok) return other
  if (other.value?.lang !== article.lang) return success(undefined)
  const { isDuplicate } = verifyDuplicate(article, other.value)
  if (!isDuplicate) return success(undefined)
  const relation = candidate.textHash === print.textHash ? 'same_text' : 'near_text'
  const repeated = { articleId: candidate.articleId, relation } as const
  return success({ article: other.value, repeated })
}

const rankKey = ({ published, url = '' }: Article): string =>
  `${published?.value ?? '9999'}\u0000${String(url.length).padStart(5, '0')}\u0000${url}`

/** Orders articles that say the same: the earlier published, then the shorter address, then by alphabet. */
function compareRank(left: Article, right: Article): number {
  const [one, other] = [rankKey(left), rankKey(right)]
  return one < other ? -1 : Number(one > other)
}

/** Tells whether an article stands for another one that says the same. */
export const ranksBefore = (left: Article, right: Article): boolean => compareRank(left, right) < 0
