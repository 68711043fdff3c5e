/**
 * Reads numbers in digits, in words and in the mixed forms of newspapers (`mil 610 millones`, `1,2 milliard`). The
 * reader starts at one token and never looks further than the number goes, so that a scan of a text is linear.
 */
import type { Language } from '../../model/language.js'
import { add, exactOf, multiply, type Exact } from './decimal.js'
import { readDigits, type DecimalMark } from './digits.js'
import { tokenize, tokenSort, type Tokens } from './tokens.js'
import { numberWords, type NumberWord } from './words.js'

/** What a reading needs to know besides the place. */
export interface NumberContext {
  readonly tokens: Tokens
  readonly lang: Language
  readonly mark: DecimalMark
}

/** A number as read. */
export interface NumberReading {
  /** Index of the token after it. */
  readonly next: number
  /** Absent when what stands there looks like a number but says none: a date in digits, `decenas de miles`. */
  readonly value?: Exact
  /** `digits`: digits only; `words`: words only; `mixed`: digits with number words. */
  readonly form: 'digits' | 'words' | 'mixed'
  /** Whether it ends in, or is, a collective such as `quincena` or `vingtaine`: about so many. */
  readonly isCollective: boolean
  /** Whether a word from the million on has been read. */
  readonly hasScale: boolean
  /** Digits before any mark; 0 for words. */
  readonly firstLength: number
  /** Whether marks group the thousands or begin decimals. */
  readonly hasMarks: boolean
}

interface Piece {
  readonly next: number
  readonly value: Exact
}

const thousand = exactOf(1000)
const half: Exact = { digits: 5n, scale: 1 }

/** Reads the number that begins at the token; undefined when none begins there. */
export function readNumber(context: NumberContext, at: number): NumberReading | undefined {
  const { tokens } = context
  if (tokens.sort(at) === tokenSort.digits) return readFromDigits(context, at)
  if (tokens.sort(at) !== tokenSort.word) return undefined
  const word = wordAt(context, at)
  if (word === undefined) return undefined
  if (word.role === 'collectives') return vague(context, at)
  if (word.role === 'half') return readHalf(context, at)
  const head = readBlock(context, at)
  if (head === undefined) return undefined
  return finish(context, at, { ...head, form: 'words', firstLength: 0, hasMarks: false })
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
  const value = Number(reading.value.digits) / 10 ** reading.value.scale
  return { value, end: at + tokens.end(reading.next - 1) }
}

/** The number word at the token. */
export function wordAt({ tokens, lang }: NumberContext, at: number): NumberWord | undefined {
  return tokens.sort(at) === tokenSort.word ? numberWords[lang].get(tokens.key(at)) : undefined
}

interface Head extends Piece {
  readonly form: NumberReading['form']
  readonly firstLength: number
  readonly hasMarks: boolean
}

function readFromDigits(context: NumberContext, at: number): NumberReading {
  const digits = readDigits(context.tokens, at, context.mark)
  const { next, value, firstLength } = digits
  const hasMarks = digits.hasDecimals || digits.isGrouped
  if (value === undefined)
    return { next, form: 'digits', isCollective: false, hasScale: false, firstLength, hasMarks }
  const block = afterThousand(context, { next, value })
  const form = block.next > next ? 'mixed' : 'digits'
  return finish(context, at, { ...block, form, firstLength, hasMarks })
}

/** A number below a million in words: `doscientos mil`, `mil 610`, `quatre-vingt-dix mille`. */
function readBlock(context: NumberContext, at: number): Piece | undefined {
  const hundreds = readHundreds(context, at)
  if (hundreds) return afterThousand(context, hundreds)
  if (wordAt(context, at)?.role !== 'thousand') return undefined
  return afterThousand(context, { next: at, value: exactOf(1) })
}

/** Goes on with `mil` and what may follow it. */
function afterThousand(context: NumberContext, head: Piece): Piece {
  const at = skipHyphen(context, head.next, 'thousand')
  if (wordAt(context, at)?.role !== 'thousand') return head
  const value = multiply(head.value, thousand)
  const rest = readRest(context, skipHyphen(context, at + 1, 'small'), 3)
  // In `mil dos mil` the second thousand belongs to another number.
  const isLast = rest !== undefined && wordAt(context, rest.next)?.role !== 'thousand'
  return isLast ? { next: rest.next, value: add(value, rest.value) } : { next: at + 1, value }
}

/** What may follow `mil` or a scale: words below a thousand, or digits without marks. */
function readRest(context: NumberContext, at: number, maxLength: number): Piece | undefined {
  const { tokens } = context
  if (tokens.sort(at) !== tokenSort.digits) return readHundreds(context, at)
  const digits = readDigits(tokens, at, context.mark)
  const isPlain = !digits.hasDecimals && !digits.isGrouped && digits.firstLength <= maxLength
  if (!isPlain || digits.value === undefined || tokens.key(at).startsWith('0')) return undefined
  return { next: digits.next, value: digits.value }
}

