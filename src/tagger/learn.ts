/** Learning the weights: stochastic gradient ascent on the likelihood, with AdaGrad steps and feature dropout. */
import { f32, f64, i32, u8 } from './cells.js'
import { Lattice, pairs } from './crf.js'
import { labelCount } from './labels.js'
import { isLexical } from './sink.js'
import type { TrainingSentence } from './training-set.js'

/** How to learn. */
export interface LearnOptions {
  readonly epochs: number
  readonly rate: number
  /** Part of the features that is hidden at each step. */
  readonly dropout: number
  /** Part of the tokens whose lexical features are all hidden. */
  readonly lexicalDropout: number
  /** Pull towards zero at each update. */
  readonly decay: number
  /** Weights are averaged over the epochs from this one on. */
  readonly averageFrom: number
  readonly seed: number
  /** Is told after each epoch, with the labels' mean log-likelihood. */
  readonly onEpoch?: (epoch: number, likelihood: number) => void
}

/** The weights of a tagger in full precision. */
export interface Weights {
  /** `rows[row * labelCount + label]`. */
  readonly rows: Float32Array
  readonly transitions: Float32Array
}

/** Learns weights for the features with these hashes from the sentences. The same input gives the same weights. */
export function learn(
  sentences: readonly TrainingSentence[],
  keys: Int32Array,
  options: LearnOptions,
): Weights {
  const learner = new Learner(keys, options)
  const order = sentences.map((_, index) => index)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    learner.shuffle(order)
    for (const index of order) {
      const sentence = sentences[index]
      if (sentence) learner.update(sentence)
    }
    if (epoch >= options.averageFrom) learner.addToAverage()
    options.onEpoch?.(epoch, learner.takeLikelihood())
  }
  return learner.finish()
}

// Labels below this part of the best one's weight (e^-16) earn no gradient.
const beam = 16

class Learner {
  private readonly options: LearnOptions
  private readonly lexical: Uint8Array
  private readonly rows: Float32Array
  private readonly rowSquares: Float32Array
  private readonly rowSums: Float32Array
  private readonly transitions = new Float32Array(labelCount * labelCount)
  private readonly transitionSquares = new Float32Array(labelCount * labelCount)
  private readonly transitionSums = new Float32Array(labelCount * labelCount)
  private readonly counts = new Float64Array(labelCount * labelCount)
  private readonly lattice = new Lattice(beam)
  private readonly free = new Lattice(beam)
  private readonly gradient = new Float64Array(labelCount)
  private readonly active = new Uint8Array(labelCount)
  private used = new Int32Array(4096)
  private usedEnds = new Int32Array(512)
  private state: number
  private averaged = 0
  private likelihood = 0
  private tokens = 0

  constructor(keys: Int32Array, options: LearnOptions) {
    const rowCount = keys.length
    this.lexical = Uint8Array.from(keys, (key) => (isLexical(key) ? 1 : 0))
    this.options = options
    this.rows = new Float32Array(rowCount * labelCount)
    this.rowSquares = new Float32Array(rowCount * labelCount)
    this.rowSums = new Float32Array(rowCount * labelCount)
    this.state = (options.seed * 2654435761 + 88675123) | 0 || 1
  }

  shuffle(order: number[]): void {
    for (let at = order.length - 1; at > 0; at--) {
      const other = (this.random() >>> 0) % (at + 1)
      const kept = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = kept
    }
  }

  update(sentence: TrainingSentence): void {
    const length = sentence.ends.length
    this.choose(sentence)
    this.score(length)
    this.lattice.setTransitions(this.transitions)
    this.lattice.prepare(length)
    this.lattice.infer({ begin: 0, end: length })
    this.counts.fill(0)
    this.lattice.addPairs(length, -sentence.weight, this.counts)
    if (sentence.allowed) this.addConstrained(sentence, length)
    else this.addGold(sentence)
    for (let at = 0; at < length; at++) this.climb(sentence, at)
    this.climbPairs()
  }

  addToAverage(): void {
    this.averaged++
    addTo(this.rowSums, this.rows)
    addTo(this.transitionSums, this.transitions)
  }

  takeLikelihood(): number {
    const mean = this.likelihood / Math.max(1, this.tokens)
    this.likelihood = 0
    this.tokens = 0
    return mean
  }

  finish(): Weights {
    if (this.averaged === 0) return { rows: this.rows, transitions: this.transitions }
    scale(this.rowSums, 1 / this.averaged)
    scale(this.transitionSums, 1 / this.averaged)
    return { rows: this.rowSums, transitions: this.transitionSums }
  }

