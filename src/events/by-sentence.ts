/** Which sentence holds what. */
import type { Span } from '../model/span.js'
import type { Outline } from './outline.js'

/** Spread over the sentences: both lists are in order of their place. */
export function bySentence<Item extends Span>(
  { sentences }: Outline,
  items: readonly Item[],
): readonly (readonly Item[])[] {
  const lists = sentences.map((): Item[] => [])
  let at = 0
  for (const item of items) {
    while (at + 1 < sentences.length && (sentences[at]?.end ?? 0) <= item.start) at++
    lists[at]?.push(item)
  }
  return lists
}