/** A number below a thousand in words. */
function readHundreds(context: NumberContext, at: number): Piece | undefined {
  const word = wordAt(context, at)
  if (word?.role === 'hundreds') return withTens(context, at + 1, word.value)
  const tens = readTens(context, at)
  if (tens === undefined || context.lang !== 'fr') return tens
  const hundredAt = skipHyphen(context, tens.next, 'hundreds')
  const isFactor = tens.value.digits > 1n && tens.value.digits < 20n
  if (!isFactor || wordAt(context, hundredAt)?.role !== 'hundreds') return tens
  return withTens(context, hundredAt + 1, Number(tens.value.digits) * 100)
}

function withTens(context: NumberContext, at: number, hundreds: number): Piece {
  const tens = readTens(context, skipHyphen(context, at, 'small'))
  const isBelow = tens !== undefined && tens.value.digits > 0n
  return isBelow
    ? { next: tens.next, value: exactOf(hundreds + Number(tens.value.digits)) }
    : { next: at, value: exactOf(hundreds) }
}

/** A number below a hundred in words. */
function readTens(context: NumberContext, at: number): Piece | undefined {
  const word = wordAt(context, at)
  if (word?.role === 'tens') return withUnits(context, at + 1, word.value)
  if (word?.role !== 'small') return undefined
  if (context.lang === 'fr' && word.value === 10) return withUnits(context, at + 1, 10)
  if (context.lang !== 'fr' || word.value !== 4) return { next: at + 1, value: exactOf(word.value) }
  const twenty = skipHyphen(context, at + 1, 'tens')
  const isEighty = wordAt(context, twenty)?.value === 20
  return isEighty ? withUnits(context, twenty + 1, 80) : { next: at + 1, value: exactOf(4) }
}

/** The units after a ten: `treinta y uno`, `soixante-dix-sept`, `vingt et un`. */
function withUnits(context: NumberContext, at: number, tens: number): Piece {
  const alone = { next: at, value: exactOf(tens) }
  const joined = skipJoint(context, at)
  const word = wordAt(context, joined)
  if (word?.role !== 'small' || word.value === 0) return alone
  const limit = context.lang === 'fr' && (tens === 60 || tens === 80) ? 19 : 9
  if (word.value > limit || (tens === 10 && word.value < 7)) return alone
  if (limit === 19 && word.value === 10) return withUnits(context, joined + 1, tens + 10)
  return { next: joined + 1, value: exactOf(tens + word.value) }
}

/** Skips the hyphen or the `y`, `et` between a ten and its units. */
function skipJoint(context: NumberContext, at: number): number {
  const { tokens, lang } = context
  const hyphen = skipHyphen(context, at, 'small')
  if (wordAt(context, hyphen)?.role !== 'and') return hyphen
  const after = skipHyphen(context, hyphen + 1, 'small')
  if (lang === 'es') return after
  const value = wordAt(context, after)?.value
  const isOne = value === 1 || value === 11
  return isOne && wordAt(context, after)?.role === 'small' && tokens.key(after) !== '' ? after : at
}

/** Steps over a hyphen between two number words. */
function skipHyphen(context: NumberContext, at: number, role: NumberWord['role']): number {
  const { tokens } = context
  const key = tokens.key(at)
  if (key !== '-' && key !== '‑' && key !== '‐') return at
  if (!tokens.isJoined(at) || !tokens.isJoined(at - 1)) return at
  const found = wordAt(context, at + 1)?.role
  const isSmall = role === 'small' && (found === 'tens' || found === 'hundreds' || found === 'and')
  return found === role || isSmall ? at + 1 : at
}

/** Goes on from a number below a million to scales, halves and collectives. */
function finish(context: NumberContext, at: number, head: Head): NumberReading {
  let piece: Piece = head
  let power = Infinity
  let total = exactOf(0)
  for (;;) {
    const scaleAt = skipHyphen(context, piece.next, 'scale')
    const scale = wordAt(context, scaleAt)
    if (scale?.role !== 'scale' || scale.value >= power) break
    power = scale.value
    total = add(total, multiply(piece.value, { digits: 10n ** BigInt(power), scale: 0 }))
    piece = { next: scaleAt + 1, value: exactOf(0) }
    const rest = readLower(context, scaleAt + 1)
    if (rest) piece = rest
  }
  const hasScale = power !== Infinity
  const sum: Piece = { next: piece.next, value: hasScale ? add(total, piece.value) : head.value }
  const read = hasScale ? withHalf(context, sum, power) : withDecimals(context, sum)
  const collective = hasScale ? undefined : readCollective(context, sum)
  const { next, value } = collective ?? read
  const form = head.form === 'digits' && next > piece.next ? 'mixed' : head.form
  const isMixed = head.form !== 'words' && next > head.next
  return {
    next,
    value,
    form: isMixed ? 'mixed' : form,
    isCollective: collective !== undefined && isOne(context, at),
    hasScale: hasScale || (collective?.hasScale ?? false),
    firstLength: head.firstLength,
    hasMarks: head.hasMarks,
  }
}

function isOne(context: NumberContext, at: number): boolean {
  return wordAt(context, at)?.value === 1
}

