/** A number with its sign, its currency before and its unit after. */
import type { FigureKind } from '../../model/figure.js'
import { exactOf, multiply, negate, type Exact } from '../../text/numerals/decimal.js'
import {
  readNumber,
  wordAt,
  type NumberContext,
  type NumberReading,
} from '../../text/numerals/index.js'
import { tokenSort } from '../../text/numerals/tokens.js'
import { readNoun } from './count.js'
import type { CurrencySign } from './currencies.js'
import { readSign } from './currency.js'
import {
  bareMoney,
  readMoney,
  readUnit,
  skipOf,
  type UnitContext,
  type UnitReading,
} from './unit.js'
import { figureWords } from './words.js'

/** What the reading of quantities needs to know. */
export interface FigureContext extends UnitContext, NumberContext {}

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
  readonly hasSign: boolean
  /** Whether a currency stands before the number. */
  readonly prefix?: CurrencySign
}

const minus = new Set(['-', '−', '–', '‑'])

/** Reads the quantity that begins at the token. */
export function readQuantity(context: FigureContext, from: number): Quantity | undefined {
  const { tokens, country } = context
  const sign = readPlusMinus(context, from)
  const at = sign ? from + 1 : from
  const prefix = readSign(tokens, at, country)
  const prefixSign = prefix && startsAmount(context, prefix.next) ? prefix : undefined
  const second = prefixSign && !sign ? readPlusMinus(context, prefixSign.next) : undefined
  const numberAt = (prefixSign?.next ?? at) + (second ? 1 : 0)
  const number = readNumber(context, numberAt)
  if (number === undefined || !isFree(context, from)) return undefined
  const base = { at: from, numberAt, number, hasSign: sign !== undefined }
  const isNegative = sign === -1 || second === -1
  if (prefixSign)
    return {
      ...base,
      ...withPrefix(context, prefixSign.sign, { number, isNegative }),
      prefix: prefixSign.sign,
    }
  const unit = readUnit(context, number.next, number) ?? countOf(context, number)
  const value = scaleBy(number.value, unit?.power ?? 0, isNegative || (unit?.isBelowZero ?? false))
  return {
    ...base,
    next: unit?.next ?? number.next,
    ...(value ? { value } : {}),
    ...(unit ? { kind: unit.kind } : {}),
    ...(unit?.unit === undefined ? {} : { unit: unit.unit }),
  }
}

interface Signed {
  readonly number: NumberReading
  readonly isNegative: boolean
}

/** A currency before the number; what follows may multiply it or repeat it: `$ 5 MM`, `S/ 100 soles`. */
function withPrefix(
  context: FigureContext,
  sign: CurrencySign,
  { number, isNegative }: Signed,
): Omit<Quantity, 'at' | 'numberAt' | 'number' | 'hasSign'> {
  const { tokens, currencies } = context
  const surface = tokens.text.slice(tokens.start(number.next), tokens.end(number.next))
  const letters = number.hasScale
    ? 0
    : ({ M: 6, MM: 6, m: 6, mm: 6, k: 3, K: 3, bn: 9 }[surface] ?? 0)
  const after = letters > 0 ? number.next + 1 : number.next
  const repeated = readMoney(context, number.hasScale ? skipOf(tokens, after) : after)
  const unit =
    (sign.code === 'own' ? repeated?.unit : undefined) ?? currencies.ofSign(sign, number.next)
  const dash = repeated ? repeated.next : skipCentsDash(context, after)
  const value = scaleBy(number.value, letters + (sign.power ?? 0), isNegative)
  return {
    next: repeated?.power === 0 ? repeated.next : dash,
    ...(value ? { value } : {}),
    kind: 'money',
    ...(unit === undefined ? {} : { unit }),
  }
}

/** Steps over the Swiss `.–` that stands for no cents. */
function skipCentsDash({ tokens }: FigureContext, at: number): number {
  const isDash =
    tokens.key(at) === '.' &&
    tokens.isJoined(at - 1) &&
    tokens.isJoined(at) &&
    minus.has(tokens.key(at + 1))
  return isDash ? at + 2 : at
}

/** A counted noun, or the currency of the country for bare millions. */
function countOf(context: FigureContext, number: NumberReading): UnitReading | undefined {
  const { tokens, lang } = context
  const after = number.hasScale || number.isCollective ? skipOf(tokens, number.next) : number.next
  const noun = readNoun(tokens, after, lang)
  if (noun) {
    const unit = tokens.text.slice(tokens.start(noun.at), tokens.end(noun.next - 1))
    return { next: noun.next, kind: 'count', unit, power: 0, isBelowZero: false }
  }
  if (after > number.next || !number.hasScale) return undefined
  return bareMoney(context, number.next, 0)
}

function scaleBy(value: Exact | undefined, power: number, isNegative: boolean): Exact | undefined {
  if (value === undefined) return undefined
  const scaled =
    power >= 0
      ? multiply(value, exactOf(10n ** BigInt(power)))
      : { digits: value.digits, scale: value.scale - power }
  return isNegative ? negate(scaled) : scaled
}

/** 1 for a plus, -1 for a minus just before a number; undefined when none stands there. */
function readPlusMinus({ tokens }: FigureContext, at: number): number | undefined {
  const key = tokens.key(at)
  if (key !== '+' && !minus.has(key)) return undefined
  const before = tokens.text.charAt(tokens.start(at) - 1)
  if (before !== '' && !/[\s(:«"“]/.test(before)) return undefined
  const isClose = tokens.isJoined(at) || before === '('
  return isClose ? (key === '+' ? 1 : -1) : undefined
}

/** Whether a number begins at the token, with or without its own sign. */
function startsAmount(context: FigureContext, at: number): boolean {
  const { tokens } = context
  if (tokens.sort(at) === tokenSort.digits) return true
  if (minus.has(tokens.key(at)) && tokens.isJoined(at))
    return tokens.sort(at + 1) === tokenSort.digits
  const role = wordAt(context, at)?.role
  return role === 'small' || role === 'thousand' || role === 'tens' || role === 'hundreds'
}

/** Whether nothing is glued before the quantity: no letter, no mark that joins it to other digits. */
function isFree({ tokens, lang }: FigureContext, at: number): boolean {
  if (!tokens.isJoined(at - 1) || at === 0) return true
  const before = tokens.sort(at - 1)
  if (before === tokenSort.word || before === tokenSort.digits) return false
  const key = tokens.key(at - 1)
  if (key === "'")
    return tokens.key(at - 2) !== '' && !figureWords[lang].labels.includes(tokens.key(at - 2))
  const isJoint =
    minus.has(key) ||
    key === '/' ||
    key === ':' ||
    key === '.' ||
    key === ',' ||
    key === '_' ||
    key === '#' ||
    key === '@'
  return !isJoint || !tokens.isJoined(at - 2)
}
