/** RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed → links. */
import { parseFeed } from 'feedsmith'
import type { FoundLink } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'
import type { PartialDiscovery, SourceDocument } from './document.js'

/** Tells by its beginning whether the text claims to be a feed. */
export function looksLikeFeed(body: string): boolean {
  const head = body.slice(0, 4096)
  if (/^\s*\{/.test(head)) return head.includes('jsonfeed.org')
  return /<(?:rss|feed|rdf:RDF)[\s>]/i.test(head) && !/<html[\s>]/i.test(head)
}

interface FeedItem {
  readonly address: string | undefined
  readonly title: string | undefined
  readonly date: string | undefined
}

interface FeedFacts {
  readonly name: string | undefined
  readonly lang: string | undefined
  readonly items: readonly FeedItem[]
}

type ParsedFeed = ReturnType<typeof parseFeed<string>>

function readItems(parsed: ParsedFeed): FeedFacts {
  switch (parsed.format) {
    case 'rss':
      return {
        name: parsed.feed.title,
        lang: parsed.feed.language,
        items: (parsed.feed.items ?? []).map((item) => ({
          // A guid is an address unless it says that it is not.
          address: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          title: item.title,
          date: item.pubDate,
        })),
      }
    case 'atom':
      return {
        name: parsed.feed.title?.value,
        lang: undefined,
        items: (parsed.feed.entries ?? []).map((entry) => ({
          address: alternateOf(entry.links),
          title: entry.title?.value,
          date: entry.published ?? entry.updated,
        })),
      }
    case 'rdf':
      return {
        name: parsed.feed.title,
        lang: undefined,
        items: (parsed.feed.items ?? []).map((item) => ({
          address: item.link,
          title: item.title,
          date: undefined,
        })),
      }
    case 'json':
      return {
        name: parsed.feed.title,
        lang: parsed.feed.language,
        items: (parsed.feed.items ?? []).map((item) => ({
          address: item.url,
          title: item.title,
          date: item.date_published,
        })),
      }
  }
}

function alternateOf(
  links: readonly { href?: string | undefined; rel?: string | undefined }[] | undefined,
): string | undefined {
  return links?.find((link) => link.rel === undefined || link.rel === 'alternate')?.href
}

function toLink(item: FeedItem, base: string): FoundLink | undefined {
  const url = item.address === undefined ? undefined : canonicalAddress(item.address, base)
  if (url === undefined) return undefined
  return {
    url,
    ...(item.title !== undefined && { title: item.title }),
    ...(item.date !== undefined && { published: item.date }),
  }
}

/** Reads a feed of any format; undefined when it cannot be read. */
export function readFeed({ url, body }: SourceDocument): PartialDiscovery | undefined {
  let parsed: ParsedFeed
  try {
    parsed = parseFeed(body)
  } catch {
    // The library throws on whatever it cannot read; the caller names the address.
    return undefined
  }
  const { name, lang, items } = readItems(parsed)
  const links = items.map((item) => toLink(item, url)).filter((link) => link !== undefined)
  return {
    links,
    ...(name !== undefined && { name }),
    ...(lang !== undefined && { lang: lang.slice(0, 2).toLowerCase() }),
  }
}
