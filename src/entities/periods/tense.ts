/** Tells from the verbs around an expression whether the text looks back or ahead. */
import { isKey, isKind, isOneOf, termAt, tokenAt, type Reader } from './reader.js'
import type { VerbKind } from './verbs.js'

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

/** How many small words may stand between a participle and its date. */
const smallWords = 3

const clauseMarks: ReadonlySet<string> = new Set(['.', ';', ':', '«', '»', '“', '”', '"', '?', '!'])

/** Where the nearest verb of the clause looks; `end` is the token after the expression. */
export function readTense(reader: Reader, start: number, end: number): Tense {
  const first = termAt(reader, start - 1).article === true ? start - 2 : start - 1
  if (isOneOf(reader, first, purposes)) return { direction: 1, isClose: true }
  const participle = readParticiple(reader, start)
  if (participle !== 0) return { direction: participle, isClose: true, isBare: participle < 0 }
  return readVerbs(reader, start, end)
}

// The nearest verb on either side, as far as the clause goes.
function readVerbs(reader: Reader, start: number, end: number): Tense {
  const before = { index: start - 1, step: -1, isOpen: true }
  const after = { index: end, step: 1, isOpen: true, stopsAtComma: !opensClause(reader, start) }
  for (let distance = 0; distance < reach; distance++)
    for (const side of [before, after]) {
      if (!side.isOpen) continue
      const direction = directionAt(reader, side.index)
      if (direction !== 0) return { direction, isClose: distance < close }
      const stops = side === after && after.stopsAtComma && isKey(reader, side.index, ',')
      side.isOpen = !stops && !endsClause(reader, side.index)
      side.index += side.step
    }
  return { direction: 0, isClose: false }
}

// `En septembre, la société ouvrira`: only then the verb behind a comma belongs to the date.
function opensClause(reader: Reader, start: number): boolean {
  for (let index = start - 1; index >= start - smallWords; index--) {
    if (endsClause(reader, index) || isOneOf(reader, index, pauses)) return true
    if (termAt(reader, index).filler !== true) return false
  }
  return false
}

function endsClause(reader: Reader, index: number): boolean {
  const { kind, key, term } = tokenAt(reader, index)
  if (kind === 'word') return term?.clause === true
  return kind === 'break' || clauseMarks.has(key)
}

// `lancé en mars`, `fundada el 3 de mayo`, `sera livré en août`.
function readParticiple(reader: Reader, start: number): Direction {
  for (let index = start - 1; index >= start - smallWords; index--) {
    const { kind, term } = tokenAt(reader, index)
    if (kind !== 'word') return 0
    if (term === undefined) return participleAt(reader, index)
    if (term.filler !== true || term.clause === true) return 0
  }
  return 0
}

const pauses: ReadonlySet<string> = new Set([',', '-'])
const purposes: ReadonlySet<string> = new Set(['para', 'pour'])
const determiners: ReadonlySet<string> = new Set([
  'sa',
  'ma',
  'leur',
  'notre',
  'votre',
  'su',
  'cette',
  'esa',
  'esta',
])

function participleAt(reader: Reader, index: number): Direction {
  if (verbAt(reader, index) !== 'bare') return 0
  const { article, count } = termAt(reader, index - 1)
  // `la rentrée`, `una jornada`: a noun.
  const isNoun = article === true || count !== undefined
  if (isNoun || isOneOf(reader, index - 1, determiners)) return 0
  return hasVerb(reader, index - 1, { step: -1, kinds: ['future'] }) ? 1 : -1
}

function directionAt(reader: Reader, index: number): Direction {
  switch (verbAt(reader, index)) {
    case 'past':
      return -1
    case 'future':
      return 1
    case 'participle':
    case 'bare':
      return hasVerb(reader, index - 1, { step: -1, kinds: ['auxiliary'] }) ? -1 : 0
    case 'auxiliary':
      return hasVerb(reader, index + 1, { step: 1, kinds: ['participle', 'bare'] }) ? -1 : 0
    case 'none':
      return 0
  }
}

// Whether one of the three words from the index on is such a verb form.
function hasVerb(
  reader: Reader,
  index: number,
  { step, kinds }: { readonly step: 1 | -1; readonly kinds: readonly VerbKind[] },
): boolean {
  return [0, 1, 2].some((offset) => kinds.includes(verbAt(reader, index + offset * step)))
}

function verbAt(reader: Reader, index: number): VerbKind {
  const { word } = tokenAt(reader, index)
  if (!word) return 'none'
  // A capital inside a sentence opens a name: `Van der Velden`.
  return word.isCapital && isKind(reader, index - 1, 'word') ? 'none' : word.verb()
}
