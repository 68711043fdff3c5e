/** Every number of a text with its place: cardinals, fractions, powers and, where asked for, ordinals. */
import type { Language } from '../../model/language.js'
import type { Span } from '../../model/span.js'
import { toNumber } from './decimal.js'
import { decimalMark } from './digits.js'
import { readFraction } from './fractions.js'
import { readNumber, type NumberReading } from './index.js'
import { readOrdinal } from './ordinals.js'
import { roleAt, wordAt, type NumberContext } from './small.js'
import { tokenize, tokenSort } from './tokens.js'

/** A number as found. */
export interface FoundNumber extends Span {
  readonly text: string
  /** As a binary float, which fractions and powers need. */
  readonly value: number
  readonly sort: 'cardinal' | 'fraction' | 'power' | 'ordinal'
}

/** What to find. */
export interface FindNumbersContext {
  readonly lang: Language
  readonly country?: string
  /** Whether ordinals are found, in place of the fractions that are written alike. */
  readonly ordinals?: boolean
}

/** A number as read. */
export interface CompoundReading {
  readonly next: number
  readonly value: number
  readonly sort: FoundNumber['sort']
}

/**
 * Finds the numbers of the text.
 *
 * @example findNumbers('dos tercios de 1.250', { lang: 'es' }).map(({ value }) => value) // [0.666…, 1250]
 */
export function findNumbers(
  text: string,
  { lang, country, ordinals }: FindNumbersContext,
): FoundNumber[] {
  const tokens = tokenize(text)
  const context = { tokens, lang, mark: decimalMark(tokens, country) }
  const found: FoundNumber[] = []
  let at = 0
  while (at < tokens.count) {
    const signed = isSign(context, at) ? at + 1 : at
    const number = readOne(context, signed, ordinals ?? false)
    if (number === undefined) {
      at += 1
      continue
    }
    const start = tokens.start(at)
    const end = tokens.end(number.next - 1)
    const value = signed > at && tokens.key(at) !== '+' ? -number.value : number.value
    found.push({ start, end, text: text.slice(start, end), value, sort: number.sort })
    at = number.next
  }
  return found
}

const signs = new Set(['-', '−', '–', '+'])

function isSign({ tokens }: NumberContext, at: number): boolean {
  if (!signs.has(tokens.key(at)) || tokens.sort(at + 1) !== tokenSort.digits) return false
  return at === 0 || !tokens.isJoined(at - 1)
}

function readOne(
  context: NumberContext,
  at: number,
  withOrdinals: boolean,
): CompoundReading | undefined {
  const ordinal = withOrdinals ? readOrdinal(context, at) : undefined
  if (ordinal) return { ...ordinal, sort: 'ordinal' }
  const compound = withOrdinals ? undefined : readCompound(context, at)
  if (compound) return compound
  const number = readNumber(context, at)
  if (number === undefined) return readLoneScale(context, at)
  if (number.value === undefined || isGluedToLetters(context, number)) return undefined
  return { next: number.next, value: toNumber(number.value), sort: 'cardinal' }
}

/** Whether the digits are part of a name or carry a unit: `29km`, `4to`. */
function isGluedToLetters({ tokens }: NumberContext, { form, next }: NumberReading): boolean {
  return form === 'digits' && tokens.isJoined(next - 1) && tokens.sort(next) === tokenSort.word
}

/** Reads what is more than one cardinal: a fraction, a power, a number with a fraction or spoken decimals. */
export function readCompound(context: NumberContext, at: number): CompoundReading | undefined {
  const fraction = readFraction(context, at)
  if (fraction) return { ...fraction, sort: 'fraction' }
  const number = readNumber(context, at)
  return number?.value && goOn(context, number, toNumber(number.value))
}

/** `millón` without anything before it. */
function readLoneScale(context: NumberContext, at: number): CompoundReading | undefined {
  const word = wordAt(context, at)
  const isLone = word?.role === 'scale' && !context.tokens.key(at).endsWith('s')
  return isLone ? { next: at + 1, value: 10 ** word.value, sort: 'cardinal' } : undefined
}

/** Goes on from a cardinal to a power, an abbreviation or a fraction added to it. */
function goOn(
  context: NumberContext,
  number: NumberReading,
  value: number,
): CompoundReading | undefined {
  const power = number.form === 'digits' ? readPower(context, number.next, value) : undefined
  if (power) return power
  const short = number.form === 'digits' ? readShort(context, number.next, value) : undefined
  if (short) return short
  return readAdded(context, number, value)
}

/** `1e10`, `12,32e+14`, `1,1^-23`. */
function readPower(
  { tokens }: NumberContext,
  at: number,
  base: number,
): CompoundReading | undefined {
  const mark = tokens.key(at)
  if ((mark !== 'e' && mark !== '^') || !tokens.isJoined(at - 1)) return undefined
  const signed = signs.has(tokens.key(at + 1)) ? at + 2 : at + 1
  if (tokens.sort(signed) !== tokenSort.digits) return undefined
  const size = Number(tokens.key(signed))
  const exponent = signed > at + 1 && tokens.key(at + 1) !== '+' ? -size : size
  const value = mark === 'e' ? base * 10 ** exponent : Math.sign(base) * Math.abs(base) ** exponent
  return { next: signed + 1, value, sort: 'power' }
}

const abbreviations: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, dz: 12 }

/** `10k`, `3 dz`. */
function readShort(
  { tokens }: NumberContext,
  at: number,
  value: number,
): CompoundReading | undefined {
  const surface = tokens.text.slice(tokens.start(at), tokens.end(at))
  const factor = Object.hasOwn(abbreviations, surface) ? abbreviations[surface] : undefined
  if (factor === undefined) return undefined
  return { next: at + 1, value: value * factor, sort: 'cardinal' }
}

const joints: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set(['con', 'y']),
  fr: new Set(['et']),
}

/** `veinte con tres quintos`, `trois et un cinquième`, `siete con cincuenta`, `1 4/5`. */
function readAdded(
  context: NumberContext,
  number: NumberReading,
  value: number,
): CompoundReading | undefined {
  const { tokens, lang } = context
  const joint = tokens.key(number.next)
  const isMixed =
    tokens.sort(number.next) === tokenSort.digits && tokens.key(number.next + 1) === '/'
  if (!joints[lang].has(joint) && !isMixed) return undefined
  const at = isMixed ? number.next : number.next + 1
  const fraction = readFraction(context, at)
  if (fraction && fraction.value < 2) {
    const unit = number.power >= 6 ? 10 ** number.power : 1
    return { next: fraction.next, value: value + fraction.value * unit, sort: 'fraction' }
  }
  return joint === 'con' ? readSpokenDecimals(context, at, value) : undefined
}

/** `siete con cincuenta` is 7.5, `once con uno y medio` 12.5. */
function readSpokenDecimals(
  context: NumberContext,
  at: number,
  value: number,
): CompoundReading | undefined {
  const part = roleAt(context, at) === undefined ? undefined : readNumber(context, at)
  if (part?.value === undefined) return undefined
  const decimals = part.value
  if (decimals.scale > 0)
    return { next: part.next, value: value + toNumber(decimals), sort: 'fraction' }
  return { next: part.next, value: Number(`${value}.${decimals.digits}`), sort: 'cardinal' }
}
