/** The gazetteer: places of the world and well-known bodies by name, in Spanish and French. */
import { iso31662 } from 'iso-3166'
import type { Gazetteer, KnownPlace } from '../model/gazetteer.js'
import { languages, type Language } from '../model/language.js'
import { nameKey } from '../text/fold.js'
import { indexBodies } from './bodies.js'
import { listCountries } from './places/countries.js'
import { divisionOf } from './places/divisions.js'
import { areas, exonyms } from './places/exonyms.js'
import { readTowns, type Town, type TownIndex } from './places/towns.js'

/**
 * Makes the gazetteer. The towns (135,000, some 10 MB) are read when the first name is looked up, which takes a
 * twentieth of a second, or a fifth where the build has made no table of them (`places/town-file.ts`); after that a
 * look-up takes microseconds.
 */
export function loadGazetteer(): Gazetteer {
  let index: PlaceIndex | undefined
  return {
    findPlaces: (name, lang) => find((index ??= buildIndex()), nameKey(name), lang),
    findBody: indexBodies(),
  }
}

interface PlaceIndex {
  readonly towns: TownIndex
  /** Countries, divisions, parts of the world by key. */
  readonly places: ReadonlyMap<string, KnownPlace>
  /** Keys of places, or `MX/town name`, by name key; one table for each language. */
  readonly targets: Readonly<Record<Language, ReadonlyMap<string, readonly string[]>>>
}

function find(index: PlaceIndex, key: string, lang: Language): KnownPlace[] {
  const found = new Map<string, KnownPlace>()
  const add = (place: KnownPlace | undefined): void => {
    if (place && !found.has(place.key)) found.set(place.key, place)
  }
  for (const target of index.targets[lang].get(key) ?? [])
    add(index.places.get(target) ?? largestTown(index, target))
  for (const town of index.towns.byName(key)) add(describeTown(town, false))
  for (const town of index.towns.byBeginning(key)) add(describeTown(town, true))
  // `El Espinal` may stand as `Espinal`, `le Havre` as `Havre`.
  const bare = /^(?:el|la|los|las|le|les|l) (.+)$/.exec(key)?.[1]
  if (bare !== undefined)
    for (const place of find(index, bare, lang)) add({ ...place, isPartial: found.size > 0 })
  return withoutShadows([...found.values()])
}

/** A part of a division goes when there is a town of its name: the town has an id and coordinates. */
function withoutShadows(places: readonly KnownPlace[]): KnownPlace[] {
  const isTown = ({ country, region }: KnownPlace): boolean =>
    places.some(
      (other) => other.kind === 'town' && other.country === country && other.region === region,
    )
  return places.filter((place) => place.kind !== 'part' || !isTown(place))
}

/** The town that an exonym's target (`GB/London`) names. */
function largestTown({ towns }: PlaceIndex, target: string): KnownPlace | undefined {
  const country = target.slice(0, 2)
  const name = target.slice(3)
  const [first, ...others] = towns.byName(nameKey(name)).filter((town) => town.country === country)
  if (!first) return undefined
  const largest = others.reduce((a, b) => (b.population > a.population ? b : a), first)
  return describeTown(largest, false)
}

function describeTown(town: Town, isPartial: boolean): KnownPlace {
  const region = divisionOf(town.country, town.adminCode)
  return {
    key: `geonames:${town.geonamesId}`,
    kind: 'town',
    name: town.name,
    country: town.country,
    ...(region === undefined ? {} : { region }),
    geonamesId: town.geonamesId,
    lat: town.lat,
    lon: town.lon,
    population: town.population,
    isSeat: town.feature === 'PPLC' || town.feature === 'PPLA',
    isPartial,
  }
}

/** Tables of names while they are being filled. */
interface Draft {
  readonly places: Map<string, KnownPlace>
  readonly targets: Record<Language, Map<string, string[]>>
}

function buildIndex(): PlaceIndex {
  const towns = readTowns()
  const draft: Draft = { places: new Map(), targets: { es: new Map(), fr: new Map() } }
  addCountries(draft, towns)
  addDivisions(draft, towns)
  for (const [country, line] of Object.entries(exonyms)) addExonyms(draft, country, line)
  for (const [key, names, geonamesId] of areas) addArea(draft, { key, names, geonamesId })
  return { towns, ...draft }
}

