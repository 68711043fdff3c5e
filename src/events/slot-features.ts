/** What tells which slot of an event an entity fills: all places where the article names it, taken together. */
import type { EventType } from '../model/event.js'
import type { Entity } from '../model/mention.js'
import { fold, nameKey } from '../text/fold.js'
import { hashText, mixHash } from '../text/hash.js'
import { distanceTo, strengthAt, type Anchors } from './anchors.js'
import { isActor, levelOf, relationOf, sideOf, type Cast } from './cast.js'
import { addContext, addListHead, isBullet, placeOf, type Place } from './context.js'
import type { Features } from './linear.js'
import { addNeighbours, addPlacesBeside, addSentence } from './neighbours.js'
import type { Outline } from './outline.js'
import { FeatureSink, kindHash } from './sink.js'
import { spokenRole, type SpokenRole } from './spoken-roles.js'

/** The event whose slots are to be filled. */
export interface EventInView {
  readonly type: EventType
  /** Types of the article's other events. */
  readonly others: readonly EventType[]
  readonly anchors: Anchors
}

/** The facts of an entity, and those of them that mean something else for each type of event. */
export interface EntityFacts extends Features {
  readonly strong: readonly number[]
  /** What the words before it say outright of its part. */
  readonly said: ReadonlySet<SpokenRole>
  /** Where the article names it. */
  readonly places: readonly Place[]
  /** What holds wherever it is named. */
  readonly shared: KeyList
  /** What each place says of it by itself; empty where there is but one. */
  readonly alone: readonly KeyList[]
}

/** Features of value one, and those of them that mean something else for each type of event. */
interface KeyList {
  readonly keys: readonly number[]
  readonly strong: readonly number[]
}

/** The places where the article names the entity. */
function placesOfEntity(outline: Outline, entity: Entity): Place[] {
  return entity.mentions.flatMap((index) => {
    const mention = outline.found.mentions[index]
    return mention ? (placeOf(outline, mention.start, mention.end) ?? []) : []
  })
}

// An entity that is named more often has shown by then what it is.
const mostMentions = 12

/** The facts of an entity that hold whatever event is in view. */
export function entityFeatures(outline: Outline, entity: Entity, cast: Cast): EntityFacts {
  const sink = new FeatureSink(kindHash(entity.type))
  const places = placesOfEntity(outline, entity)
  const isAgain = places.length > 1
  // What is not asked for place by place need not be noted.
  const note = (work: () => void): KeyList => (isAgain ? sink.noteDuring(work) : unnoted(work))
  const shared = note(() => {
    addEntity(sink, { outline, entity, cast })
  })
  const alone = places.slice(0, mostMentions).map((place) =>
    note(() => {
      addMention(sink, outline, place)
    }),
  )
  const said = new Set(places.flatMap((place) => spokenRole(outline, place) ?? []))
  return {
    ...sink.finish(),
    strong: sink.strongKeys(),
    said,
    places,
    shared,
    alone: isAgain ? alone : [],
  }
}

function unnoted(work: () => void): KeyList {
  work()
  return { keys: [], strong: [] }
}

interface Known {
  readonly outline: Outline
  readonly entity: Entity
  readonly cast: Cast
}

function addEntity(sink: FeatureSink, { outline, entity, cast }: Known): void {
  sink.addStrong('bias')
  const rank = cast.ranks.get(entity)
  sink.addStrong('rank', Math.min(4, rank?.own ?? 0))
  sink.add('mentions', Math.min(4, entity.mentions.length))
  addName(sink, entity, kindHash(outline.lang))
  addKind(sink, cast, entity)
  if (isActor(entity.type)) {
    sink.addStrong('actor rank', Math.min(6, rank?.actor ?? 0))
    addHome(sink, cast, entity)
  }
  if (entity.type === 'place') addLie(sink, cast, entity)
}

function addMention(sink: FeatureSink, outline: Outline, place: Place): void {
  sink.addStrong('zone', place.sentence.zone)
  sink.addStrong('is opening', Math.min(3, place.from - place.sentence.from), place.sentence.zone)
  if (isBullet(outline, place)) sink.addStrong('bullet')
  addDateline(sink, outline, place)
  addContext(sink, outline, place)
  addListHead(sink, outline, place)
  addNeighbours(sink, outline, place)
  addPlacesBeside(sink, outline, place)
  addSentence(sink, outline, place)
}

