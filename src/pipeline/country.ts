/** Which country an article comes from, by its address or by the places that it speaks of. */
import type { Entity, Mention } from '../model/mention.js'

// Country domains that the whole world uses for their look say nothing about a country.
const worldDomains = new Set([
  'io',
  'tv',
  'me',
  'ai',
  'ly',
  'fm',
  'to',
  'cc',
  'ws',
  'gg',
  'eu',
  'sh',
  'gl',
  'am',
  'st',
  'nu',
  'la',
])
const otherDomains: Readonly<Record<string, string>> = {
  uk: 'GB',
  cat: 'ES',
  eus: 'ES',
  gal: 'ES',
  quebec: 'CA',
  paris: 'FR',
  bzh: 'FR',
  corsica: 'FR',
  alsace: 'FR',
  madrid: 'ES',
  brussels: 'BE',
  vlaanderen: 'BE',
  swiss: 'CH',
}

/** Reads the country from the top-level domain of an address; undefined for domains of the whole world. */
export function countryOfAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const domain = new URL(address).hostname.split('.').at(-1) ?? ''
  if (Object.hasOwn(otherDomains, domain)) return otherDomains[domain]
  return /^[a-z]{2}$/.test(domain) && !worldDomains.has(domain) ? domain.toUpperCase() : undefined
}

// The first place of the body is most often the date line or the scene.
const firstPlaceBonus = 2

interface PlaceInCountry {
  readonly country: string
  readonly start: number
  readonly mentions: number
}

function placesInCountries(
  entities: readonly Entity[],
  mentions: readonly Mention[],
): PlaceInCountry[] {
  return entities
    .filter(({ type }) => type === 'place')
    .flatMap(({ country, mentions: indices }) => {
      const start = mentions[indices[0] ?? -1]?.start
      return country === undefined || start === undefined
        ? []
        : [{ country, start, mentions: indices.length }]
    })
    .sort((left, right) => left.start - right.start)
}

/**
 * Guesses the country from the places: the one with most mentions, the first place of the text counting more.
 * A guess only, for reading what the text leaves open, such as a bare "pesos"; it is not stored.
 */
export function countryOfPlaces(
  entities: readonly Entity[],
  mentions: readonly Mention[],
): string | undefined {
  const weights = new Map<string, number>()
  for (const [at, place] of placesInCountries(entities, mentions).entries()) {
    const weight = place.mentions + (at === 0 ? firstPlaceBonus : 0)
    weights.set(place.country, (weights.get(place.country) ?? 0) + weight)
  }
  const ranked = [...weights].sort(
    (left, right) => right[1] - left[1] || left[0].localeCompare(right[0]),
  )
  return ranked[0]?.[0]
}
