/** Learns linear models: logistic regression by gradient steps that shrink feature by feature (AdaGrad). */
import { softmax, type Features, type LinearModel } from './linear.js'

/** A candidate with what it is: the share of each class, one in all. */
export interface Instance {
  readonly features: Features
  readonly target: readonly number[]
}

/** How a model is learnt. */
export interface Lesson {
  readonly classes: number
  readonly epochs: number
  readonly rate: number
  /** Pull of every weight towards zero. */
  readonly decay: number
  /** Features seen in fewer candidates are left out. */
  readonly leastCount: number
}

interface Dense extends Rows {
  readonly target: readonly number[]
}

/** Learns a model; the same instances in the same order give the same model. */
export function learnLinear(instances: readonly Instance[], lesson: Lesson): LinearModel {
  const keys = countedKeys(
    instances.map(({ features }) => features.keys),
    lesson.leastCount,
  )
  const rowOf = new Map<number, number>()
  keys.forEach((key, row) => rowOf.set(key, row))
  const dense = instances.map((instance) => toDense(instance, rowOf))
  const weights = new Float64Array(keys.length * lesson.classes)
  const gradients = new Float64Array(keys.length * lesson.classes).fill(1e-6)
  const order = dense.map((_, index) => index)
  const random = randomSource(20261121)
  const sums = new Float64Array(weights.length)
  let summed = 0
  for (let epoch = 0; epoch < lesson.epochs; epoch++) {
    shuffle(order, random)
    for (const index of order) {
      const instance = dense[index]
      if (instance) step(instance, { weights, gradients, lesson })
    }
    if (epoch < lesson.epochs / 2) continue
    addTo(sums, weights)
    summed++
  }
  const mean = sums.map((sum) => sum / summed)
  return quantize(keys, mean, lesson.classes)
}

/** The features that at least so many of the lists hold, in ascending order. */
export function countedKeys(lists: readonly (readonly number[])[], least: number): Int32Array {
  const counts = new Map<number, number>()
  for (const list of lists)
    for (const key of new Set(list)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= least).map(([key]) => key)
  return Int32Array.from(kept).sort()
}

/** Adds weights to sums: in the mean of several epochs less is chance than in the last one. */
export function addTo(sums: Float64Array, weights: Float64Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0)
}

function toDense({ features, target }: Instance, rowOf: ReadonlyMap<number, number>): Dense {
  const rows: number[] = []
  const values: number[] = []
  features.keys.forEach((key, at) => {
    const row = rowOf.get(key)
    if (row === undefined) return
    rows.push(row)
    values.push(features.values[at] ?? 0)
  })
  return { rows: Int32Array.from(rows), values: Float32Array.from(values), target }
}

// What is known well enough teaches nothing more.
const settled = 0.01

interface State {
  readonly weights: Float64Array
  readonly gradients: Float64Array
  readonly lesson: Lesson
}

function step({ rows, values, target }: Dense, state: State): void {
  const { weights, lesson } = state
  const chances = softmax(sumRows({ rows, values }, weights, lesson.classes))
  for (let index = 0; index < chances.length; index++) {
    const error = (chances[index] ?? 0) - (target[index] ?? 0)
    if (Math.abs(error) >= settled) moveWeights({ rows, values }, { state, index, error })
  }
}

/** Features by their rows in the weights, with their values. */
export interface Rows {
  readonly rows: Int32Array
  readonly values: Float32Array
}

/** The sums of the rows' weights, one for each class. */
export function sumRows(
  { rows, values }: Rows,
  weights: Float64Array,
  classes: number,
): Float64Array {
  const sums = new Float64Array(classes)
  for (let at = 0; at < rows.length; at++) {
    const value = values[at] ?? 0
    const row = (rows[at] ?? 0) * classes
    for (let index = 0; index < classes; index++)
      sums[index] = (sums[index] ?? 0) + (weights[row + index] ?? 0) * value
  }
  return sums
}

interface Move {
  readonly state: State
  readonly index: number
  readonly error: number
}

function moveWeights(
  { rows, values }: Rows,
  { state: { weights, gradients, lesson }, index, error }: Move,
): void {
  const { classes, decay, rate } = lesson
  for (let at = 0; at < rows.length; at++) {
    const place = (rows[at] ?? 0) * classes + index
    const weight = weights[place] ?? 0
    const gradient = error * (values[at] ?? 0) + decay * weight
    const squares = (gradients[place] ?? 0) + gradient * gradient
    gradients[place] = squares
    weights[place] = weight - (rate * gradient) / Math.sqrt(squares)
  }
}

// Rows of smaller steps change next to nothing, and would be half of the file.
const leastWeight = 4

/** Makes a model of learnt weights: one byte each, rows that say nothing left out. */
export function quantize(keys: Int32Array, weights: Float64Array, classes: number): LinearModel {
  const most = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9)
  const scale = most / 127
  const all = Int8Array.from(weights, (weight) => Math.round(weight / scale))
  const kept: number[] = []
  keys.forEach((_, row) => {
    if (
      all
        .subarray(row * classes, (row + 1) * classes)
        .some((weight) => Math.abs(weight) > leastWeight)
    )
      kept.push(row)
  })
  const rows = new Int8Array(kept.length * classes)
  kept.forEach((row, at) => {
    rows.set(all.subarray(row * classes, (row + 1) * classes), at * classes)
  })
  return { classes, keys: Int32Array.from(kept, (row) => keys[row] ?? 0), rows, scale }
}

/** A linear congruential generator: chance that repeats itself. */
export function randomSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Puts the items in an order of chance. */
export function shuffle(items: unknown[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = items[at]
    items[at] = items[other]
    items[other] = kept
  }
}
