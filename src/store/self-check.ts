/** The store's own invariants, each as a query that counts what breaks it. */
import { success, type Result } from '../core/result.js'
import type { Database } from './database.js'
import { isPruned } from './pruning.js'

/** One broken rule and how often it is broken. */
export interface Fault {
  readonly rule: string
  readonly count: number
}

/** What the store says about its own state. */
export interface SelfCheckStore {
  /** Checks the file and every rule that keeps the ledger and the tables in step. Empty when all is well. */
  readonly checkStore: () => Promise<Result<Fault[]>>
}

const count = (from: string) => `SELECT count(*) AS count FROM ${from}`

const rules: Readonly<Record<string, string>> = {
  'a stored link has its article': count(
    `links LEFT JOIN articles ON articles.link_id = links.id
     WHERE state = 'stored' AND articles.id IS NOT links.article_id`,
  ),
  'an article belongs to a stored link': count(
    `articles JOIN links ON links.id = link_id WHERE state <> 'stored'`,
  ),
  'a duplicate has its variant': count(
    `links LEFT JOIN article_variants ON link_id = links.id
     WHERE state = 'duplicate' AND article_variants.article_id IS NOT links.article_id`,
  ),
  'a variant belongs to a duplicate': count(
    `article_variants JOIN links ON links.id = link_id WHERE state <> 'duplicate'`,
  ),
  'a fetched or stored link has its page': count(
    `links LEFT JOIN pages ON link_id = links.id
     WHERE state IN ('fetched', 'stored') AND link_id IS NULL`,
  ),
  'an entity counts its articles': count(
    `entities WHERE articles <> (SELECT count(DISTINCT article_id) FROM nodes
       JOIN article_entities ON node_id = nodes.id WHERE entity_id = entities.id)`,
  ),
  'an entity has the first of its nodes’ ids': count(
    `entities WHERE id IS NOT (SELECT min(id) FROM nodes WHERE entity_id = entities.id)`,
  ),
  'a node counts its articles': count(
    `nodes WHERE uses <= 0 OR articles <> (
       SELECT count(DISTINCT article_id) FROM article_entities WHERE node_id = nodes.id)`,
  ),
  'a key belongs to a node': count(
    'node_keys LEFT JOIN nodes ON nodes.id = node_id WHERE nodes.id IS NULL',
  ),
  'a key belongs to a telling': count(
    'event_keys LEFT JOIN article_events ON article_events.id = telling_id WHERE article_events.id IS NULL',
  ),
  'a band belongs to a fingerprint': count(
    `fingerprint_bands LEFT JOIN fingerprints ON fingerprints.link_id = fingerprint_bands.link_id
     WHERE fingerprints.link_id IS NULL`,
  ),
  'an official counts its articles': count(
    `officials WHERE articles = 0 OR articles <> (SELECT count(DISTINCT article_id) FROM terms
       JOIN article_officials ON term_id = terms.id WHERE official_id = officials.id)`,
  ),
  'a term belongs to an official': count(
    'terms LEFT JOIN officials ON officials.id = official_id WHERE officials.id IS NULL',
  ),
  'an event counts its articles': count(
    `events WHERE articles <> (SELECT count(DISTINCT article_id) FROM article_events
       WHERE event_id = events.id) OR articles = 0`,
  ),
  'a telling belongs to an event': count(
    'article_events LEFT JOIN events ON events.id = event_id WHERE events.id IS NULL',
  ),
  'an event that is shown is in the index of searches': count(
    `events LEFT JOIN search_events ON event_id = id
     WHERE (is_rejected = 0) <> (search_events.number IS NOT NULL)`,
  ),
  'the index of searches holds no event that is gone': count(
    'search_events WHERE event_id NOT IN (SELECT id FROM events)',
  ),
  'a list of the index counts its events': count(
    `search_values WHERE events <> (
       SELECT count(*) FROM search_postings WHERE value = search_values.number)`,
  ),
  'a telling is in the index of searches': count(
    `article_events AS told JOIN events ON events.id = told.event_id AND is_rejected = 0
       JOIN articles ON articles.id = told.article_id
       JOIN search_events ON search_events.event_id = events.id
       LEFT JOIN search_tellings ON article = articles.number AND event = search_events.number
     WHERE search_tellings.event IS NULL`,
  ),
  'a page that waits to be read has its body': count(
    `pages JOIN links ON links.id = link_id WHERE state = 'fetched' AND ${isPruned}`,
  ),
  'an article can be searched for': count(
    `articles LEFT JOIN article_search_docsize ON article_search_docsize.id = number
     WHERE article_search_docsize.id IS NULL`,
  ),
  'the index of texts holds articles only': count(
    `article_search_docsize LEFT JOIN articles ON number = article_search_docsize.id
     WHERE number IS NULL`,
  ),
}

/** Rules that hold for every version of the schema. */
const fileRules: Readonly<Record<string, string>> = {
  'a foreign key finds its row': count('pragma_foreign_key_check'),
  // It looks into the index of texts as well.
  'the file is whole': count(`pragma_integrity_check WHERE integrity_check <> 'ok'`),
}

/** Every rule by its name. */
export const ruleNames: readonly string[] = Object.keys({ ...rules, ...fileRules })

/** The rules that the database breaks: all of them, or those of the file, which hold for other versions too. */
export function faultsOf(database: Database, which: 'all' | 'file'): Fault[] {
  return Object.entries(which === 'all' ? { ...rules, ...fileRules } : fileRules)
    .map(([rule, query]) => ({ rule, count: (database.get(query) as { count: number }).count }))
    .filter((fault) => fault.count > 0)
}

/** Binds what the store says about itself to one database. */
export function selfCheckStore(database: Database): SelfCheckStore {
  return { checkStore: () => database.read(() => success(faultsOf(database, 'all'))) }
}
