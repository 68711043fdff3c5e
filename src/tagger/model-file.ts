/** The file of a trained tagger: a header, feature hashes, and weights of one byte each as they lie in memory; compressed. */
import { crc32, gzipSync } from 'node:zlib'
import { unpack } from '../core/gunzip.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { labelCount } from './labels.js'
import { bucketCount, readings, rowLength, type PackedKeys } from './model-layout.js'

/** Changes whenever features or layout do: older files are refused. */
const modelVersion = 3

/** A trained tagger. */
export interface Model {
  /** Checksum of the lexicon that the features were made with. */
  readonly lexicon: number
  /** Feature hashes; the row of each stands at its place in their order. */
  readonly keys: PackedKeys
  /** Weights in steps of `scale`: `rows[row * rowLength + reading * readingLength + label]`. */
  readonly rows: Int8Array
  readonly scale: number
  /** Scores of label pairs, by reading. */
  readonly transitions: readonly Float32Array[]
}

const magic = 0x47_54_47_31
const headerLength = 24
const pairsLength = readings * labelCount * labelCount * 4

/** Writes a model file. The same model gives the same bytes. */
export function encodeModel({ lexicon, keys, rows, scale, transitions }: Model): Uint8Array {
  const count = keys.fingerprints.length
  const bytes = new Uint8Array(fileLength(count))
  const view = new DataView(bytes.buffer)
  let at = headerLength
  for (const weight of transitions.flatMap((list) => [...list])) {
    view.setFloat32(at, weight, true)
    at += 4
  }
  bytes.set(keys.buckets, at)
  at += bucketCount
  for (const fingerprint of keys.fingerprints) {
    view.setUint16(at, fingerprint, true)
    at += 2
  }
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), at)
  view.setUint32(0, magic, true)
  view.setUint32(4, modelVersion, true)
  view.setUint32(8, lexicon, true)
  view.setUint32(12, count, true)
  view.setFloat32(16, scale, true)
  view.setUint32(20, crc32(bytes.subarray(headerLength)), true)
  return gzipSync(bytes, { level: compression })
}

const compression = 7

function fileLength(count: number): number {
  return headerLength + pairsLength + bucketCount + count * (2 + rowLength)
}

/** Reads a model file; one of another version, cut short or damaged is refused with that reason. */
export function decodeModel(file: Uint8Array): Result<Model> {
  const bytes = unpacked(file)
  if (typeof bytes === 'string') return refuse(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headerLength || view.getUint32(0, true) !== magic)
    return refuse('The file is no tagger model.')
  const version = view.getUint32(4, true)
  if (version !== modelVersion)
    return refuse(`The tagger model has version ${version}; this program reads ${modelVersion}.`)
  const count = view.getUint32(12, true)
  const isSound =
    bytes.length === fileLength(count) &&
    view.getUint32(20, true) === crc32(bytes.subarray(headerLength))
  return isSound
    ? success(readModel(view, count))
    : refuse('The tagger model is cut short or damaged.')
}

function readModel(view: DataView, count: number): Model {
  let at = headerLength
  const transitions = Array.from({ length: readings }, () => {
    const list = new Float32Array(labelCount * labelCount)
    for (let cell = 0; cell < list.length; cell++, at += 4) list[cell] = view.getFloat32(at, true)
    return list
  })
  const buckets = new Uint8Array(view.buffer, view.byteOffset + at, bucketCount)
  at += bucketCount
  const fingerprints = new Uint16Array(count)
  for (let row = 0; row < count; row++, at += 2) fingerprints[row] = view.getUint16(at, true)
  return {
    lexicon: view.getUint32(8, true),
    keys: { buckets, fingerprints },
    rows: new Int8Array(view.buffer, view.byteOffset + at, count * rowLength),
    scale: view.getFloat32(16, true),
    transitions,
  }
}

function refuse(reason: string): Result<Model> {
  return failure(problem('model/unreadable', reason))
}

function unpacked(file: Uint8Array): Uint8Array | string {
  try {
    return unpack(file)
  } catch (thrown) {
    return `The tagger model is cut short or damaged (${messageOf(thrown)}).`
  }
}
