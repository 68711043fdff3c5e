/** Fills the slots that hold entities: each entity is weighed for all slots at once and takes the likeliest. */
import { entitySlots, type EntitySlot, type Evidence } from '../model/event.js'
import type { Entity } from '../model/mention.js'
import { distanceTo } from './anchors.js'
import type { Place } from './context.js'
import { softmax } from './linear.js'
import { slotClasses, type EventModel } from './models.js'
import type { Outline } from './outline.js'
import { slotFeatures, type EventInView } from './slot-features.js'
import type { ToldEvent } from './told-event.js'

/** Least likelihood at which a candidate fills a slot. */
const least: Readonly<Record<(typeof slotClasses)[number], number>> = {
  none: 1,
  organizer: 0.35,
  participant: 0.38,
  counterpart: 0.32,
  supporter: 0.34,
  origin: 0.33,
  destination: 0.36,
  programme: 0.4,
}

/** The slots with their entities, and what proves them. */
export interface FilledEntities {
  readonly slots: Readonly<Record<EntitySlot, readonly string[]>>
  readonly programme: string | undefined
  readonly evidence: readonly Evidence[]
}

/** Finds which entities the event holds. */
export function fillEntities(
  { outline, view, bases, isInScope }: ToldEvent,
  model: EventModel,
): FilledEntities {
  const taken: { slot: (typeof slotClasses)[number]; entity: Entity; chance: number }[] = []
  outline.found.entities.forEach((entity, at) => {
    const base = bases[at]
    if (!base?.places.some(({ index }) => isInScope(index))) return
    const chances = softmax(model.slot.score(slotFeatures(base, { entity, view })))
    // An entity is one thing to an event: nobody is both host and guest.
    const fitting = slotClasses.flatMap((slot, index) => {
      const chance = chances[index] ?? 0
      return slot !== 'none' && chance >= least[slot] ? [{ slot, entity, chance }] : []
    })
    const [first] = fitting.sort((one, other) => other.chance - one.chance)
    if (first) taken.push(first)
  })
  const programme = taken
    .filter(({ slot }) => slot === 'programme')
    .sort((one, other) => other.chance - one.chance)[0]
  const kept = taken.filter((one) => one.slot !== 'programme' || one === programme)
  return {
    slots: Object.fromEntries(
      entitySlots.map((name) => [
        name,
        kept.filter(({ slot }) => slot === name).map(({ entity }) => entity.id),
      ]),
    ) as Record<EntitySlot, string[]>,
    programme: programme?.entity.id,
    evidence: kept.flatMap(({ slot, entity }) => {
      const sentence = provingSentence(
        (bases[outline.found.entities.indexOf(entity)]?.places ?? []).filter(({ index }) =>
          isInScope(index),
        ),
        view,
      )
      return sentence ? [{ slot, start: sentence.start, end: sentence.end }] : []
    }),
  }
}

/** Of the sentences that name the entity, the one nearest to where the event is told. */
function provingSentence(
  places: readonly Place[],
  { anchors, type }: EventInView,
): Outline['sentences'][number] | undefined {
  const [best] = places
    .map(({ index, sentence }) => ({
      sentence,
      distance: distanceTo(anchors, type, index) + (sentence.zone === 0 ? 0.5 : 0),
    }))
    .sort((one, other) => one.distance - other.distance)
  return best?.sentence
}
