/** Finds the first and the last day of an event: every period is weighed for both. */
import type { Evidence } from '../model/event.js'
import type { Period } from '../model/figure.js'
import type { Span } from '../model/span.js'
import { datesOf, isRange } from './dates.js'
import { durationsOf, endAfter } from './durations.js'
import { softmax } from './linear.js'
import type { EventModel } from './models.js'
import { sentenceAt } from './outline.js'
import type { ToldEvent } from './told-event.js'
import { lastDayAfter } from './until-day.js'
import { durationFeatures, periodFeatures } from './value-features.js'

const leastDate = 0.28
const leastLength = 0.4

/** The dates with what proves them. */
export interface FoundDates {
  readonly start: string | undefined
  readonly end: string | undefined
  readonly evidence: readonly Evidence[]
}

/** Finds the dates of the event. */
export function findDates({ outline, view, isInScope }: ToldEvent, model: EventModel): FoundDates {
  const periods = outline.found.periods.filter(({ start }) => isInScope(sentenceAt(outline, start)))
  const weighed = periods.map((period) => {
    const chances = softmax(model.period.score(periodFeatures(outline, period, view)))
    const [, start = 0, end = 0, range = 0] = chances
    const both = isRange(period) ? range : 0
    return { period, start: start + range, end: end + both }
  })
  const first = bestOf(weighed, 'start', ({ from }) => from)
  const named = bestOf(weighed, 'end', ({ to }) => to)
  const last = named ?? (first && endAfterStart({ outline, view, isInScope }, first.date, model))
  const end = first && last && !isAfter(last.date, first.date) ? undefined : last
  return {
    start: first?.date,
    end: end?.date,
    evidence: [
      ...(first ? [{ slot: 'start', start: first.period.start, end: first.period.end }] : []),
      ...(end ? [{ slot: 'end', start: end.period.start, end: end.period.end }] : []),
    ],
  }
}

/** Whether the last day comes after the first, or holds it as a year holds its days. */
function isAfter(last: string, first: string): boolean {
  return last !== first && (first <= last || first.startsWith(last))
}

interface WeighedPeriod {
  readonly period: Period
  readonly start: number
  readonly end: number
}

/** The end that is told by what stands behind the first day, or by how long the event lasts. */
function endAfterStart(
  told: Pick<ToldEvent, 'outline' | 'view' | 'isInScope'>,
  start: string,
  model: EventModel,
): { period: Span; date: string } | undefined {
  return lastDayAfter(told.outline, start) ?? endByLength(told, start, model)
}

/** The end that follows from how long the event lasts. */
function endByLength(
  { outline, view, isInScope }: Pick<ToldEvent, 'outline' | 'view' | 'isInScope'>,
  start: string,
  model: EventModel,
): { period: Span; date: string } | undefined {
  const [best] = durationsOf(outline)
    .filter(({ start: at }) => isInScope(sentenceAt(outline, at)))
    .map((duration) => {
      const chances = softmax(model.period.score(durationFeatures(outline, duration, view)))
      return { period: duration, date: endAfter(start, duration), chance: chances[2] ?? 0 }
    })
    .filter(({ date, chance }) => date !== undefined && chance >= leastLength)
    .sort((one, other) => other.chance - one.chance)
  return best?.date === undefined ? undefined : { period: best.period, date: best.date }
}

function bestOf(
  weighed: readonly WeighedPeriod[],
  slot: 'start' | 'end',
  dateOf: (dates: { from?: string; to?: string }) => string | undefined,
): { period: Period; date: string } | undefined {
  const chances = new Map<string, { period: Period; date: string; chance: number; most: number }>()
  for (const one of weighed) {
    const date = dateOf(datesOf(one.period))
    if (date === undefined) continue
    const known = chances.get(date)
    const chance = one[slot]
    // Two places that say the same date support each other.
    const joint = known ? 1 - (1 - known.chance) * (1 - chance) : chance
    const period = known && known.most >= chance ? known.period : one.period
    chances.set(date, { period, date, chance: joint, most: Math.max(known?.most ?? 0, chance) })
  }
  const [best] = [...chances.values()].sort((one, other) => other.chance - one.chance)
  return best && best.chance >= leastDate ? best : undefined
}
