/** How the periods and figures of an article compare with each other, counted once and not again for each of them. */
import type { Figure, Period } from '../model/figure.js'

/** What is counted of all periods of an article. */
export interface PeriodCounts {
  /** Place among all of them. */
  readonly ranks: ReadonlyMap<Period, number>
  /** Place among those that begin after the publication. */
  readonly later: ReadonlyMap<Period, number>
  /** How many are a day. */
  readonly days: number
  /** How many begin on the same day. */
  readonly starts: ReadonlyMap<string | undefined, number>
}

/** What is counted of all figures of one kind and unit; amounts of money are one kind whatever their currency. */
export interface FigureCounts {
  readonly ranks: ReadonlyMap<Figure, number>
  readonly largest: number
  /** How many say the same value. */
  readonly values: ReadonlyMap<string | undefined, number>
}

const periodCounts = new WeakMap<readonly Period[], PeriodCounts & { readonly published: string }>()
const figureCounts = new WeakMap<readonly Figure[], ReadonlyMap<string, FigureCounts>>()

/** Counts the periods of an article, or remembers what was counted. */
export function countPeriods(periods: readonly Period[], published: string): PeriodCounts {
  const known = periodCounts.get(periods)
  if (known?.published === published) return known
  const later = periods.filter(({ from = '' }) => from > published)
  const counts = {
    published,
    ranks: ranksOf(periods),
    later: ranksOf(later),
    days: periods.filter(({ precision }) => precision === 'day').length,
    starts: tally(periods.map(({ from }) => from)),
  }
  periodCounts.set(periods, counts)
  return counts
}

/** Counts the figures that are alike, or remembers what was counted. */
export function countFigures(figures: readonly Figure[], figure: Figure): FigureCounts {
  let known = figureCounts.get(figures)
  if (!known) {
    const groups = new Map<string, Figure[]>()
    for (const one of figures) {
      const group = groups.get(groupOf(one))
      if (group) group.push(one)
      else groups.set(groupOf(one), [one])
    }
    known = new Map([...groups].map(([group, alike]) => [group, countGroup(alike)]))
    figureCounts.set(figures, known)
  }
  return known.get(groupOf(figure)) ?? countGroup([])
}

const groupOf = ({ kind, unit = '' }: Figure): string =>
  kind === 'money' ? kind : `${kind} ${unit}`

function countGroup(alike: readonly Figure[]): FigureCounts {
  return {
    ranks: ranksOf(alike),
    largest: alike.reduce((most, one) => Math.max(most, numberOf(one)), -Infinity),
    values: tally(alike.map(({ value }) => value)),
  }
}

/** The number that a figure says, or at least. */
export const numberOf = ({ value, low }: Figure): number => Number(value ?? low ?? 0)

function ranksOf<Value>(values: readonly Value[]): ReadonlyMap<Value, number> {
  return new Map(values.map((value, index) => [value, index]))
}

function tally<Value>(values: readonly Value[]): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
