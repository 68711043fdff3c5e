/** Reads the figure or range at one place: qualifier, quantity, second quantity. */
import type { Figure } from '../../model/figure.js'
import type { Note } from '../../model/span.js'
import { toDecimal } from '../../text/numerals/decimal.js'
import { tokenSort } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { isFigure, skipCode } from './guard.js'
import { readRate } from './rate.js'
import { readQualifier, type Qualified } from './qualifier.js'
import { readQuantity, type Quantity } from './quantity.js'
import { readRange } from './range.js'

/** What was read: a figure, a note on a vague number, or only where to go on. */
export interface Outcome {
  readonly next: number
  readonly figure?: Figure
  readonly note?: Note
}

/** Reads the figure that begins at the token. */
export function readFigure(context: FigureContext, at: number): Outcome | undefined {
  if (context.tokens.sort(at) === tokenSort.digits) {
    const next = skipCode(context.tokens, at)
    if (next > at) return { next }
  }
  const quantity = readQuantity(context, at)
  if (quantity === undefined) return undefined
  if (quantity.value === undefined) return noteVague(context, quantity)
  const range = readRange(context, quantity)
  if (range) return { next: range.next, figure: withRate(context, range.figure, range.next) }
  const qualified = readQualifier(context, quantity)
  if (!isFigure(context, quantity, qualified)) return { next: quantity.number.next }
  const figure = makeFigure(context, quantity, qualified)
  return { next: qualified.next, figure: withRate(context, figure, qualified.next) }
}

function makeFigure({ tokens }: FigureContext, quantity: Quantity, qualified: Qualified): Figure {
  const start = tokens.start(qualified.at)
  const end = tokens.end(qualified.next - 1)
  const kind = quantity.kind ?? 'count'
  return {
    text: tokens.text.slice(start, end),
    start,
    end,
    kind,
    ...(quantity.value ? { value: toDecimal(quantity.value) } : {}),
    ...(quantity.unit === undefined || kind === 'percent' ? {} : { unit: quantity.unit }),
    qualifier: qualified.qualifier,
    rule: `figures/${kind}`,
  }
}

function withRate(context: FigureContext, figure: Figure, next: number): Figure {
  const per = readRate(context, next)
  return per === undefined ? figure : { ...figure, per }
}

/** Leaves a note on `decenas de miles`; digits that are no number, such as a date, leave none. */
function noteVague({ tokens }: FigureContext, { at, next, number }: Quantity): Outcome {
  if (!number.isCollective) return { next: number.next }
  const start = tokens.start(at)
  const end = tokens.end(next - 1)
  const text = `“${tokens.text.slice(start, end)}” says no exact number.`
  return { next, note: { rule: 'figures/vague-number', text, start, end } }
}
