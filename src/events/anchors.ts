/** Where an article tells an event: the sentences that speak of its type. */
import type { EventType } from '../model/event.js'
import type { Outline } from './outline.js'

/** How the article's sentences stand to one type. */
interface Anchor {
  /** How strongly each speaks of it. */
  readonly weights: readonly number[]
  /** The greatest of the weights. */
  readonly most: number
  /** Sentences from each to the nearest that speaks of it. */
  readonly distances: readonly number[]
}

/** How the sentences stand to each type that any of them speaks of. */
export type Anchors = ReadonlyMap<EventType, Anchor>

/** Weighs every sentence for every type. */
export function anchorsOf({ sentences }: Outline): Anchors {
  const weights = new Map<EventType, number[]>()
  sentences.forEach(({ cues }, index) => {
    for (const { type, weight } of cues) {
      const list = weights.get(type) ?? new Array<number>(sentences.length).fill(0)
      list[index] = (list[index] ?? 0) + weight
      weights.set(type, list)
    }
  })
  return new Map(
    [...weights].map(([type, list]) => [
      type,
      {
        weights: list,
        most: list.reduce((most, weight) => Math.max(most, weight), 0),
        distances: distancesOf(list),
      },
    ]),
  )
}

const farthest = 6

function distancesOf(weights: readonly number[]): number[] {
  const distances = weights.map((weight): number => (weight > 0 ? 0 : farthest))
  const step = (at: number, from: number): void => {
    distances[at] = Math.min(distances[at] ?? farthest, (distances[from] ?? farthest) + 1)
  }
  for (let at = 1; at < distances.length; at++) step(at, at - 1)
  for (let at = distances.length - 2; at >= 0; at--) step(at, at + 1)
  return distances
}

/** How strongly the sentence speaks of the type: 0 not at all to 3, and 4 where none speaks of it more strongly. */
export function strengthAt(anchors: Anchors, type: EventType, sentence: number): number {
  const anchor = anchors.get(type)
  const weight = anchor?.weights[sentence] ?? 0
  if (!anchor || weight === 0) return 0
  if (weight === anchor.most) return 4
  return weight <= 2 ? 1 : weight <= 5 ? 2 : 3
}

/** Sentences from the given one to the nearest that speaks of the type; 6 where none is nearer. */
export function distanceTo(anchors: Anchors, type: EventType, sentence: number): number {
  return anchors.get(type)?.distances[sentence] ?? farthest
}
