/** Claims: who works on which link, for a limited time, so that a dead worker loses nothing. */
import { success, type Result } from '../core/result.js'
import type { Link } from '../model/source.js'
import type { Database } from './database.js'
import { linkColumns, readLink } from './links.js'
import { asked, toRecord, type Row } from './record.js'

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

/** How many links of a host an owner holds. */
export interface HostClaims {
  readonly host: string
  readonly links: number
}

/** What the store does with claims. */
export interface ClaimStore {
  /**
   * Claims links that are due, or failed and due again, of active sources: turn by turn from every host, so that no
   * host keeps the others waiting; within a host higher priority first, then the longest due.
   */
  readonly claimDueLinks: (options: FetchClaimOptions) => Promise<Result<ClaimedLink[]>>
  /** Gives a claimed link back untried, to be tried from the given moment on. Returns it as it is then. */
  readonly postponeLink: (id: string, until: Date) => Promise<Result<Link>>
  /** How many links an owner holds, by host. */
  readonly claimsByHost: (owner: string) => Promise<Result<HostClaims[]>>
  /** The links that an owner holds. */
  readonly linksClaimedBy: (owner: string) => Promise<Result<Link[]>>
  /** Lets an owner keep those of the links that it holds until the given moment. */
  readonly renewClaims: (
    owner: string,
    ids: readonly string[],
    until: Date,
  ) => Promise<Result<number>>
  /** Gives up an owner's claims on those of the links that it holds, in whatever state; returns how many. */
  readonly releaseLinks: (owner: string, ids: readonly string[]) => Promise<Result<number>>
  /** Gives up all claims of one owner; returns how many there were. */
  readonly releaseClaims: (owner: string) => Promise<Result<number>>
  /** Everyone who holds claims now, so that those of dead processes can be released. */
  readonly listClaimOwners: () => Promise<Result<ClaimOwner[]>>
  /** The earliest moment at which a waiting link may be tried; undefined when none waits. */
  readonly nextLinkDueAt: () => Promise<Result<string | undefined>>
}

/** Hops from host to host over the index `links_to_fetch` rather than reading all links. */
const waitingHosts = `WITH RECURSIVE hosts (host) AS (
    SELECT min(host) FROM links INDEXED BY links_to_fetch WHERE state IN ('due', 'failed')
    UNION ALL
    SELECT (SELECT min(links.host) FROM links INDEXED BY links_to_fetch
      WHERE links.state IN ('due', 'failed') AND links.host > hosts.host)
    FROM hosts WHERE hosts.host IS NOT NULL)
  SELECT host FROM hosts
  WHERE host IS NOT NULL AND host NOT IN (SELECT value FROM json_each(:except))`

/** The free links of one host that are due, best first, as the same index has them. */
const dueOfHost = `SELECT ${linkColumns}, host, claims, title, published, priority AS rank
  FROM links INDEXED BY links_to_fetch
  WHERE host = :host AND state IN ('due', 'failed') AND next_try_at <= :now
    AND (claimed_until IS NULL OR claimed_until <= :now)
    AND source_id IN (SELECT id FROM sources WHERE state = 'active')
  ORDER BY priority DESC, next_try_at, id LIMIT ${asked('share')}`

interface DueRow extends Row {
  readonly id: string
  readonly next_try_at: string
  readonly rank: number
}

interface Turn {
  readonly row: DueRow
  /** Place among the links of its host. */
  readonly turn: number
}

