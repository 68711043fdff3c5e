/** The story of an archived page: into the ledger, read, stored. */
import type { Clock } from '../core/clock.js'
import { present } from '../core/present.js'
import { success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import type { Link, Source } from '../model/source.js'
import type { Store } from '../store/index.js'
import { readPage } from './read-page.js'
import type { Reader } from './reader.js'
import { storeReading } from './store-reading.js'

/** What ingesting needs. */
export interface IngestTools {
  readonly store: Store
  readonly reader: Reader
  readonly clock: Clock
  /** The archive. */
  readonly source: Source
}

/** What became of a page: the link as it is then, and whether this run read it. */
export interface Ingested {
  readonly link: Link
  readonly isNew: boolean
}

/** Enters a page and reads it, unless the ledger knows its link as read. What an earlier run left unread is read. */
export async function ingestPage(page: Page, tools: IngestTools): Promise<Result<Ingested>> {
  const { store, reader, clock, source } = tools
  const entered = await store.ingestPage(source.id, page, clock.now())
  if (!entered.ok) return entered
  const link = entered.value
  if (link.state !== 'fetched') return success({ link, isNew: false })
  const read = readPage(reader, { page, ...present({ country: source.country }) })
  const stored = await storeReading(link.id, read, { store, clock })
  return stored.ok ? success({ link: stored.value, isNew: true }) : stored
}
