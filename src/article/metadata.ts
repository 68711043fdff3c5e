/** Everything about the article besides its words: addresses, site, section, language, image, signature, paywall. */
import { present } from '../core/present.js'
import { canonicalAddress, siteHost } from '../text/address.js'
import { sortSignatures, type Signature } from './authors.js'
import { cleanLine } from './clean.js'
import { firstMeta, plainText, type PageFacts } from './facts.js'
import type { Block } from './outline.js'
import type { Element } from './tree.js'

/** Facts of the article besides headline, dates and body. */
export interface Metadata {
  readonly canonicalUrl?: string
  readonly site?: string
  readonly section?: string
  readonly declaredLang?: string
  readonly image?: string
  readonly isPaywalled: boolean
}

/** Reads the metadata; `address` is where the page was found. */
export function readMetadata(facts: PageFacts, address: string | undefined): Metadata {
  const stated = present({
    canonicalUrl: canonicalOf(facts, address),
    site: siteOf(facts, address),
    section: sectionOf(facts),
    declaredLang: langOf(facts),
    image: imageOf(facts, address),
  })
  return { ...stated, isPaywalled: isPaywalled(facts) }
}

function canonicalOf(facts: PageFacts, address: string | undefined): string | undefined {
  const candidates = [facts.canonical, firstMeta(facts, ['og:url']), facts.linked.url, address]
  for (const candidate of candidates) {
    const found = candidate === undefined ? undefined : canonicalAddress(candidate, address)
    // A canonical address that is the site's home page is a fault of the template.
    if (found !== undefined && (found === address || new URL(found).pathname.length > 1))
      return found
  }
  return undefined
}

function siteOf(facts: PageFacts, address: string | undefined): string | undefined {
  const named = firstMeta(facts, [
    'og:site_name',
    'application-name',
    'twitter:site',
    'dc.publisher',
  ])
  return (
    named?.replace(/^@/u, '') ?? facts.linked.publisher ?? (siteHost(address ?? '') || undefined)
  )
}

function sectionOf(facts: PageFacts): string | undefined {
  const text =
    firstMeta(facts, ['article:section', 'og:article:section', 'section', 'cxenseparse:section']) ??
    facts.linked.section
  return text === undefined ? undefined : cleanLine(text)
}

function langOf(facts: PageFacts): string | undefined {
  const text =
    facts.lang ?? firstMeta(facts, ['og:locale', 'language', 'dc.language', 'content-language'])
  const code = /^[a-z]{2,3}(?![a-z])/i.exec(text?.trim() ?? '')?.[0]
  return code?.toLowerCase()
}

function imageOf(facts: PageFacts, address: string | undefined): string | undefined {
  const text =
    firstMeta(facts, ['og:image', 'og:image:url', 'twitter:image', 'twitter:image:src']) ??
    facts.linked.image
  return text !== undefined && URL.canParse(text, address) ? new URL(text, address).href : undefined
}

const lockedTier =
  /^(?:locked|premium|paid|metered|subscriber|subscribers|payant|abonne|abonnes|suscriptor|suscriptores)$/i

function isPaywalled(facts: PageFacts): boolean {
  if (facts.linked.isFree !== undefined) return !facts.linked.isFree
  const free = firstMeta(facts, ['isaccessibleforfree'])
  if (free !== undefined) return /^(?:false|no|0)$/i.test(free)
  const tier = firstMeta(facts, [
    'article:content_tier',
    'og:article:content_tier',
    'content_tier',
    'premium',
    'paywall',
  ])
  return tier !== undefined && (lockedTier.test(tier) || tier.toLowerCase() === 'true')
}

const authorMeta = [
  'author',
  'article:author',
  'og:article:author',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'sailthru.author',
  'cxenseparse:author',
  'byl',
  'article:author_name',
  'twitter:data1',
  'creator',
  'og:author',
  'article.author',
  'authors',
]
const bylineName =
  /(?:^|[\s_-])(?:by-?line|author|autor|auteur|firma|signature|creditos?-autor|nombre-autor)(?:es|s)?(?:$|[\s_-])/i

/** Finds who signs: JSON-LD, then marked elements, meta, and the byline near the headline. */
export function findSignature(facts: PageFacts, blocks: readonly Block[], site: string): Signature {
  const sources = [
    facts.linked.authors.filter((author) => author.isPerson).map((author) => author.name),
    facts.marked.filter(isAuthor).slice(0, 8).map(authorText),
    ...authorMeta.map((name) => facts.meta.get(name) ?? []),
    blocks
      .filter(isByline)
      .slice(0, 3)
      .map((block) => block.text),
  ]
  const organisations = facts.linked.authors.filter((author) => !author.isPerson)
  const { people, desk } = sortSignatures(sources, site)
  const names = new Set(organisations.map((author) => author.name))
  const persons = people.filter((name) => !names.has(name))
  return { people: persons, desk: desk ?? organisations[0]?.name }
}

function isAuthor({ attributes }: Element): boolean {
  return /(?:^|\s)(?:author|creator)(?:\s|$)/i.test(attributes['itemprop'] ?? '')
}

function authorText(element: Element): string {
  return cleanLine(plainText(element)).slice(0, 120)
}

function isByline(block: Block): boolean {
  if (block.text.length > 120) return false
  for (let holder: Element | undefined = block.element, step = 0; holder && step < 3; step++) {
    const { attributes } = holder
    if (/(?:^|\s)author(?:\s|$)/i.test(attributes['rel'] ?? '')) return true
    if (bylineName.test(`${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`)) return true
    holder = holder.parent
  }
  return /^(?:por|par)\s\p{Lu}/iu.test(block.text)
}
