/**
 * Discovery: the document behind a source's address → links to articles.
 * One file per format, each with its adapter to `FoundLink`.
 */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { FoundLink } from '../model/source.js'
import type { Discovery, DocumentKind, SourceDocument } from './document.js'
import { looksLikeFeed, readFeed } from './feed.js'
import { readListing } from './listing.js'
import { looksLikeSitemap, readSitemap } from './sitemap.js'

export { readOpml, writeOpml } from './opml.js'
export type { Discovery, FoundDocument, SourceDocument } from './document.js'

/**
 * Reads a feed, sitemap or web page, whichever the document is. A document that claims to be a feed or sitemap and
 * cannot be read gives `discover/unreadable-feed`.
 */
export function discoverLinks(document: SourceDocument): Result<Discovery> {
  const kind = formatOf(document.body)
  const reader = { feed: readFeed, sitemap: readSitemap, listing: readListing }[kind]
  const found = reader(document)
  if (!found) {
    return failure(
      problem(
        'discover/unreadable-feed',
        `${document.url} looks like a ${kind} and cannot be read as one.`,
      ),
    )
  }
  return success({ documents: [], feeds: [], ...found, kind, links: onceEach(found.links) })
}

function formatOf(body: string): DocumentKind {
  if (looksLikeSitemap(body)) return 'sitemap'
  return looksLikeFeed(body) ? 'feed' : 'listing'
}

function onceEach(links: readonly FoundLink[]): readonly FoundLink[] {
  const seen = new Set<string>()
  return links.filter(({ url }) => {
    if (seen.has(url)) return false
    seen.add(url)
    return true
  })
}
