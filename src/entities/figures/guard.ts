/** What looks like a figure and is none: years, labels, phone numbers, `un` as an article. */
import { tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import type { Qualified } from './qualifier.js'
import type { Quantity } from './quantity.js'
import { byLanguage, figureWords } from './words.js'

const labels = byLanguage((lang) => new Set(figureWords[lang].labels))
const abbreviations = byLanguage((lang) => new Set(figureWords[lang].labelAbbreviations))

/** Tells whether the quantity is one that the guidelines count as a figure. */
export function isFigure(
  context: FigureContext,
  quantity: Quantity,
  qualified: Qualified,
): boolean {
  const { kind } = quantity
  if (kind === undefined) return false
  if (isSingular(context, quantity)) return isSingularFigure(context, quantity, qualified)
  if (kind === 'measure' && isVerbAfterYear(context, quantity)) return false
  if (kind !== 'count') return true
  return (
    !quantity.hasSign &&
    !quantity.isYear &&
    !isLabelled(context, quantity) &&
    !isShare(context, quantity)
  )
}

/** `el Mundial 2024 ha querido`: the year is none of hectares, the verb goes on with a participle. */
function isVerbAfterYear({ tokens, lang }: FigureContext, { number }: Quantity): boolean {
  const unit = number.next
  return (
    lang === 'es' &&
    tokens.key(unit) === 'ha' &&
    isYearAt(tokens.key(unit - 1)) &&
    participle.test(tokens.key(unit + 1))
  )
}

const participle = /(?:[aií]do|cho|sto|rto|elto)$/u

/** Whether the number is the word `un`, `una`, `une`, which is more often the article. */
function isSingular({ tokens }: FigureContext, { number, numberAt }: Quantity): boolean {
  const isOneWord = tokens.sort(numberAt) === tokenSort.word && number.next === numberAt + 1
  return isOneWord && (number.value?.digits ?? 0) <= 1 && number.power === 0
}

const singularCurrencies = new Set([
  'euro',
  'dolar',
  'dollar',
  'yen',
  'yuan',
  'dirham',
  'penny',
  'penique',
  'centavo',
  'centimo',
  'centime',
])

/** Whether `un` before the unit is meant as a number: always of some units, of others with a qualifier. */
function isSingularFigure(
  { tokens }: FigureContext,
  { kind, number }: Quantity,
  { qualifier }: Qualified,
): boolean {
  if (kind === 'count') return false
  if (kind === 'percent' || qualifier !== 'exact') return true
  return kind === 'money' && singularCurrencies.has(tokens.key(number.next))
}

/** Whether a word before makes the number a name or a place in an order: `artículo 14`, `n.º 7`, `tel. 55 12`. */
function isLabelled({ tokens, lang }: FigureContext, { at }: Quantity): boolean {
  if (tokens.sort(at - 1) === tokenSort.digits) return !isYearAt(tokens.key(at - 1))
  const mark = tokens.key(at - 1)
  if (mark === '°' || mark === 'º') return true
  if (mark === '.') return abbreviations[lang].has(tokens.key(at - 2)) && tokens.isJoined(at - 2)
  return labels[lang].has(mark)
}

function isYearAt(digits: string): boolean {
  return digits.length === 4 && (digits.startsWith('19') || digits.startsWith('20'))
}

/** Whether it is the whole of a share: `tres de cada diez mexicanos`, `un Français sur cinq`. */
function isShare({ tokens }: FigureContext, { at }: Quantity): boolean {
  const key = tokens.key(at - 1)
  return key === 'cada' || key === 'chaque'
}

const codeJoints = new Set(['/', ':', '-', '.'])

/**
 * The token after digits joined by marks as in dates, hours, phone numbers and shares (`12/05/2024`, `10:30`,
 * `55-1234-5678`); the token itself when none begin there. Two numbers with one hyphen can be a range and are none.
 */
export function skipCode(tokens: Tokens, at: number): number {
  let next = at
  let joints = 0
  let isRangeLike = true
  while (isCodeJoint(tokens, next + 1)) {
    const mark = tokens.key(next + 1)
    isRangeLike &&= mark === '.' || (mark === '-' && joints === 0)
    joints += mark === '.' ? 0 : 1
    next += 2
  }
  // `3/4 %` is a share of one percent.
  const isShare = next === at + 2 && tokens.key(next + 1) === '%'
  return isRangeLike || isShare ? at : next + 1
}

function isCodeJoint(tokens: Tokens, at: number): boolean {
  if (tokens.sort(at) !== tokenSort.symbol || !codeJoints.has(tokens.key(at))) return false
  if (!tokens.isJoined(at - 1) || !tokens.isJoined(at)) return false
  return tokens.sort(at + 1) === tokenSort.digits
}
