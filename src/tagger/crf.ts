/** Inference in a linear chain over BIOES labels: the best path, and how likely labels and spans are. */
import { closedLabels, labelCount, labelOf, labelTypes, part, startLabels } from './labels.js'

/** Scores of label pairs, `scores[left * labelCount + right]`; a sentence begins as after `outside`. */
export type Transitions = Float32Array

/** Working memory for one sentence after another. */
export class Lattice {
  /** Scores of the labels, token by token: filled by the caller. */
  scores: Float32Array
  /** Probabilities of the labels, after `infer`. */
  marginals: Float32Array
  private emission: Float64Array
  private alpha: Float64Array
  private beta: Float64Array
  private scale: Float64Array
  private readonly transition = new Float64Array(labelCount * labelCount)
  private size = 0

  constructor() {
    this.scores = new Float32Array(0)
    this.marginals = new Float32Array(0)
    this.emission = new Float64Array(0)
    this.alpha = new Float64Array(0)
    this.beta = new Float64Array(0)
    this.scale = new Float64Array(0)
    this.reserve(64)
  }

  /** Makes room for a sentence of this many tokens and clears the scores. */
  reserve(length: number): void {
    if (length <= this.size) {
      this.scores.fill(0, 0, length * labelCount)
      return
    }
    this.size = Math.max(length, this.size * 2)
    const cells = this.size * labelCount
    this.scores = new Float32Array(cells)
    this.marginals = new Float32Array(cells)
    this.emission = new Float64Array(cells)
    this.alpha = new Float64Array(cells)
    this.beta = new Float64Array(cells)
    this.scale = new Float64Array(this.size)
  }

  /** Sets the label pairs' scores. */
  setTransitions(transitions: Transitions): void {
    for (let cell = 0; cell < transitions.length; cell++)
      this.transition[cell] = Math.exp(transitions[cell] ?? 0)
  }

  /** Computes `marginals`; `allowed[token]`, where given, restricts the labels of a token to the set bits. */
  infer(length: number, allowed?: Int32Array): void {
    this.exponentiate(length, allowed)
    for (let at = 0; at < length; at++) this.forward(at)
    for (let at = length - 1; at >= 0; at--) this.backward(at, length)
    for (let at = 0; at < length; at++) this.combine(at * labelCount)
  }

  private exponentiate(length: number, allowed?: Int32Array): void {
    const { scores, emission } = this
    for (let at = 0; at < length; at++) {
      const base = at * labelCount
      let highest = -Infinity
      for (let label = 0; label < labelCount; label++)
        highest = Math.max(highest, scores[base + label] ?? 0)
      const mask = allowed?.[at] ?? -1
      for (let label = 0; label < labelCount; label++)
        emission[base + label] =
          mask & (1 << label) ? Math.exp((scores[base + label] ?? 0) - highest) : 0
    }
  }

  private forward(at: number): void {
    const { alpha, emission, transition, scale } = this
    const base = at * labelCount
    const previous = base - labelCount
    alpha.fill(0, base, base + labelCount)
    for (const right of startLabels) {
      let sum = 0
      if (at === 0) sum = transition[right] ?? 0
      else
        for (const left of closedLabels)
          sum += (alpha[previous + left] ?? 0) * (transition[left * labelCount + right] ?? 0)
      alpha[base + right] = sum * (emission[base + right] ?? 0)
    }
    if (at > 0)
      for (let type = 0; type < labelTypes.length; type++) {
        const begin = labelOf(type, part.begin)
        const inside = labelOf(type, part.inside)
        for (let right = inside; right <= inside + 1; right++)
          alpha[base + right] =
            ((alpha[previous + begin] ?? 0) * (transition[begin * labelCount + right] ?? 0) +
              (alpha[previous + inside] ?? 0) * (transition[inside * labelCount + right] ?? 0)) *
            (emission[base + right] ?? 0)
      }
    let total = 0
    for (let label = 0; label < labelCount; label++) total += alpha[base + label] ?? 0
    const factor = total > 0 ? 1 / total : 1
    scale[at] = factor
    for (let label = 0; label < labelCount; label++)
      alpha[base + label] = (alpha[base + label] ?? 0) * factor
  }

  private backward(at: number, length: number): void {
    const { beta, emission, transition, scale } = this
    const base = at * labelCount
    const next = base + labelCount
    beta.fill(0, base, next)
    if (at === length - 1) {
      for (const label of closedLabels) beta[base + label] = 1
      return
    }
    const factor = scale[at + 1] ?? 1
    for (const left of closedLabels) {
      let sum = 0
      for (const right of startLabels)
        sum +=
          (transition[left * labelCount + right] ?? 0) *
          (emission[next + right] ?? 0) *
          (beta[next + right] ?? 0)
      beta[base + left] = sum * factor
    }
    for (let type = 0; type < labelTypes.length; type++) {
      const inside = labelOf(type, part.inside)
      for (let left = inside - 1; left <= inside; left++) {
        let sum = 0
        for (let right = inside; right <= inside + 1; right++)
          sum +=
            (transition[left * labelCount + right] ?? 0) *
            (emission[next + right] ?? 0) *
            (beta[next + right] ?? 0)
        beta[base + left] = sum * factor
      }
    }
  }

