/** Trees in the file of the event models: a header, the roots, then all nodes field by field. */
import { noTrees, type TreeModel } from './trees.js'

const headerLength = 12
const nodeLength = 2 + 4 + 2

/** Writes the trees. */
export function encodeTrees({ classes, roots, features, values, rights }: TreeModel): Uint8Array {
  const count = features.length
  const bytes = new Uint8Array(headerLength + roots.length * 4 + count * nodeLength)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, classes, true)
  view.setUint32(4, roots.length, true)
  view.setUint32(8, count, true)
  const at = placesOf(headerLength, roots.length, count)
  roots.forEach((root, tree) => {
    view.setInt32(at.roots + tree * 4, root, true)
  })
  for (let node = 0; node < count; node++) {
    view.setInt16(at.features + node * 2, features[node] ?? 0, true)
    view.setFloat32(at.values + node * 4, values[node] ?? 0, true)
    view.setInt16(at.rights + node * 2, rights[node] ?? 0, true)
  }
  return bytes
}

function placesOf(
  roots: number,
  trees: number,
  count: number,
): { roots: number; features: number; values: number; rights: number; end: number } {
  const features = roots + trees * 4
  const values = features + count * 2
  const rights = values + count * 4
  return { roots, features, values, rights, end: rights + count * 2 }
}

/** Reads the trees that begin there; none where the file ends, as older ones do; undefined where it is cut short. */
export function decodeTrees(view: DataView, start: number): TreeModel | undefined {
  if (start === view.byteLength) return noTrees
  if (start + headerLength > view.byteLength) return undefined
  const trees = view.getUint32(start + 4, true)
  const count = view.getUint32(start + 8, true)
  const at = placesOf(start + headerLength, trees, count)
  if (at.end > view.byteLength) return undefined
  const model = {
    classes: view.getUint32(start, true),
    roots: Int32Array.from({ length: trees }, (_, tree) =>
      view.getInt32(at.roots + tree * 4, true),
    ),
    features: Int16Array.from({ length: count }, (_, node) =>
      view.getInt16(at.features + node * 2, true),
    ),
    values: Float32Array.from({ length: count }, (_, node) =>
      view.getFloat32(at.values + node * 4, true),
    ),
    rights: Int16Array.from({ length: count }, (_, node) =>
      view.getInt16(at.rights + node * 2, true),
    ),
  }
  return isSound(model) ? model : undefined
}

/** Whether every question leads further on within the nodes: a damaged file must not lead in circles. */
function isSound({ roots, features, rights }: TreeModel): boolean {
  const isNode = (node: number): boolean => node >= 0 && node < features.length
  return (
    roots.every(isNode) &&
    features.every((feature, node) => {
      const right = rights[node] ?? 0
      return feature < 0 || (right > 0 && isNode(node + right) && isNode(node + 1))
    })
  )
}
