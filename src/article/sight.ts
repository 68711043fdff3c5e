/** The outline with what is certainly none of the article set aside: named boilerplate, and boxes of links. */
import { isCommentTitle } from './boilerplate.js'
import type { Block, Extent, Outline } from './outline.js'
import { findTeasers } from './teasers.js'
import { blockTags } from './tags.js'
import type { Element } from './tree.js'

/** What is known before the body is looked for. */
export interface Hints {
  /** Index of the block that is the headline, if it was found. */
  readonly headline: number | undefined
  /** Description that the page gives in its head. */
  readonly description: string | undefined
  /** Who signs. */
  readonly authors: readonly string[]
}

/** The outline of a page with what is set aside. */
export interface Sight {
  readonly outline: Outline
  readonly isExcluded: readonly boolean[]
  /** `proseBefore[i]`: prose of the blocks before `i` that are not excluded. */
  readonly proseBefore: readonly number[]
  /** How many other articles the page leads to with a teaser. */
  readonly teasers: number
}

const leastRest = 250
/** Of the page's prose: an element with such a name that holds more is the article, or frames it. */
const largestShare = { weak: 0.25, strong: 0.9 } as const

/** Sets aside what names and links show to be boilerplate. */
export function lookAt(outline: Outline, hints: Hints): Sight {
  const { blocks, extents } = outline
  const isExcluded = blocks.map(() => false)
  const total = blocks.reduce((sum, block) => sum + block.prose, 0)
  const framing = framingElements(outline, hints)
  const kinds = proseByKind(extents)
  const teasers = findTeasers(outline)
  let rest = total
  // Parents come after their children in the map; from behind, the outermost element is judged first.
  for (const [element, extent] of [...extents].reverse()) {
    if (framing.has(element) || isExcluded[extent.from]) continue
    const isBoilerplate = isNamedNoise(extent, (kinds.get(kindOf(element)) ?? 0) / total)
    const isTeaser = teasers.boxes.has(element)
    if (!isBoilerplate && !isTeaser && !isLinkBox(extent) && !isPictureBox(element, extent))
      continue
    if (!isTeaser && extent.prose > 0 && rest - extent.prose < leastRest) continue
    rest -= extent.prose
    isExcluded.fill(true, extent.from, extent.to)
  }
  excludeComments(outline, isExcluded, hints)
  const proseBefore = sumProse(blocks, isExcluded)
  return { outline, isExcluded, proseBefore, teasers: teasers.count }
}

/** What stands under a heading such as `27 commentaires` is the readers', to the end of the box that holds both. */
function excludeComments(outline: Outline, isExcluded: boolean[], hints: Hints): void {
  const { blocks, extents } = outline
  let prose = 0
  for (const [index, block] of blocks.entries()) {
    if (isExcluded[index]) continue
    if (index > (hints.headline ?? -1)) prose += block.prose
    if (prose === 0 || !isCommentTitle(block.text)) continue
    let holder: Element | undefined = block.element
    while (holder && (extents.get(holder)?.to ?? 0) <= index + 1) holder = holder.parent
    const end = holder && extents.get(holder)?.to
    if (end !== undefined) isExcluded.fill(true, index, end)
  }
}

function isNamedNoise(extent: Extent, share: number): boolean {
  return extent.noise !== 'none' && (extent.prose === 0 || share <= largestShare[extent.noise])
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

/** Names speak of a kind of element; a kind that holds much of the page's prose is no boilerplate. */
function proseByKind(extents: ReadonlyMap<Element, Extent>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [element, extent] of extents) {
    if (extent.noise === 'none' || extent.prose === 0) continue
    const kind = kindOf(element)
    sums.set(kind, (sums.get(kind) ?? 0) + extent.prose)
  }
  return sums
}

function kindOf({ tag, attributes }: Element): string {
  return `${tag} ${attributes['class'] ?? attributes['id'] ?? ''}`
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

function sumProse(blocks: readonly Block[], isExcluded: readonly boolean[]): readonly number[] {
  const sums = [0]
  let sum = 0
  for (const [index, block] of blocks.entries()) {
    if (!isExcluded[index]) sum += block.prose
    sums.push(sum)
  }
  return sums
}

/** Prose of an extent without what is excluded in it. */
export function proseIn(sight: Sight, extent: Extent | undefined): number {
  return extent ? (sight.proseBefore[extent.to] ?? 0) - (sight.proseBefore[extent.from] ?? 0) : 0
}

/** Block elements directly inside, also through inline and unknown elements. */
export function blockChildren(element: Element): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : blockTags.has(child.tag) ? [child] : blockChildren(child),
  )
}
