/** A number with its sign, its currency before and its unit after. */
import type { FigureKind } from '../../model/figure.js'
import { add, exactOf, isExact, negate, shift, type Exact } from '../../text/numerals/decimal.js'
import { readNumber, wordAt, type NumberReading } from '../../text/numerals/index.js'
import { tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { readCounted } from './counted.js'
import { readSign, type SignMatch } from './currency.js'
import { isMinusAt, readPlusMinus } from './sign.js'
import { readCentsAfter, readPrefixed, type UnitReading } from './money.js'
import { readFractionPercent, readSuffix } from './unit.js'

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
  const start = sign?.next ?? at
  const prefix = readPrefix(context, start)
  const next = prefix?.next ?? start
  if (sign) return { next, prefix, hasSign: true, isNegative: sign.isMinus }
  const isNegative = prefix !== undefined && isMinusAt(context.tokens, next)
  return { next: isNegative ? next + 1 : next, prefix, hasSign: false, isNegative }
}

function isYearLike(digits: string, { hasMarks }: NumberReading): boolean {
  return !hasMarks && digits.length === 4 && (digits.startsWith('19') || digits.startsWith('20'))
}

type WithUnit = Pick<Quantity, 'next' | 'value' | 'kind' | 'unit' | 'unitPower'>

function withUnit(context: FigureContext, number: NumberReading, before: Before): WithUnit {
  const unit = readUnit(context, number, before)
  if (unit === undefined) return withoutUnit(context, number, before)
  const value = scaleBy(number.value, unit.power, before.isNegative !== unit.isBelowZero)
  const cents = isPlainMoney(unit, value) ? readCentsAfter(context, unit.next) : undefined
  const base = { next: cents?.next ?? unit.next, kind: unit.kind, unitPower: unit.power }
  const sum = value && cents ? add(value, shift(exactOf(cents.cents), -2)) : value
  const named = unit.unit === undefined ? base : { ...base, unit: unit.unit }
  return sum ? { ...named, value: sum } : named
}

/** The unit of the number, before it or after it. */
function readUnit(
  context: FigureContext,
  number: NumberReading,
  before: Before,
): UnitReading | undefined {
  const unit = before.prefix
    ? readPrefixed(context, number, before.prefix.sign)
    : (readSuffix(context, number) ?? readCounted(context, number, before.next))
  const scale = unit && !number.hasScale ? readScaleAfter(context, unit) : undefined
  return unit && scale ? { ...unit, next: scale.next, power: unit.power + scale.power } : unit
}

/** `75 USD millones`: the scale may follow the currency. */
function readScaleAfter(
  context: FigureContext,
  { kind, next }: UnitReading,
): { readonly next: number; readonly power: number } | undefined {
  const word = kind === 'money' ? wordAt(context, next) : undefined
  return word?.role === 'scale' ? { next: next + 1, power: word.value } : undefined
}

/** Whether hundredths may follow: a whole amount, neither in millions nor in hundredths already. */
function isPlainMoney({ kind, power }: UnitReading, value: Exact | undefined): boolean {
  return kind === 'money' && power === 0 && value?.scale === 0
}

/** A number without a unit, unless it is a fraction of percents: `tres quintos por ciento`. */
function withoutUnit(context: FigureContext, number: NumberReading, before: Before): WithUnit {
  const fraction = readFractionPercent(context, before.next)
  const found = fraction ?? number
  const value = scaleBy(found.value, 0, before.isNegative)
  const base = { next: found.next, unitPower: 0, ...(value ? { value } : {}) }
  return fraction ? { ...base, kind: 'percent' } : base
}

function scaleBy(value: Exact | undefined, power: number, isNegative: boolean): Exact | undefined {
  if (value === undefined || !isExact(value)) return undefined
  const scaled = power === 0 ? value : shift(value, power)
  return isNegative ? negate(scaled) : scaled
}

/** Whether a quantity can begin at the token at all: the quick test that most words fail. */
function isStart(context: FigureContext, at: number): boolean {
  const { tokens } = context
  if (tokens.sort(at) === tokenSort.digits) return true
  if (tokens.sort(at) === tokenSort.lineEnd) return false
  if (wordAt(context, at) !== undefined || readPrefix(context, at) !== undefined) return true
  if (isMarkBeforeDigits(tokens, at)) return true
  return readPlusMinus(context, at) !== undefined
}

function isMarkBeforeDigits(tokens: Tokens, at: number): boolean {
  if (tokens.sort(at + 1) !== tokenSort.digits || !tokens.isJoined(at)) return false
  return tokens.key(at) === ',' || tokens.key(at) === '.'
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
  if (isMinusAt(tokens, at)) return tokens.sort(at + 1) === tokenSort.digits && tokens.isJoined(at)
  const role = wordAt(context, at)?.role
  return role !== undefined && amountRoles.has(role)
}

const amountRoles = new Set(['small', 'thousand', 'tens', 'hundreds'])

const joints = new Set(['-', '−', '–', '‑', '/', ':', '.', ',', '_', '#', '@', '%', '=', '&', '?'])

/** Whether nothing is glued before the quantity: no letter, no mark that joins it to other characters. */
function isFree({ tokens }: FigureContext, at: number): boolean {
  if (at === 0 || !tokens.isJoined(at - 1)) return true
  if (tokens.sort(at - 1) !== tokenSort.symbol) return tokens.sort(at - 1) === tokenSort.lineEnd
  return !joints.has(tokens.key(at - 1)) || !tokens.isJoined(at - 2) || at === 1
}
