/** The article stage: from the bytes of any news page, or a plain text, to the article's own words and facts. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { ReadArticle } from '../model/article.js'
import { canonicalAddress } from '../text/address.js'
import { findBody } from './body.js'
import { composeText } from './compose.js'
import { readDate } from './dates.js'
import { decodePage } from './decode.js'
import { firstMeta, gatherFacts, type PageFacts } from './facts.js'
import { findHeadline, type Headline } from './headline.js'
import { findSignature, readMetadata } from './metadata.js'
import { outlinePage, type Outline } from './outline.js'
import { readLines } from './plain.js'
import { findDates } from './published.js'
import { rejectPage } from './rejection.js'
import { parseTree } from './tree.js'

export { decodePage } from './decode.js'

/** A page to read: its bytes, or its HTML when it is decoded already. */
export interface PageInput {
  readonly bytes?: Uint8Array
  readonly html?: string
  /** Address that answered. */
  readonly url?: string
  /** Value of the `Content-Type` header. */
  readonly contentType?: string
  /** Value of the `Last-Modified` header. */
  readonly lastModified?: string
  /** ISO moment of the reading: later dates are refused. */
  readonly now: string
  /** ISO date that a feed or the caller gives, used when the page states none. */
  readonly givenPublished?: string
}

/** What is known of a plain text. */
export interface PlainTextOptions {
  readonly url?: string
  /** ISO date of publication. */
  readonly givenPublished?: string
}

/** Reads the article of a page. Fails only when the page is no article or holds no text. */
export function readArticle(page: PageInput): Result<ReadArticle> {
  const html = page.html ?? decodePage(page.bytes ?? new Uint8Array(), page.contentType).html
  const tree = parseTree(html)
  const outline = outlinePage(tree.root)
  const facts = gatherFacts(tree)
  const address = page.url === undefined ? undefined : canonicalAddress(page.url)
  const metadata = readMetadata(facts, address)
  const headline = findHeadline(outline.blocks, statedTitles(facts, metadata.site))
  const { people, desk } = signatureOf(facts, outline, { headline, site: metadata.site ?? '' })
  const { blocks, teasers } = findBody(outline, {
    headline: headline.block,
    description: firstMeta(facts, ['og:description', 'description', 'twitter:description']),
    authors: desk === undefined ? people : [...people, desk],
  })
  const dates = findDates({
    facts,
    blocks: outline.blocks,
    headline: headline.block,
    address: page.url ?? metadata.canonicalUrl,
    lastModified: page.lastModified,
    given: page.givenPublished,
    now: page.now,
  })
  const kind = rejectPage({
    facts,
    title: headline.text,
    isTitled: isTitled(outline, headline),
    address,
    teasers,
    body: blocks,
    isSigned: people.length > 0 || dates.published?.method === 'json-ld',
  })
  if (kind !== undefined)
    return failure(problem('article/not-article', `The page is no article: ${kind}.`))
  if (blocks.length === 0)
    return failure(problem('article/no-text', 'The page holds no text to read.'))
  const { text, paragraphs } = composeText(
    headline.text,
    blocks.map((block) => block.text),
  )
  return success({
    ...(page.url !== undefined && { url: page.url }),
    ...metadata,
    title: headline.text,
    authors: people,
    ...(desk !== undefined && { desk }),
    ...dates,
    text,
    paragraphs,
    notes: [],
  })
}

function isTitled(outline: Outline, headline: Headline): boolean {
  const block = headline.block === undefined ? undefined : outline.blocks[headline.block]
  return block !== undefined && block.linkLength < block.text.length * 0.8
}

function statedTitles(
  facts: PageFacts,
  site: string | undefined,
): Parameters<typeof findHeadline>[1] {
  return {
    jsonLd: facts.linked.headline,
    meta: ['og:title', 'twitter:title', 'dc.title', 'title'].flatMap(
      (name) => facts.meta.get(name) ?? [],
    ),
    title: facts.title,
    site,
  }
}

function signatureOf(
  facts: PageFacts,
  outline: Outline,
  { headline, site }: { headline: Headline; site: string },
): ReturnType<typeof findSignature> {
  const from = Math.max(0, (headline.block ?? 0) - 5)
  return findSignature(facts, outline.blocks.slice(from, from + 40), site)
}

/** Reads an article from plain text. Fails only when no text is left. */
export function readPlainText(text: string, options: PlainTextOptions = {}): Result<ReadArticle> {
  const article = readLines(text)
  if (article.title === '' && article.paragraphs.length === 0)
    return failure(problem('article/no-text', 'The text holds no paragraph.'))
  const given = options.givenPublished === undefined ? undefined : readDate(options.givenPublished)
  const canonicalUrl = options.url === undefined ? undefined : canonicalAddress(options.url)
  return success({
    ...(options.url !== undefined && { url: options.url }),
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    title: article.title,
    authors: [],
    ...(given && { published: { ...given, method: 'given' } }),
    isPaywalled: false,
    ...composeText(article.title, article.paragraphs),
    notes: [],
  })
}
