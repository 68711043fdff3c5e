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

async function storeReading(link: Link, reading: Reading, tools: ReadTools): Promise<Result<Link>> {
  if (reading.article.isPaywalled) {
    return tools.store.rejectLink(
      link.id,
      problem('article/paywall', `${link.url} shows only the beginning of its article.`),
    )
  }
  const print = fingerprint(reading.article.text, reading.article.paragraphs)
  const repeats = await findRepeats(reading.article, print, tools.store)
  if (!repeats.ok) return repeats
  const better = repeats.value.find((other) => ranksBefore(other.article, reading.article))
  if (better) return tools.store.markDuplicate(link.id, better.repeated, print)
  return tools.store.saveReading(link.id, reading, {
    now: tools.clock.now(),
    fingerprint: print,
    supersedes: repeats.value.map(({ repeated }) => repeated),
  })
}

interface Repeat {
  readonly article: Article
  readonly repeated: Repeated
}

async function findRepeats(
  article: Article,
  print: Fingerprint,
  store: Store,
): Promise<Result<readonly Repeat[]>> {
  const candidates = await store.duplicateCandidates(print)
  if (!candidates.ok) return candidates
  const repeats: Repeat[] = []
  for (const candidate of candidates.value) {
    const isOther =
      candidate.articleId !== article.id &&
      !repeats.some(({ article: { id } }) => id === candidate.articleId)
    if (!isOther) continue
    const repeat = await verify(candidate, { article, print, store })
    if (!repeat.ok) return repeat
    if (repeat.value) repeats.push(repeat.value)
  }
  return success(repeats.sort((left, right) => (ranksBefore(left.article, right.article) ? -1 : 1)))
}

async function verify(
  candidate: DuplicateCandidate,
  { article, print, store }: { article: Article; print: Fingerprint; store: Store },
): Promise<Result<Repeat | undefined>> {
  const other = await store.readingById(candidate.articleId)
  if (!other.ok) return other
  if (other.value?.article.lang !== article.lang) return success(undefined)
  const { isDuplicate } = verifyDuplicate(article, other.value.article)
  if (!isDuplicate) return success(undefined)
  const relation = candidate.textHash === print.textHash ? 'same_text' : 'near_text'
  return success({
    article: other.value.article,
    repeated: { articleId: candidate.articleId, relation },
  })
}

/** Orders articles that say the same: the earlier published, then the shorter address, then by alphabet. */
function ranksBefore(left: Article, right: Article): boolean {
  const key = ({ published, url = '' }: Article): string =>
    `${published?.value ?? '9999'}\u0000${String(url.length).padStart(5, '0')}\u0000${url}`
  return key(left) < key(right)
}
