/** The article stage: from the bytes of any news page, or a plain text, to the article's own words and facts. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { ReadArticle } from '../model/article.js'
import { canonicalAddress } from '../text/address.js'
import { composeText } from './compose.js'
import { readDate } from './dates.js'
import { readLinkedBody } from './linked-body.js'
import { takeApart, type PageInput } from './page-parts.js'
import { judgePaywall } from './paywall.js'
import { readLines } from './plain.js'
import { rejectPage } from './rejection.js'

export { decodePage } from './decode.js'
export type { PageInput } from './page-parts.js'

/** What is known of a plain text. */
export interface PlainTextOptions {
  readonly url?: string
  /** ISO date of publication. */
  readonly givenPublished?: string
}

/** Reads the article of a page. Fails only when the page is no article or holds no text. */
export function readArticle(page: PageInput): Result<ReadArticle> {
  const parts = takeApart(page)
  const { headline, signature, dates, metadata, body } = parts
  const linked = readLinkedBody(parts.facts.linked.body, body.blocks)
  const kind = rejectPage(parts, linked.length > 0)
  if (kind !== undefined)
    return failure(problem('article/not-article', `The page is no article: ${kind}.`))
  const lines = linked.length > 0 ? linked : body.blocks.map((block) => block.text)
  if (lines.length === 0)
    return failure(problem('article/no-text', 'The page holds no text to read.'))
  const paywall = judgePaywall(parts, lines)
  return success({
    ...(page.url !== undefined && { url: page.url }),
    ...metadata,
    title: headline.text,
    authors: signature.people,
    ...(signature.desk !== undefined && { desk: signature.desk }),
    ...dates,
    isPaywalled: paywall.isPaywalled,
    ...composeText(headline.text, lines),
    notes: paywall.notes,
  })
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
    ...(article.site !== undefined && { site: article.site }),
    title: article.title,
    authors: [],
    ...(given && { published: { ...given, method: 'given' } }),
    isPaywalled: false,
    ...composeText(article.title, article.paragraphs),
    notes: [],
  })
}
