/** The place in the name of a body: `Cámara de Comercio de Lyon` is at home in Lyon, whoever writes of it. */
import type { Gazetteer, KnownPlace } from '../model/gazetteer.js'
import type { Language } from '../model/language.js'
import { bodyKey, isForeignSeat, isOrdinaryName } from '../text/body-key.js'
import { nameKey } from '../text/fold.js'

/** What tells the places of names apart. */
export interface HomeContext {
  readonly lang: Language
  /** ISO 3166-1 alpha-2 of the article. */
  readonly country?: string
  readonly gazetteer: Gazetteer
}

// Being in the article's country weighs as much as a hundred times the inhabitants, as it does for places.
const home = 2
const leastAbroad = 5
const leastAtHome = 3.3
const mostWords = 4

/** Finds where the body is at home by its name; undefined for names without a place and for companies. */
export function homeOfBody(name: string, context: HomeContext): KnownPlace | undefined {
  const { key, isBody } = bodyKey(name)
  if (!isBody || isOrdinaryName(key)) return undefined
  const words = name.split(/\s+/)
  const isAbroad = isForeignSeat(key)
  for (let count = Math.min(mostWords, words.length - 1); count > 0; count--) {
    const joint = words[words.length - count - 1] ?? ''
    if (isAbroad && !/^(?:en|à|au|aux)$/.test(joint)) continue
    const tail = words
      .slice(-count)
      .join(' ')
      .replace(/^(?:d|l)[’']/i, '')
    const found = placeNamed(tail, context)
    if (found) return found
  }
  return undefined
}

function placeNamed(
  name: string,
  { lang, country, gazetteer }: HomeContext,
): KnownPlace | undefined {
  if (!/^\p{Lu}/u.test(name) || isOrdinaryName(nameKey(name))) return undefined
  const places = gazetteer
    .findPlaces(name, lang)
    .filter((place) => isWeighty(place, country))
    .map((place) => ({ place, weight: weightOf(place, country) }))
  return places.reduce<(typeof places)[number] | undefined>(
    (best, each) => (best && best.weight >= each.weight ? best : each),
    undefined,
  )?.place
}

const sizeOf = ({ population }: KnownPlace): number => Math.log10(population + 1)

const weightOf = (place: KnownPlace, country: string | undefined): number =>
  sizeOf(place) + (place.country === country ? home : 0)

function isWeighty(place: KnownPlace, country: string | undefined): boolean {
  const least = place.country === country ? leastAtHome : leastAbroad
  const isLarge = place.kind !== 'town' || sizeOf(place) >= least
  return place.country !== undefined && !place.isPartial && isLarge
}
