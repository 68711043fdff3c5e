/** The file of the event models: for each a header, its feature hashes and its weights; then the trees; compressed. */
import { gzipSync } from 'node:zlib'
import { unpack } from '../core/gunzip.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { LinearModel } from './linear.js'
import { decodeTrees, encodeTrees } from './tree-file.js'
import { prepareModels, questions, type EventModel, type EventModels } from './models.js'

const magic = 0x47_45_56_31
const headerLength = 12

/** Writes the models as the bytes of their file; the same models give the same bytes. */
export function encodeEventModels(models: EventModels): Uint8Array {
  const linear = questions.map((name) => encodeModel(models[name]))
  const parts = [...linear, encodeTrees(models.trees)]
  const bytes = new Uint8Array(4 + parts.reduce((sum, part) => sum + part.length, 0))
  new DataView(bytes.buffer).setUint32(0, magic, true)
  let at = 4
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return gzipSync(bytes, { level: 9 })
}

function encodeModel({ classes, keys, rows, scale }: LinearModel): Uint8Array {
  const bytes = new Uint8Array(headerLength + keys.length * 4 + rows.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, classes, true)
  view.setUint32(4, keys.length, true)
  view.setFloat32(8, scale, true)
  keys.forEach((key, at) => {
    view.setInt32(headerLength + at * 4, key, true)
  })
  // Class by class rather than row by row: equal neighbours compress better.
  let at = headerLength + keys.length * 4
  for (let index = 0; index < classes; index++)
    for (let row = 0; row < keys.length; row++) bytes[at++] = rows[row * classes + index] ?? 0
  return bytes
}

/** Loads the models from the bytes of their file; one of another kind, or damaged, is refused with that reason. */
export function loadEventModel(file: Uint8Array): Result<EventModel> {
  const refuse = (text: string): Result<EventModel> => failure(problem('model/unreadable', text))
  const bytes = unpacked(file)
  if (typeof bytes === 'string') return refuse(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint32(0, true) !== magic)
    return refuse('The event model is of another kind or version.')
  const models: [string, LinearModel][] = []
  let at = 4
  for (const name of questions) {
    const read = decodeModel(view, at)
    if (!read) return refuse('The event model is cut short.')
    models.push([name, read.model])
    at = read.end
  }
  const trees = decodeTrees(view, at)
  if (!trees) return refuse('The event model is cut short.')
  const linear = Object.fromEntries(models) as Omit<EventModels, 'trees'>
  return success(prepareModels({ ...linear, trees }))
}

function unpacked(file: Uint8Array): Uint8Array | string {
  try {
    return unpack(file)
  } catch (error) {
    return `The event model cannot be decompressed: ${messageOf(error)}`
  }
}

function decodeModel(
  view: DataView,
  start: number,
): { model: LinearModel; end: number } | undefined {
  if (view.byteLength < start + headerLength) return undefined
  const classes = view.getUint32(start, true)
  const count = view.getUint32(start + 4, true)
  const keysAt = start + headerLength
  const rowsAt = keysAt + count * 4
  const end = rowsAt + count * classes
  if (end > view.byteLength) return undefined
  const keys = new Int32Array(count)
  for (let row = 0; row < count; row++) keys[row] = view.getInt32(keysAt + row * 4, true)
  const rows = new Int8Array(count * classes)
  const columns = new Int8Array(view.buffer, view.byteOffset + rowsAt, rows.length)
  for (let index = 0; index < classes; index++)
    for (let row = 0; row < count; row++)
      rows[row * classes + index] = columns[index * count + row] ?? 0
  return { model: { classes, keys, rows, scale: view.getFloat32(start + 8, true) }, end }
}
