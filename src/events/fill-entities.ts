/** Fills the slots that hold entities: each entity is weighed for all slots at once and takes the likeliest. */
import { entitySlots, type EntitySlot, type EventType, type Evidence } from '../model/event.js'
import { distanceTo } from './anchors.js'
import { levelOf, placeLevel, relationOf } from './cast.js'
import type { Place } from './context.js'
import { likeliestPlace, withoutOwnCountry, withoutCountries, type Taken } from './destinations.js'
import { slotClasses } from './models.js'
import type { Outline } from './outline.js'
import { movingTypes, settleChances } from './settle-chances.js'
import type { EventInView } from './slot-features.js'
import type { ToldEvent } from './told-event.js'
import type { WeighedEntity } from './weigh-entities.js'

/** Least likelihood at which a candidate fills a slot. */
const least: Readonly<Record<(typeof slotClasses)[number], number>> = {
  none: 1,
  organizer: 0.35,
  participant: 0.35,
  counterpart: 0.25,
  supporter: 0.3,
  origin: 0.35,
  destination: 0.35,
  programme: 0.35,
}

/** The slots with their entities, and what proves them. */
export interface FilledEntities {
  readonly slots: Readonly<Record<EntitySlot, readonly string[]>>
  readonly programme: string | undefined
  readonly evidence: readonly Evidence[]
}

/** Finds which entities the event holds. */
export function fillEntities(told: ToldEvent): FilledEntities {
  const { view, isInScope } = told
  const inScope = told.weighed.filter(({ facts }) =>
    facts.places.some(({ index }) => isInScope(index)),
  )
  const weighed = settleChances(inScope, view.type)
  const fitting = weighed.flatMap((one): Taken[] => {
    const slot = likeliest(one.chances, view.type)
    return slot ? [{ ...one, ...slot }] : []
  })
  // A further event of a type must be told by what its own sentence makes likely.
  const places =
    told.rank > 0 ? fitting : [...fitting, ...likeliestPlace({ weighed, taken: fitting })]
  const likely = withoutOwnCountry(withoutCountries(places))
  const spoken = spokenOrigin({ weighed, likely, type: view.type })
  const taken = [...withoutOrigins(likely, spoken), ...spoken]
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
    evidence: kept.flatMap(({ slot, facts }) => {
      const places = facts.places.filter(({ index }) => isInScope(index))
      const sentence = provingSentence(places, view)
      return sentence ? [{ slot, start: sentence.start, end: sentence.end }] : []
    }),
  }
}

// Hosts of a mission are many and told in passing, each where somebody of theirs speaks.
const leastHost = 0.2

/** The slot that an entity fills, if any. An entity is one thing to an event: nobody is both host and guest. */
function likeliest(
  chances: Float64Array,
  type: EventType,
): Pick<Taken, 'slot' | 'chance'> | undefined {
  const leastOf = (slot: keyof typeof least): number =>
    slot === 'counterpart' && type === 'trade_mission' ? leastHost : least[slot]
  const [best] = slotClasses
    .map((slot, index) => ({ slot, chance: chances[index] ?? 0 }))
    .filter(({ slot, chance }) => slot !== 'none' && chance >= leastOf(slot))
    .sort((one, other) => other.chance - one.chance)
  return best
}

const leastSpoken = 0.0005
const origin = slotClasses.indexOf('origin')

/**
 * Where no origin is likely but a country: the place, in it if there is one, whose firms are said to go, outside of the
 * countries that they go to.
 */
function spokenOrigin({
  weighed,
  likely,
  type,
}: {
  readonly weighed: readonly WeighedEntity[]
  readonly likely: readonly Taken[]
  readonly type: EventType
}): Taken[] {
  const origins = likely.filter(({ slot }) => slot === 'origin')
  const isExact = origins.some(({ entity }) => levelOf(entity) !== placeLevel.country)
  if (!movingTypes.has(type) || isExact) return []
  const towards = likely.filter(({ slot }) => slot === 'destination')
  const countries = new Set(towards.map(({ entity }) => entity.country))
  const [best] = weighed
    .map((one): Taken => ({ ...one, slot: 'origin', chance: one.chances[origin] ?? 0 }))
    .filter(
      ({ entity, facts, chance }) =>
        entity.type === 'place' &&
        facts.said.has('origin') &&
        chance >= leastSpoken &&
        !countries.has(entity.country) &&
        origins.every((one) => relationOf(one.entity, entity) === 1),
    )
    .sort((one, other) => other.chance - one.chance)
  return best ? [best] : []
}

/** Without the countries that hold the place which is said outright. */
function withoutOrigins(likely: readonly Taken[], spoken: readonly Taken[]): readonly Taken[] {
  return spoken.length === 0 ? likely : likely.filter(({ slot }) => slot !== 'origin')
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
