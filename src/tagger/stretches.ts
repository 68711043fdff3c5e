/** The labels in play in a sentence: which of them a path can reach, and where there is anything to decide. */
import { i32 } from './cells.js'
import { setOf } from './label-set.js'
import { closedLabels, labelOf, labelTypes, outside, part, startLabels } from './labels.js'

/** The labels after which no mention is open, as a set. */
export const closedSet = setOf(closedLabels)
/** The labels that may follow these, as a set. */
export const startSet = setOf(startLabels)
/** The set that holds nothing but `outside`. */
export const plainSet = setOf([outside])

const begins = setOf(labelTypes.map((_, type) => labelOf(type, part.begin)))
const insides = begins << 1
const ends = begins << 2

/** The labels that may follow one of the set, which holds `outside`: the parts of a type are neighbours in order. */
function followers(set: number): number {
  const open = ((set & begins) << 1) | (set & insides)
  return startSet | open | (open << 1)
}

/** The labels that may stand before one of the set, which holds `outside`. */
function leaders(set: number): number {
  const inside = (set & insides) | ((set & ends) >> 1)
  return closedSet | inside | (inside >> 1)
}

/**
 * Takes out of the sets of a sentence's tokens what no path can reach: labels inside a name that nothing in play
 * begins, and beginnings that nothing goes on. No result depends on them.
 */
export function pruneLabels(sets: Int32Array, length: number): void {
  for (let at = 0, left = plainSet; at < length; at++) {
    left = i32(sets, at) & followers(left)
    sets[at] = left
  }
  for (let at = length - 1, right = plainSet; at >= 0; at--) {
    right = i32(sets, at) & leaders(right)
    sets[at] = right
  }
}

/** A run of tokens of a sentence: from `begin` to `end`, the latter excluded. What stands before it is `outside`. */
export interface Stretch {
  readonly begin: number
  readonly end: number
}

/**
 * The stretches of a sentence that need looking at. Where nothing but `outside` is in play nothing is to be decided,
 * and what stands on both sides can be told apart; a stretch ends with such a token or with the sentence.
 */
export function stretchesOf(sets: Int32Array, length: number): Stretch[] {
  const found: Stretch[] = []
  for (let at = 0; at < length; at++) {
    if (i32(sets, at) === plainSet) continue
    const begin = at
    while (at < length && i32(sets, at) !== plainSet) at++
    found.push({ begin, end: Math.min(at + 1, length) })
  }
  return found
}
