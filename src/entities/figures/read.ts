/** Reads the figure or range at one place: qualifier, quantity, second quantity. */
import type { Figure, Qualifier } from '../../model/figure.js'
import type { Language } from '../../model/language.js'
import type { Note } from '../../model/span.js'
import { compare, exactOf, multiply, toDecimal, type Exact } from '../../text/numerals/decimal.js'
import { tokenSort } from '../../text/numerals/tokens.js'
import { compilePhrases, type Phrases } from './phrases.js'
import { readQuantity, type FigureContext, type Quantity } from './quantity.js'
import { figureWords } from './words.js'

export type { FigureContext } from './quantity.js'

/** What was read: a figure, a note on a vague number, or only where to go on. */
export interface Outcome {
  readonly next: number
  readonly figure?: Figure
  readonly note?: Note
}

const before = mapLanguages((lang) => compilePhrases(Object.entries(figureWords[lang].before)))
const after = mapLanguages((lang) => compilePhrases(Object.entries(figureWords[lang].after)))
const articles = mapLanguages((lang) => new Set(figureWords[lang].articles))
const labels = mapLanguages((lang) => new Set(figureWords[lang].labels))

function mapLanguages<Value>(make: (lang: Language) => Value): Readonly<Record<Language, Value>> {
  return { es: make('es'), fr: make('fr') }
}

/** Reads the figure that begins at the token. */
export function readFigure(context: FigureContext, at: number): Outcome | undefined {
  const quantity = readQuantity(context, at)
  if (quantity === undefined) return undefined
  const range = readRange(context, quantity)
  if (range) return range
  if (quantity.value === undefined) return vagueOrNothing(context, quantity)
  const qualified = readQualifier(context, quantity)
  if (!isFigure(context, quantity, qualified)) return { next: quantity.number.next }
  return { next: qualified.next, figure: makeFigure(context, quantity, qualified) }
}

interface Qualified {
  readonly at: number
  readonly next: number
  readonly qualifier: Qualifier
}

function readQualifier(context: FigureContext, quantity: Quantity): Qualified {
  const { tokens, lang } = context
  const direct = before[lang].matchBefore(tokens, quantity.at)
  const isArticle = articles[lang].has(tokens.key(quantity.at - 1))
  const left = direct ?? (isArticle ? before[lang].matchBefore(tokens, quantity.at - 1) : undefined)
  const isCollective = quantity.number.isCollective
  if (left) return { at: left.at, next: quantity.next, qualifier: left.value }
  const right = after[lang].matchFrom(tokens, quantity.next)
  if (right) return { at: quantity.at, next: right.next, qualifier: right.value }
  return { at: quantity.at, next: quantity.next, qualifier: isCollective ? 'about' : 'exact' }
}

/** Whether the quantity is one that the guidelines count as a figure. */
function isFigure(
  { tokens, lang }: FigureContext,
  quantity: Quantity,
  { qualifier }: Qualified,
): boolean {
  const { kind, number } = quantity
  if (kind === undefined) return false
  const isOne =
    tokens.sort(quantity.numberAt) === tokenSort.word &&
    number.next === quantity.numberAt + 1 &&
    number.value?.digits === 1n
  if (isOne && kind === 'count') return false
  if (isOne && kind !== 'percent' && qualifier === 'exact') return false
  if (kind !== 'count') return true
  if (quantity.hasSign) return false
  const isYear =
    number.form === 'digits' &&
    !number.hasMarks &&
    /^(19|20)\d\d$/.test(tokens.key(quantity.numberAt))
  if (isYear) return false
  if (number.hasMarks && (number.value?.scale ?? 0) > 0 && !number.hasScale) return false
  const previous = tokens.key(quantity.at - 1)
  const label =
    previous === '.' || previous === '°' || previous === 'º'
      ? tokens.key(quantity.at - 2)
      : previous
  if (previous === '.' && !tokens.isJoined(quantity.at - 2)) return true
  return !labels[lang].has(label)
}

function makeFigure(
  { tokens }: FigureContext,
  quantity: Quantity,
  { at, next, qualifier }: Qualified,
): Figure {
  const start = tokens.start(at)
  const end = tokens.end(next - 1)
  const kind = quantity.kind ?? 'count'
  return {
    text: tokens.text.slice(start, end),
    start,
    end,
    kind,
    ...(quantity.value ? { value: toDecimal(quantity.value) } : {}),
    ...(quantity.unit === undefined || kind === 'percent' ? {} : { unit: quantity.unit }),
    qualifier,
    rule: `figures/${kind}`,
  }
}

function vagueOrNothing({ tokens }: FigureContext, quantity: Quantity): Outcome {
  const { number } = quantity
  if (number.form === 'digits') return { next: number.next }
  const start = tokens.start(quantity.at)
  const end = tokens.end(quantity.next - 1)
  const text = `“${tokens.text.slice(start, end)}” says no exact number.`
  return { next: quantity.next, note: { rule: 'figures/vague-number', text, start, end } }
}

