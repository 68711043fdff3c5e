/** The profile's file: which feature speaks how strongly for which languages. */

/** What the profile file says besides its table. */
export interface ProfileHeader {
  /** Codes of the languages, in the order of their columns. */
  readonly languages: readonly string[]
  /** How much each family of features counts. */
  readonly familyWeights: readonly number[]
  /** Added to the score of each language before any word is read. */
  readonly priors: readonly number[]
}

/** One feature with what it adds to the score of each language that it speaks for. */
export interface ProfileRow {
  readonly family: number
  readonly hash: number
  /** Column of the language and value, in fortieths up to 255. */
  readonly values: readonly (readonly [number, number])[]
}

/** The table of a profile, row by row in the order of their hashes. */
export interface ProfileTable {
  readonly header: ProfileHeader
  readonly hashes: Uint32Array
  /** Where each row's entries begin; one more than rows. */
  readonly starts: Uint32Array
  /** Column and value by turns. */
  readonly entries: Uint8Array
}

const magic = 0x474c4944
const headSize = 16
const rowSize = 5

/** Writes a profile as bytes: four counts, the header as JSON, rows of hash and length, then all entries. */
export function encodeProfile(header: ProfileHeader, rows: readonly ProfileRow[]): Uint8Array {
  const sorted = [...rows].sort(
    (left, right) => left.hash - right.hash || left.family - right.family,
  )
  const head = new TextEncoder().encode(JSON.stringify(header))
  const entries = sorted.reduce((sum, row) => sum + row.values.length, 0)
  const bytes = new Uint8Array(headSize + head.length + sorted.length * rowSize + entries * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of [magic, head.length, sorted.length, entries].entries()) {
    view.setUint32(index * 4, value, true)
  }
  bytes.set(head, headSize)
  let row = headSize + head.length
  let entry = row + sorted.length * rowSize
  for (const { hash, values } of sorted) {
    view.setUint32(row, hash, true)
    bytes[row + 4] = values.length
    row += rowSize
    for (const [column, value] of values) {
      bytes[entry++] = column
      bytes[entry++] = value
    }
  }
  return bytes
}

/** Reads a profile's table from the bytes of its file; `undefined` where they are no profile or cut short. */
export function decodeProfile(bytes: Uint8Array): ProfileTable | undefined {
  if (bytes.length < headSize) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = (index: number): number => view.getUint32(index * 4, true)
  const firstRow = headSize + count(1)
  const firstEntry = firstRow + count(2) * rowSize
  if (count(0) !== magic || bytes.length !== firstEntry + count(3) * 2) return undefined
  const head = new TextDecoder().decode(bytes.subarray(headSize, firstRow))
  const hashes = new Uint32Array(count(2))
  const starts = new Uint32Array(count(2) + 1)
  for (let row = 0; row < hashes.length; row++) {
    const at = firstRow + row * rowSize
    hashes[row] = view.getUint32(at, true)
    starts[row + 1] = (starts[row] ?? 0) + view.getUint8(at + 4)
  }
  const header = JSON.parse(head) as ProfileHeader
  return { header, hashes, starts, entries: bytes.subarray(firstEntry) }
}
