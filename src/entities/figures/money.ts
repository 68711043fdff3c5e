/** Amounts of money: the currency after a number, what follows a currency before it, hundredths. */
import type { FigureKind } from '../../model/figure.js'
import type { Exact } from '../../text/numerals/decimal.js'
import { readNumber, type NumberReading } from '../../text/numerals/index.js'
import { tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { multipliers, type CurrencySign } from './currencies.js'
import { readSign } from './currency.js'
import { isClosed, skipOf } from './joint.js'
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

const names = byLanguage((lang) => compilePhrases(entriesOf(figureWords[lang].currencies)))

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

/** Reads a currency with its multiplier: `€`, `M€`, `MDH`, `pesos`, `centavos de dólar`, `mio`. */
export function readMoney(
  context: FigureContext,
  at: number,
  number: NumberReading,
): UnitReading | undefined {
  const { tokens, currencies } = context
  const scaled = readMultiplier(tokens, at)
  if (scaled === undefined)
    return readCurrency(context, at, number.hasScale) ?? readCents(context, at)
  const currency = readCurrency(context, skipOf(tokens, scaled.next))
  if (currency) return { ...currency, power: currency.power + scaled.power }
  if (scaled.isMoney) return money(scaled.next, currencies.usual, scaled.power)
  return readCurrency(context, at)
}

/** Reads a currency without a multiplier before it. */
function readCurrency(context: FigureContext, at: number, isLarge = true): UnitReading | undefined {
  const { tokens, lang, country, currencies } = context
  const sign = readSign(tokens, at, country)
  if (sign && isClosed(tokens, sign.next))
    return money(sign.next, currencies.ofSign(sign.sign, at), sign.sign.power ?? 0)
  const name = names[lang].matchFrom(tokens, at)
  if (name === undefined) return undefined
  const { code, next } = currencies.ofName(name.value, at, name.next)
  // Outside the countries of a pound, `25 libras` are a weight, `361 millions de livres` money.
  if (code === undefined && name.value === 'pound' && !isLarge) return undefined
  return money(next, code, 0)
}

/** Money in the currency of the article's country; undefined where the country has none. */
export function bareMoney({ currencies }: FigureContext, next: number): UnitReading | undefined {
  return currencies.usual === undefined ? undefined : money(next, currencies.usual, 0)
}

function money(next: number, unit: string | undefined, power: number): UnitReading {
  const reading = { next, kind: 'money', power, isBelowZero: false } as const
  return unit === undefined ? reading : { ...reading, unit }
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

const cents = byLanguage((lang) => new Map(entriesOf(figureWords[lang].cents)))

/** Reads `centavos`, `cents`, `centavos de dólar`, `peniques`. */
function readCents(context: FigureContext, at: number): UnitReading | undefined {
  const { tokens, lang, currencies } = context
  const code = cents[lang].get(tokens.key(at))
  if (code === undefined) return undefined
  const of = skipOf(tokens, at + 1)
  const whole = of > at + 1 ? readCurrency(context, of) : undefined
  if (whole) return { ...whole, power: -2 }
  return money(at + 1, code === 'own' ? currencies.usual : code, -2)
}

/** Hundredths after a whole amount. */
export interface CentsReading {
  readonly next: number
  /** How many hundredths. */
  readonly cents: number
}

const centsJoints = new Set(['y', 'et', 'con'])

/** Reads the hundredths after a currency: `trece euros y cuarenta y cinco céntimos`, `15 dollars 50`. */
export function readCentsAfter(context: FigureContext, at: number): CentsReading | undefined {
  const { tokens, lang } = context
  const isJoined = centsJoints.has(tokens.key(at))
  const number = readNumber(context, isJoined ? at + 1 : at)
  if (number?.value === undefined || !isHundredth(number.value)) return undefined
  const { digits } = number.value
  if (cents[lang].has(tokens.key(number.next))) return { next: number.next + 1, cents: digits }
  const isBare = number.form === 'digits' && isBareCents(tokens, at, number.next)
  return isBare ? { next: number.next, cents: digits } : undefined
}

/** `15 dollars 50`, `25 euros con 50`, and `15 dollars et 15` where nothing is left that the 15 could count. */
function isBareCents(tokens: Tokens, at: number, next: number): boolean {
  const joint = tokens.key(at)
  if (joint === 'con') return true
  if (centsJoints.has(joint))
    return tokens.sort(next) !== tokenSort.word && tokens.key(next) !== '%'
  return joint.length === 2
}

function isHundredth({ digits, scale }: Exact): boolean {
  return scale === 0 && digits < 100
}
