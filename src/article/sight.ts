/** The outline with its boilerplate set aside, and how much prose is left where. */
import { excludeBoilerplate, type Exclusion, type Hints } from './exclusion.js'
import type { Extent, Outline } from './outline.js'
import { blockTags } from './tags.js'
import type { Element } from './tree.js'

/** The outline of a page with what is set aside. */
export interface Sight extends Exclusion {
  readonly outline: Outline
  /** `proseBefore[i]`: prose of the blocks before `i` that are not excluded. */
  readonly proseBefore: readonly number[]
}

/** Sets the boilerplate aside and adds up the rest. */
export function lookAt(outline: Outline, hints: Hints): Sight {
  const exclusion = excludeBoilerplate(outline, hints)
  const proseBefore = [0]
  let sum = 0
  for (const [index, block] of outline.blocks.entries()) {
    if (!exclusion.isExcluded[index]) sum += block.prose
    proseBefore.push(sum)
  }
  return { ...exclusion, outline, proseBefore }
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
