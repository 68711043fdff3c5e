/** A number with its sign, its currency before and its unit after. */
import type { FigureKind } from '../../model/figure.js'
import { isExact, negate, shift, type Exact } from '../../text/numerals/decimal.js'
import { readNumber, wordAt, type NumberReading } from '../../text/numerals/index.js'
import { tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { readNoun } from './count.js'
import { readSign, type SignMatch } from './currency.js'
import { readSuffix, readPrefixed, skipOf } from './unit.js'
import { byLanguage, figureWords } from './words.js'

/** A quantity as read. */
export interface Quantity {
  /** Its first token and the token after it. */
  readonly at: number
  readonly next: number
  readonly number: NumberReading
  /** First token of the number itself. */
  readonly numberAt: number
  /** The value with sign and the unit's own factor; absent for vague numbers. */
  readonly value?: Exact
  /** Absent when no unit was found. */
  readonly kind?: FigureKind
  readonly unit?: string
  /** Power of ten that the unit holds: 6 in `M€`, -2 in `centavos`. */
  readonly unitPower: number
  readonly hasSign: boolean
  /** Whether the number can be a year: four digits without marks. */
  readonly isYear: boolean
}

const minus = new Set(['-', '−', '–', '‑'])
const signs = new Set([...minus, '+'])

/** Reads the quantity that begins at the token; undefined when none begins there. */
export function readQuantity(context: FigureContext, at: number): Quantity | undefined {
  if (!isStart(context, at) || !isFree(context, at)) return undefined
  const before = readBefore(context, at)
  const number = readNumber(context, before.next)
  if (number === undefined) return undefined
  const isYear = number.form === 'digits' && isYearLike(context.tokens.key(before.next), number)
  const base = { at, numberAt: before.next, number, hasSign: before.hasSign, isYear }
  return { ...base, ...withUnit(context, number, before) }
}

/** What stands before the number of a quantity. */
interface Before {
  readonly next: number
  readonly prefix: SignMatch | undefined
  readonly hasSign: boolean
  readonly isNegative: boolean
}

/** Reads the sign and the currency before a number, in either order. */
function readBefore(context: FigureContext, at: number): Before {
  const sign = readPlusMinus(context, at)
  const prefix = readPrefix(context, sign?.next ?? at)
  const hasSign = sign !== undefined
  if (hasSign || !prefix)
    return {
      next: prefix?.next ?? sign?.next ?? at,
      prefix,
      hasSign,
      isNegative: sign?.isMinus ?? false,
    }
  const isNegative = minus.has(context.tokens.key(prefix.next))
  return { next: isNegative ? prefix.next + 1 : prefix.next, prefix, hasSign, isNegative }
}

function isYearLike(digits: string, { hasMarks }: NumberReading): boolean {
  return !hasMarks && digits.length === 4 && (digits.startsWith('19') || digits.startsWith('20'))
}

type WithUnit = Pick<Quantity, 'next' | 'value' | 'kind' | 'unit' | 'unitPower'>

function withUnit(
  context: FigureContext,
  number: NumberReading,
  { prefix, isNegative }: Before,
): WithUnit {
  const unit = prefix
    ? readPrefixed(context, number, prefix.sign)
    : (readSuffix(context, number) ?? readCounted(context, number))
  if (unit === undefined) {
    const value = scaleBy(number.value, 0, isNegative)
    return value ? { next: number.next, value, unitPower: 0 } : { next: number.next, unitPower: 0 }
  }
  const { next, kind, power } = unit
  const factor = kind === 'count' && isMisread(number) ? 3 : power
  const value = scaleBy(number.value, factor, isNegative !== unit.isBelowZero)
  const named = unit.unit === undefined ? {} : { unit: unit.unit }
  return { next, ...(value ? { value } : {}), kind, ...named, unitPower: power }
}

/** Nobody counts in thousandths: the mark before three digits of a count groups thousands, whatever the country. */
function isMisread({ value, hasScale, power }: NumberReading): boolean {
  return value?.scale === 3 && !hasScale && power === 0
}

interface Counted {
  readonly next: number
  readonly kind: FigureKind
  readonly unit?: string
  readonly power: number
  readonly isBelowZero: boolean
}

const moneyNouns = byLanguage((lang) => new Set(figureWords[lang].moneyNouns))

/** A counted noun, or the usual currency for bare millions: `560 millones`, `six millions de travaux`. */
function readCounted(context: FigureContext, number: NumberReading): Counted | undefined {
  const { tokens, lang, currencies } = context
  const isRound = number.hasScale || number.isCollective
  const at = isRound ? skipOf(tokens, number.next) : number.next
  const isMoney = number.hasScale && (at === number.next || moneyNouns[lang].has(tokens.key(at)))
  const noun = isMoney && at > number.next ? undefined : readNoun(tokens, at, lang)
  if (noun && !isFraction(context, number)) {
    const unit = tokens.text.slice(tokens.start(noun.at), tokens.end(noun.next - 1))
    return { next: noun.next, kind: 'count', unit, power: 0, isBelowZero: false }
  }
  const unit = isMoney ? currencies.usual : undefined
  if (unit === undefined) return undefined
  return { next: number.next, kind: 'money', unit, power: 0, isBelowZero: false }
}

const fractions = byLanguage((lang) => new Set(figureWords[lang].fractions))

/** Whether it is a fraction in words: `dos tercios`, but not `620 cuartos`. */
function isFraction({ tokens, lang }: FigureContext, { form, next }: NumberReading): boolean {
  return form === 'words' && fractions[lang].has(tokens.key(next))
}

function scaleBy(value: Exact | undefined, power: number, isNegative: boolean): Exact | undefined {
  if (value === undefined || !isExact(value)) return undefined
  const scaled = power === 0 ? value : shift(value, power)
  return isNegative ? negate(scaled) : scaled
}

/** Whether a quantity can begin at the token at all: the quick test that most words fail. */
function isStart(context: FigureContext, at: number): boolean {
  const sort = context.tokens.sort(at)
  if (sort === tokenSort.digits) return true
  if (sort === tokenSort.lineEnd) return false
  if (wordAt(context, at) !== undefined || readPrefix(context, at) !== undefined) return true
  const isWord = sort === tokenSort.word
  return isWord ? isMinusWord(context, at) : signs.has(context.tokens.key(at))
}

/** `moins 14 %`: only before digits, so that the next token decides first. */
function isMinusWord({ tokens, lang }: FigureContext, at: number): boolean {
  return tokens.sort(at + 1) === tokenSort.digits && tokens.key(at) === figureWords[lang].minus
}

/** A currency sign with a number after it. */
function readPrefix(context: FigureContext, at: number): SignMatch | undefined {
  const { tokens, country } = context
  const prefix = readSign(tokens, at, country)
  return prefix && startsAmount(context, prefix.next) ? prefix : undefined
}

/** Whether a number begins at the token, with or without its own sign. */
function startsAmount(context: FigureContext, at: number): boolean {
  const { tokens } = context
  if (tokens.sort(at) === tokenSort.digits) return true
  if (minus.has(tokens.key(at)))
    return tokens.sort(at + 1) === tokenSort.digits && tokens.isJoined(at)
  const role = wordAt(context, at)?.role
  return role !== undefined && amountRoles.has(role)
}

const amountRoles = new Set(['small', 'thousand', 'tens', 'hundreds'])

interface PlusMinus {
  readonly next: number
  readonly isMinus: boolean
}

/** Reads a plus or minus before a number. A dash with spaces around it is one only after a few words. */
function readPlusMinus({ tokens, lang }: FigureContext, at: number): PlusMinus | undefined {
  const key = tokens.key(at)
  const isAfterOpener = figureWords[lang].beforeMinus.includes(tokens.key(at - 1))
  if (key === figureWords[lang].minus) {
    const isMinus = isAfterOpener && tokens.sort(at + 1) === tokenSort.digits
    return isMinus ? { next: at + 1, isMinus } : undefined
  }
  const isMinus = minus.has(key)
  if ((!isMinus && key !== '+') || !isOpen(tokens, at)) return undefined
  const isSure = tokens.isJoined(at) || key === '+' || key === '−'
  return isSure || isAfterOpener ? { next: at + 1, isMinus } : undefined
}

const openers = new Set(['(', ':', '«', '"', '“'])

/** Whether nothing that the sign could join stands just before it. */
function isOpen(tokens: Tokens, at: number): boolean {
  return at === 0 || !tokens.isJoined(at - 1) || openers.has(tokens.key(at - 1))
}

const joints = new Set(['-', '−', '–', '‑', '/', ':', '.', ',', '_', '#', '@'])

/** Whether nothing is glued before the quantity: no letter, no mark that joins it to other characters. */
function isFree({ tokens }: FigureContext, at: number): boolean {
  if (at === 0 || !tokens.isJoined(at - 1)) return true
  if (tokens.sort(at - 1) !== tokenSort.symbol) return tokens.sort(at - 1) === tokenSort.lineEnd
  return !joints.has(tokens.key(at - 1)) || !tokens.isJoined(at - 2) || at === 1
}
