/** What lies behind an address that a person wants to watch. */
import { present } from '../core/present.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Discovery } from '../discover/index.js'
import type { Fetcher } from '../fetch/index.js'
import { isLanguage } from '../model/language.js'
import type { NewSource } from '../model/source.js'
import { countryOfAddress } from './country.js'
import { sourceText } from './source-text.js'

// Where the usual publishing systems put what a front page forgets to announce.
const usualFeeds = ['/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/sitemap_news.xml']

/**
 * Finds the best source at an address: itself when it is a feed or sitemap; else the first feed that the page announces
 * and that has items; else, for a front page, one that lies where feeds usually lie, or a sitemap of news that
 * robots.txt names; else the page as a listing; else any sitemap that robots.txt names.
 */
export async function findSource(url: string, fetcher: Fetcher): Promise<Result<NewSource>> {
  const first = await look(url, fetcher)
  if (!first.ok) return first
  const page = first.value
  if (page.kind !== 'listing') return success(toSource(url, page))
  const found = await findBehind(url, page, fetcher)
  return found
    ? success(found)
    : failure(
        problem(
          'discover/no-links',
          `${url} announces no feed and lists no articles; give the address of a feed or a section.`,
        ),
      )
}

async function findBehind(
  url: string,
  page: Discovery,
  fetcher: Fetcher,
): Promise<NewSource | undefined> {
  const isFront = new URL(url).pathname === '/'
  const sitemaps = await fetcher.sitemapsOf(url)
  const news = sitemaps.filter((address) => /news|noticias|actu/i.test(address))
  const guesses = isFront ? usualFeeds.map((path) => new URL(path, url).href) : []
  const feed = await firstWithLinks(
    [...page.feeds, ...(isFront ? [...news, ...guesses] : [])],
    fetcher,
  )
  if (feed) return toSource(feed.url, { ...page, ...feed.found })
  if (page.links.length > 0) return toSource(url, page)
  const sitemap = await firstWithLinks(sitemaps, fetcher)
  return sitemap && toSource(sitemap.url, { ...page, ...sitemap.found })
}

async function firstWithLinks(
  addresses: readonly string[],
  fetcher: Fetcher,
): Promise<{ url: string; found: Discovery } | undefined> {
  for (const url of addresses) {
    const found = await look(url, fetcher)
    const isSource = found.ok && found.value.kind !== 'listing'
    if (isSource && found.value.links.length + found.value.documents.length > 0) {
      return { url, found: found.value }
    }
  }
  return undefined
}

async function look(url: string, fetcher: Fetcher): Promise<Result<Discovery>> {
  const got = await fetcher.fetchPage({ url })
  if (!got.ok) return got
  if (!got.value.changed)
    throw new Error('A page asked for without validators cannot be unchanged.')
  const body = sourceText(got.value.page)
  if (!body.ok) return body
  // Loaded here because who only reads articles needs no reader of feeds.
  const { discoverLinks } = await import('../discover/index.js')
  return discoverLinks({ url: got.value.page.url, body: body.value })
}

function toSource(url: string, { kind, name, lang }: Discovery): NewSource {
  const country = countryOfAddress(url)
  return { url, kind, ...present({ name, country, lang: isLanguage(lang) ? lang : undefined }) }
}
