/** Inference in the chain of labels for sentences that are read, in vector code (`chain-code.ts`). */
import { f64, i32, u8 } from './cells.js'
import { chainCode } from './chain-code.js'
import {
  area,
  byteOf,
  group,
  mostSteps,
  numberBytes,
  rowShift,
  table,
  token,
} from './chain-layout.js'
import type { Decoder } from './first-reading.js'
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
import type { Model } from './model-file.js'
import { rowLength } from './model-layout.js'
import { closedSet, plainSet, pruneLabels, stretchesOf, type Stretch } from './stretches.js'
import { instantiate, type WasmMemory } from './wasm-module.js'
import { maxSentenceTokens } from '../text/sentences.js'

interface Functions {
  readonly enter: (at: number, end: number, sums: number) => void
  readonly findPath: (at: number, end: number, tables: number) => void
  readonly forward: (at: number, end: number, tables: number) => void
  readonly backward: (at: number, end: number, tables: number) => void
  readonly combine: (at: number, end: number) => void
}

/** Bytes of memory that a chain needs. */
export const chainLength = area.length

const cells = token.length / numberBytes
const firstCell = area.tokens / numberBytes
const cellsOfLabels = Uint8Array.from(
  { length: labelCount },
  (_, label) => byteOf(label) / numberBytes,
)
const groupCells = group.begin / numberBytes

/**
 * Working memory for one sentence after another: `play` the labels of each token, then `enter`, then `findPath` or
 * `infer`. The results are those of `Lattice`, to the last bit.
 */
export class Chain implements Decoder {
  private readonly functions: Functions
  private readonly origin: number
  private readonly numbers: Float64Array
  private readonly integers: Int32Array
  /** The labels in play, by token. */
  private readonly sets = new Int32Array(maxSentenceTokens)
  private tables = 0

  /** Takes `chainLength` bytes of the memory from `origin` on. */
  constructor(memory: WasmMemory, origin: number, { scale, transitions }: Model) {
    this.origin = origin
    this.numbers = new Float64Array(memory.buffer, origin, area.length / numberBytes)
    this.integers = new Int32Array(memory.buffer, origin, area.length / 4)
    this.functions = instantiate(chainCode(origin, scale), memory) as Functions
    this.fillEdges()
    for (let steps = 0; steps <= mostSteps; steps++)
      this.numbers[area.shares / numberBytes + steps] = Math.exp(-steps * scale)
    transitions.forEach((scores, reading) => {
      this.fillTables(scores, area.tables + reading * table.length)
    })
  }

  private fillEdges(): void {
    const { numbers, integers } = this
    const edges: readonly (readonly [number, number, number])[] = [
      [area.pathEdge, 0, -Infinity],
      [area.massEdge, 1, 0],
    ]
    for (const [edge, own, others] of edges) {
      const from = (edge + token.alpha) / numberBytes
      numbers.fill(others, from, from + 4 * groupCells)
      numbers[from] = own
      integers[(edge + token.labels) / 4] = plainSet
    }
    for (let label = 0; label < labelCount; label++)
      integers[area.bytes / 4 + label] = byteOf(label)
    labelTypes.forEach((_, type) => {
      const cell = area.numbers / numberBytes + type + 1
      numbers[cell] = labelOf(type, part.begin)
      numbers[cell + groupCells] = labelOf(type, part.inside)
    })
  }

