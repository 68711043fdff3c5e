/** What kind of sentence it is by its looks: its length, its place, whether somebody speaks, whether it is of a list. */
import { mixHash } from '../text/hash.js'
import type { Features } from './linear.js'
import type { Outline } from './outline.js'
import { kindHash } from './sink.js'

const kinds = {
  length: kindHash('sentence length'),
  opener: kindHash('sentence opener'),
  quarter: kindHash('sentence quarter'),
  last: kindHash('sentence from the end'),
  count: kindHash('sentences in all'),
  paragraph: kindHash('sentence opens paragraph'),
}
const weight = 0.5

/** The features of every sentence's shape, in their order. */
export function shapeFeatures({ sentences, article: { text, paragraphs } }: Outline): Features[] {
  const openings = new Set(paragraphs.map(({ start }) => start))
  const count = sentences.length
  return sentences.map(({ start, from, to, zone }, index) => {
    const keys = [
      mixHash(kinds.length, steps(to - from, 6)),
      mixHash(kinds.opener, openerOf(text.charAt(start))),
      mixHash(kinds.quarter, zone < 2 ? -1 : Math.floor((4 * index) / count)),
      mixHash(kinds.last, Math.min(2, count - 1 - index)),
      mixHash(kinds.count, steps(count - 1, 5)),
      mixHash(kinds.paragraph, openings.has(start) ? 1 : 0),
    ]
    return { keys, values: keys.map(() => weight) }
  })
}

/** How often the number doubles, up to a bound. */
function steps(number: number, most: number): number {
  return Math.min(most, Math.floor(Math.log2(1 + number)))
}

/** A sign of speech is 1, one of a list 2. */
function openerOf(sign: string): number {
  if ('«“"—–'.includes(sign)) return 1
  return '-*•'.includes(sign) ? 2 : 0
}
