/** What lies behind an address that a person wants to watch. */
import { present } from '../core/present.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { discoverLinks, type Discovery } from '../discover/index.js'
import type { Fetcher } from '../fetch/index.js'
import { isLanguage } from '../model/language.js'
import type { NewSource } from '../store/index.js'
import { countryOfAddress } from './country.js'
import { sourceText } from './source-text.js'

/**
 * Finds the best source at an address: itself when it is a feed or sitemap; else the first feed that the page
 * announces and that has items; else the page as a listing; else a sitemap that robots.txt names.
 */
export async function findSource(url: string, fetcher: Fetcher): Promise<Result<NewSource>> {
  const first = await look(url, fetcher)
  if (!first.ok) return first
  const page = first.value
  if (page.kind !== 'listing') return success(toSource(url, page))
  const feed = await firstWithLinks(page.feeds, fetcher)
  if (feed) return success(toSource(feed.url, { ...page, ...feed.found }))
  if (page.links.length > 0) return success(toSource(url, page))
  const sitemap = await firstWithLinks(await fetcher.sitemapsOf(url), fetcher)
  if (sitemap) return success(toSource(sitemap.url, { ...page, ...sitemap.found }))
  return failure(
    problem(
      'discover/no-links',
      `${url} announces no feed and lists no articles; give the address of a feed or a section.`,
    ),
  )
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
  return body.ok ? discoverLinks({ url: got.value.page.url, body: body.value }) : body
}

function toSource(url: string, { kind, name, lang }: Discovery): NewSource {
  const country = countryOfAddress(url)
  return { url, kind, ...present({ name, country, lang: isLanguage(lang) ? lang : undefined }) }
}
