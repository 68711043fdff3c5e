/** Settles among the places that an event may hold: of one in another, and where none is likely. */
import { levelOf, placeLevel, relationOf } from './cast.js'
import { slotClasses } from './models.js'
import type { WeighedEntity } from './weigh-entities.js'

/** An entity with the slot that it fills. */
export interface Taken extends WeighedEntity {
  readonly slot: (typeof slotClasses)[number]
  readonly chance: number
}

/** The entities with their likelihoods, and those that fill a slot so far. */
export interface Weighing {
  readonly weighed: readonly WeighedEntity[]
  readonly taken: readonly Taken[]
}

/** Nothing leaves from the country or region that it goes to a part of. */
export function withoutOwnCountry(taken: readonly Taken[]): Taken[] {
  const towards = taken.filter(({ slot }) => slot === 'destination')
  return taken.filter(
    ({ slot, entity }) =>
      slot !== 'origin' || !towards.some((one) => relationOf(entity, one.entity) === 1),
  )
}

/** A country is no destination where a place in it is a likelier one. */
export function withoutCountries(taken: readonly Taken[]): Taken[] {
  const towards = taken.filter(({ slot }) => slot === 'destination')
  const isAround = ({ entity, chance }: Taken): boolean =>
    levelOf(entity) === placeLevel.country &&
    towards.some((one) => one.chance > chance && relationOf(entity, one.entity) === 1)
  return taken.filter((one) => one.slot !== 'destination' || !isAround(one))
}

/** Likelihood at which a place is where an event happens that has no likelier one: most events name where. */
const leastOnlyPlace = 0.2

const destination = slotClasses.indexOf('destination')

/** Where no destination is likely: the likeliest place that is nothing else to the event. */
export function likeliestPlace({ weighed, taken }: Weighing): Taken[] {
  if (taken.some(({ slot }) => slot === 'destination')) return []
  const others = new Set(taken.map(({ entity }) => entity))
  const [best] = weighed
    .map((one): Taken => ({ ...one, slot: 'destination', chance: one.chances[destination] ?? 0 }))
    .filter(({ entity, chance }) => chance >= leastOnlyPlace && !others.has(entity))
    .filter(({ entity }) => entity.type === 'place')
    .sort((one, other) => other.chance - one.chance)
  return best ? [best] : []
}
