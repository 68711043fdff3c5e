/** What the words right before a name say outright of its part: `con apoyo de`, `empresas de`, `délégation de`. */
import { conceptHash } from './concepts.js'
import type { Place } from './context.js'
import type { Outline } from './outline.js'

/** A part that words can say outright: who backs it, and where it comes from. */
export type SpokenRole = 'supporter' | 'origin'

const backing = new Set([conceptHash('support'), conceptHash('fund')])
const leaving = new Set([conceptHash('firm'), conceptHash('delegation')])
const joints = new Set([conceptHash('of'), conceptHash('by')])
const ofOnly = conceptHash('of')

const reach = 6

/** Reads the two nearest words of known meaning before the name; a name between ends the search. */
export function spokenRole(outline: Outline, place: Place): SpokenRole | undefined {
  const [joint = 0, noun = 0] = meaningsBefore(outline, place)
  if (!joints.has(joint)) return undefined
  if (backing.has(noun)) return 'supporter'
  return joint === ofOnly && leaving.has(noun) ? 'origin' : undefined
}

function meaningsBefore({ units }: Outline, { sentence, from }: Place): number[] {
  const first = Math.max(sentence.from, from - reach)
  const near: number[] = []
  for (const { mention, concept } of units.slice(first, from).reverse()) {
    if (mention >= 0) break
    if (concept !== 0) near.push(concept)
  }
  return near
}