  private combine(base: number): void {
    const { alpha, beta, marginals } = this
    let total = 0
    for (let label = 0; label < labelCount; label++)
      total += (alpha[base + label] ?? 0) * (beta[base + label] ?? 0)
    const factor = total > 0 ? 1 / total : 0
    for (let label = 0; label < labelCount; label++)
      marginals[base + label] = (alpha[base + label] ?? 0) * (beta[base + label] ?? 0) * factor
  }

  /** Adds the expected counts of label pairs, after `infer`, times the weight. */
  addPairs(length: number, weight: number, counts: Float64Array): void {
    const { alpha, beta, emission, transition, marginals } = this
    for (const right of startLabels)
      counts[right] = (counts[right] ?? 0) + weight * (marginals[right] ?? 0)
    for (let at = 1; at < length; at++) {
      const base = at * labelCount
      const previous = base - labelCount
      let total = 0
      for (const [left, right] of pairs) total += pairMass(left, right)
      if (total <= 0) continue
      const factor = weight / total
      for (const [left, right] of pairs) {
        const cell = left * labelCount + right
        counts[cell] = (counts[cell] ?? 0) + factor * pairMass(left, right)
      }

      function pairMass(left: number, right: number): number {
        return (
          (alpha[previous + left] ?? 0) *
          (transition[left * labelCount + right] ?? 0) *
          (emission[base + right] ?? 0) *
          (beta[base + right] ?? 0)
        )
      }
    }
  }

  /** How likely, after `infer`, exactly this span with this type is: tokens `from` to `to`, the latter excluded. */
  spanProbability(from: number, to: number, type: number): number {
    const { alpha, beta, emission, transition, scale } = this
    if (to - from === 1) return this.marginals[from * labelCount + labelOf(type, part.single)] ?? 0
    let left = labelOf(type, part.begin)
    let mass = alpha[from * labelCount + left] ?? 0
    for (let at = from + 1; at < to; at++) {
      const right = labelOf(type, at === to - 1 ? part.end : part.inside)
      mass *=
        (transition[left * labelCount + right] ?? 0) *
        (emission[at * labelCount + right] ?? 0) *
        (scale[at] ?? 1)
      left = right
    }
    const base = (to - 1) * labelCount
    let total = 0
    for (let label = 0; label < labelCount; label++)
      total += (alpha[base + label] ?? 0) * (beta[base + label] ?? 0)
    return total > 0 ? Math.min(1, (mass * (beta[base + left] ?? 0)) / total) : 0
  }
}

/** Every pair of labels that may follow each other. */
export const pairs: readonly (readonly [number, number])[] = [
  ...closedLabels.flatMap((left) => startLabels.map((right) => [left, right] as const)),
  ...labelTypes.flatMap((_, type) => {
    const begin = labelOf(type, part.begin)
    const inside = labelOf(type, part.inside)
    return [begin, inside].flatMap((left) => [[left, inside] as const, [left, inside + 1] as const])
  }),
]

const lefts: readonly (readonly number[])[] = Array.from({ length: labelCount }, (_, right) =>
  pairs.filter(([, to]) => to === right).map(([from]) => from),
)
const isClosed = new Set(closedLabels)

/** The best path of labels by `scores`, written into `path`. */
export function findPath(scores: Float32Array, transitions: Transitions, path: Uint8Array): void {
  const length = path.length
  if (length === 0) return
  const back = new Uint8Array(length * labelCount)
  let current = new Float64Array(labelCount).fill(-Infinity)
  for (const label of startLabels) current[label] = (scores[label] ?? 0) + (transitions[label] ?? 0)
  for (let at = 1; at < length; at++) {
    const next = new Float64Array(labelCount)
    for (let right = 0; right < labelCount; right++) {
      let best = -Infinity
      let from = 0
      for (const left of lefts[right] ?? []) {
        const score = (current[left] ?? 0) + (transitions[left * labelCount + right] ?? 0)
        if (score > best) {
          best = score
          from = left
        }
      }
      next[right] = best + (scores[at * labelCount + right] ?? 0)
      back[at * labelCount + right] = from
    }
    current = next
  }
  let label = 0
  for (let other = 1; other < labelCount; other++)
    if (isClosed.has(other) && (current[other] ?? 0) > (current[label] ?? 0)) label = other
  for (let at = length - 1; at >= 0; at--) {
    path[at] = label
    label = back[at * labelCount + label] ?? 0
  }
}
