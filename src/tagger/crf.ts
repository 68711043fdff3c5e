/** Inference in a linear chain over BIOES labels: the best path, and how likely labels and spans are. */
import { f32, f64, i32, u8 } from './cells.js'
import { lowestLabel } from './label-set.js'
import {
  closedLabels,
  labelCount,
  labelOf,
  labelTypes,
  outside,
  part,
  startLabels,
} from './labels.js'
import { closedSet, stretchesOf, type Stretch } from './stretches.js'

/** Every pair of labels that may follow each other. */
export const pairs: readonly (readonly [number, number])[] = [
  ...closedLabels.flatMap((left) => startLabels.map((right) => [left, right] as const)),
  ...labelTypes.flatMap((_, type) => {
    const inside = labelOf(type, part.inside)
    const opens = [labelOf(type, part.begin), inside]
    return opens.flatMap((left) => [[left, inside] as const, [left, inside + 1] as const])
  }),
]

const cells = labelCount * labelCount
const pairCells = pairs.map(([left, right]) => left * labelCount + right)
/** For each label the set of those that may stand before it, and of those that may follow. */
const before = new Int32Array(labelCount)
const after = new Int32Array(labelCount)
for (const [left, right] of pairs) {
  before[right] = i32(before, right) | (1 << left)
  after[left] = i32(after, left) | (1 << right)
}

/**
 * Working memory for one sentence after another: fill `scores`, then call `prepare`, then `findPath` or `infer`.
 * Labels that score far below the best one of their token are left out (`beam`), which changes no result that counts
 * and makes the work of a token small.
 */
export class Lattice {
  /** Scores of the labels, token by token: filled by the caller. */
  scores = new Float32Array(0)
  /** Probabilities of the labels, after `infer`. */
  marginals = new Float32Array(0)
  private readonly beam: number
  private emission = new Float64Array(0)
  private alpha = new Float64Array(0)
  private beta = new Float64Array(0)
  private back = new Uint8Array(0)
  private scale = new Float64Array(0)
  /** The set of the labels in play, by token. */
  private inPlay = new Int32Array(0)
  private readonly transition = new Float64Array(cells)
  private readonly logTransition = new Float64Array(cells).fill(-Infinity)
  private size = 0

  /** `beam`: how far below the best a label may score, on the scale of natural logarithms. */
  constructor(beam: number) {
    this.beam = beam
  }

  /** Makes room for a sentence of this many tokens and clears the scores. */
  reserve(length: number): void {
    if (length <= this.size) {
      this.scores.fill(0, 0, length * labelCount)
      return
    }
    this.size = Math.max(64, length, this.size * 2)
    const count = this.size * labelCount
    this.scores = new Float32Array(count)
    this.marginals = new Float32Array(count)
    this.emission = new Float64Array(count)
    this.alpha = new Float64Array(count)
    this.beta = new Float64Array(count)
    this.back = new Uint8Array(count)
    this.scale = new Float64Array(this.size)
    this.inPlay = new Int32Array(this.size)
  }

  /** Sets the scores of label pairs: `transitions[left * labelCount + right]`; a sentence begins as after `outside`. */
  setTransitions(transitions: Float32Array): void {
    for (const cell of pairCells) {
      this.logTransition[cell] = f32(transitions, cell)
      this.transition[cell] = Math.exp(f32(transitions, cell))
    }
  }

  /** Chooses the labels in play; `allowed[token]`, where given, restricts them to a set. */
  prepare(length: number, allowed?: Int32Array): void {
    const { scores, emission } = this
    for (let at = 0; at < length; at++) {
      const base = at * labelCount
      const open = allowed ? i32(allowed, at) : -1
      let highest = -Infinity
      for (let label = 0; label < labelCount; label++)
        if (open & (1 << label)) highest = Math.max(highest, f32(scores, base + label))
      let set = 0
      for (let label = 0; label < labelCount; label++) {
        const below = f32(scores, base + label) - highest
        const isIn = (open & (1 << label)) !== 0 && (below > -this.beam || label === outside)
        if (!isIn) continue
        set |= 1 << label
        emission[base + label] = Math.exp(below)
      }
      this.inPlay[at] = set
    }
  }

  /** The set of the labels in play. */
  labelsOf(at: number): number {
    return i32(this.inPlay, at)
  }

  /** How likely a label of a token is, after `infer`. */
  marginalOf(at: number, label: number): number {
    return f32(this.marginals, at * labelCount + label)
  }

  /** The stretches of a sentence that need looking at (`stretchesOf`). */
  stretches(length: number): Stretch[] {
    return stretchesOf(this.inPlay, length)
  }

  /** Writes the best path of a stretch. */
  findPath(path: Uint8Array, { begin, end }: Stretch): void {
    if (begin === end) return
    for (let at = begin; at < end; at++) this.extendPath(at, begin)
    const base = (end - 1) * labelCount
    let label = outside
    let best = -Infinity
    for (let set = i32(this.inPlay, end - 1) & closedSet; set !== 0; set &= set - 1) {
      const other = lowestLabel(set)
      if (f64(this.alpha, base + other) > best) {
        best = f64(this.alpha, base + other)
        label = other
      }
    }
    for (let at = end - 1; at >= begin; at--) {
      path[at] = label
      label = u8(this.back, at * labelCount + label)
    }
  }

