/**
 * Reads numbers in digits, in words and in the mixed forms of newspapers (`mil 610 millones`, `1,2 milliard`). The
 * reader starts at one token and never looks further than the number goes, so that a scan of a text is linear.
 */
import type { Language } from '../../model/language.js'
import { readCollective, readHalf, skipVague } from './collective.js'
import { add, exactOf, shift, toNumber, type Exact } from './decimal.js'
import { readDigits } from './digits.js'
import {
  readHundreds,
  roleAt,
  skipHyphen,
  wordAt,
  type NumberContext,
  type Piece,
} from './small.js'
import { tokenize, tokenSort } from './tokens.js'

export { wordAt, type NumberContext } from './small.js'

/** A number as read. */
export interface NumberReading {
  /** Index of the token after it. */
  readonly next: number
  /** Absent when what stands there looks like a number but says none: a date in digits, `decenas de miles`. */
  readonly value?: Exact
  /** `digits`: digits only; `words`: words only; `mixed`: digits with number words. */
  readonly form: 'digits' | 'words' | 'mixed'
  /** Whether it is a round number as a noun, such as `quincena` or `vingtaine`. */
  readonly isCollective: boolean
  /** Whether a word from the million on is part of it. */
  readonly hasScale: boolean
  /** Power of ten of the word that it ends in: 3 for `mil`, 6 for `millones`, 2 for `cents`; else 0. */
  readonly power: number
  /** Whether marks group the thousands or begin decimals. */
  readonly hasMarks: boolean
}

const half: Exact = { digits: 5, scale: 1 }
const plain = { isCollective: false, hasScale: false, power: 0, hasMarks: false } as const

/** Reads the number that begins at the token; undefined when none begins there. */
export function readNumber(context: NumberContext, at: number): NumberReading | undefined {
  const sort = context.tokens.sort(at)
  if (sort === tokenSort.digits) return readFromDigits(context, at)
  if (sort === tokenSort.symbol) return readLeadingMark(context, at)
  const role = roleAt(context, at)
  if (role === undefined) return undefined
  if (role === 'collectives')
    return { ...plain, next: skipVague(context, at), form: 'words', isCollective: true }
  if (role === 'half') {
    const reading = readHalf(context, at)
    return reading && { ...plain, ...reading, form: 'words', isCollective: true }
  }
  return readFromWords(context, at)
}

function readFromWords(context: NumberContext, at: number): NumberReading | undefined {
  const head = readBlock(context, at) ?? readBareScale(context, at)
  if (head === undefined) return undefined
  // `mil mil doscientos` is no number.
  if (head.power === 3 && roleAt(context, head.next) === 'thousand')
    return { ...plain, next: skipThousands(context, head.next), form: 'words' }
  return finish(context, head, { form: 'words', hasMarks: false })
}

/** The one that `millón y medio` leaves out. */
function readBareScale(context: NumberContext, at: number): Piece | undefined {
  const isBare = roleAt(context, at) === 'scale' && isAndHalf(context, at + 1)
  return isBare ? { next: at, value: exactOf(1), power: 0 } : undefined
}

function skipThousands(context: NumberContext, at: number): number {
  let next = at
  while (roleAt(context, next) === 'thousand') next += 1
  return next
}

/**
 * Reads the number that begins at the index of the text, looking at no more than 200 characters.
 *
 * @param text - The whole text.
 * @param at - Index of the number's first character.
 * @param lang - Language of the number words.
 * @example readNumberAt('hace veintiún días', 5, 'es') // { value: 21, end: 13 }
 */
export function readNumberAt(
  text: string,
  at: number,
  lang: Language,
): { readonly value: number; readonly end: number } | undefined {
  const tokens = tokenize(text.slice(at, at + 200))
  const reading = readNumber({ tokens, lang, mark: ',' }, 0)
  if (reading?.value === undefined) return undefined
  return { value: toNumber(reading.value), end: at + tokens.end(reading.next - 1) }
}

interface Head {
  readonly form: NumberReading['form']
  readonly hasMarks: boolean
}

function readFromDigits(context: NumberContext, at: number): NumberReading {
  const digits = readDigits(context.tokens, at, context.mark)
  const { next, value } = digits
  const hasMarks = digits.hasDecimals || digits.isGrouped
  if (value === undefined) return { ...plain, next, form: 'digits', hasMarks }
  const block = afterThousand(context, { next, value, power: 0 })
  const reading = finish(context, block, { form: 'mixed', hasMarks })
  return reading.next > next ? reading : { ...reading, form: 'digits' }
}

/** `,08`: decimals without the nought before them. */
function readLeadingMark(context: NumberContext, at: number): NumberReading | undefined {
  const { tokens } = context
  const isMark = tokens.key(at) === ',' || tokens.key(at) === '.'
  if (!isMark || !tokens.isJoined(at) || tokens.sort(at + 1) !== tokenSort.digits) return undefined
  const isOpen = at === 0 || !tokens.isJoined(at - 1)
  const digits = tokens.key(at + 1)
  if (!isOpen || digits.length > 12) return undefined
  const value = { digits: Number(digits), scale: digits.length }
  return { ...plain, next: at + 2, value, form: 'digits', hasMarks: true }
}

/** A number below a million in words: `doscientos mil`, `mil 610`, `quatre-vingt-dix mille`. */
function readBlock(context: NumberContext, at: number): Piece | undefined {
  const hundreds = readHundreds(context, at)
  if (hundreds) return isLoneOne(context, hundreds) ? hundreds : afterThousand(context, hundreds)
  if (roleAt(context, at) !== 'thousand') return undefined
  return afterThousand(context, { next: at, value: exactOf(1), power: 0 })
}