function addName(draft: Draft, langs: readonly Language[], [name, target]: [string, string]): void {
  const key = nameKey(name)
  for (const lang of langs) {
    const known = draft.targets[lang].get(key)
    if (!known) draft.targets[lang].set(key, [target])
    else if (!known.includes(target)) known.push(target)
  }
}

function addCountries(draft: Draft, towns: TownIndex): void {
  for (const { code, names, english, geonamesId } of listCountries()) {
    const seat = towns.seatOf(code)
    draft.places.set(code, {
      key: code,
      kind: 'country',
      name: names.es,
      country: code,
      ...(geonamesId === undefined ? {} : { geonamesId }),
      ...(seat ? { lat: seat.lat, lon: seat.lon } : {}),
      population: towns.populationOf(code),
      isSeat: false,
      isPartial: false,
    })
    addName(draft, ['es'], [names.es, code])
    addName(draft, ['fr'], [names.fr, code])
    // In the other language or in English too, save where the name means a town in this one.
    const others = [names.es, names.fr, english].filter((name) => nameKey(name) !== 'mexico')
    for (const name of others) addName(draft, languages, [name, code])
  }
}

function addDivisions(draft: Draft, towns: TownIndex): void {
  for (const { code, name, parent } of iso31662) {
    const country = code.slice(0, 2)
    // Overseas territories are countries of ISO 3166-1; they are not listed twice.
    if (country === 'FR' && /^FR-(?:9\d\d|[A-Z]{2})$/.test(code)) continue
    const region = parent.includes('-') ? parent : code
    const seat = towns.seatOf(region)
    draft.places.set(code, {
      key: code,
      kind: 'region',
      name: name.replace(/ \(.*\)$/, ''),
      country,
      region,
      ...(seat ? { lat: seat.lat, lon: seat.lon } : {}),
      population: towns.populationOf(code),
      isSeat: false,
      isPartial: false,
    })
    for (const form of divisionNames(name)) addName(draft, languages, [form, code])
  }
}

/** `Murcia, Región de` is also `Región de Murcia` and `Murcia`. */
function divisionNames(name: string): string[] {
  const plain = name.replace(/ [([].*$/, '')
  const [short = plain, title] = plain.split(', ')
  return title === undefined ? [plain] : [short, `${title} ${short}`]
}

function addExonyms(draft: Draft, country: string, line: string): void {
  for (const rule of line.split('; ')) {
    const [names = '', target = ''] = rule.split('=')
    if (target.startsWith('~'))
      for (const part of names.split('|'))
        addPart(draft, country, [part.split('&'), target.slice(1)])
    else for (const name of names.split('|')) addExonym(draft, name, targetKey(country, target))
  }
}

function addExonym(draft: Draft, name: string, key: string): void {
  const lang = languages.find((code) => name.startsWith(`${code}:`))
  if (lang) addName(draft, [lang], [name.slice(3), key])
  else addName(draft, languages, [name, key])
}

/** A part of a country or division without a code: it gets a key of its own. */
function addPart(draft: Draft, country: string, [names, division]: [string[], string]): void {
  const [name = ''] = names
  const whole = draft.places.get(country + division)
  const key = `${country}${division}/${nameKey(name)}`
  draft.places.set(key, {
    key,
    kind: 'part',
    name,
    country,
    ...(whole?.region === undefined ? {} : { region: whole.region }),
    population: 0,
    isSeat: false,
    isPartial: false,
  })
  for (const form of names) addName(draft, languages, [form, key])
}

function targetKey(country: string, target: string): string {
  if (target.startsWith('area:')) return target
  if (target === '' || target.startsWith('-')) return country + target
  return `${country}/${target}`
}

function addArea(
  draft: Draft,
  { key, names, geonamesId }: { key: string; names: string; geonamesId: number | undefined },
): void {
  const [name = key] = names.split('|')
  draft.places.set(`area:${key}`, {
    key: `area:${key}`,
    kind: 'area',
    name,
    ...(geonamesId === undefined ? {} : { geonamesId }),
    population: 0,
    isSeat: false,
    isPartial: false,
  })
  for (const form of names.split('|')) addName(draft, languages, [form, `area:${key}`])
}