  private random(): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return this.state
  }

  /** Picks the features that this step sees. */
  private choose(sentence: TrainingSentence): void {
    const { hashes, ends } = sentence
    if (this.used.length < hashes.length) this.used = new Int32Array(hashes.length * 2)
    if (this.usedEnds.length < ends.length) this.usedEnds = new Int32Array(ends.length * 2)
    const limit = Math.floor(this.options.dropout * 0x7fffffff)
    const lexicalLimit = Math.floor(this.options.lexicalDropout * 0x7fffffff)
    let kept = 0
    let at = 0
    for (let token = 0; token < ends.length; token++) {
      const end = ends[token] ?? 0
      const hidden = (this.random() & 0x7fffffff) < lexicalLimit ? 1 : 2
      for (; at < end; at++) {
        const row = hashes[at] ?? 0
        if ((this.random() & 0x7fffffff) >= limit && this.lexical[row] !== hidden)
          this.used[kept++] = row
      }
      this.usedEnds[token] = kept
    }
  }

  private score(length: number): void {
    const { lattice, rows, used, usedEnds } = this
    lattice.reserve(length)
    const { scores } = lattice
    const factor = 1 / (1 - this.options.dropout)
    let at = 0
    for (let token = 0; token < length; token++) {
      const base = token * labelCount
      const end = usedEnds[token] ?? 0
      for (; at < end; at++) {
        const row = (used[at] ?? 0) * labelCount
        for (let label = 0; label < labelCount; label++)
          scores[base + label] = (scores[base + label] ?? 0) + (rows[row + label] ?? 0)
      }
      for (let label = 0; label < labelCount; label++)
        scores[base + label] = (scores[base + label] ?? 0) * factor
    }
  }

  private addGold(sentence: TrainingSentence): void {
    let left = 0
    for (const right of sentence.labels) {
      const cell = left * labelCount + right
      this.counts[cell] = (this.counts[cell] ?? 0) + sentence.weight
      left = right
    }
  }

  private addConstrained(sentence: TrainingSentence, length: number): void {
    this.free.reserve(length)
    this.free.scores.set(this.lattice.scores.subarray(0, length * labelCount))
    this.free.setTransitions(this.transitions)
    this.free.prepare(length, sentence.allowed)
    this.free.infer({ begin: 0, end: length })
    this.free.addPairs(length, sentence.weight, this.counts)
  }

  private climb(sentence: TrainingSentence, at: number): void {
    const { gradient, active } = this
    const base = at * labelCount
    const gold = sentence.labels[at] ?? 0
    let activeCount = 0
    for (let label = 0; label < labelCount; label++) {
      const target = sentence.allowed
        ? (this.free.marginals[base + label] ?? 0)
        : label === gold
          ? 1
          : 0
      const difference = (target - (this.lattice.marginals[base + label] ?? 0)) * sentence.weight
      if (Math.abs(difference) > 0.0005) {
        active[activeCount++] = label
        gradient[label] = difference
      }
    }
    this.tokens++
    this.likelihood += Math.log(Math.max(1e-9, this.lattice.marginals[base + gold] ?? 0))
    if (activeCount > 0) this.step(at, activeCount)
  }

  private step(at: number, activeCount: number): void {
    const { rows, rowSquares, used, gradient, active } = this
    const { rate, decay } = this.options
    const start = at === 0 ? 0 : i32(this.usedEnds, at - 1)
    const end = i32(this.usedEnds, at)
    for (let place = start; place < end; place++) {
      const row = i32(used, place) * labelCount
      for (let index = 0; index < activeCount; index++) {
        const label = u8(active, index)
        const cell = row + label
        const weight = f32(rows, cell)
        const slope = f64(gradient, label) - decay * weight
        const squares = f32(rowSquares, cell) + slope * slope
        rowSquares[cell] = squares
        rows[cell] = weight + (rate * slope) / Math.sqrt(squares + 1e-6)
      }
    }
  }

  private climbPairs(): void {
    const { transitions, transitionSquares, counts } = this
    for (const [left, right] of pairs) {
      const cell = left * labelCount + right
      const slope = counts[cell] ?? 0
      if (slope === 0) continue
      const squares = (transitionSquares[cell] ?? 0) + slope * slope
      transitionSquares[cell] = squares
      transitions[cell] =
        (transitions[cell] ?? 0) + (this.options.rate * slope) / Math.sqrt(squares + 1e-6)
    }
  }
}

function addTo(sums: Float32Array, values: Float32Array): void {
  for (let index = 0; index < sums.length; index++)
    sums[index] = (sums[index] ?? 0) + (values[index] ?? 0)
}

function scale(values: Float32Array, factor: number): void {
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) * factor
}
