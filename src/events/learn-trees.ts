/**
 * Learns boosted trees (Friedman 2001, with second-order steps as in XGBoost, Chen and Guestrin 2016): every round adds
 * a small tree for each class that corrects what the trees before it got wrong.
 */
import { softmax } from './linear.js'
import { leafOf, type TreeModel } from './trees.js'

/** A candidate: dense features, the scores to start from, and the share of each class. */
export interface TreeInstance {
  readonly row: Float32Array
  readonly scores: Float64Array
  readonly target: readonly number[]
}

/** How trees are learnt. */
export interface TreePlan {
  readonly rounds: number
  /** Questions from the root to a leaf at most. */
  readonly depth: number
  /** Share of its step that a leaf takes. */
  readonly rate: number
  /** Pull of every leaf towards zero. */
  readonly lambda: number
  /** Least weight of the candidates of a leaf: sum of p(1 - p). */
  readonly leastWeight: number
}

/** Bounds that a feature is asked about at most, and one. */
const bins = 32

/**
 * Of candidates that are known better than this, one in `sampling` counts for all of them in each round: there are many,
 * and each says little (as in LightGBM, Ke et al. 2017).
 */
const settled = 0.02
const sampling = 8

/** Learns the trees; the same candidates in the same order give the same trees. */
export function learnTrees(instances: readonly TreeInstance[], plan: TreePlan): TreeModel {
  const classes = instances[0]?.target.length ?? 1
  const data = binned(instances)
  const scores = instances.map((instance) => instance.scores.slice())
  const out: Grown = { roots: [], features: [], values: [], rights: [] }
  const errors: Errors = {
    slopes: new Float64Array(instances.length),
    weights: new Float64Array(instances.length),
  }
  for (let round = 0; round < plan.rounds; round++) {
    const chances = scores.map((sums) => softmax(sums))
    for (let index = 0; index < classes; index++) {
      const rows = chances.flatMap((chance, at) => {
        const share = chance[index] ?? 0
        const slope = share - (instances[at]?.target[index] ?? 0)
        const isKnown = Math.abs(slope) < settled
        const times = isKnown ? sampling : 1
        errors.slopes[at] = slope * times
        errors.weights[at] = Math.max(1e-6, share * (1 - share)) * times
        return isKnown && (at + round) % sampling !== 0 ? [] : [at]
      })
      const root = out.features.length
      out.roots.push(root)
      grow({ data, errors, plan, out }, Int32Array.from(rows), plan.depth)
      addTree(instances, { out, root, index, scores })
    }
  }
  return {
    classes,
    roots: Int32Array.from(out.roots),
    features: Int16Array.from(out.features),
    values: Float32Array.from(out.values),
    rights: Int16Array.from(out.rights),
  }
}

interface Grown {
  readonly roots: number[]
  readonly features: number[]
  readonly values: number[]
  readonly rights: number[]
}

interface Errors {
  readonly slopes: Float64Array
  readonly weights: Float64Array
}

/** Features by their bins: `bin[instance * width + feature]` counts the bounds at or below the value. */
interface Binned {
  readonly width: number
  readonly bin: Uint8Array
  readonly bounds: readonly (readonly number[])[]
}

function binned(instances: readonly TreeInstance[]): Binned {
  const width = instances[0]?.row.length ?? 0
  const bounds = Array.from({ length: width }, (_, feature) =>
    boundsOf(Float32Array.from(instances, ({ row }) => row[feature] ?? 0).sort()),
  )
  const bin = new Uint8Array(instances.length * width)
  instances.forEach(({ row }, at) => {
    bounds.forEach((list, feature) => {
      const value = row[feature] ?? 0
      let low = 0
      while (low < list.length && (list[low] ?? 0) <= value) low++
      bin[at * width + feature] = low
    })
  })
  return { width, bin, bounds }
}

/** Values that cut the sorted ones into parts of like size. */
function boundsOf(sorted: Float32Array): number[] {
  const bounds: number[] = []
  for (let part = 1; part < bins; part++) {
    const bound = sorted[Math.floor((part * sorted.length) / bins)] ?? 0
    if (bound > (bounds.at(-1) ?? sorted[0] ?? 0)) bounds.push(bound)
  }
  return bounds
}

