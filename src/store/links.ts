/** The ledger: every link ever discovered, who works on it, and what became of it. */
import { contentId } from '../core/content-id.js'
import { problem, type Problem, type ProblemCode } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { linkStates, type FoundLink, type Link, type LinkState } from '../model/source.js'
import { addressKey, canonicalAddress } from '../text/address.js'
import { withdrawArticle } from './articles.js'
import type { Database } from './database.js'
import { removeFingerprint } from './fingerprints.js'
import { isPruned } from './pruning.js'
import { toRecord, type Row } from './record.js'

/** What became of the links that a source gave. */
export interface AddedLinks {
  /** New to the ledger. */
  readonly added: number
  /** Known before, or twice in the list. */
  readonly known: number
  /** Not an http or https address: not in the ledger. */
  readonly invalid: number
  /** New as well, but beyond the limit: not in the ledger yet. */
  readonly left: number
}

/** How many links are in each state. The states always sum up to `discovered`. */
export type Accounting = Readonly<Record<LinkState | 'discovered', number>>

/** How many links a problem keeps in a state. */
export interface ProblemCount {
  readonly state: LinkState
  readonly reason: ProblemCode
  readonly links: number
}

/** What the store does with links. */
export interface LinkStore {
  /**
   * Enters links into the ledger as due; those that it knows and that work has begun on stay as they are, also under an
   * address that differs only by what the same page is reached with (`http`, `www.`, a final slash, the order of the
   * query). No more than the given number of new ones are entered.
   */
  readonly addLinks: (
    sourceId: string,
    links: readonly FoundLink[],
    options: { readonly now: Date; readonly most?: number },
  ) => Promise<Result<AddedLinks>>
  /** One link by its id. */
  readonly linkById: (id: string) => Promise<Result<Link>>
  /** Links in the state, in the order of their ids, starting after the given one. */
  readonly linksInState: (
    state: LinkState,
    options: { limit: number; after?: string },
  ) => Promise<Result<Link[]>>
  /**
   * Rejects a link whose page holds no article to store. An article that was stored for it is removed, and links that
   * repeated it are read anew.
   */
  readonly rejectLink: (id: string, reason: Problem) => Promise<Result<Link>>
  /** Sets a link aside that the program cannot work on, such as one that crashed its reader. */
  readonly quarantineLink: (id: string, reason: Problem) => Promise<Result<Link>>
  /** Counts the links that have a problem, by state and problem, most first. */
  readonly problemCounts: () => Promise<Result<ProblemCount[]>>
  /** Counts the links, of one source or of all. */
  readonly accounting: (sourceId?: string) => Promise<Result<Accounting>>
}

/** Columns of a link as the outside sees it. */
export const linkColumns = `id, url, source_id, state, attempts, next_try_at, reason, reason_text, article_id, discovered_at`

/** Derives the id of a link from its canonical address. */
export function linkId(url: string): string {
  return contentId('link', url)
}

/** Reads one link of the ledger. */
export function readLink(database: Database, id: string): Result<Link> {
  const row = database.get(`SELECT ${linkColumns} FROM links WHERE id = :id`, { id }) as
    Row | undefined
  return row === undefined
    ? failure(problem('store/not-found', `The ledger holds no link ${id}.`))
    : success(toRecord(row) as Link)
}

const insertLink = `INSERT INTO links
    (id, url, key, host, source_id, title, published, priority, state, next_try_at, discovered_at)
  SELECT :id, :url, :key, :host, id, :title, :published, priority, 'due', :now, :now
  FROM sources WHERE id = :source`

/** Finds the link by which the ledger knows an address, whatever its spelling. */
export function linkOfAddress(database: Database, url: string): string | undefined {
  const row = database.get('SELECT id FROM links WHERE key = :key ORDER BY id LIMIT 1', {
    key: addressKey(url),
  }) as { id: string } | undefined
  return row?.id
}

/** Enters a link that the ledger does not know, with its canonical address, as due; returns its id. */
export function enterLink(
  database: Database,
  source: string,
  { link, now }: { readonly link: FoundLink; readonly now: Date },
): string {
  const id = linkId(link.url)
  database.run(insertLink, {
    ...{ id, url: link.url, key: addressKey(link.url), host: new URL(link.url).host, source },
    ...{ title: link.title, published: link.published, now: now.toISOString() },
  })
  return id
}

interface NewLinks {
  readonly source: string
  readonly links: readonly FoundLink[]
  readonly now: Date
  readonly most?: number
}

/**
 * A link that several sources lead to belongs to the one with the higher priority, then to the one that was added first,
 * whichever found it first, so that the order of looks does not show in what is read. What has begun stays as it is.
 */
const adoptLink = `UPDATE links SET source_id = :source, title = :title, published = :published,
    priority = (SELECT priority FROM sources WHERE id = :source)
  WHERE id = :id AND state = 'due' AND attempts = 0 AND claimed_by IS NULL AND (
    SELECT old.state <> 'active' OR (new.priority, -new.rowid) > (old.priority, -old.rowid)
    FROM sources AS new, sources AS old WHERE new.id = :source AND old.id = links.source_id)`

