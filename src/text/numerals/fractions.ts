/** Fractions: `dos tercios`, `3/4`, `½`, `un tiers`, `uno sobre tres`, `veinte con tres quintos`. */
import type { Language } from '../../model/language.js'
import { toNumber } from './decimal.js'
import { spellOut } from './glued.js'
import { readNumber } from './index.js'
import { readOrdinal } from './ordinals.js'
import type { NumberContext } from './small.js'
import { tokenSort } from './tokens.js'

/** A fraction as read. */
export interface FractionReading {
  readonly next: number
  readonly value: number
}

const halves: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  es: { medio: 2, medios: 2, media: 2, medias: 2, tercio: 3, tercios: 3 },
  fr: { demi: 2, demis: 2, demie: 2, tiers: 3, quart: 4, quarts: 4 },
}

const signs: Readonly<Record<string, number>> = {
  ...{ '½': 1 / 2, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 1 / 4, '¾': 3 / 4, '⅕': 1 / 5, '⅖': 2 / 5 },
  ...{ '⅗': 3 / 5, '⅘': 4 / 5, '⅙': 1 / 6, '⅚': 5 / 6, '⅛': 1 / 8, '⅜': 3 / 8, '⅝': 5 / 8 },
}

const nouns: Readonly<Record<string, number>> = { mitad: 0.5, moitie: 0.5 }
const over: Readonly<Record<Language, string>> = { es: 'sobre', fr: 'sur' }

/** Reads the fraction that begins at the token, without a whole number before it. */
export function readFraction(context: NumberContext, at: number): FractionReading | undefined {
  const { tokens } = context
  const key = tokens.key(at)
  const simple = signs[key] ?? (Object.hasOwn(nouns, key) ? nouns[key] : undefined)
  if (simple !== undefined) return { next: at + 1, value: simple }
  const number = readNumber(context, at)
  if (number?.value === undefined || number.isCollective) return undefined
  const top = { next: number.next, value: toNumber(number.value) }
  if (tokens.key(top.next) === '/' || tokens.key(top.next) === over[context.lang])
    return readOver(context, top)
  return number.form === 'words' ? readNamed(context, at, top) : undefined
}

/** `3/4`, `uno sobre tres`. */
function readOver(context: NumberContext, top: FractionReading): FractionReading | undefined {
  const { tokens } = context
  if (tokens.key(top.next) === '/' && tokens.sort(top.next + 1) !== tokenSort.digits)
    return undefined
  const bottom = readNumber(context, top.next + 1)
  const divisor = bottom?.value ? toNumber(bottom.value) : 0
  // `1000 sur 3 ans` is no fraction.
  return bottom && divisor > top.value
    ? { next: bottom.next, value: top.value / divisor }
    : undefined
}

/**
 * `dos tercios`, `un veintiunavo`. The last words of the numerator may belong to the denominator (`un vingt et
 * unième`), so that the shortest numerator is tried first.
 */
function readNamed(
  context: NumberContext,
  at: number,
  top: FractionReading,
): FractionReading | undefined {
  const bottom = readDenominator(context, top.next)
  if (bottom && top.value > 0 && isPlural(context, bottom, top))
    return { next: bottom.next, value: top.value / bottom.value }
  if (context.lang !== 'fr' || !isOne(context, at)) return undefined
  const ordinal = readDenominator(context, at + 1)
  return ordinal && { next: ordinal.next, value: 1 / ordinal.value }
}

/** `dos millonésimas` is a fraction, `dos millonésimo` an ordinal. */
function isPlural(
  { tokens, lang }: NumberContext,
  bottom: FractionReading,
  top: FractionReading,
): boolean {
  return lang === 'fr' || top.value === 1 || tokens.key(bottom.next - 1).endsWith('s')
}

function isOne({ tokens }: NumberContext, at: number): boolean {
  return tokens.key(at) === 'un' || tokens.key(at) === 'une'
}

function readDenominator(context: NumberContext, at: number): FractionReading | undefined {
  const { tokens, lang } = context
  const key = tokens.key(at)
  const half = Object.hasOwn(halves[lang], key) ? halves[lang][key] : undefined
  if (half !== undefined) return { next: at + 1, value: half }
  if (tokens.sort(at) !== tokenSort.word) return undefined
  const parts = lang === 'es' ? readAvo(key) : undefined
  if (parts !== undefined) return { next: at + 1, value: parts }
  const ordinal = readOrdinal(context, at)
  return ordinal && ordinal.value > 2 ? ordinal : undefined
}

/** The number in `veintiunavos`. */
function readAvo(key: string): number | undefined {
  const glued = /^(.+?)avos?$/.exec(key)?.[1]
  return glued === undefined ? undefined : (spellOut(glued, 'es') ?? spellOut(`${glued}a`, 'es'))
}
