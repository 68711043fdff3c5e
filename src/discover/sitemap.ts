/** Sitemaps, sitemap indexes and news sitemaps (sitemaps.org protocol 0.9, Google News 0.9) → links. */
import { ownValue } from '../core/own.js'
import { Parser } from 'htmlparser2'
import type { FoundLink } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'
import type { FoundDocument, PartialDiscovery, SourceDocument } from './document.js'
import { leadsElsewhere } from './listing.js'

/** Tells by its beginning whether the text claims to be a sitemap or sitemap index. */
export function looksLikeSitemap(body: string): boolean {
  return /<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]/i.test(body.slice(0, 4096))
}

interface Entry {
  isDocument: boolean
  loc: string
  title: string
  date: string
}

// The protocol allows 50,000 entries; what comes after them is not read.
const maxEntries = 50_000
// The parser looks for the opening of every closing tag among all that are open; a sitemap has four levels, and what
// comes after a much deeper one is left.
const maxDepth = 100

function readEntries(body: string): Entry[] {
  const entries: Entry[] = []
  let entry: Entry | undefined
  let field: keyof Omit<Entry, 'isDocument'> | undefined
  const fields: Readonly<Record<string, keyof Omit<Entry, 'isDocument'>>> = {
    loc: 'loc',
    'news:title': 'title',
    'news:publication_date': 'date',
    lastmod: 'date',
  }
  let depth = 0
  const parser: Parser = new Parser(
    {
      onopentag(name) {
        depth += 1
        if (depth > maxDepth) parser.pause()
        if (name === 'url' || name === 'sitemap') {
          entry = { isDocument: name === 'sitemap', loc: '', title: '', date: '' }
        }
        field = ownValue(fields, name)
        if (field === 'date' && name === 'news:publication_date' && entry) entry.date = ''
      },
      ontext(text) {
        if (entry && field && entry[field].length < 4096) entry[field] += text
      },
      onclosetag(name) {
        depth -= 1
        field = undefined
        if ((name === 'url' || name === 'sitemap') && entry) {
          if (entries.length < maxEntries) entries.push(entry)
          entry = undefined
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(body)
  return entries
}

/** Reads a sitemap or sitemap index. The parser knows no external entities, so nothing can be pulled in. */
export function readSitemap({ url, body }: SourceDocument): PartialDiscovery | undefined {
  const links: FoundLink[] = []
  const documents: FoundDocument[] = []
  for (const entry of readEntries(body)) {
    const address = canonicalAddress(entry.loc, url)
    if (address === undefined) continue
    if (!entry.isDocument) {
      if (!leadsElsewhere(new URL(address).pathname)) links.push(toLink(address, entry))
    } else if (!otherParts.test(address)) documents.push(toDocument(address, entry))
  }
  return { links, documents }
}

// Parts in which the usual publishing systems list what is no article.
const otherParts = /[/_-](?:category|tag|author|image|video|page|taxonomy)[_-]?sitemap\d*\.xml/i

function toDocument(url: string, entry: Entry): FoundDocument {
  const modified = entry.date.trim()
  return { url, ...(modified !== '' && { modified }) }
}

function toLink(address: string, entry: Entry): FoundLink {
  const title = entry.title.trim()
  const published = entry.date.trim()
  return { url: address, ...(title !== '' && { title }), ...(published !== '' && { published }) }
}
