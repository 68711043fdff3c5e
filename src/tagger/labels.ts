/** The labels of the tagger: BIOES over the types of mentions. */
import { entityTypes, type MentionType } from '../model/mention.js'

/** Types in the order of their labels. */
export const labelTypes: readonly MentionType[] = [...entityTypes, 'role']

/** Number of labels: outside, and for each type single, begin, inside, end. */
export const labelCount = 1 + 4 * labelTypes.length

/** Outside of any mention. */
export const outside = 0

/** Offsets of the four labels of a type. */
export const part = { single: 1, begin: 2, inside: 3, end: 4 } as const

/** Gives the label of the type with this index and part. */
export function labelOf(type: number, position: number): number {
  return type * 4 + position
}

/** Index of the label's type; -1 for `outside`. */
export function typeOf(label: number): number {
  return label === outside ? -1 : (label - 1) >> 2
}

/** Part of the label: `part`, or 0 for `outside`. */
export function partOf(label: number): number {
  return label === outside ? 0 : ((label - 1) & 3) + 1
}

/** Labels after which no mention is open; a sentence begins after and ends with one of these. */
export const closedLabels: readonly number[] = labels(
  (position) => position !== part.begin && position !== part.inside,
)

/** Labels that may follow a closed label. */
export const startLabels: readonly number[] = labels((position) => position <= part.begin)

function labels(accepts: (position: number) => boolean): number[] {
  return Array.from({ length: labelCount }, (_, label) => label).filter((label) =>
    accepts(partOf(label)),
  )
}
