/** A page taken apart: decoded, outlined, and each kind of fact read once, in the order in which they need each other. */
import { canonicalAddress } from '../text/address.js'
import type { Signature } from './authors.js'
import { findBody, type Body } from './body.js'
import { decodePage } from './decode.js'
import { firstMeta, gatherFacts, type PageFacts } from './facts.js'
import { findHeadline, type Headline } from './headline.js'
import { findSignature, readMetadata, type Metadata } from './metadata.js'
import { outlinePage, type Outline } from './outline.js'
import { noiseOfOutlet } from './outlets.js'
import { findDates, type ArticleDates } from './published.js'
import { parseTree } from './tree.js'

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

/** Everything that was read from a page, before it is judged. */
export interface PageParts {
  /** Canonical form of the address where the page was found. */
  readonly address: string | undefined
  readonly facts: PageFacts
  readonly outline: Outline
  readonly metadata: Metadata
  readonly headline: Headline
  readonly signature: Signature
  readonly body: Body
  readonly dates: ArticleDates
}

/** Takes the page apart. */
export function takeApart(page: PageInput): PageParts {
  const html = page.html ?? decodePage(page.bytes ?? new Uint8Array(), page.contentType).html
  const tree = parseTree(html)
  const outline = outlinePage(tree.root)
  const facts = gatherFacts(tree)
  const address = page.url === undefined ? undefined : canonicalAddress(page.url)
  const metadata = readMetadata(facts, address)
  const headline = headlineOf(facts, outline, metadata.site)
  const signature = signatureOf(facts, outline, { headline, site: metadata.site ?? '' })
  const { people, desk } = signature
  const body = findBody(outline, {
    headline: headline.block,
    description: firstMeta(facts, ['og:description', 'description', 'twitter:description']),
    authors: desk === undefined ? people : [...people, desk],
    noiseNames: noiseOfOutlet(address ?? metadata.canonicalUrl),
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
  return { address, facts, outline, metadata, headline, signature, body, dates }
}

const titleMeta = ['og:title', 'twitter:title', 'dc.title', 'title']

function headlineOf(facts: PageFacts, outline: Outline, site: string | undefined): Headline {
  return findHeadline(outline.blocks, {
    jsonLd: facts.linked.headline,
    meta: titleMeta.flatMap((name) => facts.meta.get(name) ?? []),
    title: facts.title,
    site,
  })
}

const bylineBefore = 5
const bylineAfter = 35

function signatureOf(
  facts: PageFacts,
  outline: Outline,
  { headline, site }: { headline: Headline; site: string },
): Signature {
  const centre = headline.block ?? 0
  const near = outline.blocks.slice(Math.max(0, centre - bylineBefore), centre + bylineAfter)
  return findSignature(facts, near, site)
}
