/** Tells from the verbs around an expression whether the text looks back or ahead. */
import { isKey, isKind, termAt, tokenAt, type Reader } from './reader.js'
import type { VerbKind, Vocabulary } from './vocabulary.js'

/** -1 when the text looks back, 1 when it looks ahead, 0 when no verb says it. */
export type Direction = -1 | 0 | 1

/** A direction, and whether the words that give it stand right at the expression. */
export interface Tense {
  readonly direction: Direction
  readonly isClose: boolean
  /** Whether only a participle says it, which `hasta` and `jusqu'` outweigh: `invitées jusqu'à jeudi`. */
  readonly isBare?: boolean
}

/** How many tokens before and after the expression are looked at. */
const reach = 14

/** Up to how many tokens away a verb is close. */
const close = 4

const clauseMarks = ['.', ';', ':', '«', '»', '“', '”', '"', '?', '!'] as const

/** Where the nearest verb of the clause looks. */
export function readTense(
  reader: Reader,
  [start, end]: readonly [number, number],
  vocabulary: Vocabulary,
): Tense {
  const first = isKey(reader, start - 1, 'el', 'la', 'le', "l'") ? start - 2 : start - 1
  if (isKey(reader, first, 'para', 'pour')) return { direction: 1, isClose: true }
  const participle = readParticiple(reader, start, vocabulary)
  if (participle !== 0) return { direction: participle, isClose: true, isBare: participle < 0 }
  const before = { index: start - 1, step: -1, isOpen: true }
  const after = { index: end, step: 1, isOpen: true }
  const isFirst = opensClause(reader, start)
  for (let distance = 0; distance < reach; distance++)
    for (const side of [before, after]) {
      if (!side.isOpen) continue
      const direction = directionAt(reader, side.index, vocabulary)
      if (direction !== 0) return { direction, isClose: distance < close }
      side.isOpen =
        !endsClause(reader, side.index) &&
        (isFirst || side === before || !isKey(reader, side.index, ','))
      side.index += side.step
    }
  return { direction: 0, isClose: false }
}

// `lancé en mars`, `fundada el 3 de mayo`, `sera livré en août`: a participle with small words between.
function readParticiple(reader: Reader, start: number, vocabulary: Vocabulary): Direction {
  for (let index = start - 1; index >= start - 3; index--) {
    const { term } = tokenAt(reader, index)
    const word = wordAt(reader, index)
    if (word === undefined || term?.clause === true) return 0
    if (term === undefined) return participleAt(reader, index, vocabulary)
    if (term.filler !== true) return 0
  }
  return 0
}

const determiners = [
  'sa',
  'son',
  'ma',
  'leur',
  'notre',
  'votre',
  'su',
  'cette',
  'esa',
  'esta',
] as const

function participleAt(reader: Reader, index: number, vocabulary: Vocabulary): Direction {
  const word = wordAt(reader, index) ?? ''
  if (!vocabulary.isBareParticiple(word) || vocabulary.verbKind(word) === 'future') return 0
  const { article, count } = termAt(reader, index - 1)
  // `la rentrée`, `una jornada`: a noun.
  if (article === true || count !== undefined || isKey(reader, index - 1, ...determiners)) return 0
  const helpers = [1, 2, 3].map((offset) => verbKindAt(reader, index - offset, vocabulary))
  return helpers.includes('future') ? 1 : -1
}

// `En septembre, la société ouvrira`: only then the verb behind a comma belongs to the date.
function opensClause(reader: Reader, start: number): boolean {
  for (let index = start - 1; index >= start - 3; index--) {
    if (endsClause(reader, index) || isKey(reader, index, ',', '-')) return true
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
