/**
 * The table of towns as a file, which the build writes beside the program: reading the towns one by one takes a tenth
 * of the start of `gaceta extract`, reading this file a hundredth.
 */
import { RowsByHash, type TownTable } from './town-table.js'

const magic = 0x47_54_57_31
const headLength = 32

/**
 * Writes the table as a file, in the byte order of this machine: a head (what kind of file it is, how long the file of
 * towns is, and five lengths), keys of names and of beginnings, columns, seats, and inhabitants as JSON.
 */
export function encodeTowns(table: TownTable, sourceLength: number): Uint8Array {
  const { columns, names, beginnings, seats } = table
  const populations = new TextEncoder().encode(JSON.stringify([...table.populations]))
  const lengths = [names.keys, beginnings.keys, columns.ids, seats, populations].map(
    ({ length }) => length,
  )
  const head = Int32Array.from([magic, sourceLength, ...lengths, 0])
  const { ids, offsets, lons, lats } = columns
  const parts = [head, names.keys, beginnings.keys, ids, offsets, lons, lats, seats, populations]
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  )
}

/**
 * Reads the table from its file; undefined where it is another kind of file, is cut short, was written by a machine of
 * another byte order, or was made from another file of towns than one of this length.
 */
export function decodeTowns(file: Uint8Array, sourceLength: number): TownTable | undefined {
  // Numbers of eight bytes can only be read where they lie at a multiple of eight.
  const bytes = file.byteOffset % 8 === 0 ? file : Uint8Array.from(file)
  const lengths = readHead(bytes, sourceLength)
  return lengths && readTable(bytes, lengths)
}

/** How many keys of names and of beginnings, rows, seats and bytes of JSON there are. */
type Lengths = readonly [number, number, number, number, number]

function readHead(file: Uint8Array, sourceLength: number): Lengths | undefined {
  if (file.length < headLength) return undefined
  const head = [...new Int32Array(file.buffer, file.byteOffset, headLength / 4)]
  const [kind, source, names = 0, beginnings = 0, rows = 0, seats = 0, json = 0] = head
  const length = headLength + (names + beginnings) * 8 + (rows * 4 + seats) * 4 + json
  const isSound = kind === magic && source === sourceLength && file.length === length
  return isSound ? [names, beginnings, rows, seats, json] : undefined
}

function readTable(
  { buffer, byteOffset }: Uint8Array,
  [names, beginnings, rows, seatCount, json]: Lengths,
): TownTable {
  let at = byteOffset + headLength
  const keys = (count: number): RowsByHash => {
    at += count * 8
    return new RowsByHash(new Float64Array(buffer, at - count * 8, count))
  }
  const column = (count: number): Int32Array => {
    at += count * 4
    return new Int32Array(buffer, at - count * 4, count)
  }
  const index = { names: keys(names), beginnings: keys(beginnings) }
  const [ids, offsets, lons, lats] = [column(rows), column(rows), column(rows), column(rows)]
  const seats = column(seatCount)
  const text = new TextDecoder().decode(new Uint8Array(buffer, at, json))
  const populations = new Map(JSON.parse(text) as [string, number][])
  return { ...index, columns: { ids, offsets, lons, lats }, populations, seats }
}