  private extendPath(at: number, begin: number): void {
    const { alpha, inPlay, logTransition, back, scores } = this
    const base = at * labelCount
    const previous = base - labelCount
    const lefts = at === begin ? 0 : i32(inPlay, at - 1)
    for (let set = i32(inPlay, at); set !== 0; set &= set - 1) {
      const right = lowestLabel(set)
      let best = at === begin ? f64(logTransition, right) : -Infinity
      let from = outside
      for (let others = lefts & i32(before, right); others !== 0; others &= others - 1) {
        const left = lowestLabel(others)
        const score = f64(alpha, previous + left) + f64(logTransition, left * labelCount + right)
        if (score > best) {
          best = score
          from = left
        }
      }
      alpha[base + right] = best + f32(scores, base + right)
      back[base + right] = from
    }
  }

  /** Computes `marginals` of a stretch. */
  infer({ begin, end }: Stretch): void {
    this.marginals.fill(0, begin * labelCount, end * labelCount)
    for (let at = begin; at < end; at++) this.forward(at, begin)
    for (let at = end - 1; at >= begin; at--) this.backward(at, end)
    for (let at = begin; at < end; at++) this.combine(at)
  }

  private forward(at: number, begin: number): void {
    const { alpha, inPlay, emission, transition } = this
    const base = at * labelCount
    const previous = base - labelCount
    const lefts = at === begin ? 0 : i32(inPlay, at - 1)
    const rights = i32(inPlay, at)
    let total = 0
    for (let set = rights; set !== 0; set &= set - 1) {
      const right = lowestLabel(set)
      let sum = at === begin ? f64(transition, right) : 0
      for (let others = lefts & i32(before, right); others !== 0; others &= others - 1) {
        const left = lowestLabel(others)
        sum += f64(alpha, previous + left) * f64(transition, left * labelCount + right)
      }
      const mass = sum * f64(emission, base + right)
      alpha[base + right] = mass
      total += mass
    }
    const factor = total > 0 ? 1 / total : 1
    this.scale[at] = factor
    for (let set = rights; set !== 0; set &= set - 1) {
      const cell = base + lowestLabel(set)
      alpha[cell] = f64(alpha, cell) * factor
    }
  }

  private backward(at: number, end: number): void {
    const { beta, inPlay, emission, transition } = this
    const base = at * labelCount
    const next = base + labelCount
    const isLast = at === end - 1
    const rights = isLast ? 0 : i32(inPlay, at + 1)
    const factor = isLast ? 1 : f64(this.scale, at + 1)
    for (let set = i32(inPlay, at); set !== 0; set &= set - 1) {
      const left = lowestLabel(set)
      let sum = isLast ? (closedSet >> left) & 1 : 0
      for (let others = rights & i32(after, left); others !== 0; others &= others - 1) {
        const right = lowestLabel(others)
        const step = f64(transition, left * labelCount + right) * f64(emission, next + right)
        sum += step * f64(beta, next + right)
      }
      beta[base + left] = sum * factor
    }
  }

  private combine(at: number): void {
    const { alpha, beta, inPlay, marginals } = this
    const base = at * labelCount
    const factor = this.normalizer(at)
    for (let set = i32(inPlay, at); set !== 0; set &= set - 1) {
      const cell = base + lowestLabel(set)
      marginals[cell] = f64(alpha, cell) * f64(beta, cell) * factor
    }
  }

  /** Adds the expected counts of label pairs, after `infer`, times the weight. */
  addPairs(length: number, weight: number, counts: Float64Array): void {
    const { alpha, beta, inPlay, emission, transition } = this
    for (const right of startLabels)
      counts[right] = f64(counts, right) + weight * f32(this.marginals, right)
    for (let at = 1; at < length; at++) {
      const base = at * labelCount
      const previous = base - labelCount
      const lefts = i32(inPlay, at - 1)
      const factor = weight * f64(this.scale, at) * this.normalizer(at)
      for (let set = i32(inPlay, at); set !== 0; set &= set - 1) {
        const right = lowestLabel(set)
        const ahead = f64(emission, base + right) * f64(beta, base + right) * factor
        for (let others = lefts & i32(before, right); others !== 0; others &= others - 1) {
          const left = lowestLabel(others)
          const cell = left * labelCount + right
          counts[cell] =
            f64(counts, cell) + f64(alpha, previous + left) * f64(transition, cell) * ahead
        }
      }
    }
  }

  private normalizer(at: number): number {
    const base = at * labelCount
    let total = 0
    for (let set = i32(this.inPlay, at); set !== 0; set &= set - 1) {
      const cell = base + lowestLabel(set)
      total += f64(this.alpha, cell) * f64(this.beta, cell)
    }
    return total > 0 ? 1 / total : 0
  }

  /** How likely, after `infer`, exactly this span with this type is: tokens `from` to `to`, the latter excluded. */
  spanProbability(from: number, to: number, type: number): number {
    const { alpha, beta, emission, transition, scale } = this
    if (to - from === 1) return f32(this.marginals, from * labelCount + labelOf(type, part.single))
    let left = labelOf(type, part.begin)
    let mass = f64(alpha, from * labelCount + left)
    for (let at = from + 1; at < to; at++) {
      const right = labelOf(type, at === to - 1 ? part.end : part.inside)
      mass *= f64(transition, left * labelCount + right) * f64(scale, at)
      mass *= f64(emission, at * labelCount + right)
      left = right
    }
    return Math.min(1, mass * f64(beta, (to - 1) * labelCount + left) * this.normalizer(to - 1))
  }
}
