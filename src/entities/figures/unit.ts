/** What stands after a number: percent, currency, unit of measure, or a word that says it is no figure. */
import type { FigureKind } from '../../model/figure.js'
import type { Language } from '../../model/language.js'
import type { NumberReading } from '../../text/numerals/index.js'
import { isDigitCode, isLetterCode, tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import { isoCodes, multipliers } from './currencies.js'
import { readSign, type CurrencyResolver } from './currency.js'
import { compilePhrases, type Phrases } from './phrases.js'
import { figureWords, type CurrencyName } from './words.js'

/** A unit as read after a number. */
export interface UnitReading {
  readonly next: number
  readonly kind: FigureKind
  readonly unit?: string
  /** Power of ten that the unit holds: 6 in `M€`, -2 in `centavos`. */
  readonly power: number
  readonly isBelowZero: boolean
}

/** What the reading of units needs to know. */
export interface UnitContext {
  readonly tokens: Tokens
  readonly lang: Language
  readonly country?: string
  readonly currencies: CurrencyResolver
}

interface UnitWords {
  readonly percent: Phrases<true>
  readonly measures: Phrases<true>
  readonly belowZero: Phrases<true>
  readonly names: Phrases<CurrencyName>
}

const marked = (phrases: readonly string[]): [string, true][] =>
  phrases.map((phrase) => [phrase, true])

const unitWords = compileAll()

function compileAll(): Record<Language, UnitWords> {
  const compileOne = (lang: Language): UnitWords => {
    const words = figureWords[lang]
    return {
      percent: compilePhrases(marked(words.percent)),
      measures: compilePhrases(marked(words.measures)),
      belowZero: compilePhrases(marked(words.belowZero)),
      names: compilePhrases(Object.entries(words.currencies)),
    }
  }
  return { es: compileOne('es'), fr: compileOne('fr') }
}

const codes = new Set(isoCodes)

/** Reads the percent sign, currency or unit of measure after a number; undefined when none stands there. */
export function readUnit(
  context: UnitContext,
  at: number,
  number: NumberReading,
): UnitReading | undefined {
  const { tokens, lang } = context
  if (tokens.key(at) === '%' || tokens.key(at) === '％')
    return { next: at + 1, kind: 'percent', power: 0, isBelowZero: false }
  const percent = unitWords[lang].percent.matchFrom(tokens, at)
  if (percent) return { next: percent.next, kind: 'percent', power: 0, isBelowZero: false }
  const after = number.hasScale || number.isCollective ? skipOf(tokens, at) : at
  return readMoney(context, after) ?? readMeasure(context, after)
}

/** Steps over `de`, `d'` before a unit. */
export function skipOf(tokens: Tokens, at: number): number {
  const key = tokens.key(at)
  if (key === 'de') return at + 1
  return key === 'd' && tokens.key(at + 1) === "'" ? at + 2 : at
}

/** Reads a currency: `€`, `M€`, `MDH`, `pesos`, `dólares canadienses`, `centavos de dólar`. */
export function readMoney(context: UnitContext, at: number): UnitReading | undefined {
  const { tokens } = context
  const scaled = readMultiplier(tokens, at)
  if (scaled) {
    const after = skipOf(tokens, scaled.next)
    const money = readCurrency(context, after)
    if (money) return { ...money, power: money.power + scaled.power }
    if (scaled.isWhole) return bareMoney(context, scaled.next, scaled.power)
  }
  return readCurrency(context, at) ?? readCents(context, at)
}

/** A currency without a multiplier before it. */
function readCurrency(context: UnitContext, at: number): UnitReading | undefined {
  const { tokens, lang, country, currencies } = context
  const sign = readSign(tokens, at, country)
  if (sign && isClosed(tokens, sign.next)) {
    const unit = currencies.ofSign(sign.sign, at)
    return money(sign.next, unit, sign.sign.power ?? 0)
  }
  const name = unitWords[lang].names.matchFrom(tokens, at)
  if (name) {
    const { code, next } = currencies.ofName(name.value, at, name.next)
    return money(next, code, 0)
  }
  const code = tokens.text.slice(tokens.start(at), tokens.end(at))
  return codes.has(code) ? money(at + 1, code, 0) : undefined
}

function money(next: number, unit: string | undefined, power: number): UnitReading {
  const reading = { next, kind: 'money', power, isBelowZero: false } as const
  return unit === undefined ? reading : { ...reading, unit }
}

/** Money in the currency of the article's country. */
export function bareMoney(context: UnitContext, next: number, power: number): UnitReading {
  return money(next, context.currencies.usual, power)
}

/** Whether nothing is glued to the end of a sign in letters. */
function isClosed(tokens: Tokens, next: number): boolean {
  const end = tokens.end(next - 1)
  const last = tokens.text.charCodeAt(end - 1)
  const following = tokens.text.charCodeAt(end)
  return !isLetterCode(last) || !(isLetterCode(following) || isDigitCode(following))
}

interface Multiplier {
  readonly next: number
  readonly power: number
  /** Whether it says money even without a currency: the Swiss `mio`. */
  readonly isWhole: boolean
}

function readMultiplier(tokens: Tokens, at: number): Multiplier | undefined {
  if (tokens.sort(at) !== tokenSort.word) return undefined
  const surface = tokens.text.slice(tokens.start(at), tokens.end(at))
  const power = multipliers[surface]
  if (power === undefined) return undefined
  const next =
    tokens.key(at + 1) === '.' && tokens.isJoined(at) && surface.length > 2 ? at + 2 : at + 1
  return { next, power, isWhole: surface.toLowerCase() === 'mio' }
}

/** `centavos`, `cents`, `centavos de dólar`. */
function readCents(context: UnitContext, at: number): UnitReading | undefined {
  const { tokens, lang, currencies } = context
  if (!figureWords[lang].cents.includes(tokens.key(at))) return undefined
  const of = skipOf(tokens, at + 1)
  const whole = of > at + 1 ? readCurrency(context, of) : undefined
  return whole ? { ...whole, power: -2 } : money(at + 1, currencies.usual, -2)
}

/** Reads a unit of measure. */
function readMeasure(context: UnitContext, at: number): UnitReading | undefined {
  const { tokens, lang } = context
  const match = unitWords[lang].measures.matchFrom(tokens, at)
  if (!match || !isUnitCase(tokens, at, match.next) || !isClosed(tokens, match.next))
    return undefined
  if (tokens.key(match.next) === "'" && tokens.isJoined(match.next - 1)) return undefined
  const below = unitWords[lang].belowZero.matchFrom(tokens, match.next)
  return {
    next: below?.next ?? match.next,
    kind: 'measure',
    unit: tokens.text.slice(tokens.start(at), tokens.end(match.next - 1)),
    power: 0,
    isBelowZero: below !== undefined,
  }
}

const capitals = new Set(['Mo', 'Go', 'To', 'MO', 'GO', 'TO'])

/** Short units are known by their case: `m`, not `M`; `Go`, not `go`. */
function isUnitCase(tokens: Tokens, at: number, next: number): boolean {
  const surface = tokens.text.slice(tokens.start(at), tokens.end(at))
  if (next > at + 1) return true
  if (surface.length === 1)
    return surface === 'L' || surface === '°' || surface === surface.toLowerCase()
  return !/^[mgt]o$/i.test(surface) || capitals.has(surface)
}
