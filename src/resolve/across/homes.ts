/** Where a company or body is at home, as far as the article says it. */
import type { Entity, Mention } from '../../model/mention.js'
import type { Reading } from '../../model/reading.js'
import { countryOfWord } from '../../text/body-words.js'
import { fold } from '../../text/fold.js'

/** Looks up what an article says of places; built once per article. */
export interface Homes {
  /** ISO 3166-1 code of the article; empty when unknown. */
  readonly country: string
  /** ISO 3166-1 code that the words around a name of the entity state. */
  readonly statedCountry: (entity: Entity) => string | undefined
  /** The first-level division that the article's places lie in most often; empty when it names none. */
  readonly mainRegion: string
}

/** Reads the places of an article. */
export function readHomes({ article, mentions, entities }: Reading): Homes {
  const places = entities.filter(({ type }) => type === 'place')
  const placeAt = new Map(
    places.flatMap((place) =>
      place.mentions.map((index) => [mentions[index]?.start ?? -1, place] as const),
    ),
  )
  const context = { text: article.text, placeAt }
  return {
    country: article.country ?? '',
    mainRegion: mainRegionOf(places, article.country),
    statedCountry: (entity) => {
      for (const index of entity.mentions) {
        const mention = mentions[index]
        const country = mention && countryAround(mention, context)
        if (country !== undefined) return country
      }
      return countryOfLegalForm([entity.name, ...entity.aliases])
    },
  }
}

function mainRegionOf(places: readonly Entity[], home: string | undefined): string {
  const regions = new Map<string, number>()
  for (const { region, country, mentions } of places)
    if (region !== undefined && (home ?? country) === country)
      regions.set(region, (regions.get(region) ?? 0) + mentions.length)
  return mostFrequent(regions)
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let best = ''
  for (const [value, count] of counts) {
    const most = counts.get(best) ?? 0
    if (count > most || (count === most && value < best)) best = value
  }
  return best
}

interface Context {
  readonly text: string
  /** Places by the index at which one of their mentions starts. */
  readonly placeAt: ReadonlyMap<number, Entity>
}

const reach = 48

function countryAround(mention: Mention, { text, placeAt }: Context): string | undefined {
  const before = text.slice(Math.max(0, mention.start - reach), mention.start)
  const adjective = /(?<!\p{L})(\p{Ll}\p{L}+) [«“"]?$/u.exec(before)?.[1]
  const byAdjective = adjective === undefined ? undefined : countryOf(adjective)
  if (byAdjective !== undefined) return byAdjective
  const after = text.slice(mention.end, mention.end + reach)
  return seatAfter(after, mention.end, placeAt) ?? describedAfter(after)
}

// `X, con sede en Salta`, `X, de Salta`, `X (Salta)`, `X, basée à Nantes`.
const seatWords =
  /^[»”"]?(?:,? (?:(?:empresa|firma|compania|societe|entreprise|groupe|grupo) )?(?:con sede (?:central )?en|con base en|radicad[oa] en|asentad[oa] en|establecid[oa] en|domiciliad[oa] en|basee? [aà]|etablie? [aà]|installee? [aà]|implantee? [aà]|dont le siege est [aà]|siegeant [aà]) |, d[e'] ?| \()(?:la |el |l')?$/

function seatAfter(
  after: string,
  end: number,
  placeAt: ReadonlyMap<number, Entity>,
): string | undefined {
  for (let offset = 2; offset < after.length; offset++) {
    const place = placeAt.get(end + offset)
    if (place) return seatWords.test(fold(after.slice(0, offset))) ? place.country : undefined
  }
  return undefined
}

/** `X, empresa argentina de …`, `X, un groupe français`. */
function describedAfter(after: string): string | undefined {
  const words = /^[»”"]?, ((?:\p{Ll}+ ?){1,5})/u.exec(after)?.[1]?.split(' ') ?? []
  const isCompany = words.slice(0, 2).some((word) => companyNouns.has(fold(word)))
  if (!isCompany) return undefined
  for (const word of words) {
    const country = countryOf(word)
    if (country !== undefined) return country
  }
  return undefined
}

const companyNouns = new Set(
  'empresa firma compania grupo fabricante multinacional armadora automotriz productora entreprise societe groupe fabricant constructeur multinationale firme'.split(
    ' ',
  ),
)

function countryOf(word: string): string | undefined {
  return countryOfWord.get(fold(word))?.toUpperCase()
}

function countryOfLegalForm(names: readonly string[]): string | undefined {
  if (names.some((name) => /\bde C\.? ?V\b/.test(name))) return 'MX'
  return names.some((name) => /\bGmbH\b/.test(name)) ? 'DE' : undefined
}
