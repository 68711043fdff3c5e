/** What stands after a number: percent, currency, unit of measure. */
import type { FigureKind } from '../../model/figure.js'
import type { NumberReading } from '../../text/numerals/index.js'
import { isDigitCode, isLetterCode, tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { isCompoundAt } from './count.js'
import { multipliers, type CurrencySign } from './currencies.js'
import { readSign } from './currency.js'
import { compilePhrases } from './phrases.js'
import { byLanguage, entriesOf, figureWords } from './words.js'

/** A unit as read after a number. */
export interface UnitReading {
  readonly next: number
  readonly kind: FigureKind
  readonly unit?: string
  /** Power of ten that the unit holds: 6 in `M€`, -2 in `centavos`. */
  readonly power: number
  readonly isBelowZero: boolean
}

const percents = byLanguage((lang) => compilePhrases(figureWords[lang].percent.map(marked)))
const measures = byLanguage((lang) => compilePhrases(figureWords[lang].measures.map(marked)))
const belowZero = byLanguage((lang) => compilePhrases(figureWords[lang].belowZero.map(marked)))
const names = byLanguage((lang) => compilePhrases(entriesOf(figureWords[lang].currencies)))

function marked(phrase: string): readonly [string, true] {
  return [phrase, true]
}

/** Reads the percent sign, currency or unit of measure after the number; undefined when none stands there. */
export function readSuffix(context: FigureContext, number: NumberReading): UnitReading | undefined {
  const { tokens, lang } = context
  const percent = percents[lang].matchFrom(tokens, number.next)
  if (percent) return { next: percent.next, kind: 'percent', power: 0, isBelowZero: false }
  const isRound = number.hasScale || number.isCollective
  const at = isRound ? skipOf(tokens, number.next) : number.next
  // `puntos de venta` are counted, though `puntos` alone are a measure.
  if (isCompoundAt(tokens, at, lang)) return undefined
  return readMoney(context, at) ?? readMeasure(context, at)
}

/** Reads what may follow a number with a currency before it: `US$ 5 MM`, `$ 5 millones de pesos`, `CHF 60.–`. */
export function readPrefixed(
  context: FigureContext,
  number: NumberReading,
  sign: CurrencySign,
): UnitReading {
  const { tokens, currencies } = context
  const scaled = number.hasScale ? undefined : readMultiplier(tokens, number.next)
  const at = scaled?.next ?? number.next
  const power = (scaled?.power ?? 0) + (sign.power ?? 0)
  const unit = currencies.ofSign(sign, number.next)
  const repeated = readCurrency(context, number.hasScale ? skipOf(tokens, at) : at)
  if (repeated === undefined) return money(skipCentsDash(tokens, at), unit, power)
  // `$ 5 millones de dólares`: the name says more than the bare sign.
  return money(repeated.next, sign.code === 'own' ? repeated.unit : unit, power)
}

const dashes = new Set(['-', '–', '—'])

/** Steps over the Swiss `.–` that stands for no cents. */
function skipCentsDash(tokens: Tokens, at: number): number {
  const isDash = tokens.key(at) === '.' && tokens.isJoined(at - 1) && tokens.isJoined(at)
  return isDash && dashes.has(tokens.key(at + 1)) ? at + 2 : at
}

/** Steps over `de`, `d'` before a unit. */
export function skipOf(tokens: Tokens, at: number): number {
  const key = tokens.key(at)
  if (key === 'de') return at + 1
  return key === 'd' && tokens.key(at + 1) === "'" ? at + 2 : at
}

/** Reads a currency with its multiplier: `€`, `M€`, `MDH`, `pesos`, `centavos de dólar`, `mio`. */
function readMoney(context: FigureContext, at: number): UnitReading | undefined {
  const { tokens, currencies } = context
  const scaled = readMultiplier(tokens, at)
  if (scaled === undefined) return readCurrency(context, at) ?? readCents(context, at)
  const currency = readCurrency(context, skipOf(tokens, scaled.next))
  if (currency) return { ...currency, power: currency.power + scaled.power }
  if (scaled.isMoney) return money(scaled.next, currencies.usual, scaled.power)
  return readCurrency(context, at)
}

/** Reads a currency without a multiplier before it. */
function readCurrency(context: FigureContext, at: number): UnitReading | undefined {
  const { tokens, lang, country, currencies } = context
  const sign = readSign(tokens, at, country)
  if (sign && isClosed(tokens, sign.next))
    return money(sign.next, currencies.ofSign(sign.sign, at), sign.sign.power ?? 0)
  const name = names[lang].matchFrom(tokens, at)
  if (name === undefined) return undefined
  const { code, next } = currencies.ofName(name.value, at, name.next)
  // `livres` in a country without a pound are books or a weight.
  return code === undefined ? undefined : money(next, code, 0)
}

function money(next: number, unit: string | undefined, power: number): UnitReading {
  const reading = { next, kind: 'money', power, isBelowZero: false } as const
  return unit === undefined ? reading : { ...reading, unit }
}

/** Whether nothing is glued to the end of a unit in letters. */
function isClosed(tokens: Tokens, next: number): boolean {
  const end = tokens.end(next - 1)
  const following = tokens.text.charCodeAt(end)
  const isGlued = isLetterCode(following) || isDigitCode(following)
  return !isGlued || !isLetterCode(tokens.text.charCodeAt(end - 1))
}

interface Multiplier {
  readonly next: number
  readonly power: number
  /** Whether it says money even without a currency: the Swiss `mio`. */
  readonly isMoney: boolean
}

function readMultiplier(tokens: Tokens, at: number): Multiplier | undefined {
  if (tokens.sort(at) !== tokenSort.word) return undefined
  const surface = tokens.text.slice(tokens.start(at), tokens.end(at))
  if (!Object.hasOwn(multipliers, surface)) return undefined
  return { next: at + 1, power: multipliers[surface] ?? 0, isMoney: tokens.key(at) === 'mio' }
}

/** Reads `centavos`, `cents`, `centavos de dólar`. */
function readCents(context: FigureContext, at: number): UnitReading | undefined {
  const { tokens, lang, currencies } = context
  if (!figureWords[lang].cents.includes(tokens.key(at))) return undefined
  const of = skipOf(tokens, at + 1)
  const whole = of > at + 1 ? readCurrency(context, of) : undefined
  return whole ? { ...whole, power: -2 } : money(at + 1, currencies.usual, -2)
}

/** Reads a unit of measure. */
function readMeasure(context: FigureContext, at: number): UnitReading | undefined {
  const { tokens, lang } = context
  const match = measures[lang].matchFrom(tokens, at)
  if (!match || !isUnitCase(tokens, at, match.next) || !isClosed(tokens, match.next))
    return undefined
  if (tokens.key(match.next) === "'" && tokens.isJoined(match.next - 1)) return undefined
  if (!isLocal(context, tokens.key(at))) return undefined
  const below = belowZero[lang].matchFrom(tokens, match.next)
  return {
    next: below?.next ?? match.next,
    kind: 'measure',
    unit: tokens.text.slice(tokens.start(at), tokens.end(match.next - 1)),
    power: 0,
    isBelowZero: below !== undefined,
  }
}

/** Whether the unit is one where the article comes from: `livres` are a weight in Canada and books elsewhere. */
function isLocal({ country }: FigureContext, unit: string): boolean {
  return unit !== 'livres' || country === 'CA'
}

const octets = new Set(['mo', 'go', 'to'])

/** Short units are known by their case: `m`, not `M`; `Go`, not `go`. */
function isUnitCase(tokens: Tokens, at: number, next: number): boolean {
  if (next > at + 1) return true
  const first = tokens.text.charAt(tokens.start(at))
  const isCapital = first !== first.toLowerCase()
  if (octets.has(tokens.key(at))) return isCapital
  return tokens.end(at) > tokens.start(at) + 1 || !isCapital || first === 'L'
}
