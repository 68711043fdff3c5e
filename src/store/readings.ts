/** From fetched page to stored article: the second half of the ledger's way, one transaction each. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Article } from '../model/article.js'
import { entitySlots, type MissionEvent } from '../model/event.js'
import type { DuplicateCandidate, Fingerprint } from '../model/fingerprint.js'
import type { Reading } from '../model/reading.js'
import type { Link } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'
import { readArticle, readReading, storeReading, withdrawArticle } from './articles.js'
import type { Database } from './database.js'
import { candidatesOf, storeFingerprint } from './fingerprints.js'
import { moveLink, readLink } from './links.js'

/** How a link repeats an article: another address of it, the same text, or nearly the same. */
export type Relation = 'same_address' | 'same_text' | 'near_text'

/** What is stored beside a reading. */
export interface ReadingFacts {
  readonly now: Date
  readonly fingerprint?: Fingerprint
  /**
   * The candidates on which the caller's decision rests. When the store holds others by now, nothing is stored and the
   * problem `store/changed` says so: ask and decide again.
   */
  readonly basedOn?: readonly DuplicateCandidate[]
  /** Stored articles that this one replaces, because they say the same and this one ranks before them. */
  readonly supersedes?: readonly Repeated[]
}

/** An article and how a link repeats it. */
export interface Repeated {
  readonly articleId: string
  readonly relation: Relation
}

/** What a link repeats, and what else gives way to that article, because this link ties them together. */
export interface DuplicateFacts extends Repeated, Pick<ReadingFacts, 'supersedes' | 'basedOn'> {}

/** Another address at which an article was found. */
export interface Variant {
  readonly linkId: string
  readonly url: string
  readonly relation: Relation
}

/** What the store does with readings. */
export interface ReadingStore {
  /**
   * Stores what was read in the page of a link; earlier rows of the article are replaced, so the same call twice is the
   * same as once. When two links hold the same article id, the one with the canonical address keeps it (then the
   * shorter, then the first by alphabet), whichever came first; the other becomes a duplicate. Returns the link.
   */
  readonly saveReading: (
    linkId: string,
    reading: Reading,
    facts: ReadingFacts,
  ) => Promise<Result<Link>>
  /** Notes that the page of a link repeats a stored article. Rows stored for the link itself are removed. */
  readonly markDuplicate: (
    linkId: string,
    of: DuplicateFacts,
    fingerprint?: Fingerprint,
  ) => Promise<Result<Link>>
  /** All that is stored of one article; undefined when there is none. */
  readonly readingById: (articleId: string) => Promise<Result<Reading | undefined>>
  /** The article alone, without what was found in it. */
  readonly articleById: (articleId: string) => Promise<Result<Article | undefined>>
  /** Ids of stored articles in their order, starting after the given one. */
  readonly articleIds: (options: { limit: number; after?: string }) => Promise<Result<string[]>>
  /** The other addresses of an article, in the order of their addresses. */
  readonly variantsOf: (articleId: string) => Promise<Result<Variant[]>>
  /** Stored texts, duplicates included, that share the hash or a band with the fingerprint. */
  readonly duplicateCandidates: (
    fingerprint: Fingerprint,
    limit?: number,
  ) => Promise<Result<DuplicateCandidate[]>>
}

const malformed = (reading: Reading, what: string) =>
  failure(problem('input/invalid-record', `The reading of article ${reading.article.id} ${what}.`))

const idsOf = (event: MissionEvent): string[] => [
  ...entitySlots.flatMap((slot) => event[slot]),
  ...(event.programme === undefined ? [] : [event.programme]),
]

/** Checks what the schema cannot: that the parts of the reading point at each other. */
function checkReading(reading: Reading): Result<undefined> {
  const entities = new Set(reading.entities.map((entity) => entity.id))
  if (entities.size < reading.entities.length) return malformed(reading, 'holds an entity twice')
  const claimed = reading.entities.flatMap((entity) => entity.mentions)
  if (new Set(claimed).size < claimed.length) return malformed(reading, 'gives a mention twice')
  if (claimed.some((index) => reading.mentions[index] === undefined))
    return malformed(reading, 'points at a mention that it does not hold')
  if (reading.events.some((event) => idsOf(event).some((id) => !entities.has(id))))
    return malformed(reading, 'points at an entity that it does not hold')
  if (new Set(reading.events.map((event) => event.id)).size < reading.events.length)
    return malformed(reading, 'holds an event twice')
  return success(undefined)
}