const byTurn = (a: Turn, b: Turn): number =>
  a.turn - b.turn ||
  b.row.rank - a.row.rank ||
  compare(a.row.next_try_at, b.row.next_try_at) ||
  compare(a.row.id, b.row.id)

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function dueLinks(database: Database, options: FetchClaimOptions): DueRow[] {
  const { limit, perHost = limit, exceptHosts = [] } = options
  const hosts = database.all(waitingHosts, { except: JSON.stringify(exceptHosts) }) as {
    host: string
  }[]
  const take = (share: number): Turn[] =>
    hosts.flatMap(({ host }) => {
      const parameters = { host, now: options.now.toISOString(), share }
      return (database.all(dueOfHost, parameters) as DueRow[]).map((row, turn) => ({ row, turn }))
    })
  const share = Math.min(perHost, limit)
  const fairShare = Math.min(share, Math.ceil(limit / Math.max(1, hosts.length)))
  const fair = take(fairShare)
  // Where some hosts have less than their share, the others fill the rest.
  const turns = fair.length < limit && fairShare < share ? take(share) : fair
  return turns
    .sort(byTurn)
    .slice(0, limit)
    .map(({ row }) => row)
}

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
  const links = dueLinks(database, options).map(
    (row) => toRecord({ ...row, rank: null }) as ClaimedLink,
  )
  return claimLinks(database, links, options)
}

function postponeLink(database: Database, id: string, until: Date): Result<Link> {
  database.run(
    `UPDATE links SET next_try_at = :until, claimed_by = NULL, claimed_until = NULL, claims = 0
     WHERE id = :id AND state IN ('due', 'failed')`,
    { id, until: until.toISOString() },
  )
  return readLink(database, id)
}

function releaseClaims(database: Database, owner: string): number {
  return database.run(
    'UPDATE links SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = :owner',
    { owner },
  )
}

const byHost = `SELECT host, count(*) AS links FROM links WHERE claimed_by = :owner GROUP BY host`

const heldBy = `SELECT ${linkColumns} FROM links WHERE claimed_by = :owner ORDER BY id`

function linksClaimedBy(database: Database, owner: string): Link[] {
  return (database.all(heldBy, { owner }) as Row[]).map((row) => toRecord(row) as Link)
}

const ofOwner = `WHERE claimed_by = :owner AND id IN (SELECT value FROM json_each(:ids))`

function renewClaims(
  database: Database,
  { owner, ids, until }: { owner: string; ids: readonly string[]; until: Date },
): number {
  const parameters = { owner, ids: JSON.stringify(ids), until: until.toISOString() }
  return database.run(`UPDATE links SET claimed_until = :until ${ofOwner}`, parameters)
}

function releaseLinks(database: Database, owner: string, ids: readonly string[]): number {
  const parameters = { owner, ids: JSON.stringify(ids) }
  return database.run(
    `UPDATE links SET claimed_by = NULL, claimed_until = NULL ${ofOwner}`,
    parameters,
  )
}

const claimOwners = `SELECT claimed_by AS owner, count(*) AS links, max(claimed_until) AS until
  FROM links WHERE claimed_by IS NOT NULL GROUP BY claimed_by ORDER BY claimed_by`

const earliestTry = `SELECT min(links.next_try_at) AS next FROM links
  JOIN sources ON sources.id = links.source_id
  WHERE links.state IN ('due', 'failed') AND sources.state = 'active'`

/** Binds what the store does with claims to one database. */
export function claimStore(database: Database): ClaimStore {
  return {
    claimDueLinks: (options) => database.write(() => success(claimDueLinks(database, options))),
    postponeLink: (id, until) => database.write(() => postponeLink(database, id, until)),
    claimsByHost: (owner) =>
      database.read(() => success(database.all(byHost, { owner }) as HostClaims[])),
    linksClaimedBy: (owner) => database.read(() => success(linksClaimedBy(database, owner))),
    renewClaims: (owner, ids, until) =>
      database.write(() => success(renewClaims(database, { owner, ids, until }))),
    releaseLinks: (owner, ids) => database.write(() => success(releaseLinks(database, owner, ids))),
    releaseClaims: (owner) => database.write(() => success(releaseClaims(database, owner))),
    listClaimOwners: () => database.read(() => success(database.all(claimOwners) as ClaimOwner[])),
    nextLinkDueAt: () => database.read(() => success(nextLinkDueAt(database))),
  }
}

function nextLinkDueAt(database: Database): string | undefined {
  const row = database.get(earliestTry) as { next: string | null } | undefined
  return row?.next ?? undefined
}
