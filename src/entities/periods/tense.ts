/** Tells from the verbs around an expression whether the text looks back or ahead. */
import { isKey, isKind, termAt, tokenAt, type Reader } from './reader.js'
import type { Direction } from './resolve-relative.js'
import type { Vocabulary } from './vocabulary.js'

/** How many tokens before and after the expression are looked at. */
const reach = 14

const clauseMarks = ['.', ';', ':', '«', '»', '“', '”', '"', '?', '!', '(', ')'] as const

/** Where the nearest verb of the clause looks: -1 back, 1 ahead, 0 when no verb says it. */
export function readDirection(
  reader: Reader,
  [start, end]: readonly [number, number],
  vocabulary: Vocabulary,
): Direction {
  const before = { index: start - 1, step: -1, isOpen: true }
  const after = { index: end, step: 1, isOpen: true }
  for (let distance = 0; distance < reach; distance++)
    for (const side of [before, after]) {
      if (!side.isOpen) continue
      const direction = directionAt(reader, side.index, vocabulary)
      if (direction !== 0) return direction
      side.isOpen = !endsClause(reader, side.index)
      side.index += side.step
    }
  return 0
}

function endsClause(reader: Reader, index: number): boolean {
  return (
    isKind(reader, index, 'break') ||
    isKey(reader, index, ...clauseMarks) ||
    termAt(reader, index).clause === true
  )
}

function directionAt(reader: Reader, index: number, vocabulary: Vocabulary): Direction {
  const kind = verbKindAt(reader, index, vocabulary)
  if (kind === 'past') return -1
  if (kind === 'future') return 1
  if (kind === 'participle') {
    const helpers = [1, 2, 3].map((offset) => verbKindAt(reader, index - offset, vocabulary))
    return helpers.includes('auxiliary') ? -1 : 0
  }
  if (kind !== 'auxiliary') return 0
  const verbs = [1, 2, 3].map((offset) => verbKindAt(reader, index + offset, vocabulary))
  return verbs.includes('participle') ? -1 : 0
}

function verbKindAt(
  reader: Reader,
  index: number,
  vocabulary: Vocabulary,
): ReturnType<Vocabulary['verbKind']> {
  if (!isKind(reader, index, 'word')) return 'none'
  const { start, end } = tokenAt(reader, index)
  return vocabulary.verbKind(reader.text.slice(start, end).toLowerCase())
}
