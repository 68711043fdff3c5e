/** Teasers: boxes that lead to other articles with a linked title, a sentence or two, perhaps a date. */
import type { Block, Extent, Outline } from './outline.js'
import type { Element } from './tree.js'

/** The teasers of a page. */
export interface Teasers {
  readonly boxes: ReadonlySet<Element>
  /** How many titles they lead to. */
  readonly count: number
}

const mostBlocks = 8
const mostProse = 300
const shortestTitle = 15
const fewestAlike = 2

/** Finds the teasers: at least two boxes of the same kind or under the same parent, each led by a linked title. */
export function findTeasers({ blocks, extents }: Outline): Teasers {
  const shaped: { readonly element: Element; readonly title: number }[] = []
  const alike = new Map<string | Element, number>()
  for (const [element, extent] of extents) {
    const title = leadingTitle(blocks, extent)
    if (title === undefined) continue
    shaped.push({ element, title })
    for (const group of groupsOf(element)) alike.set(group, (alike.get(group) ?? 0) + 1)
  }
  const teasers = shaped.filter(({ element }) =>
    groupsOf(element).some((group) => (alike.get(group) ?? 0) >= fewestAlike),
  )
  return {
    boxes: new Set(teasers.map(({ element }) => element)),
    count: new Set(teasers.map(({ title }) => title)).size,
  }
}

/** The index of the linked title when the box is shaped like a teaser: the title first, little prose after it. */
function leadingTitle(blocks: readonly Block[], extent: Extent): number | undefined {
  const size = extent.to - extent.from
  if (size > mostBlocks || extent.prose > mostProse || (size < 2 && extent.prose === 0))
    return undefined
  const inside = blocks.slice(extent.from, extent.to)
  const text = inside.findIndex((block) => block.prose > 0 || block.isAnnounced)
  const title = inside.findIndex(isLinkedTitle)
  return title >= 0 && (text < 0 || title < text) ? extent.from + title : undefined
}

function isLinkedTitle({ text, linkLength }: Block): boolean {
  return text.length >= shortestTitle && linkLength > text.length * 0.8
}

function groupsOf(element: Element): readonly (string | Element)[] {
  const kind = `${element.tag} ${element.attributes['class'] ?? ''}`
  return element.parent ? [kind, element.parent] : [kind]
}