/** Orders the addresses of one article: the canonical one, then the shorter, then by alphabet. */
function isBetterAddress(url: string, than: string, canonical: string | undefined): boolean {
  const rank = (address: string) => (address === canonical ? 0 : address.length)
  return rank(url) === rank(than) ? url < than : rank(url) < rank(than)
}

interface Holder {
  readonly id: string
  readonly link_id: string
  readonly url: string
  readonly stored_at: string
}

const holderOf = (database: Database, articleId: string): Holder | undefined =>
  database.get(
    `SELECT articles.id, link_id, links.url, stored_at FROM articles JOIN links ON links.id = articles.link_id
     WHERE articles.id = :id`,
    { id: articleId },
  ) as Holder | undefined

/** Takes away what is stored for the article, and makes its link and all its variants duplicates of another one. */
function demote(database: Database, holder: Omit<Holder, 'stored_at'>, to: Repeated): void {
  if (holder.id !== to.articleId) withdrawArticle(database, holder.id)
  database.run('UPDATE article_variants SET article_id = :to WHERE article_id = :id', {
    id: holder.id,
    to: to.articleId,
  })
  database.run('UPDATE links SET article_id = :to WHERE article_id = :id', {
    id: holder.id,
    to: to.articleId,
  })
  noteDuplicate(database, { id: holder.link_id, url: holder.url }, to)
}

function noteDuplicate(
  database: Database,
  link: { readonly id: string; readonly url: string },
  { articleId, relation }: Repeated,
): void {
  database.run(
    `INSERT INTO article_variants (link_id, article_id, url, relation)
     VALUES (:link, :article, :url, :relation)
     ON CONFLICT (link_id) DO UPDATE SET article_id = :article, relation = :relation`,
    { link: link.id, article: articleId, url: link.url, relation },
  )
  moveLink(database, { id: link.id, state: 'duplicate', articleId })
}

const hasPage = (database: Database, linkId: string): boolean =>
  database.get('SELECT 1 FROM pages WHERE link_id = :id', { id: linkId }) !== undefined

interface Saving {
  readonly link: Link
  readonly reading: Reading
  readonly facts: ReadingFacts
}

function saveReading(database: Database, saving: Saving): Result<Link> {
  const { link, reading, facts } = saving
  const { id, canonicalUrl } = reading.article
  storeFingerprint(database, link.id, facts.fingerprint)
  const holder = holderOf(database, id)
  if (holder !== undefined && holder.link_id !== link.id) {
    const canonical = canonicalUrl === undefined ? undefined : canonicalAddress(canonicalUrl)
    if (!isBetterAddress(link.url, holder.url, canonical)) {
      becomeDuplicate(database, link, { articleId: id, relation: 'same_address' })
      return readLink(database, link.id)
    }
  }
  replaceArticle(database, saving, holder)
  return readLink(database, link.id)
}

/** Turns a link into a duplicate, whatever it was before. */
function becomeDuplicate(database: Database, link: Link, of: Repeated): void {
  if (link.state === 'stored' && link.articleId !== undefined) {
    demote(database, { id: link.articleId, link_id: link.id, url: link.url }, of)
  } else {
    noteDuplicate(database, link, of)
  }
}

function replaceArticle(database: Database, saving: Saving, holder: Holder | undefined): void {
  const { link, reading, facts } = saving
  const { id } = reading.article
  if (holder !== undefined) withdrawArticle(database, id)
  const others = replaced(database, saving, holder)
  for (const { holder: other, relation } of others) {
    demote(database, other, { articleId: id, relation })
  }
  // What is read anew, or takes the place of what says the same, is as old as that.
  const moments = [holder, ...others.map((each) => each.holder)].flatMap((each) =>
    each === undefined ? [] : [new Date(each.stored_at).getTime()],
  )
  const now = new Date(Math.min(facts.now.getTime(), ...moments))
  storeReading(database, reading, { linkId: link.id, now })
  database.run('DELETE FROM article_variants WHERE link_id = :link', { link: link.id })
  moveLink(database, { id: link.id, state: 'stored', articleId: id })
}

/**
 * The articles that give way to the saved one: of the link that held its id, the article that its own link held
 * before (those who repeated that one repeat this one now), and those that the caller names.
 */
