/** What one article's telling of an event says that tells it from others. */
import type { MissionEvent } from '../../model/event.js'
import type { Entity } from '../../model/mention.js'
import type { Reading } from '../../model/reading.js'
import { nameKey } from '../../text/fold.js'
import { byText } from './cluster.js'
import type { EntityView } from './views.js'

/** A telling as far as comparing needs it. Nothing in it ever changes. */
export interface EventProfile {
  readonly id: string
  readonly article: string
  readonly type: MissionEvent['type']
  /** Keys of the programme, and of all companies, bodies and people that take part. */
  readonly programme: readonly string[]
  readonly actors: readonly string[]
  /** Of the actors those who take part, invest or sign. */
  readonly participants: readonly string[]
  /** Ids of the places where it happens, then their divisions and countries. */
  readonly places: readonly string[]
  readonly wider: readonly string[]
  /** Names of these places: an article from far away may not tell where they are. */
  readonly placeNames: readonly string[]
  /** Known first day, ISO 8601, partial allowed; empty when unknown. */
  readonly start: string
  /** Day of publication; empty when unknown. */
  readonly seen: string
  readonly amount: string
  readonly jobs: number
  readonly companies: number
}

/** Reads the profiles of an article's events, in their order. */
export function profileEvents(
  { article, events }: Reading,
  views: readonly EntityView[],
  seen: string | undefined,
): EventProfile[] {
  const viewOf = new Map(views.map((view) => [view.entity.id, view]))
  const keysOf = (ids: readonly string[]) => unique(ids.flatMap((id) => actorKeys(viewOf.get(id))))
  const entitiesOf = (ids: readonly string[]) => ids.flatMap((id) => viewOf.get(id)?.entity ?? [])
  return events.map((event) => {
    const places = entitiesOf(event.destination.length > 0 ? event.destination : event.origin)
    const participants = keysOf([...event.participant, ...event.counterpart])
    // Every field is named, so that all profiles have one form: comparing reads them millions of times.
    return {
      id: event.id,
      article: article.id,
      type: event.type,
      participants,
      programme: keysOf(event.programme === undefined ? [] : [event.programme]),
      actors: unique([...participants, ...keysOf([...event.organizer, ...event.supporter])]),
      places: unique(places.filter(isLocated).map(({ id }) => id)),
      placeNames: unique(places.map(({ name }) => nameKey(name))),
      wider: unique(places.flatMap(widerOf)),
      start: event.start === undefined || event.start.includes('X') ? '' : event.start,
      seen: seen ?? '',
      amount: amountOf(event),
      jobs: event.jobs ?? 0,
      companies: event.companiesCount ?? 0,
    }
  })
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)].sort(byText)

function actorKeys(view: EntityView | undefined): string[] {
  if (!view || view.entity.type === 'place') return []
  return [view.node, ...view.aliases].map(({ isKnown, id, key }) => (isKnown ? id : key))
}

const isLocated = ({ geonamesId, region }: Entity): boolean =>
  geonamesId !== undefined || region !== undefined

const widerOf = ({ region, country }: Entity): string[] =>
  [region, country].filter((code) => code !== undefined)

const amountOf = ({ amount }: MissionEvent): string =>
  amount === undefined ? '' : `${amount.value} ${amount.unit ?? ''}`.trim()

const mostAnchors = 6
const mostPlaces = 2

/** Keys under which tellings of one event meet: who takes part, alone, with the month, with the place. */
export function eventKeys(profile: EventProfile): string[] {
  const { programme, actors, participants, places, wider, start } = profile
  const anchors = unique([...programme, ...participants.slice(0, mostAnchors), ...actors]).slice(
    0,
    mostAnchors + programme.length,
  )
  const month = start.length >= 7 ? [start.slice(0, 7)] : []
  const near = [...month, ...places.slice(0, mostPlaces), ...wider.slice(0, 1)]
  return unique(
    anchors.flatMap((anchor) => [anchor, ...near.map((place) => `${anchor} | ${place}`)]),
  )
}
