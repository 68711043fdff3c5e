/** Pages that archives bring along: link and page enter the ledger together. */
import { problem } from '../core/problem.js'
import { failure, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'
import type { Link } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'
import type { Database } from './database.js'
import { storePage } from './fetches.js'
import { enterLink, linkOfAddress, moveLink, readLink } from './links.js'
import { packPage, type PackedPage } from './pack.js'

/** What the store does with archived pages. */
export interface IngestStore {
  /**
   * Enters the page of an archive under its source. A link that is new, that waits to be fetched or that could not be
   * fetched becomes `fetched`; any other stays as it is. Returns the link as it is then.
   */
  readonly ingestPage: (sourceId: string, page: Page, now: Date) => Promise<Result<Link>>
}

interface Ingest {
  readonly sourceId: string
  readonly url: string
  readonly packed: PackedPage
  readonly now: Date
}

/** Tells whether a link has no page yet. */
function isOpen({ state, reason }: Link): boolean {
  if (state === 'due' || state === 'failed') return true
  const isGivenUp = state === 'rejected' || state === 'quarantined'
  return (
    isGivenUp && ((reason?.startsWith('fetch/') ?? false) || reason === 'discover/source-removed')
  )
}

function ingest(database: Database, { sourceId, url, packed, now }: Ingest): Result<Link> {
  const id = linkOfAddress(database, url) ?? enterLink(database, sourceId, { link: { url }, now })
  const link = readLink(database, id)
  if (!link.ok || !isOpen(link.value)) return link
  storePage(database, id, packed)
  moveLink(database, { id, state: 'fetched' })
  return readLink(database, id)
}

/** Binds what the store does with archived pages to one database. */
export function ingestStore(database: Database): IngestStore {
  return {
    ingestPage: async (sourceId, page, now) => {
      const url = canonicalAddress(page.url)
      if (url === undefined) {
        const message = `The address ${page.url.slice(0, 200)} is not one of http(s).`
        return failure(problem('input/invalid-url', message))
      }
      const known = await database.read(() => {
        const id = linkOfAddress(database, url)
        return id === undefined ? failure(problem('store/not-found', url)) : readLink(database, id)
      })
      // What is known needs no packing: a second ingest is quick.
      if (known.ok && !isOpen(known.value)) return known
      const packed = await packPage(page)
      return database.write(() => ingest(database, { sourceId, url, packed, now }))
    },
  }
}
