/** Which elements are certainly none of the article: by their names, their links, their pictures, their neighbours. */
import { isCommentTitle } from './boilerplate.js'
import type { Extent, Outline } from './outline.js'
import { findTeasers } from './teasers.js'
import type { Element } from './tree.js'

/** What is known before the body is looked for. */
export interface Hints {
  /** Index of the block that is the headline, if it was found. */
  readonly headline: number | undefined
  /** Description that the page gives in its head. */
  readonly description: string | undefined
  /** Who signs. */
  readonly authors: readonly string[]
  /** Classes that the outlet is known to use for other things than its articles' text. */
  readonly noiseNames: ReadonlySet<string>
}

/** Which blocks are set aside. */
export interface Exclusion {
  /** By index of the block. */
  readonly isExcluded: readonly boolean[]
  /** How many other articles the page leads to with a teaser. */
  readonly teasers: number
}

const leastRest = 250
/** Of the page's prose: elements of a kind with such a name that hold more are the article, or frame it. */
const largestShare = { weak: 0.25, strong: 0.9 } as const

/** Sets aside what names, links and shape show to be boilerplate. */
export function excludeBoilerplate(outline: Outline, hints: Hints): Exclusion {
  const { blocks, extents } = outline
  const isExcluded = blocks.map(() => false)
  const framing = framingElements(outline, hints)
  const teasers = findTeasers(outline)
  const isNamed = nameJudge(outline, hints.noiseNames)
  const isBox = boxJudge(outline)
  let rest = blocks.reduce((sum, block) => sum + block.prose, 0)
  // Parents come after their children in the map; from behind, the outermost element is judged first.
  for (const [element, extent] of [...extents].reverse()) {
    const isTeaser = teasers.boxes.has(element)
    const isOther = isTeaser || isNamed(element, extent) || isBox(element, extent)
    if (!isOther || framing.has(element) || isExcluded[extent.from]) continue
    if (!isTeaser && !isSpare(extent, rest)) continue
    rest -= extent.prose
    isExcluded.fill(true, extent.from, extent.to)
  }
  excludeComments(outline, isExcluded, hints.headline ?? -1)
  return { isExcluded, teasers: teasers.count }
}

type Judge = (element: Element, extent: Extent) => boolean

/** Names speak of a kind of element; a kind that holds much of the page's prose is no boilerplate. */
function nameJudge({ blocks, extents }: Outline, noiseNames: ReadonlySet<string>): Judge {
  const total = blocks.reduce((sum, block) => sum + block.prose, 0)
  const sums = new Map<string, number>()
  for (const [element, { noise, prose }] of extents) {
    if (noise === 'none' || prose === 0) continue
    const kind = kindOf(element)
    sums.set(kind, (sums.get(kind) ?? 0) + prose)
  }
  return (element, { noise, prose }) => {
    if (hasName(element, noiseNames)) return true
    if (noise === 'none') return false
    return prose === 0 || (sums.get(kindOf(element)) ?? 0) <= total * largestShare[noise]
  }
}

function hasName({ attributes }: Element, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false
  return (attributes['class'] ?? '').split(/\s+/u).some((name) => names.has(name))
}

function kindOf({ tag, attributes }: Element): string {
  return `${tag} ${attributes['class'] ?? attributes['id'] ?? ''}`
}

/** A page without any other prose is better read with its oddly named boxes than not at all. */
function isSpare({ prose }: Extent, rest: number): boolean {
  return prose === 0 || rest - prose >= leastRest
}

/** Boxes that their shape gives away; a list that the sentence before announces is text, linked or not. */
function boxJudge({ blocks }: Outline): Judge {
  return (element, extent) =>
    blocks[extent.from]?.isAnnounced !== true &&
    (isLinkBox(extent) || isPictureBox(element, extent))
}

/** A box without prose in which links outweigh the rest: teasers, lists of further articles, tags. */
function isLinkBox(extent: Extent): boolean {
  return extent.prose === 0 && extent.to - extent.from > 1 && extent.linkLength > extent.length / 2
}

const longestCaption = 200
const pictureBoxTags: ReadonlySet<string> = new Set(['div', 'table', 'td', 'center', 'dl'])

/** A picture with a line or two: the caption is none of the text. */
function isPictureBox({ tag }: Element, extent: Extent): boolean {
  return (
    extent.images > 0 &&
    extent.to - extent.from <= 2 &&
    extent.length <= longestCaption &&
    pictureBoxTags.has(tag)
  )
}

/** What stands under a heading such as `27 commentaires` is the readers', to the end of the box that holds both. */
function excludeComments(outline: Outline, isExcluded: boolean[], headline: number): void {
  let prose = 0
  for (const [index, block] of outline.blocks.entries()) {
    if (isExcluded[index]) continue
    if (index > headline) prose += block.prose
    if (prose > 0 && isCommentTitle(block.text))
      isExcluded.fill(true, index, boxEnd(outline, block.element, index))
  }
}

/** Where the smallest box ends that holds more than the block. */
function boxEnd({ extents }: Outline, element: Element, index: number): number {
  for (let holder: Element | undefined = element; holder; holder = holder.parent) {
    const end = extents.get(holder)?.to ?? 0
    if (end > index + 1) return end
  }
  return index + 1
}

/** Elements that hold the headline or a declared article body: their names say nothing about their content. */
function framingElements(outline: Outline, hints: Hints): ReadonlySet<Element> {
  const framing = new Set<Element>()
  const add = (element: Element | undefined): void => {
    for (let holder = element; holder && !framing.has(holder); holder = holder.parent)
      framing.add(holder)
  }
  if (hints.headline !== undefined) add(outline.blocks[hints.headline]?.element.parent)
  for (const [element, extent] of outline.extents)
    if (extent.prose > leastRest && isArticleBody(element)) add(element)
  return framing
}

/** Tells whether the element is marked as the article's body in the words of schema.org. */
export function isArticleBody({ attributes }: Element): boolean {
  return /\barticleBody\b/i.test(attributes['itemprop'] ?? '')
}
