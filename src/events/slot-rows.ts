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
  /** The first places among the entities. */
  readonly towns: readonly number[]
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
    towns: cast.places.map(({ entity }) => entities.indexOf(entity)),
  }
}

/** What the linear model says, as sums by class. */
export interface Said {
  /** Of each entity in view of the event. */
  readonly sums: readonly Float64Array[]
  /** The same in view of each other event of the article. */
  readonly others: readonly (readonly Float64Array[])[]
  /** Of each entity at each place where the article names it; nothing where that is one place only. */
  readonly alone: readonly (readonly Float64Array[])[]
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
  { sums, others, alone }: Said,
): (one: EntityAt) => Float32Array {
  const standing = standingOf(sums.map((one) => softmax(one)))
  const elsewhere = others.map((one) => one.map((sum) => softmax(sum)))
  return ({ entity, at }) =>
    Float32Array.from([
      ...logChances(sums[at] ?? new Float64Array(slotClasses.length)),
      ...kindOf(scene, view, { entity, at }),
      ...rankOf(standing, at),
      ...besideRow(scene, standing, at),
      ...lieOf(scene, standing, { entity, at }),
      ...namesOf(scene, standing, at),
      ...elsewhereOf(elsewhere, at),
      ...placesOf({ scene, view, alone: alone[at] ?? [] }, standing, at),
      ...nestOf(scene, standing, { entity, at }),
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

/** What it is likely to be to the article's other events: the greatest likelihood for each slot, and for any. */
function elsewhereOf(others: readonly (readonly Float64Array[])[], at: number): number[] {
  const most = (valueOf: (chance: Float64Array) => number): number =>
    others.reduce((top, chances) => Math.max(top, valueOf(chances[at] ?? nothing)), -1)
  return [
    ...slots.map((slot) => most((chance) => chance[indexOf(slot)] ?? 0)),
    most((chance) => 1 - (chance[0] ?? 1)),
  ]
}

const nothing = Float64Array.of(1)

interface PlacesInView {
  readonly scene: Scene
  readonly view: EventInView
  readonly alone: readonly Float64Array[]
}

/** What the clearest of the places where it is named says, for each slot, and where the clearest of all is. */
function placesOf(
  { scene, view, alone }: PlacesInView,
  { chances }: Standing,
  at: number,
): number[] {
  const single = chances[at] ?? nothing
  const each = alone.length > 0 ? alone.map((sums) => softmax(sums)) : [single]
  const places = scene.facts[at]?.places ?? []
  let best = 0
  each.forEach((chance, index) => {
    if ((chance[0] ?? 1) < (each[best]?.[0] ?? 1)) best = index
  })
  const place = places[best]
  const sentence = place?.index ?? 0
  return [
    ...slots.map((slot) => Math.max(...each.map((chance) => chance[indexOf(slot)] ?? 0))),
    each.reduce((sum, chance) => sum + 1 - (chance[0] ?? 1), 0),
    place?.sentence.zone ?? 5,
    distanceTo(view.anchors, view.type, sentence),
    strengthAt(view.anchors, view.type, sentence),
  ]
}

/** How likely the event happens in a place within it, around it, or apart from it, and leaves from such places. */
function nestOf(
  { towns, outline }: Scene,
  { chances }: Standing,
  { entity, at }: EntityAt,
): number[] {
  const most = [-1, -1, -1, -1]
  if (entity.type !== 'place') return most
  for (const town of towns) {
    const other = outline.found.entities[town]
    if (!other || town === at) continue
    const relation = relationOf(entity, other)
    const put = (index: number, slot: Slot): void => {
      most[index] = Math.max(most[index] ?? -1, chances[town]?.[indexOf(slot)] ?? 0)
    }
    if (relation === 1) put(0, 'destination')
    else if (relation === 2) put(1, 'destination')
    else put(2, 'destination')
    if (relation === 1 || relation === 2) put(3, 'origin')
  }
  return most
}
