/** Weighs every entity of an article for all slots of an event. */
import type { Entity } from '../model/mention.js'
import { softmax } from './linear.js'
import type { EventModel } from './models.js'
import {
  placeFeatures,
  sharedFeatures,
  slotFeatures,
  type EntityFacts,
  type EventInView,
} from './slot-features.js'
import { logChances, rowWriter, type Scene } from './slot-rows.js'
import { addTrees } from './trees.js'

/** An entity with how likely it fills each slot. */
export interface WeighedEntity {
  readonly entity: Entity
  readonly facts: EntityFacts
  readonly chances: Float64Array
}

/** Weighs the article's entities for each of the events in view. */
export function weighEntities(
  scene: Scene,
  views: readonly EventInView[],
  model: EventModel,
): WeighedEntity[][] {
  const { entities } = scene.outline.found
  const bases = scene.facts.map((facts) => model.slot.score(facts))
  const inView = views.map((view) =>
    entities.map((entity, at) => {
      const facts = scene.facts[at]
      const own = facts ? model.slot.score(slotFeatures(facts, { entity, view })) : undefined
      return added(bases[at], own)
    }),
  )
  return views.map((view, index) => {
    const sums = inView[index] ?? []
    const others = inView.filter((_, other) => other !== index)
    const alone = sums.map((sum, at) =>
      isSurelyNothing(softmax(sum)) ? [] : aloneSums({ scene, view, at }, model),
    )
    const rowOf = rowWriter(scene, view, { sums, others, alone })
    return entities.flatMap((entity, at): WeighedEntity[] => {
      const [facts, sum] = [scene.facts[at], sums[at]]
      if (!facts || !sum) return []
      const first = softmax(sum)
      if (isSurelyNothing(first)) return [{ entity, facts, chances: first }]
      const scores = logChances(sum)
      addTrees(model.trees, rowOf({ entity, at }), scores)
      return [{ entity, facts, chances: softmax(scores) }]
    })
  })
}

const none: Float64Array = new Float64Array(0)

function added(one = none, other = none): Float64Array {
  return one.map((sum, slot) => sum + (other[slot] ?? 0))
}

/** What the linear model says of an entity at each place by itself; nothing where it is named once. */
export function aloneSums(
  { scene, view, at }: { scene: Scene; view: EventInView; at: number },
  model: Pick<EventModel, 'slot'>,
): Float64Array[] {
  const [facts, entity] = [scene.facts[at], scene.outline.found.entities[at]]
  if (!facts || !entity || facts.alone.length === 0) return []
  const shared = model.slot.score(sharedFeatures(facts, view))
  return facts.alone.map((_, place) =>
    added(shared, model.slot.score(placeFeatures(facts, { entity, view, at: place }))),
  )
}

/** Likelihood of being nothing to the event from which no second look is worth its time: it settles over half of all. */
const surelyNothing = 0.98

const isSurelyNothing = (chances: Float64Array): boolean => (chances[0] ?? 0) >= surelyNothing