function replaced(
  database: Database,
  { link, reading, facts }: Saving,
  holder: Holder | undefined,
): { holder: Holder; relation: Relation }[] {
  const { id } = reading.article
  const own = link.state === 'stored' ? link.articleId : undefined
  const named: Repeated[] = [
    ...(own === undefined ? [] : [{ articleId: own, relation: 'same_address' as const }]),
    ...(facts.supersedes ?? []),
  ]
  const others = named.flatMap(({ articleId, relation }) => {
    const other = articleId === id ? undefined : holderOf(database, articleId)
    return other === undefined ? [] : [{ holder: other, relation }]
  })
  if (holder === undefined || holder.link_id === link.id) return others
  return [{ holder, relation: 'same_address' }, ...others]
}

function checkAndSave(
  database: Database,
  { linkId, reading, facts }: { linkId: string; reading: Reading; facts: ReadingFacts },
): Result<Link> {
  const checked = checkReading(reading)
  if (!checked.ok) return checked
  const link = readLink(database, linkId)
  if (!link.ok) return link
  if (!hasPage(database, linkId)) {
    return failure(problem('store/not-found', `The page of link ${linkId} is not in the archive.`))
  }
  if (hasChanged(database, facts.fingerprint, facts.basedOn)) return failure(changed(linkId))
  return saveReading(database, { link: link.value, reading, facts })
}

const changed = (linkId: string) =>
  problem(
    'store/changed',
    `Others stored texts like that of link ${linkId} meanwhile; decide again.`,
  )

function hasChanged(
  database: Database,
  fingerprint: Fingerprint | undefined,
  basedOn: readonly DuplicateCandidate[] | undefined,
): boolean {
  if (fingerprint === undefined || basedOn === undefined) return false
  const key = ({ linkId, articleId }: DuplicateCandidate) => `${linkId} ${articleId}`
  const known = new Set(basedOn.map(key))
  return candidatesOf(database, fingerprint, basedOn.length + 1).some(
    (candidate) => !known.has(key(candidate)),
  )
}

interface Marking {
  readonly linkId: string
  readonly of: DuplicateFacts
  readonly fingerprint: Fingerprint | undefined
}

function markDuplicate(database: Database, { linkId, of, fingerprint }: Marking): Result<Link> {
  const link = readLink(database, linkId)
  if (!link.ok) return link
  const holder = holderOf(database, of.articleId)
  if (holder === undefined) {
    return failure(problem('store/not-found', `There is no article ${of.articleId}.`))
  }
  if (hasChanged(database, fingerprint, of.basedOn)) return failure(changed(linkId))
  if (holder.link_id !== linkId) {
    if (fingerprint !== undefined) storeFingerprint(database, linkId, fingerprint)
    becomeDuplicate(database, link.value, of)
  }
  for (const { articleId, relation } of of.supersedes ?? []) {
    const other = articleId === of.articleId ? undefined : holderOf(database, articleId)
    if (other !== undefined) demote(database, other, { articleId: of.articleId, relation })
  }
  return readLink(database, linkId)
}

const mostCandidates = 1000

function articleIds(database: Database, limit: number, after = ''): string[] {
  return (
    database.all('SELECT id FROM articles WHERE id > :after ORDER BY id LIMIT :limit', {
      after,
      limit,
    }) as {
      id: string
    }[]
  ).map((row) => row.id)
}

/** Binds what the store does with readings to one database. */
export function readingStore(database: Database): ReadingStore {
  return {
    saveReading: (linkId, reading, facts) =>
      database.write(() => checkAndSave(database, { linkId, reading, facts })),
    markDuplicate: (linkId, of, fingerprint) =>
      database.write(() => markDuplicate(database, { linkId, of, fingerprint })),
    readingById: (articleId) => database.read(() => success(readReading(database, articleId))),
    articleById: (articleId) => database.read(() => success(readArticle(database, articleId))),
    articleIds: ({ limit, after }) =>
      database.read(() => success(articleIds(database, limit, after))),
    variantsOf: (articleId) =>
      database.read(() =>
        success(
          database.all(
            `SELECT link_id AS linkId, url, relation FROM article_variants
             WHERE article_id = :id ORDER BY url`,
            { id: articleId },
          ) as Variant[],
        ),
      ),
    duplicateCandidates: (fingerprint, limit = mostCandidates) =>
      database.read(() => success(candidatesOf(database, fingerprint, limit))),
  }
}
