/** When the article was published and changed: the sources of dates in the order in which they are trusted. */
import type { StatedDate } from '../model/article.js'
import {
  daysBetween,
  isCredible,
  isUtc,
  readAddressDate,
  readDate,
  type ReadDate,
} from './dates.js'
import { fold } from '../text/fold.js'
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

const publishedMeta =
  'article:published_time og:article:published_time og:published_time datepublished article:published date.published published_time publish_date publish-date pubdate pub_date publication_date publication-date publicationdate cxenseparse:recs:publishtime cxenseparse:publishtime parsely-pub-date sailthru.date dc.date.issued dcterms.date dcterms.issued dcterms.created dc.date.created dc.date dc.date.publication article.published article:post_date shareaholic:article_published_time bt:pubdate rnews:datepublished og:pubdate og:publish_date originalpublicationdate release_date article_date_original article.created vr:published_time citation_publication_date citation_date date datecreated created date-creation-yyyymmdd date_published displaydate'.split(
    ' ',
  )
const modifiedMeta =
  'article:modified_time og:updated_time datemodified article:updated_time article:modified dcterms.modified dc.date.modified lastmod last-modified date.modified article:update_time date.updated modified_time updated_time last-update revision_date'.split(
    ' ',
  )

/** Finds both dates. */
export function findDates(sources: DateSources): ArticleDates {
  const { facts, now } = sources
  const marked = markedDates(facts.marked)
  const modified = credible(now, [
    ['json-ld', [facts.linked.modified]],
    ['meta', modifiedMeta.flatMap((name) => facts.meta.get(name) ?? [])],
    ['time', marked.modified],
  ])[0]
  const stated = credible(now, [
    ['json-ld', [facts.linked.published]],
    ['meta', publishedMeta.flatMap((name) => facts.meta.get(name) ?? [])],
    ['time', marked.published],
  ])
  const printed = nearestDate(sources, marked.times)
  const address = addressDate(sources)
  const witnesses = [printed, address].filter((date) => date !== undefined)
  const published =
    asPrinted(beforeChange(stated, modified) ?? printed, witnesses) ??
    address ??
    lastResort(sources, modified)
  return { ...(published && { published }), ...(modified && { modified }) }
}

type Source = readonly [string, readonly (string | undefined)[]]

function credible(now: string, sources: readonly Source[]): readonly StatedDate[] {
  return sources.flatMap(([method, texts]) =>
    texts.flatMap((text) => {
      const date = text === undefined ? undefined : readDate(text)
      return date && isCredible(date, now) ? [{ ...date, method }] : []
    }),
  )
}

/** The first date, unless it lies after the last change and another one does not: nothing changes before it appears. */
function beforeChange(
  dates: readonly StatedDate[],
  modified: StatedDate | undefined,
): StatedDate | undefined {
  const [first] = dates
  if (!first || !modified || !isAfter(first, modified)) return first
  return dates.find((date) => !isAfter(date, modified) && daysBetween(date, first) <= 1) ?? first
}

function isAfter(first: ReadDate, second: ReadDate): boolean {
  const [earlier, later] = [Date.parse(second.value), Date.parse(first.value)]
  return !Number.isNaN(earlier) && !Number.isNaN(later) && later > earlier
}

/**
 * Sites that state their dates in UTC print the day of their own zone. Where the printed day or the address is the
 * neighbouring day, that is the day of which the article says "yesterday" and "on Tuesday".
 */
function asPrinted(
  date: StatedDate | undefined,
  witnesses: readonly StatedDate[],
): StatedDate | undefined {
  if (!date || !isUtc(date)) return date
  const days = witnesses.filter(({ precision }) => precision !== 'month' && precision !== 'year')
  if (days.some((witness) => daysBetween(witness, date) === 0)) return date
  const neighbour = days.find((witness) => daysBetween(witness, date) === 1)
  return neighbour ? { ...neighbour, value: neighbour.value.slice(0, 10), precision: 'day' } : date
}

