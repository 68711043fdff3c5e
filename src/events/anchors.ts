/** Where an article tells an event: the sentences that speak of its type. */
import type { EventType } from '../model/event.js'
import type { Outline } from './outline.js'

/** How strongly each sentence speaks of each type. */
export type Anchors = ReadonlyMap<EventType, readonly number[]>

/** Weighs every sentence for every type. */
export function anchorsOf(outline: Outline): Anchors {
  const anchors = new Map<EventType, number[]>()
  outline.sentences.forEach((sentence, index) => {
    for (const { type, weight } of sentence.cues) {
      const list = anchors.get(type) ?? new Array<number>(outline.sentences.length).fill(0)
      list[index] = (list[index] ?? 0) + weight
      anchors.set(type, list)
    }
  })
  return anchors
}

const farthest = 6

/** Sentences from the given one to the nearest that speaks of the type; 6 where none is nearer. */
export function distanceTo(anchors: Anchors, type: EventType, sentence: number): number {
  const weights = anchors.get(type)
  if (!weights) return farthest
  for (let distance = 0; distance < farthest; distance++)
    if ((weights[sentence - distance] ?? 0) > 0 || (weights[sentence + distance] ?? 0) > 0)
      return distance
  return farthest
}
