/** Who and what an article names, taken together: ranks by first mention, counts by type, places and how they lie. */
import type { Entity, EntityType } from '../model/mention.js'
import { nameKey } from '../text/fold.js'
import type { EventArticle } from './outline.js'

/** Where an entity stands among the article's others, by first mention. */
interface Rank {
  /** Among those of its type. */
  readonly own: number
  /** Among companies, bodies and organisations. */
  readonly actor: number
}

/** A place with its name in the form in which names are compared. */
interface NamedPlace {
  readonly entity: Entity
  readonly key: string
}

/** The entities of one article. */
export interface Cast {
  readonly ranks: ReadonlyMap<Entity, Rank>
  /** Number of entities of each type, and mentions of the one most named. */
  readonly types: ReadonlyMap<EntityType, { readonly count: number; readonly most: number }>
  /** The first places named; few articles name more. */
  readonly places: readonly NamedPlace[]
  readonly country: string | undefined
}

const actorTypes = new Set<string>(['company', 'public_body', 'organization'])

/** Whether such an entity acts: a company, a public body, an organisation. */
export function isActor(type: string): boolean {
  return actorTypes.has(type)
}

// What a place is compared with: bounded, so that the time stays linear.
const mostPlaces = 24

/** Takes the article's entities together. */
export function castOf(entities: readonly Entity[], { country }: EventArticle): Cast {
  const types = new Map<EntityType, { count: number; most: number }>()
  const ranks = new Map<Entity, Rank>()
  const places: NamedPlace[] = []
  let actor = 0
  for (const entity of entities) {
    const { type, mentions, name } = entity
    const { count, most } = types.get(type) ?? { count: 0, most: 0 }
    ranks.set(entity, { own: count, actor })
    types.set(type, { count: count + 1, most: Math.max(most, mentions.length) })
    if (isActor(type)) actor++
    if (type === 'place' && places.length < mostPlaces)
      places.push({ entity, key: ` ${nameKey(name)} ` })
  }
  return { ranks, types, places, country }
}

/** What `levelOf` says of a country and of a division. */
export const placeLevel = { country: 1, region: 2 } as const

/** How exact a place is: 3 a town, 2 a division, 1 a country, 0 unknown. */
export function levelOf({ geonamesId, region, country }: Entity): number {
  // Countries have a number of GeoNames as towns do, but lie in no division.
  if (region === undefined) return country === undefined ? 0 : 1
  return geonamesId === undefined ? 2 : 3
}

/** How one place lies to another: 1 around it, 2 in it, 3 beside it in one country, 4 in another country, 0 unknown. */
export function relationOf(own: Entity, other: Entity): number {
  if (own.country === undefined || other.country === undefined) return 0
  if (own.country !== other.country) return 4
  const [level, otherLevel] = [levelOf(own), levelOf(other)]
  const isApart =
    own.region !== undefined && other.region !== undefined && own.region !== other.region
  if (isApart || level === otherLevel) return 3
  return level < otherLevel ? 1 : 2
}

/** Whether the country is the article's: 1 yes, 2 no, 0 unknown. */
export function sideOf({ country: home }: Cast, country: string | undefined): number {
  if (country === undefined || home === undefined) return 0
  return country === home ? 1 : 2
}