function addressDate({ address, now }: DateSources): StatedDate | undefined {
  const date = address === undefined ? undefined : readAddressDate(address)
  return date && isCredible(date, now) ? { ...date, method: 'url' } : undefined
}

function lastResort(
  sources: DateSources,
  modified: StatedDate | undefined,
): StatedDate | undefined {
  const { given, lastModified, now } = sources
  const [offered] = credible(now, [['given', [given]]])
  return offered ?? modified ?? credible(now, [['http', [lastModified]]])[0]
}

interface MarkedDates {
  readonly published: readonly string[]
  readonly modified: readonly string[]
  /** The `<time>` elements that do not say what they are the time of. */
  readonly times: readonly Element[]
}

function markedDates(elements: readonly Element[]): MarkedDates {
  const published: string[] = []
  const modified: string[] = []
  const times: Element[] = []
  for (const element of elements) {
    const { attributes, tag } = element
    const itemprop = attributes['itemprop'] ?? ''
    const { datetime, content } = attributes
    const text = datetime ?? content ?? plainText(element).slice(0, 200)
    if (/datePublished|dateCreated/i.test(itemprop) || 'pubdate' in attributes) published.push(text)
    else if (/modif|updat|actuali/i.test(`${itemprop} ${attributes['class'] ?? ''}`))
      modified.push(text)
    else if (tag === 'time') times.push(element)
  }
  return { published, modified, times }
}

interface PlacedDate {
  readonly date: StatedDate
  readonly distance: number
}

/** The date that stands nearest the headline, in a `<time>` or as a line of text. */
function nearestDate(sources: DateSources, times: readonly Element[]): StatedDate | undefined {
  const { blocks, headline } = sources
  const centre = headline === undefined ? 0 : (blocks[headline]?.element.order ?? 0)
  const place = (date: StatedDate, { order }: Element): PlacedDate => ({
    date,
    // What stands before the headline belongs more likely to something else.
    distance: order >= centre ? order - centre : (centre - order) * 4,
  })
  const time = nearest(
    times.flatMap((element) => timeDates(element, sources.now).map((date) => place(date, element))),
  )
  const line = nearest(
    linesNear(sources).flatMap((block) =>
      credible(sources.now, [['visible', [block.text]]]).map((date) => place(date, block.element)),
    ),
  )
  if (!time || !line) return (time ?? line)?.date
  if (daysBetween(time.date, line.date) <= 1) return time.date
  return time.distance <= line.distance ? time.date : line.date
}

function nearest(dates: readonly PlacedDate[]): PlacedDate | undefined {
  return dates.reduce<PlacedDate | undefined>(
    (best, date) => (best && best.distance <= date.distance ? best : date),
    undefined,
  )
}

/** A `<time>` whose words name another day than its attribute was changed later; readers see the words. */
function timeDates(element: Element, now: string): readonly StatedDate[] {
  const [words] = credible(now, [['visible', [plainText(element).slice(0, 200)]]])
  const [attribute] = credible(now, [['time', [element.attributes['datetime']]]])
  if (words && attribute && daysBetween(words, attribute) > 1) return [words]
  return [attribute ?? words].filter((date) => date !== undefined)
}

// `Mis à jour le …`, unless the line says first when it was published.
const changeLine = /^(?!.{0,40}publi)\D{0,40}(?:mise? a jour|maj\b|modifi|actualiza|updated)/u
const before = 6
const after = 14

/** Short lines around the headline that state a date. */
function linesNear({ blocks, headline }: DateSources): readonly Block[] {
  const centre = headline ?? 0
  return blocks
    .slice(Math.max(0, centre - before), centre + after)
    .filter((block) => block !== blocks[centre] || headline === undefined)
    .filter(({ text }) => text.length <= 160 && /\d{4}|\d\/\d{2}/u.test(text))
    .filter(({ text }) => !changeLine.test(fold(text)))
}
