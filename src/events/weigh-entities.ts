/** Weighs every entity of an article for all slots of an event. */
import type { Entity } from '../model/mention.js'
import { softmax } from './linear.js'
import type { EventModel } from './models.js'
import { slotFeatures, type EntityFacts, type EventInView } from './slot-features.js'
import { logChances, rowWriter, type Scene } from './slot-rows.js'
import { addTrees } from './trees.js'

/** An entity with how likely it fills each slot. */
export interface WeighedEntity {
  readonly entity: Entity
  readonly facts: EntityFacts
  readonly chances: Float64Array
}

/** Makes what weighs the article's entities for any event in view: what holds for all events is summed up once. */
export function weigherOf(scene: Scene, model: EventModel): (view: EventInView) => WeighedEntity[] {
  const { entities } = scene.outline.found
  const bases = scene.facts.map((facts) => model.slot.score(facts))
  return (view) => {
    const sums = entities.map((entity, at) => {
      const facts = scene.facts[at]
      const own = facts ? model.slot.score(slotFeatures(facts, { entity, view })) : undefined
      return (bases[at] ?? new Float64Array(0)).map((sum, slot) => sum + (own?.[slot] ?? 0))
    })
    const rowOf = rowWriter(scene, view, sums)
    return entities.flatMap((entity, at): WeighedEntity[] => {
      const [facts, sum] = [scene.facts[at], sums[at]]
      if (!facts || !sum) return []
      const first = softmax(sum)
      if ((first[0] ?? 0) >= surelyNothing) return [{ entity, facts, chances: first }]
      const scores = logChances(sum)
      addTrees(model.trees, rowOf({ entity, at }), scores)
      const second = softmax(scores)
      const chances = first.map((chance, slot) => (chance + (second[slot] ?? 0)) / 2)
      return [{ entity, facts, chances }]
    })
  }
}

/** Likelihood of being nothing to the event from which no second look is worth its time: it settles over half of all. */
const surelyNothing = 0.98
