/** The standfirst: the sentence or two between headline and body that sum the article up. */
import { nameKey } from '../text/fold.js'
import { boilerplateOf, type Line } from './boilerplate.js'
import type { Block } from './outline.js'
import type { Hints } from './exclusion.js'
import type { Sight } from './sight.js'
import type { Element } from './tree.js'

const standfirstName =
  /sub-?tit|bajada|entradilla|sumario|summary|chap[oe]|stand-?first|\bleads?\b|lede|\bdec?k\b|intro|excerpt|copete|descri|bajante|resumen|abstract|subheadline|sous-titre|accroche|epigraph/i

const longestWay = 15
const leastLength = 40

/** Finds the standfirst among the blocks between the headline and `end`; kickers and bylines there are none. */
export function findStandfirst(sight: Sight, end: number, hints: Hints): readonly Block[] {
  if (hints.headline === undefined) return []
  const described = nameKey(hints.description ?? '')
  const from = hints.headline + 1
  return sight.outline.blocks
    .slice(from, Math.min(end, from + longestWay))
    .filter((block) => isSentence(block))
    .filter((block) => repeats(nameKey(block.text), described) || isNamed(block.element))
}

function isSentence(block: Block): boolean {
  if (block.text.length < leastLength || block.linkLength > block.text.length / 2) return false
  return boilerplateOf(lineOf(block)) === undefined
}

/** A block as a line. */
export function lineOf(block: Block): Line {
  return { text: block.text, linkShare: block.linkLength / block.text.length }
}

function isNamed(element: Element): boolean {
  for (let holder: Element | undefined = element, step = 0; holder && step < 3; step++) {
    const { attributes } = holder
    const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['itemprop'] ?? ''}`
    if (standfirstName.test(names)) return true
    holder = holder.parent
  }
  return false
}

/** Descriptions are cut at their end; the first words decide. */
function repeats(text: string, description: string): boolean {
  const length = Math.min(text.length, description.length, 60)
  return length >= leastLength && text.slice(0, length) === description.slice(0, length)
}
