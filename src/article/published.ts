/** When the article was published and changed: the sources of dates in the order in which they are trusted. */
import type { StatedDate } from '../model/article.js'
import { isCredible, readAddressDate, readDate, type ReadDate } from './dates.js'
import { plainText, type PageFacts } from './facts.js'
import type { Block } from './outline.js'
import type { Element } from './tree.js'

/** Where dates can be read from. */
export interface DateSources {
  readonly facts: PageFacts
  readonly blocks: readonly Block[]
  /** Index of the headline's block; the visible date stands near it. */
  readonly headline: number | undefined
  readonly address: string | undefined
  readonly lastModified: string | undefined
  readonly given: string | undefined
  /** ISO moment: later dates are refused. */
  readonly now: string
}

/** The dates of an article, as far as the page states them. */
export interface ArticleDates {
  readonly published?: StatedDate
  readonly modified?: StatedDate
}

const publishedMeta = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'article:published',
  'date.published',
  'published_time',
  'publish_date',
  'publish-date',
  'pubdate',
  'pub_date',
  'publication_date',
  'publication-date',
  'publicationdate',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dc.date.publication',
  'article.published',
  'article:post_date',
  'shareaholic:article_published_time',
  'bt:pubdate',
  'rnews:datepublished',
  'og:pubdate',
  'og:publish_date',
  'originalpublicationdate',
  'release_date',
  'article_date_original',
  'article.created',
  'vr:published_time',
  'citation_publication_date',
  'citation_date',
  'date',
  'datecreated',
  'created',
  'date-creation-yyyymmdd',
  'date_published',
  'displaydate',
]
const modifiedMeta = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'article:updated_time',
  'article:modified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
  'date.modified',
  'article:update_time',
  'date.updated',
  'modified_time',
  'updated_time',
  'last-update',
  'revision_date',
]

/** Finds both dates. */
export function findDates(sources: DateSources): ArticleDates {
  const { facts, now } = sources
  const marked = markedDates(facts.marked)
  const published = firstCredible(now, [
    ['json-ld', () => [facts.linked.published]],
    ['meta', () => publishedMeta.flatMap((name) => facts.meta.get(name) ?? [])],
    ['time', () => marked.published],
    ['visible', () => visibleDates(sources)],
    ['url', () => []],
  ])
  const modified = firstCredible(now, [
    ['json-ld', () => [facts.linked.modified]],
    ['meta', () => modifiedMeta.flatMap((name) => facts.meta.get(name) ?? [])],
    ['time', () => marked.modified],
  ])
  const settled = published ?? addressDate(sources) ?? lastResort(sources, modified)
  return { ...(settled && { published: settled }), ...(modified && { modified }) }
}

type Source = readonly [string, () => readonly (string | undefined)[]]

function firstCredible(now: string, sources: readonly Source[]): StatedDate | undefined {
  for (const [method, texts] of sources)
    for (const text of texts()) {
      const date = text === undefined ? undefined : readDate(text)
      if (date && isCredible(date, now)) return { ...date, method }
    }
  return undefined
}

function addressDate({ address, now }: DateSources): StatedDate | undefined {
  const date = address === undefined ? undefined : readAddressDate(address)
  return date && isCredible(date, now) ? { ...date, method: 'url' } : undefined
}

function lastResort(
  sources: DateSources,
  modified: StatedDate | undefined,
): StatedDate | undefined {
  if (sources.given !== undefined) return stated(sources.given, 'given', sources.now)
  if (modified) return modified
  return sources.lastModified === undefined
    ? undefined
    : stated(sources.lastModified, 'http', sources.now)
}

function stated(text: string, method: string, now: string): StatedDate | undefined {
  const date: ReadDate | undefined = readDate(text)
  return date && isCredible(date, now) ? { ...date, method } : undefined
}

function markedDates(elements: readonly Element[]): {
  readonly published: readonly string[]
  readonly modified: readonly string[]
} {
  const published: string[] = []
  const plain: string[] = []
  const modified: string[] = []
  for (const element of elements) {
    const { attributes, tag } = element
    const text = attributes['datetime'] ?? attributes['content'] ?? plainText(element)
    const names = `${attributes['itemprop'] ?? ''} ${attributes['class'] ?? ''}`
    if (/datePublished|dateCreated/i.test(attributes['itemprop'] ?? '') || 'pubdate' in attributes)
      published.push(text)
    else if (/modif|updat|actuali/i.test(names)) modified.push(text)
    else if (tag === 'time') plain.push(text)
  }
  return { published: [...published, ...plain.slice(0, 1)], modified }
}

const nearHeadline = 14

/** Short lines around the headline that state a date. */
function visibleDates({ blocks, headline }: DateSources): readonly string[] {
  const centre = headline ?? 0
  const order = [...blocks.keys()]
    .slice(Math.max(0, centre - 6), centre + nearHeadline)
    .sort((first, second) => Math.abs(first - centre) - Math.abs(second - centre))
  return order
    .map((index) => blocks[index]?.text ?? '')
    .filter((text) => text.length <= 160 && /\d{4}|\d\/\d{2}/u.test(text))
}
