/** What is known of places and public bodies before any article is read. */
import type { Language } from './language.js'

/** What a known place is: part of the world, country, division of a country, part of either without a code, town. */
export type PlaceKind = 'area' | 'country' | 'region' | 'part' | 'town'

/** A place of the gazetteer. */
export interface KnownPlace {
  /** `area:europe`, an ISO 3166-1 or 3166-2 code (`MX`, `MX-JAL`), `geonames:4005539` for a town, or
   * `MX/bajio` for a part. */
  readonly key: string
  readonly kind: PlaceKind
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** ISO 3166-2 code of the first-level division; for a division of lower level, of the one above it. */
  readonly region?: string
  readonly geonamesId?: number
  readonly lat?: number
  readonly lon?: number
  readonly population: number
  /** Whether the town is the seat of its country or first-level division. */
  readonly isSeat: boolean
  /** Whether the name that was looked up is only part of the place's name (`Pachuca` of `Pachuca de Soto`). */
  readonly isPartial: boolean
}

/** A public body or organisation that is known under several names. */
export interface KnownBody {
  /** The same in all languages, such as `jica`. */
  readonly key: string
  readonly type: 'public_body' | 'organization'
  /** ISO 3166-1 alpha-2, of national bodies. */
  readonly country?: string
}

/** Finds places and bodies by name. */
export interface Gazetteer {
  /** Places that the name can mean in an article of the language; case and accents do not count. */
  readonly findPlaces: (name: string, lang: Language) => readonly KnownPlace[]
  /** The body that has the name, long or short, in either language; `country` is that of the article. */
  readonly findBody: (name: string, country?: string) => KnownBody | undefined
}
