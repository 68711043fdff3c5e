/** A front page or section page → links that look like articles, and the feeds that it announces. */
import * as cheerio from 'cheerio'
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

function articleLinks(page: cheerio.CheerioAPI, baseUrl: string, host: string): FoundLink[] {
  return page('a[href]')
    .toArray()
    .map((element) => canonicalAddress(page(element).attr('href') ?? '', baseUrl))
    .filter((address) => address !== undefined)
    .filter((address) => siteHost(address) === host && looksLikeArticle(new URL(address)))
    .map((url) => ({ url }))
}

function announcedFeeds(page: cheerio.CheerioAPI, baseUrl: string): string[] {
  const feeds = page('link[rel~="alternate"][href]')
    .toArray()
    .filter((element) => /(?:rss|atom)\+xml|feed\+json/i.test(page(element).attr('type') ?? ''))
    .map((element) => canonicalAddress(page(element).attr('href') ?? '', baseUrl))
    .filter((address) => address !== undefined)
  return [...new Set(feeds)]
}

/** Reads the links of a web page on its own site that look like articles, and the feeds that its head announces. */
export function readListing({ url, body }: SourceDocument): PartialDiscovery {
  const page = cheerio.load(body, { xml: { xmlMode: false, decodeEntities: true } })
  const baseUrl = canonicalAddress(page('base[href]').attr('href') ?? '', url) ?? url
  const siteName = page('meta[property="og:site_name"]').attr('content')
  const name = (siteName ?? page('title').first().text()).trim().slice(0, 200)
  const lang = (page('html').attr('lang') ?? '').slice(0, 2).toLowerCase()
  return {
    links: articleLinks(page, baseUrl, siteHost(url)),
    feeds: announcedFeeds(page, baseUrl),
    ...(name !== '' && { name }),
    ...(lang !== '' && { lang }),
  }
}
