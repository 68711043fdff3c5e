/** What tells of a name by the rest of its sentence: the names beside it, the places next to it, what is said. */
import type { Entity } from '../model/mention.js'
import { isActor, relationOf } from './cast.js'
import type { Place } from './context.js'
import type { Outline } from './outline.js'
import { kindHash, type FeatureSink } from './sink.js'

const actorWords = new Set(
  ['company', 'public_body', 'organization'].filter(isActor).map((type) => kindHash(`<${type}>`)),
)

/** How many actors the sentence names before, and what name stands next on each side. */
export function addNeighbours(
  sink: FeatureSink,
  { units }: Outline,
  { sentence, from, to }: Place,
): void {
  let actors = 0
  let last = 0
  for (let at = sentence.from; at < from; at++) {
    const unit = units[at]
    if (!unit || unit.mention < 0) continue
    if (actorWords.has(unit.word)) actors++
    last = unit.word
  }
  let next = 0
  for (let at = to; at < sentence.to && next === 0; at++) {
    const unit = units[at]
    if (unit && unit.mention >= 0) next = unit.word
  }
  sink.addStrong('actors before', Math.min(3, actors), sentence.zone)
  sink.addStrong('name before', last)
  sink.addStrong('name after', next)
}

const placeReach = 8

/** For a place: how the places next to it in the sentence lie to it. */
export function addPlacesBeside(
  sink: FeatureSink,
  { units, entityOf }: Outline,
  { sentence, from, to }: Place,
): void {
  const placeAt = (at: number): Entity | undefined => {
    const entity = entityOf.get(units[at]?.mention ?? -1)
    return entity?.type === 'place' ? entity : undefined
  }
  const own = placeAt(from)
  if (!own) return
  const sides = [
    { name: 'place before', first: from - 1, step: -1 },
    { name: 'place after', first: to, step: 1 },
  ]
  for (const { name, first, step } of sides)
    for (let far = 0; far < placeReach; far++) {
      const at = first + far * step
      if (at < sentence.from || at >= sentence.to) break
      const other = placeAt(at)
      if (!other) continue
      sink.addStrong(name, relationOf(own, other), Math.min(2, far))
      break
    }
}

/** What the sentence speaks of before the name and after it. */
export function addSentence(
  sink: FeatureSink,
  { units }: Outline,
  { sentence, from }: Place,
): void {
  for (let at = sentence.from; at < sentence.to; at++) {
    const unit = units[at]
    if (unit && unit.concept !== 0 && unit.mention < 0)
      sink.add(at < from ? 'sentence before' : 'sentence after', unit.concept)
  }
}
