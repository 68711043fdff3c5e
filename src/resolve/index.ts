/**
 * From mentions to entities within one article: names of one thing become one entity with its aliases, places get
 * their entry in the gazetteer.
 */
import { contentId } from '../core/content-id.js'
import { present } from '../core/present.js'
import type { Gazetteer, KnownBody, KnownPlace } from '../model/gazetteer.js'
import type { Language } from '../model/language.js'
import {
  entityTypes,
  type Entity,
  type EntityType,
  type Mention,
  type PlaceCandidate,
} from '../model/mention.js'
import { nameKey } from '../text/fold.js'
import { fullestName, groupNames } from '../text/name-groups.js'
import { homeOfBody } from './body-places.js'
import { namedId } from './across/views.js'
import { resolvePlaces, type ResolvedPlace } from './places.js'

export * from './across/index.js'

/** The article as far as grouping needs it. */
export interface GroupedArticle {
  readonly text: string
  readonly lang: Language
  /** ISO 3166-1 alpha-2 of the country that the article comes from. */
  readonly country?: string
}

/**
 * Makes the entities of an article, in the order of their first mention. Ids are derived from type and normalised
 * name; from the gazetteer's key for places and for bodies that are known under several names, so that they are the
 * same in both languages. Roles belong to no entity. The time is near linear in the number of mentions.
 */
export function groupEntities(
  article: GroupedArticle,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): Entity[] {
  const drafts = new Map<string, Entity>()
  for (const entity of [
    ...groupNamed(article, mentions, gazetteer),
    ...groupPlaces(article, mentions, gazetteer),
  ]) {
    const known = drafts.get(entity.id)
    drafts.set(entity.id, known ? joinEntities(known, entity) : entity)
  }
  return [...drafts.values()].sort((a, b) => (a.mentions[0] ?? 0) - (b.mentions[0] ?? 0))
}

function isEntityType(type: string): type is EntityType {
  return entityTypes.some((known) => known === type)
}

/** Companies, bodies, people, programmes. */
function groupNamed(
  { text, lang, country }: GroupedArticle,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): Entity[] {
  return groupNames(text, mentions).flatMap(({ type, name, members }) => {
    if (!isEntityType(type) || type === 'place') return []
    const forms = formsOf(mentions, members)
    const body =
      type === 'person' || type === 'programme'
        ? undefined
        : findBody(gazetteer, forms, { name, country })
    const home = body ?? homeOfBody(name, { lang, gazetteer, ...present({ country }) })
    return [
      {
        id: body ? contentId('entity', 'body', body.key) : namedId(type, name),
        type: body?.type ?? type,
        name,
        aliases: forms.filter((form) => form !== name),
        ...(type === 'company' ? {} : homeFields(home)),
        mentions: members,
      },
    ]
  })
}

/** Of the place in a body's name the country and division; it is not the body's own address. */
function homeFields(home: KnownBody | KnownPlace | undefined): Pick<Entity, 'country' | 'region'> {
  if (!home) return {}
  const region = 'region' in home ? home.region : undefined
  return present({ country: home.country, region })
}

/** The long name decides where it is known; the short ones only where the thing has no long name in the article. */
function findBody(
  gazetteer: Gazetteer,
  forms: readonly string[],
  { name, country }: { name: string; country: string | undefined },
): KnownBody | undefined {
  const byName = gazetteer.findBody(name, country)
  if (byName) return byName
  const found = forms.flatMap((form) => gazetteer.findBody(form, country) ?? [])
  const isSpelled = nameKey(name).split(' ').length > 2
  // `CEA` after `Comisión Estatal del Agua` is not the body that the lexicon calls so, but `JICA` may be enough.
  return found.find((body) => !isSpelled || body.key.length >= 4)
}

function formsOf(mentions: readonly Mention[], members: readonly number[]): string[] {
  return [...new Set(members.map((index) => (mentions[index]?.text ?? '').replace(/\s+/g, ' ')))]
}

function groupPlaces(
  article: GroupedArticle,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): Entity[] {
  const indices = mentions.flatMap(({ type }, index) => (type === 'place' ? [index] : []))
  const spans = indices.flatMap((index) => mentions[index] ?? [])
  const resolved = resolvePlaces(article, spans, gazetteer)
  const groups = new Map<string, { result: ResolvedPlace; members: number[] }>()
  resolved.forEach((result, at) => {
    const index = indices[at] ?? 0
    const id = placeId(result, mentions[index]?.text ?? '')
    const group = groups.get(id)
    if (group) group.members.push(index)
    else groups.set(id, { result, members: [index] })
  })
  return [...groups].map(([id, { result, members }]) => {
    const forms = formsOf(mentions, members)
    const name = fullestName(forms)
    return {
      id,
      type: 'place',
      name,
      aliases: forms.filter((form) => form !== name),
      ...placeFields(result),
      mentions: members,
    }
  })
}

function placeId({ place, within, country = '' }: ResolvedPlace, text: string): string {
  return place
    ? contentId('entity', 'place', place.key)
    : contentId('entity', 'place', nameKey(text), within?.key ?? country)
}

type PlaceFields = Pick<Entity, 'country' | 'region' | 'geonamesId' | 'lat' | 'lon' | 'candidates'>

function placeFields({ place, within, country, candidates }: ResolvedPlace): PlaceFields {
  const others = candidates.filter((candidate) => candidate.place !== place)
  return {
    ...(country === undefined ? {} : { country }),
    ...(place ? knownFields(place) : withinFields(within)),
    ...(others.length === 0
      ? {}
      : { candidates: others.map(({ place: other, score }) => describe(other, score)) }),
  }
}

/** A facility gets its town whole; of a division or country that it lies in only the code. */
function withinFields(within: KnownPlace | undefined): PlaceFields {
  if (within?.kind === 'town') return knownFields(within)
  return within?.region === undefined ? {} : { region: within.region }
}

function knownFields(known: KnownPlace | undefined): PlaceFields {
  if (!known) return {}
  const { region, geonamesId, lat, lon } = known
  return {
    ...(region === undefined ? {} : { region }),
    ...(geonamesId === undefined ? {} : { geonamesId }),
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
  }
}

function describe(place: KnownPlace, score: number): PlaceCandidate {
  return { key: place.key, name: place.name, score: Math.round(score * 10) / 10 }
}

function joinEntities(one: Entity, other: Entity): Entity {
  const name = fullestName([one.name, other.name])
  const names = [one.name, ...one.aliases, other.name, ...other.aliases]
  return {
    ...one,
    name,
    aliases: [...new Set(names)].filter((form) => form !== name),
    mentions: [...one.mentions, ...other.mentions].sort((a, b) => a - b),
  }
}