  private fillTables(scores: Float32Array, at: number): void {
    const { numbers } = this
    const first = at / numberBytes
    const scoreOf = (left: number, right: number): number => scores[left * labelCount + right] ?? 0
    numbers.fill(-Infinity, first + table.path / numberBytes, first + table.within / numberBytes)
    for (const left of closedLabels)
      for (const right of startLabels) {
        const score = scoreOf(left, right)
        const follow = first + (left << (rowShift - 3)) + u8(cellsOfLabels, right)
        const cell = u8(cellsOfLabels, left)
        // In `lead` the ends stand where the begins would.
        const place = cell < groupCells ? cell : cell - 2 * groupCells
        const lead = first + (right << (rowShift - 3)) + place
        numbers[follow + table.follow / numberBytes] = Math.exp(score)
        numbers[follow + table.path / numberBytes] = score
        numbers[lead + table.lead / numberBytes] = Math.exp(score)
      }
    labelTypes.forEach((_, type) => {
      ;[part.inside, part.end].forEach((to, pair) => {
        ;[part.begin, part.inside].forEach((from, number) => {
          const score = scoreOf(labelOf(type, from), labelOf(type, to))
          const cell = first + (2 * pair + number) * groupCells + type + 1
          numbers[cell + table.within / numberBytes] = Math.exp(score)
          numbers[cell + table.pathWithin / numberBytes] = score
        })
      })
    })
  }

  /** Chooses the weights of label pairs, by reading. */
  read(reading: number): void {
    this.tables = this.origin + area.tables + reading * table.length
  }

  /** Sets the labels in play of a token. */
  play(at: number, set: number): void {
    this.sets[at] = set
  }

  /** Makes a sentence ready whose labels are in play and whose sums begin at the address. */
  enter(length: number, sums: number): void {
    pruneLabels(this.sets, length)
    for (const { begin, end } of this.stretches(length)) {
      for (let at = begin; at < end; at++)
        this.integers[(area.tokens + at * token.length + token.labels) / 4] = i32(this.sets, at)
      this.functions.enter(this.addressOf(begin), this.addressOf(end), sums + begin * rowLength * 2)
    }
  }

  labelsOf(at: number): number {
    return i32(this.sets, at)
  }

  stretches(length: number): Stretch[] {
    return stretchesOf(this.sets, length)
  }

  findPath(path: Uint8Array, { begin, end }: Stretch): void {
    if (begin === end) return
    this.functions.findPath(this.addressOf(begin), this.addressOf(end), this.tables)
    let label = outside
    let best = -Infinity
    for (let set = i32(this.sets, end - 1) & closedSet; set !== 0; set &= set - 1) {
      const other = lowestLabel(set)
      const score = this.numberAt(end - 1, token.alpha, other)
      if (score <= best) continue
      best = score
      label = other
    }
    for (let at = end - 1; at >= begin; at--) {
      path[at] = label
      label = this.numberAt(at, token.back, label)
    }
  }

  infer({ begin, end }: Stretch): void {
    const { functions, tables } = this
    const [from, to] = [this.addressOf(begin), this.addressOf(end)]
    functions.forward(from, to, tables)
    functions.backward(from, to, tables)
    functions.combine(from, to)
  }

  marginalOf(at: number, label: number): number {
    return Math.fround(this.numberAt(at, token.marginal, label))
  }

  spanProbability(from: number, to: number, type: number): number {
    if (to - from === 1) return this.marginalOf(from, labelOf(type, part.single))
    const first = this.tables - this.origin + table.within
    let left = labelOf(type, part.begin)
    let mass = this.numberAt(from, token.alpha, left)
    for (let at = from + 1; at < to; at++) {
      const isEnd = at === to - 1
      const right = labelOf(type, isEnd ? part.end : part.inside)
      const pair = (isEnd ? 2 : 0) + (at === from + 1 ? 0 : 1)
      const weight = f64(this.numbers, first / numberBytes + pair * groupCells + type + 1)
      mass *= weight * this.valueAt(at, token.scale)
      mass *= this.numberAt(at, token.emission, right)
      left = right
    }
    mass *= this.numberAt(to - 1, token.beta, left)
    return Math.min(1, mass * this.valueAt(to - 1, token.whole))
  }

  private addressOf(at: number): number {
    return this.origin + area.tokens + at * token.length
  }

  private valueAt(at: number, byte: number): number {
    return f64(this.numbers, firstCell + at * cells + byte / numberBytes)
  }

  private numberAt(at: number, byte: number, label: number): number {
    const cell = u8(cellsOfLabels, label)
    return f64(this.numbers, firstCell + at * cells + byte / numberBytes + cell)
  }
}