/** The lower part after a scale: `1 millón 300 mil`, `deux millions cinq cent mille`. */
function readLower(context: NumberContext, at: number): Piece | undefined {
  const { tokens } = context
  if (tokens.sort(at) !== tokenSort.digits) {
    const and = wordAt(context, at)?.role === 'and' ? at + 1 : at
    const block = wordAt(context, and)?.role === 'half' ? undefined : readBlock(context, and)
    return and > at && (block?.value.digits ?? 0n) < 100n ? undefined : block
  }
  const rest = readRest(context, at, 3)
  if (rest === undefined) return undefined
  const block = afterThousand(context, rest)
  return block.next > rest.next ? block : undefined
}

/** Adds `y medio`, `et demi` to a number with a scale. */
function withHalf(context: NumberContext, piece: Piece, power: number): Piece {
  const isHalf =
    wordAt(context, piece.next)?.role === 'and' && wordAt(context, piece.next + 1)?.role === 'half'
  if (!isHalf) return piece
  const value = add(piece.value, multiply(half, { digits: 10n ** BigInt(power), scale: 0 }))
  return { next: piece.next + 2, value }
}

/** Adds decimals in words, `tres coma cinco`, or `y medio`. */
function withDecimals(context: NumberContext, piece: Piece): Piece {
  const role = wordAt(context, piece.next)?.role
  if (role === 'and' && wordAt(context, piece.next + 1)?.role === 'half')
    return { next: piece.next + 2, value: add(piece.value, half) }
  if (role !== 'point' || piece.value.scale > 0) return piece
  let next = piece.next + 1
  let digits = ''
  while (wordAt(context, next)?.value === 0 && wordAt(context, next)?.role === 'small') {
    digits += '0'
    next += 1
    if (digits.length > 12) return piece
  }
  const rest = readHundreds(context, next)
  if (rest) digits += rest.value.digits.toString()
  if (digits === '') return piece
  const value = add(piece.value, { digits: BigInt(digits), scale: digits.length })
  return { next: rest?.next ?? next, value }
}

/** `una quincena`, `une bonne trentaine de millions`, `tres docenas`: goes on with a collective noun. */
function readCollective(
  context: NumberContext,
  head: Piece,
): (Piece & { hasScale: boolean }) | undefined {
  const at = context.tokens.key(head.next) in collectiveAdjectives ? head.next + 1 : head.next
  const demi = wordAt(context, at)?.role === 'half' ? skipHalfHyphen(context, at + 1) : at
  const word = wordAt(context, demi)
  if (demi > at && word?.role === 'scale') return scaled(head, demi, word.value, true)
  if (word?.role !== 'collective' && word?.role !== 'collectives') return undefined
  const factor = exactOf(word.value)
  const base = multiply(demi > at ? multiply(head.value, half) : head.value, factor)
  return withScaleNoun(context, { next: demi + 1, value: base })
}

function skipHalfHyphen(context: NumberContext, at: number): number {
  const collective = skipHyphen(context, at, 'collective')
  return collective > at ? collective : skipHyphen(context, at, 'scale')
}

function scaled(
  head: Piece,
  at: number,
  power: number,
  isHalf: boolean,
): Piece & { hasScale: true } {
  const scale: Exact = { digits: 10n ** BigInt(power), scale: 0 }
  const value = multiply(isHalf ? multiply(head.value, half) : head.value, scale)
  return { next: at + 1, value, hasScale: true }
}

/** `… de miles`, `… de millions`. */
function withScaleNoun(context: NumberContext, piece: Piece): Piece & { hasScale: boolean } {
  const alone = { ...piece, hasScale: false }
  const { tokens } = context
  const of = tokens.key(piece.next)
  if (of !== 'de' && of !== 'd') return alone
  const at = of === 'd' ? piece.next + 2 : piece.next + 1
  const word = wordAt(context, at)
  if (word?.role === 'scale') return scaled(piece, at, word.value, false)
  if (word?.role !== 'collectives' || word.value !== 1000) return alone
  return { next: at + 1, value: multiply(piece.value, thousand), hasScale: false }
}

/** `medio millón`, `media docena`, `demi-douzaine`. */
function readHalf(context: NumberContext, at: number): NumberReading | undefined {
  const head: Piece = { next: at, value: exactOf(1) }
  const reading = readCollective(context, head)
  if (reading === undefined || reading.next === at + 1) return undefined
  return {
    ...reading,
    form: 'words',
    isCollective: true,
    firstLength: 0,
    hasMarks: false,
  }
}

/** `decenas de miles`, `des milliers`, `cientos`: no number. */
function vague(context: NumberContext, at: number): NumberReading {
  let next = at + 1
  for (;;) {
    const of = context.tokens.key(next)
    const word = of === 'de' || of === 'y' || of === 'et' ? wordAt(context, next + 1) : undefined
    if (word?.role !== 'collectives' && word?.role !== 'scale') break
    next += 2
  }
  return {
    next,
    form: 'words',
    isCollective: true,
    hasScale: false,
    firstLength: 0,
    hasMarks: false,
  }
}

const collectiveAdjectives: Readonly<Record<string, true>> = {
  bonne: true,
  petite: true,
  buena: true,
  pequena: true,
}
