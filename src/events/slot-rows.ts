/**
 * The second look at who fills which slot: what the linear model says of an entity beside what it says of all others,
 * where they stand to each other, and what they are. Trees decide from these rows of numbers.
 */
import { eventTypes } from '../model/event.js'
import { entityTypes, type Entity } from '../model/mention.js'
import { nameKey } from '../text/fold.js'
import { distanceTo, strengthAt } from './anchors.js'
import { besideOf, firstPlace, greatest, meanOf, type Beside } from './beside.js'
import { levelOf, relationOf, sideOf, type Cast } from './cast.js'
import { softmax } from './linear.js'
import { slotClasses } from './models.js'
import type { Outline } from './outline.js'
import { entityFeatures, type EntityFacts, type EventInView } from './slot-features.js'

/** An article with the facts of its entities. */
export interface Scene {
  readonly outline: Outline
  readonly cast: Cast
  readonly facts: readonly EntityFacts[]
  readonly beside: readonly Beside[]
  /** Names of the entities as they are compared, a space around each. */
  readonly keys: readonly string[]
}

/** Takes together what is known of the article's entities before any event is in view. */
export function sceneOf(outline: Outline, cast: Cast): Scene {
  const { entities } = outline.found
  return {
    outline,
    cast,
    facts: entities.map((entity) => entityFeatures(outline, entity, cast)),
    beside: besideOf(outline),
    keys: entities.map(({ name }) => ` ${nameKey(name)} `),
  }
}

type Slot = (typeof slotClasses)[number]

const slots = slotClasses.filter((slot) => slot !== 'none')
const indexOf = (slot: Slot): number => slotClasses.indexOf(slot)

/** What the linear model says of all entities, by slot. */
interface Standing {
  readonly chances: readonly Float64Array[]
  /** Entities from the likeliest on, for each class; at most `mostRanked`. */
  readonly ranked: readonly (readonly number[])[]
  /** Sum of the likelihoods of each class. */
  readonly sums: Float64Array
}

const mostRanked = 10

function standingOf(chances: readonly Float64Array[]): Standing {
  const ranked = slotClasses.map((_, slot) => {
    const order = chances.map((_, at) => at)
    order.sort((one, other) => (chances[other]?.[slot] ?? 0) - (chances[one]?.[slot] ?? 0))
    return order.slice(0, mostRanked)
  })
  const sums = new Float64Array(slotClasses.length)
  for (const chance of chances)
    chance.forEach((one, slot) => (sums[slot] = (sums[slot] ?? 0) + one))
  return { chances, ranked, sums }
}

/** Least logarithm of a likelihood. */
const leastLog = -9

/** The logarithms of likelihoods, from which the trees start. */
export function logChances(sums: Float64Array): Float64Array {
  return softmax(sums).map((chance) => Math.max(leastLog, Math.log(chance)))
}

/** Makes what writes the row of an entity; `sums` is what the linear model says of each. */
export function rowWriter(
  scene: Scene,
  view: EventInView,
  sums: readonly Float64Array[],
): (one: EntityAt) => Float32Array {
  const standing = standingOf(sums.map((one) => softmax(one)))
  return ({ entity, at }) =>
    Float32Array.from([
      ...logChances(sums[at] ?? new Float64Array(slotClasses.length)),
      ...kindOf(scene, view, { entity, at }),
      ...rankOf(standing, at),
      ...besideRow(scene, standing, at),
      ...lieOf(scene, standing, { entity, at }),
      ...namesOf(scene, standing, at),
    ])
}

/** An entity with its place in the article's list. */
interface EntityAt {
  readonly entity: Entity
  readonly at: number
}

const flag = (isTrue: boolean): number => (isTrue ? 1 : 0)

