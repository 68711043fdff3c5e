/** Corrects what the slot model says of each entity by what it says of the others, and by what the text says outright. */
import type { EventType } from '../model/event.js'
import { nameKey } from '../text/fold.js'
import { levelOf, placeLevel, relationOf } from './cast.js'
import { slotClasses } from './models.js'
import type { WeighedEntity } from './weigh-entities.js'

/** Types of events that lead from one place to another. */
export const movingTypes: ReadonlySet<EventType> = new Set<EventType>([
  'trade_mission',
  'training_programme',
])

/**
 * Logarithms of odds, counted in the annotated corpus: of 94 places in names of hosts 64 are the destination and one
 * the origin; of 72 in names of those who lead a mission 42 are its origin; of 241 bodies whose name holds a place that
 * a mission goes to 133 are hosts, of 5,045 others 519. Rounded down, as the model knows a part.
 */
const shifts = {
  hostPlace: 2,
  notOrigin: -2,
  leaderPlace: 1.5,
  saidSupporter: 1,
  saidOrigin: 2.5,
  placedHost: 1,
  inRegion: 1,
}

type Slot = (typeof slotClasses)[number]

const sure = 0.25
const likely = 0.35

/**
 * Gives the entities with corrected likelihoods, in the same order. The place in a host's name tells where a mission
 * goes, a place that it goes to tells who the hosts are, and these may tell of further places.
 */
export function settleChances(weighed: readonly WeighedEntity[], type: EventType): WeighedEntity[] {
  const first = settlePlaces(weighed, type, [])
  if (type !== 'trade_mission') return first
  const goals = first.filter(isGoal)
  const regions = goals.filter(({ entity }) => levelOf(entity) === placeLevel.region)
  const inRegions = weighed.map((one) =>
    isWithin(one, regions)
      ? shifted(one, [
          ['destination', shifts.inRegion],
          ['origin', shifts.notOrigin],
        ])
      : one,
  )
  const towards = [...goals, ...inRegions.filter(isGoal)].map(keyOf)
  const hosted = inRegions.map((one) =>
    isPlace(one) || !towards.some((name) => keyOf(one).includes(name))
      ? one
      : shifted(one, [['counterpart', shifts.placedHost]]),
  )
  return settlePlaces(hosted, type, regions)
}

/** Whether it is a place in one of the divisions. */
function isWithin(one: WeighedEntity, regions: readonly WeighedEntity[]): boolean {
  return isPlace(one) && regions.some(({ entity }) => relationOf(entity, one.entity) === 1)
}

const isPlace = ({ entity }: WeighedEntity): boolean => entity.type === 'place'

const chanceOf = ({ chances }: WeighedEntity, slot: Slot): number =>
  chances[slotClasses.indexOf(slot)] ?? 0

/** Whether it is a place that is likely where the event goes. */
const isGoal = (one: WeighedEntity): boolean =>
  isPlace(one) && chanceOf(one, 'destination') >= likely

/** The name in the form in which names are looked for in each other. */
const keyOf = ({ entity }: WeighedEntity): string => ` ${nameKey(entity.name)} `

/** The entity with its odds for some slots changed by as many logarithmic steps. */
function shifted(one: WeighedEntity, steps: readonly (readonly [Slot, number])[]): WeighedEntity {
  const odds = one.chances.slice()
  for (const [slot, by] of steps) {
    const index = slotClasses.indexOf(slot)
    odds[index] = (odds[index] ?? 0) * Math.exp(by)
  }
  const sum = odds.reduce((total, odd) => total + odd, 0)
  return { ...one, chances: odds.map((odd) => odd / sum) }
}

/**
 * Corrects places by the names of hosts and leaders, and all by what the text says outright. `firms of` a place in one
 * of the regions that the mission goes to are no guests.
 */
function settlePlaces(
  weighed: readonly WeighedEntity[],
  type: EventType,
  regions: readonly WeighedEntity[],
): WeighedEntity[] {
  const namesIn = (...slots: readonly Slot[]): string[] =>
    weighed.filter((one) => slots.some((slot) => chanceOf(one, slot) >= sure)).map(keyOf)
  const hosts = movingTypes.has(type) ? namesIn('counterpart') : []
  const leaders = type === 'trade_mission' ? namesIn('organizer', 'supporter') : []
  return weighed.map((one) => {
    const { facts } = one
    if (!isPlace(one))
      return facts.said.has('supporter') ? shifted(one, [['supporter', shifts.saidSupporter]]) : one
    if (!movingTypes.has(type)) return one
    const key = keyOf(one)
    const isIn = (names: readonly string[]): boolean => names.some((name) => name.includes(key))
    if (isIn(hosts))
      return shifted(one, [
        ['destination', shifts.hostPlace],
        ['origin', shifts.notOrigin],
      ])
    if (isWithin(one, regions)) return one
    const steps =
      (isIn(leaders) ? shifts.leaderPlace : 0) + (facts.said.has('origin') ? shifts.saidOrigin : 0)
    return shifted(one, [['origin', steps]])
  })
}
