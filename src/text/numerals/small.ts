/** Numbers below a thousand in words. */
import type { Language } from '../../model/language.js'
import { exactOf, type Exact } from './decimal.js'
import type { DecimalMark } from './digits.js'
import { tokenSort, type Tokens } from './tokens.js'
import { mayBeNumberWord, numberWords, type NumberWord, type WordRole } from './words.js'

/** What a reading needs to know besides the place. */
export interface NumberContext {
  readonly tokens: Tokens
  readonly lang: Language
  readonly mark: DecimalMark
}

/** A part of a number. */
export interface Piece {
  /** Index of the token after it. */
  readonly next: number
  readonly value: Exact
  /** Power of ten of the word that it ends in: 3 for `mil`, 6 for `millones`, 2 for `cents`; else 0. */
  readonly power: number
}

/** The number word at the token. */
export function wordAt({ tokens, lang }: NumberContext, at: number): NumberWord | undefined {
  if (tokens.sort(at) !== tokenSort.word) return undefined
  const start = tokens.start(at)
  const isLikely = mayBeNumberWord(lang, tokens.text.charCodeAt(start), tokens.end(at) - start)
  return isLikely ? numberWords[lang].get(tokens.key(at)) : undefined
}

/** What the word at the token does in a number. */
export function roleAt(context: NumberContext, at: number): WordRole | undefined {
  return wordAt(context, at)?.role
}

const hyphens = new Set(['-', '‑', '‐'])

/** Steps over a hyphen that ties two number words. */
export function skipHyphen(context: NumberContext, at: number): number {
  const { tokens } = context
  if (!hyphens.has(tokens.key(at))) return at
  const isTie =
    tokens.isJoined(at) && tokens.isJoined(at - 1) && roleAt(context, at + 1) !== undefined
  return isTie ? at + 1 : at
}

/** Reads a number below a thousand in words: `trescientas ochenta`, `deux cent douze`. */
export function readHundreds(context: NumberContext, at: number): Piece | undefined {
  const word = wordAt(context, at)
  if (word?.role === 'hundreds') return withTens(context, at + 1, word.value)
  const tens = readTens(context, at)
  if (tens === undefined || context.lang !== 'fr') return tens
  const hundredAt = skipHyphen(context, tens.next)
  const isFactor = tens.value.digits > 1 && tens.value.digits < 20
  if (!isFactor || roleAt(context, hundredAt) !== 'hundreds') return tens
  return withTens(context, hundredAt + 1, tens.value.digits * 100)
}

function withTens(context: NumberContext, at: number, hundreds: number): Piece {
  const tens = readTens(context, skipHyphen(context, at))
  const isAlone = tens === undefined || tens.value.digits === 0
  if (isAlone) return { next: at, value: exactOf(hundreds), power: context.lang === 'fr' ? 2 : 0 }
  return { next: tens.next, value: exactOf(hundreds + tens.value.digits), power: 0 }
}

function readTens(context: NumberContext, at: number): Piece | undefined {
  const { lang } = context
  const word = wordAt(context, at)
  if (word?.role === 'tens') {
    const rule = lang === 'fr' && word.value === 60 ? 'score' : lang
    return withUnits(context, at + 1, { tens: word.value, rule })
  }
  if (word?.role !== 'small') return undefined
  const french = lang === 'fr' ? readFrenchScore(context, at, word.value) : undefined
  return french ?? { next: at + 1, value: exactOf(word.value), power: 0 }
}

/** `dix-sept` and `quatre-vingts`, which begin with a small number. */
function readFrenchScore(context: NumberContext, at: number, value: number): Piece | undefined {
  if (value === 10) return withUnits(context, at + 1, { tens: 10, rule: 'ten' })
  return value === 4 ? readEighty(context, at) : undefined
}

/** `quatre-vingts` and what follows it. */
function readEighty(context: NumberContext, at: number): Piece | undefined {
  const twenty = skipHyphen(context, at + 1)
  if (wordAt(context, twenty)?.value !== 20) return undefined
  return withUnits(context, twenty + 1, { tens: 80, rule: 'eighty' })
}

/** Which units may follow a ten: those of `soixante`, of `quatre-vingt`, of `dix`, or of all others. */
type UnitsRule = Language | 'score' | 'eighty' | 'ten'

interface Tens {
  readonly tens: number
  readonly rule: UnitsRule
}

const unitsRange: Readonly<Record<UnitsRule, readonly [number, number]>> = {
  es: [1, 9],
  fr: [2, 9],
  score: [2, 16],
  eighty: [1, 16],
  ten: [7, 9],
}

/** The units after a ten: `treinta y uno`, `soixante-dix-sept`, `vingt et un`. */
function withUnits(context: NumberContext, at: number, { tens, rule }: Tens): Piece {
  const alone = { next: at, value: exactOf(tens), power: 0 }
  const { next, isAnd } = skipJoint(context, at)
  const word = wordAt(context, next)
  if (word?.role !== 'small') return alone
  const [least, most] = unitsRange[rule]
  // French says `vingt et un`, so that `vingt un` are two numbers.
  if (word.value > most || word.value < (isAnd ? 1 : least)) return alone
  if (rule !== 'es' && word.value === 10)
    return withUnits(context, next + 1, { tens: tens + 10, rule: 'ten' })
  return { next: next + 1, value: exactOf(tens + word.value), power: 0 }
}

/** Skips the hyphen or the `y`, `et` between a ten and its units. */
function skipJoint(context: NumberContext, at: number): { next: number; isAnd: boolean } {
  const hyphen = skipHyphen(context, at)
  if (roleAt(context, hyphen) !== 'and') return { next: hyphen, isAnd: false }
  const after = skipHyphen(context, hyphen + 1)
  const word = wordAt(context, after)
  const isOne = word?.value === 1 || word?.value === 11
  const isAnd = context.lang === 'es' || isOne
  return { next: isAnd ? after : at, isAnd }
}
