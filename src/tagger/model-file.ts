/** The file of a trained tagger: a header, feature hashes, and weights of one byte each; compressed. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { labelCount } from './labels.js'
import type { Weights } from './learn.js'

/** Changes whenever features or layout do: older files are refused. */
export const modelVersion = 1

/** One layer of a tagger: which features it knows and what they weigh. */
export interface Layer {
  /** Feature hashes; row `i` belongs to `keys[i]`. */
  readonly keys: Int32Array
  /** Weights in steps of `scale`: `rows[row * labelCount + label]`. */
  readonly rows: Int8Array
  readonly scale: number
  readonly transitions: Float32Array
}

/** What a model file holds. */
export interface ModelContent {
  /** Checksum of the lexicon that the features were made with. */
  readonly lexicon: number
  readonly layers: readonly Layer[]
}

const magic = 0x47_54_47_31
const headerLength = 20
const largestWeight = 4

/** Rounds a layer's weights to bytes and drops the features that hardly weigh. */
export function quantize(keys: Int32Array, weights: Weights, least: number): Layer {
  const scale = largestWeight / 127
  const kept: number[] = []
  for (let row = 0; row < keys.length; row++) {
    const slice = weights.rows.subarray(row * labelCount, (row + 1) * labelCount)
    if (slice.some((weight) => Math.abs(weight) >= least)) kept.push(row)
  }
  const rows = new Int8Array(kept.length * labelCount)
  kept.forEach((row, index) => {
    for (let label = 0; label < labelCount; label++) {
      const weight = weights.rows[row * labelCount + label] ?? 0
      rows[index * labelCount + label] = Math.max(-127, Math.min(127, Math.round(weight / scale)))
    }
  })
  const keptKeys = Int32Array.from(kept, (row) => keys[row] ?? 0)
  return { keys: keptKeys, rows, scale, transitions: weights.transitions }
}

/** Writes a model file. The same content gives the same bytes. */
export function encodeModel(content: ModelContent): Uint8Array {
  const parts = content.layers.map(encodeLayer)
  const length = headerLength + parts.reduce((sum, layer) => sum + layer.length, 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, modelVersion, true)
  view.setUint32(8, content.lexicon, true)
  view.setUint32(12, content.layers.length, true)
  let at = headerLength
  for (const layer of parts) {
    bytes.set(layer, at)
    at += layer.length
  }
  view.setUint32(16, checksumOf(bytes.subarray(headerLength)), true)
  return gzipSync(bytes, { level: 9 })
}

function encodeLayer(layer: Layer): Uint8Array {
  const cells = labelCount * labelCount
  const bytes = new Uint8Array(8 + layer.keys.length * 4 + cells * 4 + layer.rows.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, layer.keys.length, true)
  view.setFloat32(4, layer.scale, true)
  let at = 8
  for (const key of layer.keys) {
    view.setInt32(at, key, true)
    at += 4
  }
  for (const weight of layer.transitions) {
    view.setFloat32(at, weight, true)
    at += 4
  }
  // Label by label rather than row by row: equal neighbours compress better.
  for (let label = 0; label < labelCount; label++)
    for (let row = 0; row < layer.keys.length; row++)
      view.setInt8(at++, layer.rows[row * labelCount + label] ?? 0)
  return bytes
}

/** Reads a model file; one of another version, cut short or damaged is refused with that reason. */
export function decodeModel(file: Uint8Array): Result<ModelContent> {
  const bytes = unpack(file)
  if (typeof bytes === 'string') return refuse(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headerLength || view.getUint32(0, true) !== magic)
    return refuse('The file is no tagger model.')
  const version = view.getUint32(4, true)
  if (version !== modelVersion)
    return refuse(`The tagger model has version ${version}; this program reads ${modelVersion}.`)
  if (view.getUint32(16, true) !== checksumOf(bytes.subarray(headerLength)))
    return refuse('The tagger model is cut short or damaged.')
  const layers: Layer[] = []
  let at = headerLength
  for (let left = view.getUint32(12, true); left > 0; left--) {
    const { layer, end } = decodeLayer(view, at)
    layers.push(layer)
    at = end
  }
  return success({ lexicon: view.getUint32(8, true), layers })
}

function decodeLayer(view: DataView, start: number): { layer: Layer; end: number } {
  const count = view.getUint32(start, true)
  const scale = view.getFloat32(start + 4, true)
  const keys = new Int32Array(count)
  let at = start + 8
  for (let row = 0; row < count; row++, at += 4) keys[row] = view.getInt32(at, true)
  const transitions = new Float32Array(labelCount * labelCount)
  for (let cell = 0; cell < transitions.length; cell++, at += 4)
    transitions[cell] = view.getFloat32(at, true)
  const rows = new Int8Array(count * labelCount)
  const source = new Int8Array(view.buffer, view.byteOffset + at, rows.length)
  for (let label = 0, from = 0; label < labelCount; label++)
    for (let row = 0; row < count; row++) rows[row * labelCount + label] = source[from++] ?? 0
  return { layer: { keys, rows, scale, transitions }, end: at + rows.length }
}

function refuse(reason: string): Result<ModelContent> {
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
