/** The ledger: every link ever discovered, who works on it, and what became of it. */
import { contentId } from '../core/content-id.js'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { linkStates, type FoundLink, type Link, type LinkState } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'
import { withdrawArticle } from './articles.js'
import type { Database } from './database.js'
import { toRecord, type Row } from './record.js'

/** What became of the links that a source gave. */
export interface AddedLinks {
  /** New to the ledger. */
  readonly added: number
  /** Known before, or twice in the list. */
  readonly known: number
  /** Not an http or https address: not in the ledger. */
  readonly invalid: number
}

/** Which links to claim, for whom and for how long. */
export interface ClaimOptions {
  readonly now: Date
  /** Most links of one claim. */
  readonly limit: number
  /** How long the links belong to the owner; after that they are free again. */
  readonly leaseMs: number
  /** Who claims them, such as host and process id: for `releaseClaims` after a crash. */
  readonly owner: string
}

/** Which links to claim for fetching. */
export interface FetchClaimOptions extends ClaimOptions {
  /** Most links of one host; default: no limit. */
  readonly perHost?: number
  /** Hosts that are busy or must rest: none of their links are claimed. */
  readonly exceptHosts?: readonly string[]
}

/** A link that belongs to one worker for a while. */
export interface ClaimedLink extends Link {
  /** Host with its port. */
  readonly host: string
  /** How often it was claimed since the last outcome: above 1, an earlier worker died with it. */
  readonly claims: number
  /** Title that the source gave, a hint only. */
  readonly title?: string
  /** Date that the source gave, a hint only. */
  readonly published?: string
}

/** A worker and the links that it holds. */
export interface ClaimOwner {
  readonly owner: string
  readonly links: number
  /** ISO 8601 moment, UTC, at which the last of its claims ends. */
  readonly until: string
}

/** How many links are in each state. The states always sum up to `discovered`. */
export type Accounting = Readonly<Record<LinkState | 'discovered', number>>

/** What the store does with links. */
export interface LinkStore {
  /** Enters links into the ledger as due; those that it knows stay as they are. */
  readonly addLinks: (
    sourceId: string,
    links: readonly FoundLink[],
    now: Date,
  ) => Promise<Result<AddedLinks>>
  /**
   * Claims links that are due, or failed and due again, of active sources: turn by turn from every host, so that no
   * host keeps the others waiting; within a host higher priority first, then the longest due.
   */
  readonly claimDueLinks: (options: FetchClaimOptions) => Promise<Result<ClaimedLink[]>>
  /** Gives up all claims of one owner; returns how many there were. */
  readonly releaseClaims: (owner: string) => Promise<Result<number>>
  /** Everyone who holds claims now, so that those of dead processes can be released. */
  readonly listClaimOwners: () => Promise<Result<ClaimOwner[]>>
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
  /** Counts the links, of one source or of all. */
  readonly accounting: (sourceId?: string) => Promise<Result<Accounting>>
  /** The earliest moment at which a waiting link may be tried; undefined when none waits. */
  readonly nextLinkDueAt: () => Promise<Result<string | undefined>>
}

const columns = `id, url, source_id, state, attempts, next_try_at, reason, reason_text, article_id, discovered_at`
const claimColumns = `${columns}, host, claims, title, published`

/** Derives the id of a link from its canonical address. */
export function linkId(url: string): string {
  return contentId('link', url)
}

/** Reads one link of the ledger. */
export function readLink(database: Database, id: string): Result<Link> {
  const row = database.get(`SELECT ${columns} FROM links WHERE id = :id`, { id }) as Row | undefined
  return row === undefined
    ? failure(problem('store/not-found', `The ledger holds no link ${id}.`))
    : success(toRecord(row) as Link)
}

const insertLink = `INSERT INTO links
    (id, url, host, source_id, title, published, priority, state, next_try_at, discovered_at)
  SELECT :id, :url, :host, id, :title, :published, priority, 'due', :now, :now
  FROM sources WHERE id = :source
  ON CONFLICT DO NOTHING`

function addLinks(
  database: Database,
  { source, links, now }: { source: string; links: readonly FoundLink[]; now: Date },
): Result<AddedLinks> {
  if (database.get('SELECT 1 FROM sources WHERE id = :source', { source }) === undefined) {
    return failure(problem('store/not-found', `There is no source ${source}.`))
  }
  const count = { added: 0, known: 0, invalid: 0 }
  for (const link of links) {
    const url = canonicalAddress(link.url)
    if (url === undefined) {
      count.invalid += 1
      continue
    }
    const changed = database.run(insertLink, {
      ...{ id: linkId(url), url, host: new URL(url).host, source },
      ...{ title: link.title, published: link.published, now: now.toISOString() },
    })
    count[changed === 0 ? 'known' : 'added'] += 1
  }
  return success(count)
}

