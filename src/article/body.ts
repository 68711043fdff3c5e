/** Finds the article's own blocks among those of the page: first the element that holds it, then block by block. */
import { fold } from '../text/fold.js'
import { boilerplateOf } from './boilerplate.js'
import type { Block, Extent, Outline } from './outline.js'
import { blockTags } from './tags.js'
import type { Element } from './tree.js'

/** What is known before the body is looked for. */
export interface Hints {
  /** Index of the block that is the headline, if it was found. */
  readonly headline: number | undefined
  /** Description that the page gives in its head. */
  readonly description: string | undefined
}

/** Finds the article's blocks; empty when the page holds no prose. */
export function findBody(outline: Outline, hints: Hints): readonly Block[] {
  const root = [...outline.extents.keys()].at(-1)
  if (!root) return []
  const sight = lookAt(outline, hints)
  const container = chooseContainer(sight, root)
  const extent = outline.extents.get(container)
  return extent ? pickBlocks(sight, extent, hints) : []
}

/** The outline with what is certainly none of the article set aside. */
interface Sight {
  readonly outline: Outline
  readonly isExcluded: readonly boolean[]
  /** `proseBefore[i]`: prose of the blocks before `i` that are not excluded. */
  readonly proseBefore: readonly number[]
}

const leastRest = 250

function lookAt(outline: Outline, hints: Hints): Sight {
  const { blocks, extents } = outline
  const isExcluded = blocks.map(() => false)
  const total = blocks.reduce((sum, block) => sum + block.prose, 0)
  const framing = framingElements(outline, hints)
  let rest = total
  // Parents come after their children in the map; from behind, the outermost element is judged first.
  for (const [element, extent] of [...extents].reverse()) {
    if (extent.noise === 'none' || framing.has(element) || isExcluded[extent.from]) continue
    const isSmall = extent.prose <= total * (extent.noise === 'weak' ? 0.25 : 1)
    if (!isSmall || (extent.prose > 0 && rest - extent.prose < leastRest)) continue
    rest -= extent.prose
    isExcluded.fill(true, extent.from, extent.to)
  }
  return { outline, isExcluded, proseBefore: sumProse(blocks, isExcluded) }
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

function isArticleBody({ attributes }: Element): boolean {
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

function proseIn(sight: Sight, extent: Extent | undefined): number {
  return extent ? (sight.proseBefore[extent.to] ?? 0) - (sight.proseBefore[extent.from] ?? 0) : 0
}

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
  let bestProse = Math.max(total * 0.3, leastRest)
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
  const least = Math.max(proseIn(sight, extents.get(root)) * 0.5, leastRest)
  for (const [element, extent] of extents)
    if (element.tag === 'article' && proseIn(sight, extent) >= least) return element
  return undefined
}

const plainParts: ReadonlySet<string> = new Set(
  'p ul ol blockquote h2 h3 h4 table pre dl'.split(' '),
)

function heaviestChild(sight: Sight, container: Element): Element | undefined {
  const { extents } = sight.outline
  const children = blockChildren(container).filter(
    (child) => proseIn(sight, extents.get(child)) > 0,
  )
  let best: Element | undefined
  let bestProse = 0
  for (const child of children) {
    const prose = proseIn(sight, extents.get(child))
    if (prose > bestProse) {
      best = child
      bestProse = prose
    }
  }
  if (!best || plainParts.has(best.tag) || bestProse < proseIn(sight, extents.get(container)) * 0.5)
    return undefined
  const name = signature(best)
  const kin = children
    .filter((child) => child !== best && (plainParts.has(child.tag) || signature(child) === name))
    .reduce((sum, child) => sum + proseIn(sight, extents.get(child)), 0)
  return kin > bestProse * 0.15 ? undefined : best
}

function signature({ tag, attributes }: Element): string {
  return `${tag}.${attributes['class'] ?? ''}`
}

/** Block elements directly inside, also through inline and unknown elements. */
function blockChildren(element: Element): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : blockTags.has(child.tag) ? [child] : blockChildren(child),
  )
}

const standfirstName =
  /sub-?tit|bajada|entradilla|sumario|summary|chap[oe]|standfirst|stand-first|\bleads?\b|lede|\bdec?k\b|intro|excerpt|copete|descri|baj[ao]nte|resumen|abstract|subheadline|sous-titre|accroche/i

/** The standfirst between headline and body belongs to the article; kickers and bylines there do not. */
function findStandfirst(sight: Sight, from: number, hints: Hints): readonly Block[] {
  if (hints.headline === undefined) return []
  const described = hints.description === undefined ? '' : key(hints.description)
  const found: Block[] = []
  for (let index = hints.headline + 1; index < Math.min(from, hints.headline + 15); index++) {
    const block = sight.outline.blocks[index]
    if (!block || block.text.length < 40 || block.linkLength > block.text.length / 2) continue
    if (boilerplateOf(lineOf(block))) continue
    if (repeats(key(block.text), described) || isNamedStandfirst(block.element)) found.push(block)
  }
  return found
}

function isNamedStandfirst(element: Element): boolean {
  for (let holder: Element | undefined = element, step = 0; holder && step < 3; step++) {
    const { attributes } = holder
    const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['itemprop'] ?? ''}`
    if (standfirstName.test(names)) return true
    holder = holder.parent
  }
  return false
}

function key(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function repeats(text: string, description: string): boolean {
  const length = Math.min(text.length, description.length)
  return (
    length >= 40 &&
    text.slice(0, Math.min(length, 60)) === description.slice(0, Math.min(length, 60))
  )
}

function lineOf(block: Block): { text: string; linkShare: number } {
  return { text: block.text, linkShare: block.linkLength / block.text.length }
}

function pickBlocks(sight: Sight, extent: Extent, hints: Hints): readonly Block[] {
  const { blocks } = sight.outline
  const isInside =
    hints.headline !== undefined && hints.headline >= extent.from && hints.headline < extent.to
  const from = isInside ? (hints.headline ?? 0) + 1 : extent.from
  const kept: Block[] = [...findStandfirst(sight, isInside ? 0 : extent.from, hints)]
  const total = proseIn(sight, extent)
  for (let index = from; index < extent.to; index++) {
    const block = blocks[index]
    if (!block || sight.isExcluded[index]) continue
    const boilerplate = boilerplateOf(lineOf(block))
    if (boilerplate === 'end') {
      const after = (sight.proseBefore[extent.to] ?? 0) - (sight.proseBefore[index] ?? 0)
      if (after < total * 0.3) break
    }
    if (!boilerplate && !isLinkBlock(block)) kept.push(block)
  }
  return dropIdleHeadings(kept)
}

function isLinkBlock(block: Block): boolean {
  const share = block.linkLength / block.text.length
  return share > 0.85 || (share > 0.5 && block.text.length < 150)
}

/** A heading that no text follows announced something that is gone. */
function dropIdleHeadings(blocks: readonly Block[]): readonly Block[] {
  let last = blocks.length
  while (last > 0 && blocks[last - 1]?.kind === 'heading') last--
  return blocks.slice(0, last)
}
