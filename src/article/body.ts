/** Finds the article's own blocks among those of the page: first the element that holds it, then block by block. */
import { nameKey } from '../text/fold.js'
import { boilerplateOf } from './boilerplate.js'
import { isArticleBody, type Hints } from './exclusion.js'
import { blockChildren, lookAt, proseIn, type Sight } from './sight.js'
import { lineOf, findStandfirst } from './standfirst.js'
import type { Block, Extent, Outline } from './outline.js'
import type { Element } from './tree.js'

/** What was taken for the article. */
export interface Body {
  readonly blocks: readonly Block[]
  /** How many other articles the page leads to with a teaser. */
  readonly teasers: number
}

/** Finds the article's blocks; none when the page holds no prose. */
export function findBody(outline: Outline, hints: Hints): Body {
  const root = [...outline.extents.keys()].at(-1)
  if (!root) return { blocks: [], teasers: 0 }
  const sight = lookAt(outline, hints)
  const container = chooseContainer(sight, root)
  const extent = outline.extents.get(container)
  return { blocks: extent ? pickBlocks(sight, extent, hints) : [], teasers: sight.teasers }
}

const leastDeclared = 250

/** Goes down from the page, or from the element that is marked as the article, as long as one child holds the prose. */
function chooseContainer(sight: Sight, root: Element): Element {
  const declared = declaredBody(sight, root)
  if (declared) return declared
  let container = markedArticle(sight, root) ?? root
  for (;;) {
    const next = heaviestChild(sight, container)
    if (!next) return container
    container = next
  }
}

function declaredBody(sight: Sight, root: Element): Element | undefined {
  const { extents } = sight.outline
  const total = proseIn(sight, extents.get(root))
  let best: Element | undefined
  let bestProse = Math.max(total * 0.3, leastDeclared)
  for (const [element, extent] of extents) {
    const prose = isArticleBody(element) ? proseIn(sight, extent) : 0
    if (prose >= bestProse) {
      best = element
      bestProse = prose
    }
  }
  return best
}

function markedArticle(sight: Sight, root: Element): Element | undefined {
  const { extents } = sight.outline
  const least = Math.max(proseIn(sight, extents.get(root)) * 0.5, leastDeclared)
  for (const [element, extent] of extents)
    if (element.tag === 'article' && proseIn(sight, extent) >= least) return element
  return undefined
}

const plainParts: ReadonlySet<string> = new Set(
  'p ul ol blockquote h2 h3 h4 table pre dl'.split(' '),
)

function heaviestChild(sight: Sight, container: Element): Element | undefined {
  const { extents } = sight.outline
  const weigh = (element: Element): number => proseIn(sight, extents.get(element))
  const children = blockChildren(container).filter((child) => weigh(child) > 0)
  let best: Element | undefined
  for (const child of children) if (!best || weigh(child) > weigh(best)) best = child
  if (!best || plainParts.has(best.tag) || weigh(best) < weigh(container) * 0.5) return undefined
  const name = signature(best)
  const kin = children
    .filter((child) => child !== best && (plainParts.has(child.tag) || signature(child) === name))
    .reduce((sum, child) => sum + weigh(child), 0)
  return kin > weigh(best) * 0.15 ? undefined : best
}

function signature({ tag, attributes }: Element): string {
  return `${tag}.${attributes['class'] ?? ''}`
}

function pickBlocks(sight: Sight, extent: Extent, hints: Hints): readonly Block[] {
  const { headline } = hints
  const isInside = headline !== undefined && headline >= extent.from && headline < extent.to
  const from = isInside ? headline + 1 : extent.from
  const standfirst = findStandfirst(sight, isInside ? 0 : extent.from, hints)
  const body = indicesOf(sight, { from, to: extent.to })
  const lines = body
    .map((index) => sight.outline.blocks[index])
    .filter((block) => block !== undefined)
  return dropIdleHeadings(dropRepeats([...standfirst, ...dropSignatures(lines, hints)]))
}

/** Indices of the blocks that stay, up to the line that announces what follows the article. */
function indicesOf(sight: Sight, { from, to }: { from: number; to: number }): readonly number[] {
  const { blocks } = sight.outline
  const before = (index: number): number => sight.proseBefore[index] ?? 0
  const total = before(to) - before(from)
  const kept: number[] = []
  for (let index = from; index < to; index++) {
    const block = blocks[index]
    if (!block || sight.isExcluded[index] || isLinkBlock(block)) continue
    const boilerplate = boilerplateOf(lineOf(block))
    if (boilerplate === 'end' && before(to) - before(index) < total * 0.3) break
    if (boilerplate === undefined || boilerplate === 'byline') kept.push(index)
  }
  return kept
}

function isLinkBlock(block: Block): boolean {
  if (block.isAnnounced) return false
  const share = block.linkLength / block.text.length
  return share > 0.85 || (share > 0.5 && block.text.length < 150)
}

const edge = 3

/** Bylines and date lines stand at the beginning and the end; between paragraphs the same words are text. */
function dropSignatures(blocks: readonly Block[], hints: Hints): readonly Block[] {
  const authors = new Set(hints.authors.map((name) => nameKey(name)))
  return blocks.filter((block, index) => {
    if (block.text.length > 120) return true
    if (authors.has(nameKey(block.text))) return false
    const isEdge = index < edge || index >= blocks.length - edge
    return !isEdge || boilerplateOf(lineOf(block)) !== 'byline'
  })
}

const leastRepeated = 40

/** Some templates print the article or its standfirst twice, for two widths of screen. */
function dropRepeats(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>()
  return blocks.filter(({ text }) => {
    if (text.length < leastRepeated) return true
    const isNew = !seen.has(text)
    seen.add(text)
    return isNew
  })
}

/** A heading that no text follows announced something that is gone. */
function dropIdleHeadings(blocks: readonly Block[]): readonly Block[] {
  let last = blocks.length
  while (last > 0 && blocks[last - 1]?.kind === 'heading') last--
  return blocks.slice(0, last)
}
