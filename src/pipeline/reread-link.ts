/** The story of a link whose page is read again: what was known of it, what is known now, and what differs. */
import { take, type Result } from '../core/result.js'
import type { Problem } from '../core/problem.js'
import type { Reading } from '../model/reading.js'
import type { Link } from '../model/source.js'
import type { Rows } from '../store/index.js'
import { compareReadings, isSameReading, type ReadingChanges } from './compare-readings.js'
import type { PageReading } from './read-page.js'
import { ranksBefore, storeReading, type StoreTools } from './store-reading.js'

/** What reading a page again gave. */
export interface Reread {
  readonly before: Link
  readonly after: Link
  readonly rows: ReadingChanges
  readonly isChanged: boolean
}

const nothing = compareReadings([], [])

/**
 * Stores a new reading of a link as in a crawl, unless it says what is known; belongs into one transaction. Problems of
 * the store are thrown.
 */
export async function rereadLink(
  linkId: string,
  read: Result<PageReading>,
  tools: StoreTools,
): Promise<Reread> {
  const { store } = tools
  const before = take(await store.linkById(linkId))
  if (await isSettled(before, read, store)) {
    return { before, after: before, rows: nothing, isChanged: false }
  }
  const ids = await articlesAtStake(before, read, store)
  const known = await readingsOf(ids, store)
  await reopenRepeats(before, read, store)
  const after = take(await storeReading(linkId, read, tools))
  const rows = compareReadings(known, await readingsOf(ids, store))
  return { before, after, rows, isChanged: isMoved(before, after) || hasChanges(rows) }
}

const isMoved = (before: Link, after: Link): boolean =>
  before.state !== after.state ||
  before.reason !== after.reason ||
  before.articleId !== after.articleId

const hasChanges = (rows: ReadingChanges): boolean =>
  Object.values(rows).some(({ added, removed, altered }) => added + removed + altered > 0)

/** Tells whether nothing can come of the new reading, because the ledger says the same, or has no page to judge. */
async function isSettled(link: Link, read: Result<PageReading>, store: Rows): Promise<boolean> {
  if (link.state === 'due' || link.state === 'failed') return true
  if (!read.ok) return isSameReason(link, read.problem)
  if (link.articleId === undefined) return false
  const { reading, fingerprint } = read.value
  if (!take(await store.hasFingerprint(link.id, fingerprint))) return false
  const known = take(await store.readingById(link.articleId))
  if (known === undefined) return false
  if (link.state === 'stored') return isSameReading(known, reading)
  // The text is the same, and so is that of the article, or the link would wait to be read.
  const { article } = reading
  return (
    known.article.id === article.id ||
    (known.article.lang === article.lang && ranksBefore(known.article, article))
  )
}

function isSameReason(link: Link, { code, message }: Problem): boolean {
  const state = code === 'internal/unexpected' ? 'quarantined' : 'rejected'
  return link.state === state && link.reason === code && link.reasonText === message
}

/** The articles that the new reading may touch: the link's own, before and now, and those that may say the same. */
async function articlesAtStake(
  link: Link,
  read: Result<PageReading>,
  store: Rows,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  if (link.articleId !== undefined) ids.add(link.articleId)
  if (!read.ok) return ids
  ids.add(read.value.reading.article.id)
  const candidates = take(await store.duplicateCandidates(read.value.fingerprint))
  for (const { articleId } of candidates) ids.add(articleId)
  return ids
}

async function readingsOf(ids: ReadonlySet<string>, store: Rows): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const id of ids) {
    const reading = take(await store.readingById(id))
    if (reading) readings.push(reading)
  }
  return readings
}

/** Links that repeat an article may not repeat it any more when its text is another one. */
async function reopenRepeats(link: Link, read: Result<PageReading>, store: Rows): Promise<void> {
  if (link.state !== 'stored' || link.articleId === undefined || !read.ok) return
  if (take(await store.hasFingerprint(link.id, read.value.fingerprint))) return
  take(await store.reopenVariants(link.articleId))
}