/** Goes on with `mil` and what may follow it. */
function afterThousand(context: NumberContext, head: Piece): Piece {
  const at = skipHyphen(context, head.next)
  if (roleAt(context, at) !== 'thousand') return head
  const value = shift(head.value, 3)
  const rest = readRest(context, skipHyphen(context, at + 1))
  if (rest === undefined || !isThousandsRest(context, rest))
    return { next: at + 1, value, power: 3 }
  return { ...rest, value: add(value, rest.value) }
}

/** Nobody says `un mille` or `uno mil`. */
function isLoneOne({ tokens, lang }: NumberContext, { next, value }: Piece): boolean {
  if (value.digits !== 1) return false
  const key = tokens.key(next - 1)
  return lang === 'fr' ? key === 'un' || key === 'une' : key === 'uno'
}

/** In `mil dos mil` the second thousand belongs to another number; `mil cero` are two. */
function isThousandsRest(context: NumberContext, rest: Piece): boolean {
  return rest.value.digits > 0 && roleAt(context, skipHyphen(context, rest.next)) !== 'thousand'
}

/** What may follow `mil` or a scale: words below a thousand, or up to three digits without marks. */
function readRest(context: NumberContext, at: number): Piece | undefined {
  const { tokens } = context
  if (tokens.sort(at) !== tokenSort.digits) return readHundreds(context, at)
  const { hasDecimals, isGrouped, firstLength, value, next } = readDigits(tokens, at, context.mark)
  const isPlain = !hasDecimals && !isGrouped && firstLength <= 3
  if (!isPlain || value === undefined || tokens.key(at).startsWith('0')) return undefined
  return { next, value, power: 0 }
}

/** Goes on from a number below a million to scales, halves, decimals and collectives. */
function finish(context: NumberContext, head: Piece, { form, hasMarks }: Head): NumberReading {
  const scaled = readScales(context, head)
  const collective = scaled ? undefined : readCollective(context, head)
  const piece = scaled ?? collective ?? withDecimals(context, head)
  return {
    next: piece.next,
    value: piece.value,
    power: piece.power,
    form,
    hasMarks,
    isCollective: collective !== undefined && head.value.digits === 1,
    hasScale: scaled !== undefined || (collective?.hasScale ?? false),
  }
}

/** `millones`, `milliard`, `billones` after a number, and lower parts after them. */
function readScales(context: NumberContext, head: Piece): Piece | undefined {
  let rest: Piece | undefined = head
  let total = exactOf(0)
  let power = Infinity
  let next = head.next
  while (rest !== undefined) {
    const scaleAt = skipHyphen(context, rest.next)
    const scale = wordAt(context, scaleAt)
    if (scale?.role !== 'scale' || scale.value >= power) break
    power = scale.value
    next = scaleAt + 1
    total = add(total, shift(rest.value, power))
    rest = readLower(context, next)
  }
  if (power === Infinity) return undefined
  if (rest) return { ...rest, value: add(total, rest.value) }
  return withHalf(context, { next, value: total, power })
}

/** The lower part after a scale: `1 millón 300 mil`, `deux millions cinq cent mille`. */
function readLower(context: NumberContext, at: number): Piece | undefined {
  if (context.tokens.sort(at) !== tokenSort.digits) return readLowerWords(context, at)
  const rest = readRest(context, at)
  if (rest === undefined) return undefined
  const block = afterThousand(context, rest)
  return block.next > rest.next ? block : undefined
}

function readLowerWords(context: NumberContext, at: number): Piece | undefined {
  if (roleAt(context, at) !== 'and') return readBlock(context, at)
  // `dos millones y cien mil` is one number, `dos millones y tres empresas` is two.
  const block = readBlock(context, at + 1)
  return block !== undefined && block.value.digits >= 1000 ? block : undefined
}

/** Adds `y medio`, `et demi` to a number with a scale. */
function withHalf(context: NumberContext, piece: Piece): Piece {
  if (!isAndHalf(context, piece.next)) return piece
  // `un billón y medio millón`: the half may be of a smaller scale.
  const scale = wordAt(context, piece.next + 2)
  const isOwn = scale?.role === 'scale' && scale.value < piece.power
  const value = add(piece.value, shift(half, isOwn ? scale.value : piece.power))
  return { next: piece.next + (isOwn ? 3 : 2), value, power: piece.power }
}

function isAndHalf(context: NumberContext, at: number): boolean {
  return roleAt(context, at) === 'and' && roleAt(context, at + 1) === 'half'
}

const maxZeros = 12

/** Adds decimals in words, `tres coma cero cinco`, or `y medio`. */
function withDecimals(context: NumberContext, piece: Piece): Piece {
  if (isAndHalf(context, piece.next))
    return { next: piece.next + 2, value: add(piece.value, half), power: 0 }
  if (roleAt(context, piece.next) !== 'point' || piece.value.scale > 0) return piece
  let next = piece.next + 1
  while (isZero(context, next) && next < piece.next + maxZeros) next += 1
  const zeros = next - piece.next - 1
  const rest = readBlock(context, next) ?? { next, value: undefined }
  const digits = '0'.repeat(zeros) + String(rest.value?.digits ?? '')
  if (digits === '') return piece
  const value = add(piece.value, { digits: Number(digits), scale: digits.length })
  return { next: rest.next, value, power: 0 }
}

function isZero(context: NumberContext, at: number): boolean {
  const word = wordAt(context, at)
  return word?.role === 'small' && word.value === 0
}
