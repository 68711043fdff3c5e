/** What a number without a unit of its own counts: a noun, or money for bare millions. */
import { readFraction } from '../../text/numerals/fractions.js'
import type { NumberReading } from '../../text/numerals/index.js'
import type { FigureContext } from './context.js'
import { readNoun } from './count.js'
import { skipOf } from './joint.js'
import { bareMoney, type UnitReading } from './money.js'
import { byLanguage, figureWords } from './words.js'

const moneyNouns = byLanguage((lang) => new Set(figureWords[lang].moneyNouns))

/**
 * Reads a counted noun, or the usual currency for bare millions: `560 millones`, `six millions de travaux`.
 * The number begins at the token `from`.
 */
export function readCounted(
  context: FigureContext,
  number: NumberReading,
  from: number,
): UnitReading | undefined {
  const { tokens, lang } = context
  const at = afterOf(context, number)
  const isOf = at > number.next
  const ofMoney = isOf && number.hasScale && moneyNouns[lang].has(tokens.key(at))
  if (ofMoney) return bareMoney(context, number.next)
  const noun = isFraction(context, number, from) ? undefined : readNoun(tokens, at, lang)
  if (noun === undefined) return number.hasScale && !isOf ? bareMoney(context, at) : undefined
  const unit = tokens.text.slice(tokens.start(noun.at), tokens.end(noun.next - 1))
  const power = isMisread(number) ? 3 : 0
  return { next: noun.next, kind: 'count', unit, power, isBelowZero: false }
}

function afterOf({ tokens }: FigureContext, number: NumberReading): number {
  return number.hasScale || number.isCollective ? skipOf(tokens, number.next) : number.next
}

/** Whether it is a fraction in words: `dos tercios`, but not `620 cuartos`. */
function isFraction(context: FigureContext, { form }: NumberReading, from: number): boolean {
  return form === 'words' && readFraction(context, from) !== undefined
}

/** Nobody counts in thousandths: the mark before three digits of a count groups thousands, whatever the country. */
function isMisread({ value, hasScale, power }: NumberReading): boolean {
  return value?.scale === 3 && !hasScale && power === 0
}
