/** Round numbers as nouns: `una quincena`, `une trentaine de millions`, `medio millón`, `decenas de miles`. */
import { exactOf, multiply, shift, type Exact } from './decimal.js'
import { roleAt, skipHyphen, wordAt, type NumberContext, type Piece } from './small.js'
import type { WordRole } from './words.js'

/** A collective as read. */
export interface CollectiveReading extends Piece {
  /** Whether a word from the million on is part of it. */
  readonly hasScale: boolean
}

const half: Exact = { digits: 5, scale: 1 }
const nounRoles = new Set<WordRole>(['collective', 'collectives'])
/** Plurals that no number stands before. */
const onlyVague = new Set(['cientos', 'miles'])
const adjectives = new Set(['bonne', 'petite', 'buena', 'pequena'])

/** Goes on from a number to a collective noun: `una quincena`, `tres docenas`, `un demi-milliard`. */
export function readCollective(context: NumberContext, head: Piece): CollectiveReading | undefined {
  const at = skipHyphen(context, skipAdjective(context, head.next))
  const isHalf = roleAt(context, at) === 'half'
  const nounAt = isHalf ? skipHyphen(context, at + 1) : at
  const noun = wordAt(context, nounAt)
  const value = isHalf ? multiply(head.value, half) : head.value
  if (isHalf && noun?.role === 'scale') return scaleBy({ ...head, value }, nounAt, noun.value)
  if (noun === undefined || !nounRoles.has(noun.role)) return undefined
  if (onlyVague.has(context.tokens.key(nounAt))) return undefined
  const base = multiply(value, exactOf(noun.value))
  return withScaleNoun(context, { next: nounAt + 1, value: base, power: 0 })
}

function skipAdjective({ tokens }: NumberContext, at: number): number {
  return adjectives.has(tokens.key(at)) ? at + 1 : at
}

/** Reads `medio millón`, `media docena`, `demi-douzaine` from its half. */
export function readHalf(context: NumberContext, at: number): CollectiveReading | undefined {
  const reading = readCollective(context, { next: at, value: exactOf(1), power: 0 })
  return reading === undefined || reading.next === at + 1 ? undefined : reading
}

/** The token after `decenas de miles`, `des milliers`, `cientos`, which say no number. */
export function skipVague(context: NumberContext, at: number): number {
  const { tokens } = context
  let next = at + 1
  for (;;) {
    const of = tokens.key(next)
    const role = of === 'de' || of === 'y' || of === 'et' ? roleAt(context, next + 1) : undefined
    if (role !== 'collectives' && role !== 'scale') return next
    next += 2
  }
}

function scaleBy(head: Piece, at: number, power: number): CollectiveReading {
  const value = shift(head.value, power)
  return { next: at + 1, value, power, hasScale: true }
}

/** `… de miles`, `… de millions`. */
function withScaleNoun(context: NumberContext, piece: Piece): CollectiveReading {
  const alone = { ...piece, hasScale: false }
  const of = context.tokens.key(piece.next)
  if (of !== 'de' && of !== 'd') return alone
  const at = of === 'd' ? piece.next + 2 : piece.next + 1
  const noun = wordAt(context, at)
  if (noun?.role === 'scale') return scaleBy(piece, at, noun.value)
  if (noun?.role !== 'collectives' || noun.value !== 1000) return alone
  return { ...scaleBy(piece, at, 3), hasScale: false }
}
