/** Events as GeoJSON (RFC 7946): one feature per event, at the places where it takes place. */
import type { EventPlace, LocatedEvent } from '../model/detail.js'

type Geometry =
  | { readonly type: 'Point'; readonly coordinates: readonly number[] }
  | { readonly type: 'MultiPoint'; readonly coordinates: readonly (readonly number[])[] }

interface EventFeature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** Longitude before latitude, as RFC 7946 has it; destinations only, for an origin is where nothing takes place. */
function geometryOf(places: readonly EventPlace[]): Geometry | null {
  const points = places
    .filter(({ slot }) => slot === 'destination')
    .map(({ lon, lat }) => [lon, lat] as const)
  const [first] = points
  if (first === undefined) return null
  return points.length === 1
    ? { type: 'Point', coordinates: first }
    : { type: 'MultiPoint', coordinates: points }
}

/** The feature of an event; its properties are the columns of the table `events`. */
function toFeature({ row, places }: LocatedEvent): EventFeature {
  const { id, ...properties } = row
  return { type: 'Feature', id, geometry: geometryOf(places), properties }
}

/** Writes events as one feature collection, chunk by chunk. */
export async function* toGeoJson(
  events: Iterable<LocatedEvent> | AsyncIterable<LocatedEvent>,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[\n'
  let separator = ''
  for await (const event of events) {
    yield separator + JSON.stringify(toFeature(event))
    separator = ',\n'
  }
  yield '\n]}\n'
}
