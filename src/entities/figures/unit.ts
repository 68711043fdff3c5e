/** What stands after a number: percent, currency, unit of measure. */
import { exactFromNumber, type Exact } from '../../text/numerals/decimal.js'
import { readCompound } from '../../text/numerals/find.js'
import type { NumberReading } from '../../text/numerals/index.js'
import type { Tokens } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { isCompoundAt } from './count.js'
import { isClosed, skipOf } from './joint.js'
import { readMoney, type UnitReading } from './money.js'
import { compilePhrases } from './phrases.js'
import { byLanguage, figureWords } from './words.js'

const percents = byLanguage((lang) => compilePhrases(figureWords[lang].percent.map(marked)))
const measures = byLanguage((lang) => compilePhrases(figureWords[lang].measures.map(marked)))
const belowZero = byLanguage((lang) => compilePhrases(figureWords[lang].belowZero.map(marked)))

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
  return readMoney(context, at, number) ?? readMeasure(context, at)
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

/** Whether the unit is one where the article comes from: `livres` are a weight in Canada and books in France. */
function isLocal({ country }: FigureContext, unit: string): boolean {
  return unit !== 'livres' || country === 'CA' || country === undefined
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

/** A fraction of percents, or a power of ten of them. */
export interface FractionPercent {
  readonly next: number
  readonly value: Exact
}

/** Reads `tres quintos por ciento`, `siete con cincuenta por ciento`, `3/4 %`. */
export function readFractionPercent(
  context: FigureContext,
  at: number,
): FractionPercent | undefined {
  const { tokens, lang } = context
  const found = readCompound(context, at)
  const percent = found && percents[lang].matchFrom(tokens, found.next)
  return percent && { next: percent.next, value: exactFromNumber(found.value) }
}