/** What the entity is and where it stands. */
function kindOf({ outline, cast, facts }: Scene, view: EventInView, one: EntityAt): number[] {
  const { entity, at } = one
  const { places = [], said } = facts[at] ?? {}
  const { own = 0, actor = 0 } = cast.ranks.get(entity) ?? {}
  const { zone, sentence } = firstPlace(places)
  const near = places.map(({ index }) => distanceTo(view.anchors, view.type, index))
  const told = places.map(({ index }) => strengthAt(view.anchors, view.type, index))
  return [
    ...entityTypes.map((type) => flag(entity.type === type)),
    ...eventTypes.map((type) => flag(view.type === type)),
    ...[own, actor, entity.mentions.length, zone, sentence],
    cast.types.get(entity.type)?.count ?? 0,
    view.others.length,
    Math.min(9, ...near),
    Math.max(0, ...told),
    flag(outline.lang === 'es'),
    flag(said?.has('supporter') === true),
    flag(said?.has('origin') === true),
  ]
}

/** How it compares with the others for each slot: its rank, the likeliest other, the sum of all others. */
function rankOf({ chances, ranked, sums }: Standing, at: number): number[] {
  return slots.flatMap((name) => {
    const slot = indexOf(name)
    const order = ranked[slot] ?? []
    const rank = order.indexOf(at)
    const other = order[0] === at ? order[1] : order[0]
    return [
      rank < 0 ? mostRanked : rank,
      other === undefined ? 0 : (chances[other]?.[slot] ?? 0),
      (sums[slot] ?? 0) - (chances[at]?.[slot] ?? 0),
    ]
  })
}

const besideSlots: readonly Slot[] = [
  'organizer',
  'participant',
  'counterpart',
  'supporter',
  'destination',
  'origin',
]

/** What the entities beside it are likely to be. */
function besideRow({ beside }: Scene, { chances }: Standing, at: number): number[] {
  const neighbours = beside[at]
  if (!neighbours) return []
  const { list, before, after } = neighbours
  const likelihood =
    (slot: number) =>
    (other: number): number =>
      chances[other]?.[slot] ?? 0
  return [
    list.size,
    ...slots.map((slot) => meanOf(list, likelihood(indexOf(slot)))),
    ...besideSlots.flatMap((slot) => [
      greatest(before, likelihood(indexOf(slot))),
      greatest(after, likelihood(indexOf(slot))),
    ]),
  ]
}

/** What stands for the relation of an entity to itself, or to nothing. */
const noRelation = 5

/** How it lies to the article's country and to the likeliest places of the event. */
function lieOf({ cast, outline }: Scene, { ranked }: Standing, one: EntityAt): number[] {
  const { entity, at } = one
  const relation = (slot: Slot): number => {
    const top = ranked[indexOf(slot)]?.[0]
    const other = top === undefined || top === at ? undefined : outline.found.entities[top]
    return other ? relationOf(entity, other) : noRelation
  }
  return [
    sideOf(cast, entity.country),
    levelOf(entity),
    relation('destination'),
    relation('origin'),
    relation('organizer'),
    relation('counterpart'),
  ]
}

/** Whose name its own is a part of, and which places its own name holds: the likeliest of each slot. */
function namesOf({ keys, outline }: Scene, { chances, ranked }: Standing, at: number): number[] {
  const own = keys[at] ?? ''
  const most = (slot: Slot, fits: (other: number) => boolean): number => {
    const found = ranked[indexOf(slot)]?.find((other) => other !== at && fits(other))
    return found === undefined ? 0 : (chances[found]?.[indexOf(slot)] ?? 0)
  }
  const isPartOf = (other: number): boolean => keys[other]?.includes(own) === true
  const holdsPlace = (other: number): boolean =>
    outline.found.entities[other]?.type === 'place' && own.includes(keys[other] ?? own)
  return [
    most('organizer', isPartOf),
    most('counterpart', isPartOf),
    most('supporter', isPartOf),
    most('destination', holdsPlace),
    most('origin', holdsPlace),
  ]
}
