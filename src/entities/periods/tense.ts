/** Tells from the verbs around an expression whether the text looks back or ahead. */
import type { Token } from './tokens.js'
import type { Vocabulary } from './vocabulary.js'

/** How many words before and after the expression are looked at. */
const reach = 12

/** -1 when the nearest verb of the clause looks back, 1 when it looks ahead, 0 when none says it. */
export function readDirection(
  tokens: readonly Token[],
  [start, end]: readonly [number, number],
  vocabulary: Vocabulary,
): -1 | 0 | 1 {
  for (let distance = 1; distance <= reach; distance++) {
    const before = directionAt(tokens, start - distance, vocabulary)
    if (before !== 0) return before
    const after = directionAt(tokens, end - 1 + distance, vocabulary)
    if (after !== 0) return after
  }
  return 0
}

function directionAt(tokens: readonly Token[], index: number, vocabulary: Vocabulary): -1 | 0 | 1 {
  const token = tokens[index]
  if (token?.kind !== 'word') return 0
  return vocabulary.directions(token.key)
}
