/** What tells which slot of an event an entity fills: all places where the article names it, taken together. */
import type { EventType } from '../model/event.js'
import type { Entity } from '../model/mention.js'
import { fold, nameKey } from '../text/fold.js'
import { hashText, mixHash } from '../text/hash.js'
import { distanceTo, type Anchors } from './anchors.js'
import { addContext, addListHead, isBullet, placeOf, type Place } from './context.js'
import type { Features } from './linear.js'
import type { Outline } from './outline.js'
import { FeatureSink, kindHash } from './sink.js'

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
  /** Where the article names it. */
  readonly places: readonly Place[]
}

/** Where an entity stands among the article's others, by first mention. */
interface Rank {
  /** Among those of its type. */
  readonly own: number
  /** Among companies, bodies and organisations. */
  readonly actor: number
}

/** Ranks of entities. */
export type Ranks = ReadonlyMap<Entity, Rank>

const actorTypes = new Set<string>(['company', 'public_body', 'organization'])

/** Ranks the entities by their first mention. */
export function ranksOf(entities: readonly Entity[]): Ranks {
  const counts = new Map<string, number>()
  const ranks = new Map<Entity, Rank>()
  for (const entity of entities) {
    const own = counts.get(entity.type) ?? 0
    const actor = counts.get('actor') ?? 0
    ranks.set(entity, { own, actor })
    counts.set(entity.type, own + 1)
    if (actorTypes.has(entity.type)) counts.set('actor', actor + 1)
  }
  return ranks
}

const actorWords = new Set([...actorTypes].map((type) => kindHash(`<${type}>`)))

/** The names that share the sentence: how many actors come before, and what name stands next on each side. */
function addNeighbours(sink: FeatureSink, outline: Outline, { sentence, from, to }: Place): void {
  let actors = 0
  let last = 0
  for (let at = sentence.from; at < from; at++) {
    const unit = outline.units[at]
    if (!unit || unit.mention < 0) continue
    if (actorWords.has(unit.word)) actors++
    last = unit.word
  }
  let next = 0
  for (let at = to; at < sentence.to && next === 0; at++) {
    const unit = outline.units[at]
    if (unit && unit.mention >= 0) next = unit.word
  }
  sink.addStrong('actors before', Math.min(3, actors), sentence.zone)
  sink.addStrong('name before', last)
  sink.addStrong('name after', next)
}

/** What the whole sentence is about. */
function addSentence(sink: FeatureSink, outline: Outline, { sentence, from }: Place): void {
  for (let at = sentence.from; at < sentence.to; at++) {
    const concept = outline.units[at]?.concept ?? 0
    if (concept !== 0 && outline.units[at]?.mention === -1)
      sink.add(at < from ? 'sentence before' : 'sentence after', concept)
  }
}

/** Whether an actor is of the article's country, and whether its name holds that of a place there or abroad. */
function addHome(sink: FeatureSink, { article, found }: Outline, entity: Entity): void {
  const { country } = article
  const side = (other: string | undefined): number =>
    other === undefined || country === undefined ? 0 : other === country ? 1 : 2
  sink.addStrong('home', side(entity.country))
  const name = ` ${nameKey(entity.name)} `
  let inName = 0
  for (const place of found.entities)
    if (place.type === 'place' && name.includes(` ${nameKey(place.name)} `))
      inName = Math.max(inName, side(place.country) + 1)
  sink.addStrong('place in name', inName)
}

/** The places where the article names the entity. */
function placesOfEntity(outline: Outline, entity: Entity): Place[] {
  return entity.mentions.flatMap((index) => {
    const mention = outline.found.mentions[index]
    return mention ? (placeOf(outline, mention.start, mention.end) ?? []) : []
  })
}

/** The facts of an entity that hold whatever event is in view. */
export function entityFeatures(outline: Outline, entity: Entity, ranks: Ranks): EntityFacts {
  const sink = new FeatureSink(kindHash(entity.type))
  const lang = kindHash(outline.lang)
  sink.addStrong('bias')
  const rank = ranks.get(entity)
  sink.addStrong('rank', Math.min(4, rank?.own ?? 0))
  if (actorTypes.has(entity.type)) {
    sink.addStrong('actor rank', Math.min(6, rank?.actor ?? 0))
    addHome(sink, outline, entity)
  }
  sink.add('mentions', Math.min(4, entity.mentions.length))
  addName(sink, entity, lang)
  addKind(sink, outline, entity)
  const places = placesOfEntity(outline, entity)
  for (const place of places) {
    sink.addStrong('zone', place.sentence.zone)
    sink.addStrong('is opening', Math.min(3, place.from - place.sentence.from), place.sentence.zone)
    if (isBullet(outline, place)) sink.addStrong('bullet')
    addDateline(sink, outline, place)
    addContext(sink, outline, place)
    addListHead(sink, outline, place)
    addNeighbours(sink, outline, place)
    addSentence(sink, outline, place)
  }
  return { ...sink.finish(), strong: sink.strongKeys(), places }
}

function addName(sink: FeatureSink, entity: Entity, lang: number): void {
  const parts = fold(entity.name).split(/[^\p{L}\p{N}]+/u)
  for (const part of parts.slice(0, 6))
    if (part.length > 2) sink.add('name', lang, hashText(part.slice(0, 6)))
  sink.addStrong('first name', lang, hashText(parts[0] ?? ''))
}

/** How exact a place is: 3 a town, 2 a division, 1 a country, 0 unknown. */
function levelOf({ geonamesId, region, country }: Entity): number {
  if (geonamesId !== undefined) return 3
  if (region !== undefined) return 2
  return country === undefined ? 0 : 1
}

function addKind(sink: FeatureSink, { article, found }: Outline, entity: Entity): void {
  const alike = found.entities.filter(({ type }) => type === entity.type)
  const most = Math.max(...alike.map(({ mentions }) => mentions.length))
  sink.addStrong('most named', entity.mentions.length === most ? 1 : 0)
  sink.add('alike', Math.min(5, alike.length))
  if (entity.type !== 'place') return
  const level = levelOf(entity)
  const isHome = entity.country === article.country ? 1 : 0
  sink.addStrong('place level', level, isHome)
  const inside = alike.filter((other) => other.country === entity.country && levelOf(other) > level)
  sink.addStrong('places inside', Math.min(2, inside.length), level)
  const abroad = alike.filter(({ country }) => country !== undefined && country !== article.country)
  sink.addStrong('places abroad', Math.min(2, abroad.length), isHome)
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

/** Adds what depends on the event: its type with every fact, and how near the entity is to it. */
export function slotFeatures(
  base: EntityFacts,
  { entity, view }: { entity: Entity; view: EventInView },
): Features {
  const keys = [...base.keys]
  const values = [...base.values]
  const type = kindHash(view.type)
  const kind = kindHash(entity.type)
  for (const key of base.strong) {
    keys.push(mixHash(key, type))
    values.push(1)
  }
  const distanceOf = (name: EventType): number =>
    Math.min(9, ...base.places.map(({ index }) => distanceTo(view.anchors, name, index)))
  const near = distanceOf(view.type)
  const other = Math.min(9, ...view.others.map(distanceOf))
  const add = (name: string, first: number, second: number): void => {
    const key = mixHash(mixHash(kindHash(name), first), second)
    keys.push(key, mixHash(key, kind))
    values.push(1, 1)
  }
  add('near', Math.min(6, near), 0)
  add('near of type', Math.min(6, near), type)
  if (view.others.length > 0) add('other event', Math.sign(other - near), 0)
  return { keys, values }
}