/** The free links of one host that are due, best first. Written so that the index `links_to_fetch` answers it. */
const dueOfHost = `SELECT links.id FROM links JOIN sources ON sources.id = links.source_id
  WHERE links.host = hosts.host AND links.state IN ('due', 'failed') AND links.next_try_at <= :now
    AND (links.claimed_until IS NULL OR links.claimed_until <= :now) AND sources.state = 'active'
  ORDER BY links.priority DESC, links.next_try_at, links.id LIMIT :per_host`

/** Hops from host to host over the index rather than reading all links. */
const claimable = `WITH RECURSIVE
  hosts (host) AS (
    SELECT min(host) FROM links WHERE state IN ('due', 'failed')
    UNION ALL
    SELECT (SELECT min(links.host) FROM links
      WHERE links.state IN ('due', 'failed') AND links.host > hosts.host)
    FROM hosts WHERE hosts.host IS NOT NULL),
  candidates AS (
    SELECT links.*, row_number() OVER (
      PARTITION BY links.host ORDER BY links.priority DESC, links.next_try_at, links.id) AS turn
    FROM hosts JOIN links ON links.id IN (${dueOfHost})
    WHERE hosts.host IS NOT NULL AND hosts.host NOT IN (SELECT value FROM json_each(:except)))
  SELECT ${claimColumns} FROM candidates ORDER BY turn, priority DESC, next_try_at, id LIMIT :limit`

/** Notes on each link of the list whose it is and until when. */
export function claimLinks<Claimed extends { readonly id: string; readonly claims: number }>(
  database: Database,
  links: readonly Claimed[],
  { now, leaseMs, owner }: ClaimOptions,
): Claimed[] {
  const until = new Date(now.getTime() + leaseMs).toISOString()
  return links.map((link) => {
    database.run(
      `UPDATE links SET claimed_by = :owner, claimed_until = :until, claims = claims + 1 WHERE id = :id`,
      { owner, until, id: link.id },
    )
    return { ...link, claims: link.claims + 1 }
  })
}

function claimDueLinks(database: Database, options: FetchClaimOptions): ClaimedLink[] {
  const rows = database.all(claimable, {
    now: options.now.toISOString(),
    limit: options.limit,
    per_host: Math.min(options.perHost ?? options.limit, options.limit),
    except: JSON.stringify(options.exceptHosts ?? []),
  }) as Row[]
  const links = rows.map((row) => toRecord(row) as ClaimedLink)
  return claimLinks(database, links, options)
}

function releaseClaims(database: Database, owner: string): number {
  return database.run(
    'UPDATE links SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = :owner',
    { owner },
  )
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
  database.run('DELETE FROM fingerprints WHERE link_id = :id', { id })
  moveLink(database, { id, state, reason })
  return readLink(database, id)
}

function reopenVariants(database: Database, articleId: string): void {
  const variants = database.all('SELECT link_id FROM article_variants WHERE article_id = :id', {
    id: articleId,
  }) as { link_id: string }[]
  for (const variant of variants) {
    database.run('DELETE FROM article_variants WHERE link_id = :id', { id: variant.link_id })
    database.run('DELETE FROM fingerprints WHERE link_id = :id', { id: variant.link_id })
    moveLink(database, { id: variant.link_id, state: 'fetched' })
  }
}

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
    `SELECT ${columns} FROM links WHERE state = :state AND id > :after ORDER BY id LIMIT :limit`,
    { state, after, limit },
  ) as Row[]
  return rows.map((row) => toRecord(row) as Link)
}

const claimOwners = `SELECT claimed_by AS owner, count(*) AS links, max(claimed_until) AS until
  FROM links WHERE claimed_by IS NOT NULL GROUP BY claimed_by ORDER BY claimed_by`

const earliestTry = `SELECT min(links.next_try_at) AS next FROM links
  JOIN sources ON sources.id = links.source_id
  WHERE links.state IN ('due', 'failed') AND sources.state = 'active'`

/** Binds what the store does with links to one database. */
export function linkStore(database: Database): LinkStore {
  return {
    addLinks: (source, links, now) =>
      database.write(() => addLinks(database, { source, links, now })),
    claimDueLinks: (options) => database.write(() => success(claimDueLinks(database, options))),
    releaseClaims: (owner) => database.write(() => success(releaseClaims(database, owner))),
    listClaimOwners: () => database.read(() => success(database.all(claimOwners) as ClaimOwner[])),
    linkById: (id) => database.read(() => readLink(database, id)),
    linksInState: (state, options) =>
      database.read(() => success(linksInState(database, { state, ...options }))),
    rejectLink: (id, reason) =>
      database.write(() => closeLink(database, { id, state: 'rejected', reason })),
    quarantineLink: (id, reason) =>
      database.write(() => closeLink(database, { id, state: 'quarantined', reason })),
    accounting: (sourceId) => database.read(() => success(accounting(database, sourceId))),
    nextLinkDueAt: () =>
      database.read(() =>
        success(
          (database.get(earliestTry) as { next: string | null } | undefined)?.next ?? undefined,
        ),
      ),
  }
}