function addLinks(
  database: Database,
  { source, links, now, most = links.length }: NewLinks,
): Result<AddedLinks> {
  if (database.get('SELECT 1 FROM sources WHERE id = :source', { source }) === undefined) {
    return failure(problem('store/not-found', `There is no source ${source}.`))
  }
  const count = { added: 0, known: 0, invalid: 0, left: 0 }
  for (const link of links) {
    const url = canonicalAddress(link.url)
    if (url === undefined) {
      count.invalid += 1
      continue
    }
    const known = linkOfAddress(database, url)
    if (known !== undefined) {
      const { title, published } = link
      database.run(adoptLink, { id: known, source, title, published })
      count.known += 1
    } else if (count.added >= most) count.left += 1
    else {
      enterLink(database, source, { link: { ...link, url }, now })
      count.added += 1
    }
  }
  return success(count)
}

/** A transition of the ledger: the state and what belongs to it. */
export interface Transition {
  readonly id: string
  readonly state: LinkState
  readonly reason?: Problem
  readonly articleId?: string
}

/** Moves a link to a state and frees it; what does not belong to the new state is cleared. */
export function moveLink(database: Database, { id, state, reason, articleId }: Transition): void {
  database.run(
    `UPDATE links SET state = :state, reason = :reason, reason_text = :text, article_id = :article,
       claimed_by = NULL, claimed_until = NULL, claims = 0
     WHERE id = :id`,
    { id, state, reason: reason?.code, text: reason?.message, article: articleId },
  )
}

/** Ends the work on a link with a reason; what was stored for it goes, links that repeated it are read anew. */
function closeLink(
  database: Database,
  { id, state, reason }: Transition & { readonly reason: Problem },
): Result<Link> {
  const link = readLink(database, id)
  if (!link.ok) return link
  if (link.value.state === 'stored' && link.value.articleId !== undefined) {
    reopenVariants(database, link.value.articleId)
    withdrawArticle(database, link.value.articleId)
  }
  database.run('DELETE FROM article_variants WHERE link_id = :id', { id })
  removeFingerprint(database, id)
  moveLink(database, { id, state, reason })
  return readLink(database, id)
}

/** Makes the links that repeat an article wait to be read again. */
export function reopenVariants(database: Database, articleId: string): void {
  const variants = database.all('SELECT link_id FROM article_variants WHERE article_id = :id', {
    id: articleId,
  }) as { link_id: string }[]
  for (const variant of variants) {
    database.run('DELETE FROM article_variants WHERE link_id = :id', { id: variant.link_id })
    removeFingerprint(database, variant.link_id)
    // What is in the archive no more is fetched again.
    const isGone = database.get(`SELECT 1 FROM pages WHERE link_id = :id AND ${isPruned}`, {
      id: variant.link_id,
    })
    moveLink(database, { id: variant.link_id, state: isGone ? 'due' : 'fetched' })
  }
}

const byProblem = `SELECT state, reason, count(*) AS links FROM links WHERE reason IS NOT NULL
  GROUP BY state, reason ORDER BY links DESC, state, reason`

function accounting(database: Database, sourceId?: string): Accounting {
  const where = sourceId === undefined ? '' : 'WHERE source_id = :id'
  const total = database.get(`SELECT count(*) AS links FROM links ${where}`, {
    id: sourceId,
  }) as { links: number } | undefined
  const rows = database.all(`SELECT state, count(*) AS links FROM links ${where} GROUP BY state`, {
    id: sourceId,
  }) as { state: LinkState; links: number }[]
  const counts = new Map(rows.map(({ state, links }) => [state, links]))
  const states = linkStates.map((state) => [state, counts.get(state) ?? 0] as const)
  return Object.fromEntries([['discovered', total?.links ?? 0], ...states]) as Accounting
}

function linksInState(
  database: Database,
  { state, limit, after = '' }: { state: LinkState; limit: number; after?: string },
): Link[] {
  const rows = database.all(
    `SELECT ${linkColumns} FROM links WHERE state = :state AND id > :after ORDER BY id LIMIT :limit`,
    { state, after, limit },
  ) as Row[]
  return rows.map((row) => toRecord(row) as Link)
}

/** Binds what the store does with links to one database. */
export function linkStore(database: Database): LinkStore {
  return {
    addLinks: (source, links, options) =>
      database.write(() => addLinks(database, { source, links, ...options })),
    linkById: (id) => database.read(() => readLink(database, id)),
    linksInState: (state, options) =>
      database.read(() => success(linksInState(database, { state, ...options }))),
    rejectLink: (id, reason) =>
      database.write(() => closeLink(database, { id, state: 'rejected', reason })),
    quarantineLink: (id, reason) =>
      database.write(() => closeLink(database, { id, state: 'quarantined', reason })),
    problemCounts: () => database.read(() => success(database.all(byProblem) as ProblemCount[])),
    accounting: (sourceId) => database.read(() => success(accounting(database, sourceId))),
  }
}
