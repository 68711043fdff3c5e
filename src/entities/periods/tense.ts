/** Tells from the verbs around an expression whether the text looks back or ahead. */
import { isKey, isKind, termAt, tokenAt, type Reader } from './reader.js'
import type { VerbKind, Vocabulary } from './vocabulary.js'

/** -1 when the text looks back, 1 when it looks ahead, 0 when no verb says it. */
export type Direction = -1 | 0 | 1

/** A direction, and whether the words that give it stand right at the expression. */
export interface Tense {
  readonly direction: Direction
  readonly isClose: boolean
}

/** How many tokens before and after the expression are looked at. */
const reach = 14

/** Up to how many tokens away a verb is close. */
const close = 4

const clauseMarks = ['.', ';', ':', '«', '»', '“', '”', '"', '?', '!', '(', ')'] as const

/** Where the nearest verb of the clause looks. */
export function readTense(
  reader: Reader,
  [start, end]: readonly [number, number],
  vocabulary: Vocabulary,
): Tense {
  const first = isKey(reader, start - 1, 'el', 'la', 'le', "l'") ? start - 2 : start - 1
  if (isKey(reader, first, 'para', 'pour')) return { direction: 1, isClose: true }
  if (isAfterParticiple(reader, start, vocabulary)) return { direction: -1, isClose: true }
  const before = { index: start - 1, step: -1, isOpen: true }
  const after = { index: end, step: 1, isOpen: true }
  for (let distance = 0; distance < reach; distance++)
    for (const side of [before, after]) {
      if (!side.isOpen) continue
      const direction = directionAt(reader, side.index, vocabulary)
      if (direction !== 0) return { direction, isClose: distance < close }
      side.isOpen = !endsClause(reader, side.index)
      side.index += side.step
    }
  return { direction: 0, isClose: false }
}

// `lancé en mars`, `fundada el 3 de mayo`: a participle with at most two small words between.
function isAfterParticiple(reader: Reader, start: number, vocabulary: Vocabulary): boolean {
  for (let index = start - 1; index >= start - 3; index--) {
    const lower = wordAt(reader, index)
    if (lower === undefined) return false
    if (vocabulary.isBareParticiple(lower)) return vocabulary.verbKind(lower) !== 'future'
    if (termAt(reader, index).filler !== true) return false
  }
  return false
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

function verbKindAt(reader: Reader, index: number, vocabulary: Vocabulary): VerbKind {
  const lower = wordAt(reader, index)
  return lower === undefined ? 'none' : vocabulary.verbKind(lower)
}

// The word in lower case; none where a capital inside a sentence opens a name: `Van der Velden`.
function wordAt(reader: Reader, index: number): string | undefined {
  if (!isKind(reader, index, 'word')) return undefined
  const { start, end } = tokenAt(reader, index)
  const word = reader.text.slice(start, end)
  const lower = word.toLowerCase()
  const opensSentence = !isKind(reader, index - 1, 'word')
  return word.charAt(0) === lower.charAt(0) || opensSentence ? lower : undefined
}
