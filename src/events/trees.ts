/** Boosted trees over dense features: each tree adds to the score of one class. */

/**
 * Trees one after the other, nodes of each in the order root, left part, right part. A node is a question (is the
 * feature below the bound? then left) or a leaf.
 */
export interface TreeModel {
  /** Tree number `i` adds to class `i % classes`. */
  readonly classes: number
  /** First node of each tree. */
  readonly roots: Int32Array
  /** Feature that the node asks about; -1 for a leaf. */
  readonly features: Int16Array
  /** The bound, or what the leaf adds. */
  readonly values: Float32Array
  /** Steps from the node to its right part; the left one follows it. */
  readonly rights: Int16Array
}

/** Trees that add nothing. */
export const noTrees: TreeModel = {
  classes: 1,
  roots: new Int32Array(0),
  features: new Int16Array(0),
  values: new Float32Array(0),
  rights: new Int16Array(0),
}

/** Adds what the trees say of the row to the scores. */
export function addTrees(model: TreeModel, row: Float32Array, scores: Float64Array): void {
  const { classes, roots, values } = model
  for (let tree = 0; tree < roots.length; tree++) {
    const leaf = leafOf(model, row, roots[tree] ?? 0)
    const index = tree % classes
    scores[index] = (scores[index] ?? 0) + (values[leaf] ?? 0)
  }
}

/** Nodes, also of trees in the making. */
interface Nodes {
  readonly features: ArrayLike<number>
  readonly values: ArrayLike<number>
  readonly rights: ArrayLike<number>
}

/** The leaf that the row falls into, from the root on. */
export function leafOf(
  { features, values, rights }: Nodes,
  row: Float32Array,
  root: number,
): number {
  let node = root
  for (;;) {
    const feature = features[node] ?? -1
    if (feature < 0) return node
    node += (row[feature] ?? 0) < (values[node] ?? 0) ? 1 : (rights[node] ?? 1)
  }
}