interface Growing {
  readonly data: Binned
  readonly errors: Errors
  readonly plan: TreePlan
  readonly out: Grown
}

interface Split {
  readonly feature: number
  /** Rows of a lower bin go left. */
  readonly bin: number
  /** The same as a value of the feature. */
  readonly bound: number
}

/** Writes the tree of the rows. */
function grow(growing: Growing, rows: Int32Array, depth: number): void {
  const { data, errors, plan, out } = growing
  const total = totalOf(rows, errors)
  const mayAsk = depth > 0 && total.weight >= 2 * plan.leastWeight
  const split = mayAsk ? bestSplit(growing, rows, total) : undefined
  const node = out.features.length
  out.rights.push(0)
  if (!split) {
    out.features.push(-1)
    out.values.push((-plan.rate * total.slope) / (total.weight + plan.lambda))
    return
  }
  out.features.push(split.feature)
  out.values.push(split.bound)
  const isLeft = (row: number): boolean =>
    (data.bin[row * data.width + split.feature] ?? 0) < split.bin
  grow(growing, rows.filter(isLeft), depth - 1)
  out.rights[node] = out.features.length - node
  const isRight = (row: number): boolean => !isLeft(row)
  grow(growing, rows.filter(isRight), depth - 1)
}

interface Total {
  readonly slope: number
  readonly weight: number
}

function totalOf(rows: Int32Array, { slopes, weights }: Errors): Total {
  let [slope, weight] = [0, 0]
  for (const row of rows) {
    slope += slopes[row] ?? 0
    weight += weights[row] ?? 0
  }
  return { slope, weight }
}

/** Slopes and weights of rows by feature and bin. */
function histogramsOf(rows: Int32Array, { bin, width }: Binned, errors: Errors): Errors {
  const slopes = new Float64Array(width * bins)
  const weights = new Float64Array(width * bins)
  for (const row of rows) {
    const [slope, weight] = [errors.slopes[row] ?? 0, errors.weights[row] ?? 0]
    const first = row * width
    for (let feature = 0; feature < width; feature++) {
      const at = feature * bins + (bin[first + feature] ?? 0)
      slopes[at] = (slopes[at] ?? 0) + slope
      weights[at] = (weights[at] ?? 0) + weight
    }
  }
  return { slopes, weights }
}

/** Least gain for which a question is asked. */
const leastGain = 1e-3

/** The question that parts the rows best, if any is worth it. */
function bestSplit(
  { data, errors, plan }: Growing,
  rows: Int32Array,
  total: Total,
): Split | undefined {
  const { slopes, weights } = histogramsOf(rows, data, errors)
  const worth = (part: Total): number => (part.slope * part.slope) / (part.weight + plan.lambda)
  let best: Split | undefined
  let most = worth(total) + leastGain
  data.bounds.forEach((bounds, feature) => {
    const left = { slope: 0, weight: 0 }
    bounds.forEach((bound, at) => {
      left.slope += slopes[feature * bins + at] ?? 0
      left.weight += weights[feature * bins + at] ?? 0
      const right = { slope: total.slope - left.slope, weight: total.weight - left.weight }
      if (Math.min(left.weight, right.weight) < plan.leastWeight) return
      const gain = worth(left) + worth(right)
      if (gain <= most) return
      most = gain
      best = { feature, bin: at + 1, bound }
    })
  })
  return best
}

interface NewTree {
  readonly out: Grown
  readonly root: number
  readonly index: number
  readonly scores: readonly Float64Array[]
}

/** Adds what the new tree says to the scores of its class. */
function addTree(instances: readonly TreeInstance[], { out, root, index, scores }: NewTree): void {
  instances.forEach(({ row }, at) => {
    const sums = scores[at]
    if (sums) sums[index] = (sums[index] ?? 0) + (out.values[leafOf(out, row, root)] ?? 0)
  })
}
