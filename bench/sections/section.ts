/** What the parts of `npm run bench` have in common: how they measure and what they give. */

/** One part of the report: a table, with a sentence on how it came about. */
export interface Section {
  readonly title: string
  readonly about: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Measures one part; quickly, where a first impression is enough. */
export type MeasureSection = (isQuick: boolean) => Promise<Section>

/** Milliseconds of processor time for one item: median, least and most of several rounds. */
export interface Timing {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** Processor time of this process so far, in milliseconds, all its threads together. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Does the work on all items, once to warm up and then in rounds, and tells the time for one. */
export async function timeEach<Item>(
  items: readonly Item[],
  rounds: number,
  work: (item: Item) => unknown,
): Promise<Timing> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const before = cpuMs()
    for (const item of items) await work(item)
    times.push((cpuMs() - before) / items.length)
  }
  return summary(times.slice(1))
}

/** Sums up rounds. */
export function summary(values: readonly number[]): Timing {
  const sorted = values.toSorted((first, second) => first - second)
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)]
  return { median: sorted[sorted.length >> 1] ?? 0, low, high }
}

const digits = (value: number): number => (value >= 100 ? 0 : value >= 1 ? 1 : 3)

/** Writes a timing as `4.2 ms (4.0–4.9)`. */
export function timeText({ median, low, high }: Timing): string {
  const places = digits(median)
  return `${median.toFixed(places)} ms (${low.toFixed(places)}–${high.toFixed(places)})`
}

/** Writes how many times as long as the first one a reader takes. */
export const timesText = (own: Timing, other: Timing): string =>
  (other.median / own.median).toFixed(other.median < own.median * 10 ? 1 : 0)

/** So many of the items, spread evenly. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, items.length / most)
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
