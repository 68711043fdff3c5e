/** Events as JSON-LD with the words of schema.org, one object a line. */
import type { LocatedEvent } from '../model/detail.js'
import type { EventType } from '../model/event.js'
import type { EventRow } from '../model/row.js'

const types: Readonly<Record<EventType, string>> = {
  trade_mission: 'BusinessEvent',
  training_programme: 'EducationEvent',
  support_programme: 'Event',
  investment: 'Event',
  agreement: 'BusinessEvent',
  meeting: 'BusinessEvent',
  fair: 'ExhibitionEvent',
}

const named = (type: string, names: readonly string[], ids: readonly string[]) =>
  names.map((name, index) => ({ '@type': type, identifier: ids[index], name }))

/** An event of schema.org. */
function toSchemaOrg({ row, places }: LocatedEvent): Readonly<Record<string, unknown>> {
  const whole = {
    '@context': 'https://schema.org',
    '@type': types[row.type],
    identifier: row.id,
    name: row.name ?? row.programme ?? row.title,
    description: row.evidence,
    startDate: row.start,
    endDate: row.end,
    eventStatus: row.status === 'cancelled' ? 'https://schema.org/EventCancelled' : undefined,
    keywords: [row.type, ...(row.status === null ? [] : [row.status])],
    organizer: named('Organization', row.organizer, row.organizer_ids),
    attendee: named('Organization', row.participant, row.participant_ids),
    contributor: named('Organization', row.counterpart, row.counterpart_ids),
    funder: named('Organization', row.supporter, row.supporter_ids),
    location: locations(row, places),
    subjectOf: { '@type': 'NewsArticle', headline: row.title, url: row.url, inLanguage: row.lang },
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => !isNothing(value)))
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

function locations(row: EventRow, places: LocatedEvent['places']): unknown[] {
  return row.destination.map((name) => {
    const spot = places.find((place) => place.slot === 'destination' && place.name === name)
    const geo = spot && { '@type': 'GeoCoordinates', latitude: spot.lat, longitude: spot.lon }
    return { '@type': 'Place', name, ...(geo === undefined ? {} : { geo }) }
  })
}

/** Writes events, one object a line. */
export async function* toJsonLd(
  events: Iterable<LocatedEvent> | AsyncIterable<LocatedEvent>,
): AsyncGenerator<string> {
  for await (const event of events) yield `${JSON.stringify(toSchemaOrg(event))}\n`
}
