/** A front page or section page → links that look like articles, and the feeds that it announces. */
import { Parser } from 'htmlparser2'
import type { FoundLink } from '../model/source.js'
import { canonicalAddress, siteHost } from '../text/address.js'
import type { PartialDiscovery, SourceDocument } from './document.js'

const otherFiles = /\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|rss|json)$/i
const otherCorners =
  /^\/(?:tags?|etiquetas?|autor(?:es)?|auteurs?|author|login|registro|inscription|connexion|suscri\w{0,10}|abonn\w{0,10}|contact\w{0,4}|aviso-legal|mentions-legales|privacidad|cookies|buscar|recherche|search|page)(?:\/|$)/i

/** Tells whether a path leads to a file or a corner of a site that holds no article. */
export function leadsElsewhere(pathname: string): boolean {
  return pathname === '/' || otherFiles.test(pathname) || otherCorners.test(pathname)
}

/**
 * Weighs how much an address looks like that of an article rather than of a section: a long last part of words, a
 * date, a number as id.
 */
function looksLikeArticle(address: URL): boolean {
  const { pathname } = address
  if (leadsElsewhere(pathname)) return false
  const last = pathname.split('/').filter(Boolean).at(-1) ?? ''
  const words = last.replace(/\.\w{2,5}$/, '').split(/[-_]+/).length
  const hasDate = /\/(?:19|20)\d{2}[/-]?[01]\d/.test(pathname)
  const hasNumber =
    /\d{4,}/.test(last) || /(?:^|[?&])(?:id|p|idnoticia|article|noticia)=\d+/i.test(address.search)
  return words >= 4 || ((hasDate || hasNumber) && last.length > 3)
}

/** What a page's tags say, addresses as they are written. */
interface PageTags {
  readonly hrefs: string[]
  readonly feeds: string[]
  base: string
  siteName: string
  title: string
  lang: string
}

// Links of a page that are looked at; no front page has as many.
const maxHrefs = 20_000
// The parser looks for the opening of every closing tag among all that are open; no page that is meant to be read nests
// as deep, and what comes after is left.
const maxDepth = 1000

/** Walks over the tags without building a tree, so that a page costs no more than its length. */
function readTags(body: string): PageTags {
  const tags: PageTags = { hrefs: [], feeds: [], base: '', siteName: '', title: '', lang: '' }
  let depth = 0
  let isTitle = false
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (depth > maxDepth) parser.pause()
        isTitle = name === 'title' && tags.title === ''
        if (Object.hasOwn(takers, name)) takers[name]?.(tags, attributes)
      },
      ontext(text) {
        if (isTitle && tags.title.length < 300) tags.title += text
      },
      onclosetag() {
        depth -= 1
        isTitle = false
      },
    },
    { decodeEntities: true },
  )
  parser.end(body)
  return tags
}

type Attributes = Readonly<Record<string, string>>

/** What is taken from each tag that matters. */
const takers: Readonly<Record<string, (tags: PageTags, attributes: Attributes) => void>> = {
  a(tags, { href = '' }) {
    if (href !== '' && tags.hrefs.length < maxHrefs) tags.hrefs.push(href)
  },
  base(tags, { href = '' }) {
    tags.base ||= href
  },
  html(tags, { lang = '' }) {
    tags.lang ||= lang
  },
  meta(tags, { property, content = '' }) {
    if (property === 'og:site_name') tags.siteName ||= content
  },
  link: takeFeed,
}

function takeFeed(tags: PageTags, { rel = '', type = '', href = '' }: Attributes): void {
  const isAlternate = rel.toLowerCase().split(/\s+/).includes('alternate')
  if (isAlternate && /(?:rss|atom)\+xml|feed\+json/i.test(type)) tags.feeds.push(href)
}

/** Reads the links of a web page on its own site that look like articles, and the feeds that its head announces. */
export function readListing({ url, body }: SourceDocument): PartialDiscovery {
  const tags = readTags(body)
  const base = (tags.base === '' ? undefined : canonicalAddress(tags.base, url)) ?? url
  const resolve = (hrefs: readonly string[]): string[] => {
    const found = hrefs.map((href) => canonicalAddress(href, base))
    return [...new Set(found.filter((address) => address !== undefined))]
  }
  const host = siteHost(url)
  const links: FoundLink[] = resolve(tags.hrefs)
    .filter((address) => siteHost(address) === host && looksLikeArticle(new URL(address)))
    .map((address) => ({ url: address }))
  const name = (tags.siteName || tags.title).trim().slice(0, 200)
  const lang = tags.lang.slice(0, 2).toLowerCase()
  return {
    links,
    feeds: resolve(tags.feeds),
    ...(name !== '' && { name }),
    ...(lang !== '' && { lang }),
  }
}