const hyphens = new Set(['-', '–', '—'])

/** Reads `entre 10 y 12`, `de 10 a 12`, `10-12`, `10 à 12` from its first quantity. */
function readRange(context: FigureContext, low: Quantity): Outcome | undefined {
  const { tokens } = context
  if (low.value === undefined) return undefined
  const opening = readOpening(context, low)
  const joint = readJoint(context, low, opening?.joints)
  if (joint === undefined) return undefined
  const secondAt = skipArticle(context, joint)
  const high = readQuantity(context, secondAt)
  if (high?.value === undefined || high.kind === undefined) return undefined
  if (high.kind === 'count' && opening === undefined && hyphens.has(tokens.key(joint - 1))) {
    if (low.number.hasMarks || high.number.hasMarks) return undefined
  }
  const lowValue = matchScale(low, high)
  if (compare(lowValue, high.value) >= 0) return undefined
  if (low.kind !== undefined && low.kind !== high.kind) return undefined
  const at = opening?.at ?? low.at
  const start = tokens.start(at)
  const end = tokens.end(high.next - 1)
  const unit = high.unit ?? low.unit
  const figure: Figure = {
    text: tokens.text.slice(start, end),
    start,
    end,
    kind: high.kind,
    low: toDecimal(lowValue),
    high: toDecimal(high.value),
    ...(unit === undefined || high.kind === 'percent' ? {} : { unit }),
    qualifier: 'range',
    rule: `figures/${high.kind}-range`,
  }
  return { next: high.next, figure }
}

interface Opening {
  readonly at: number
  readonly joints: readonly string[]
}

/** The word that opens a range before its first quantity, when no verb of change stands before it. */
function readOpening(context: FigureContext, low: Quantity): Opening | undefined {
  const { tokens, lang } = context
  const { ranges, changeStems } = figureWords[lang]
  const direct = low.at - 1
  const isArticle = articles[lang].has(tokens.key(direct))
  const at = isArticle ? direct - 1 : direct
  const elided = tokens.key(at) === "'" ? at - 1 : at
  const joints = Object.hasOwn(ranges, tokens.key(elided)) ? ranges[tokens.key(elided)] : undefined
  if (joints === undefined) return undefined
  if (tokens.key(elided) === 'entre') return { at: elided, joints }
  for (let back = elided - 1; back >= elided - 4 && back >= 0; back -= 1) {
    if (tokens.sort(back) !== tokenSort.word) break
    if (changeStems.some((stem) => tokens.key(back).startsWith(stem))) return undefined
  }
  return { at: elided, joints }
}

/** The token after the word that joins the two quantities of a range. */
function readJoint(
  context: FigureContext,
  low: Quantity,
  joints: readonly string[] | undefined,
): number | undefined {
  const { tokens, lang } = context
  const key = tokens.key(low.next)
  if (hyphens.has(key) && joints === undefined) {
    const isTight = tokens.isJoined(low.next - 1) === tokens.isJoined(low.next)
    return isTight && tokens.sort(low.next + 1) !== tokenSort.lineEnd ? low.next + 1 : undefined
  }
  const words = joints ?? figureWords[lang].bareRanges
  for (const word of words) {
    const match = jointPhrases(word).matchFrom(tokens, low.next)
    if (match) return match.next
  }
  return undefined
}

const jointCache = new Map<string, Phrases<true>>()

function jointPhrases(word: string): Phrases<true> {
  const known = jointCache.get(word) ?? compilePhrases<true>([[word, true]])
  jointCache.set(word, known)
  return known
}

function skipArticle({ tokens, lang }: FigureContext, at: number): number {
  const isArticle = articles[lang].has(tokens.key(at))
  return isArticle && tokens.sort(at + 1) !== tokenSort.word ? at + 1 : at
}

/** Gives the first number the multiplier that stands only after the second: `entre 38 y 42 millones`. */
function matchScale(low: Quantity, high: Quantity): Exact {
  const value = low.value ?? exactOf(0)
  if (low.kind !== undefined || high.value === undefined || low.number.hasScale) return value
  for (const power of [9, 6, 3, 2]) {
    const scaled = multiply(value, exactOf(10n ** BigInt(power)))
    if (
      isMultiple(high, power) &&
      compare(scaled, high.value) < 0 &&
      compare(multiply(scaled, exactOf(4)), high.value) > 0
    )
      return scaled
  }
  return value
}

/** Whether the quantity is written as so many times the power of ten. */
function isMultiple(quantity: Quantity, power: number): boolean {
  const { value } = quantity
  if (value === undefined) return false
  if (value.scale > 0) return power >= 6
  return value.digits % 10n ** BigInt(power === 2 ? 2 : 3) === 0n
}