/** Whether an actor is of the article's country, and whether its name holds that of a place there or abroad. */
function addHome(sink: FeatureSink, cast: Cast, entity: Entity): void {
  sink.addStrong('home', sideOf(cast, entity.country))
  const name = ` ${nameKey(entity.name)} `
  let inName = 0
  for (const { entity: place, key } of cast.places)
    if (name.includes(key)) inName = Math.max(inName, sideOf(cast, place.country) + 1)
  sink.addStrong('place in name', inName)
}

function addName(sink: FeatureSink, entity: Entity, lang: number): void {
  const parts = fold(entity.name).split(/[^\p{L}\p{N}]+/u)
  for (const part of parts.slice(0, 6))
    if (part.length > 2) sink.add('name', lang, hashText(part.slice(0, 6)))
  sink.addStrong('first name', lang, hashText(parts[0] ?? ''))
}

function addKind(sink: FeatureSink, { types }: Cast, entity: Entity): void {
  const { count, most } = types.get(entity.type) ?? { count: 0, most: 0 }
  sink.addStrong('most named', entity.mentions.length === most ? 1 : 0)
  sink.add('alike', Math.min(5, count))
}

/** How a place lies to the others and to the article's country. */
function addLie(sink: FeatureSink, cast: Cast, entity: Entity): void {
  const level = levelOf(entity)
  const isHome = entity.country === cast.country ? 1 : 0
  sink.addStrong('place level', level, isHome)
  let [inside, abroad] = [0, 0]
  for (const { entity: other } of cast.places) {
    if (other === entity) continue
    const relation = relationOf(entity, other)
    if (relation === 1) inside++
    if (sideOf(cast, other.country) === 2) abroad++
    sink.addStrong('place', relation)
  }
  sink.addStrong('places inside', Math.min(2, inside), level)
  sink.addStrong('places abroad', Math.min(2, abroad), isHome)
}

// A date line is the opening of the first paragraph, up to a dash within this many units.
const datelineLength = 16
const datelineEnds = new Set(['-', '.-', '—', '–', '|', ')'].map(kindHash))

function addDateline(sink: FeatureSink, outline: Outline, place: Place): void {
  const first = outline.sentences.find(({ zone }) => zone > 0)
  if (!first || place.from - first.from >= datelineLength || place.from < first.from) return
  const rest = outline.units.slice(place.to, first.from + datelineLength)
  const isDateline = rest.some(({ word }) => datelineEnds.has(word))
  sink.addStrong('date line', isDateline ? 1 : 0, Math.min(3, place.from - first.from))
}

/** What depends on the event, beside the facts: its type with each of them, and how near the entity is to it. */
export function slotFeatures(
  base: EntityFacts,
  { entity, view }: { entity: Entity; view: EventInView },
): Features {
  const keys = pairedWith(base.strong, view)
  addNear(keys, base.places, { entity, view })
  return { keys, values: keys.map(() => 1) }
}

/** The same as if the article named the entity at that place only; with the facts of that place. */
export function placeFeatures(
  base: EntityFacts,
  { entity, view, at }: { entity: Entity; view: EventInView; at: number },
): Features {
  const { keys: said = [], strong = [] } = base.alone[at] ?? {}
  const keys = [...said, ...pairedWith(strong, view)]
  addNear(keys, base.places.slice(at, at + 1), { entity, view })
  return { keys, values: keys.map(() => 1) }
}

/** What holds of the entity in view of the event wherever it is named. */
export function sharedFeatures({ shared }: EntityFacts, view: EventInView): Features {
  const keys = [...shared.keys, ...pairedWith(shared.strong, view)]
  return { keys, values: keys.map(() => 1) }
}

const pairedWith = (strong: readonly number[], { type }: EventInView): number[] =>
  strong.map((key) => mixHash(key, kindHash(type)))

/** How near the places are to where the event is told. */
function addNear(
  keys: number[],
  places: readonly Place[],
  { entity, view }: { entity: Entity; view: EventInView },
): void {
  const type = kindHash(view.type)
  const kind = kindHash(entity.type)
  const distanceOf = (name: EventType): number =>
    Math.min(9, ...places.map(({ index }) => distanceTo(view.anchors, name, index)))
  const near = distanceOf(view.type)
  const other = Math.min(9, ...view.others.map(distanceOf))
  const add = (name: string, first: number, second: number): void => {
    const key = mixHash(mixHash(kindHash(name), first), second)
    keys.push(key, mixHash(key, kind))
  }
  add('near', Math.min(6, near), 0)
  add('near of type', Math.min(6, near), type)
  const told = places.map(({ index }) => strengthAt(view.anchors, view.type, index))
  add('told', Math.max(0, ...told), type)
  if (view.others.length > 0) add('other event', Math.sign(other - near), 0)
}
