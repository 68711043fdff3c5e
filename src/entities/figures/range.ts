/** Ranges: `entre 10 y 12`, `de 10 a 12`, `10-12`, `trois à quatre cents`. */
import type { Figure } from '../../model/figure.js'
import {
  compare,
  exactOf,
  multiply,
  shift,
  toDecimal,
  type Exact,
} from '../../text/numerals/decimal.js'
import { tokenSort } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { compilePhrases } from './phrases.js'
import { isArticleAt } from './qualifier.js'
import { readQuantity, type Quantity } from './quantity.js'
import { byLanguage, figureWords } from './words.js'

/** A range as read. */
export interface RangeReading {
  readonly next: number
  readonly figure: Figure
}

const hyphens = new Set(['-', '–', '—', '‑'])

/** Reads the range whose first quantity is given; undefined when it is no range. */
export function readRange(context: FigureContext, low: Quantity): RangeReading | undefined {
  const opening = readOpening(context, low)
  const joint = readJoint(context, low, opening)
  if (joint === undefined) return undefined
  const high = readQuantity(context, skipArticle(context, joint.next))
  if (high === undefined || !isPair(low, high, opening !== undefined)) return undefined
  const isMove = opening?.isAfterChange ?? isAfterChange(context, low.at)
  if (isMove && isChange(low, high)) return undefined
  return makeRange(context, opening?.at ?? low.at, { low, high })
}

interface Opening {
  readonly at: number
  readonly word: string
  /** Whether a verb of change stands before it: `pasó de 60 a 95` is no range. */
  readonly isAfterChange: boolean
}

/** The word that opens a range before its first quantity. */
function readOpening(context: FigureContext, low: Quantity): Opening | undefined {
  const { tokens, lang } = context
  const direct = isArticleAt(context, low.at - 1) ? low.at - 2 : low.at - 1
  const at = tokens.key(direct) === "'" ? direct - 1 : direct
  const word = tokens.key(at)
  if (!Object.hasOwn(figureWords[lang].ranges, word)) return undefined
  return { at, word, isAfterChange: word !== 'entre' && isAfterChange(context, at) }
}

const changeReach = 6
const innerMarks = new Set(["'", '-'])

/** Whether a verb of change stands in the few words before the token. */
function isAfterChange({ tokens, lang }: FigureContext, at: number): boolean {
  const { changeStems } = figureWords[lang]
  for (let back = at - 1; back >= Math.max(0, at - changeReach); back -= 1) {
    if (tokens.sort(back) === tokenSort.symbol && !innerMarks.has(tokens.key(back))) return false
    if (changeStems.some((stem) => tokens.key(back).startsWith(stem))) return true
  }
  return false
}

/** After a verb of change only `aumentó de 25 a 30 %` is left to be a range. */
function isChange(low: Quantity, high: Quantity): boolean {
  return high.kind !== 'percent' || low.kind !== undefined
}

interface Joint {
  readonly next: number
}

const joints = byLanguage((lang) => {
  const { ranges, bareRanges } = figureWords[lang]
  const opened = Object.entries(ranges).map(
    ([word, ends]) => [word, compilePhrases(ends.map((end) => [end, true] as const))] as const,
  )
  return new Map([...opened, ['', compilePhrases(bareRanges.map((end) => [end, true] as const))]])
})

/** The token after what joins the two quantities. */
function readJoint(
  { tokens, lang }: FigureContext,
  low: Quantity,
  opening: Opening | undefined,
): Joint | undefined {
  const match = joints[lang].get(opening?.word ?? '')?.matchFrom(tokens, low.next)
  if (match) return match
  if (!hyphens.has(tokens.key(low.next))) return undefined
  const isEven = tokens.isJoined(low.next - 1) === tokens.isJoined(low.next)
  return isEven ? { next: low.next + 1 } : undefined
}

function skipArticle(context: FigureContext, at: number): number {
  const isBare = context.tokens.sort(at + 1) !== tokenSort.word
  return isArticleAt(context, at) && isBare ? at + 1 : at
}

/** Whether the two quantities can be the ends of one range. */
function isPair(low: Quantity, high: Quantity, isOpened: boolean): boolean {
  if (high.value === undefined || high.kind === undefined) return false
  if (!isSameUnit(low, high) || (low.kind === 'count' && !isOpened)) return false
  if (low.isYear && high.isYear && high.kind === 'count') return false
  return compare(sharedScale(low, high), high.value) < 0
}

function isSameUnit(low: Quantity, high: Quantity): boolean {
  return low.kind === undefined || (low.kind === high.kind && low.unit === high.unit)
}

/** Gives the first number what only the second says: `entre 38 y 42 millones`, `de 25 à 30 000 $`. */
function sharedScale(low: Quantity, high: Quantity): Exact {
  const value = low.value ?? exactOf(0)
  if (high.value === undefined || low.kind !== undefined || low.number.power > 0) return value
  const power = high.number.power + high.unitPower
  if (power < 0) return shift(value, power)
  if (power > 0) return within(shift(value, power), high.value) ?? value
  return low.number.hasMarks || !endsInThousand(high) ? value : near(value, high.value)
}

function endsInThousand({ value, number }: Quantity): boolean {
  const isWhole = value?.scale === 0 && value.digits % 1000 === 0
  return number.hasMarks && isWhole
}

/** `25 à 30 000` means 25,000 when that makes the two of the same size. */
function near(low: Exact, high: Exact): Exact {
  const scaled = shift(low, 3)
  const isNear = compare(multiply(scaled, exactOf(3)), high) > 0
  return isNear ? (within(scaled, high) ?? low) : low
}

function within(scaled: Exact, high: Exact): Exact | undefined {
  return compare(scaled, high) < 0 ? scaled : undefined
}

interface Ends {
  readonly low: Quantity
  readonly high: Quantity
}

function makeRange({ tokens }: FigureContext, at: number, { low, high }: Ends): RangeReading {
  const start = tokens.start(at)
  const end = tokens.end(high.next - 1)
  const kind = high.kind ?? 'count'
  const figure: Figure = {
    text: tokens.text.slice(start, end),
    start,
    end,
    kind,
    low: toDecimal(sharedScale(low, high)),
    high: toDecimal(high.value ?? exactOf(0)),
    ...(high.unit === undefined || kind === 'percent' ? {} : { unit: high.unit }),
    qualifier: 'range',
    rule: `figures/${kind}-range`,
  }
  return { next: high.next, figure }
}
