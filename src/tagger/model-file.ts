/** The file of a trained tagger: a header, feature hashes, and weights of one byte each; compressed. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { labelCount } from './labels.js'

/** Changes whenever features or layout do: older files are refused. */
const modelVersion = 2

/** Readings of an article, one after the other: the second sees what the first one found. */
const readings = 2

/** Weights of one feature: those of the first reading's labels, then those of the second's. */
export const rowLength = readings * labelCount

/** A trained tagger. */
export interface Model {
  /** Checksum of the lexicon that the features were made with. */
  readonly lexicon: number
  /** Feature hashes in ascending order; row `i` belongs to `keys[i]`. */
  readonly keys: Int32Array
  /** Weights in steps of `scale`: `rows[row * rowLength + reading * labelCount + label]`. */
  readonly rows: Int8Array
  readonly scale: number
  /** Scores of label pairs, by reading. */
  readonly transitions: readonly Float32Array[]
}

const magic = 0x47_54_47_31
const headerLength = 24

/** Writes a model file. The same model gives the same bytes. */
export function encodeModel({ lexicon, keys, rows, scale, transitions }: Model): Uint8Array {
  const pairs = transitions.reduce((sum, list) => sum + list.length, 0)
  const bytes = new Uint8Array(headerLength + keys.length * 4 + pairs * 4 + rows.length)
  const view = new DataView(bytes.buffer)
  let at = headerLength
  for (const key of keys)
    at = put(at, () => {
      view.setInt32(at, key, true)
    })
  for (const weight of transitions.flatMap((list) => [...list]))
    at = put(at, () => {
      view.setFloat32(at, weight, true)
    })
  // Label by label rather than row by row: equal neighbours compress better.
  for (let label = 0; label < rowLength; label++)
    for (let row = 0; row < keys.length; row++) bytes[at++] = rows[row * rowLength + label] ?? 0
  view.setUint32(0, magic, true)
  view.setUint32(4, modelVersion, true)
  view.setUint32(8, lexicon, true)
  view.setUint32(12, keys.length, true)
  view.setFloat32(16, scale, true)
  view.setUint32(20, checksumOf(bytes.subarray(headerLength)), true)
  return gzipSync(bytes, { level: 9 })
}

function put(at: number, write: () => void): number {
  write()
  return at + 4
}

/** Reads a model file; one of another version, cut short or damaged is refused with that reason. */
export function decodeModel(file: Uint8Array): Result<Model> {
  const bytes = unpack(file)
  if (typeof bytes === 'string') return refuse(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headerLength || view.getUint32(0, true) !== magic)
    return refuse('The file is no tagger model.')
  const version = view.getUint32(4, true)
  if (version !== modelVersion)
    return refuse(`The tagger model has version ${version}; this program reads ${modelVersion}.`)
  const count = view.getUint32(12, true)
  const expected = headerLength + count * (4 + rowLength) + readings * labelCount * labelCount * 4
  const isSound =
    bytes.length === expected &&
    view.getUint32(20, true) === checksumOf(bytes.subarray(headerLength))
  return isSound
    ? success(readModel(view, count))
    : refuse('The tagger model is cut short or damaged.')
}

function readModel(view: DataView, count: number): Model {
  let at = headerLength
  const keys = new Int32Array(count)
  for (let row = 0; row < count; row++, at += 4) keys[row] = view.getInt32(at, true)
  const transitions = Array.from({ length: readings }, () => {
    const list = new Float32Array(labelCount * labelCount)
    for (let cell = 0; cell < list.length; cell++, at += 4) list[cell] = view.getFloat32(at, true)
    return list
  })
  const rows = new Int8Array(count * rowLength)
  const source = new Int8Array(view.buffer, view.byteOffset + at, rows.length)
  for (let label = 0, from = 0; label < rowLength; label++)
    for (let row = 0; row < count; row++) rows[row * rowLength + label] = source[from++] ?? 0
  return {
    lexicon: view.getUint32(8, true),
    keys,
    rows,
    scale: view.getFloat32(16, true),
    transitions,
  }
}

function refuse(reason: string): Result<Model> {
  return failure(problem('model/unreadable', reason))
}

function unpack(file: Uint8Array): Uint8Array | string {
  try {
    return gunzipSync(file)
  } catch (thrown) {
    return `The tagger model is cut short or damaged (${messageOf(thrown)}).`
  }
}

function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
