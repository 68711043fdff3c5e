/** The first reading of an article: labels, how likely they are, and mentions, sentence by sentence. */
import { f32 } from './cells.js'
import { lowestLabel } from './label-set.js'
import { labelTypes, outside, typeOf } from './labels.js'
import { spansOf, type LabelSpan } from './spans.js'
import type { Stretch } from './stretches.js'

/** Number of kinds: being outside of any mention, then the types. */
export const kindCount = labelTypes.length + 1

/** Gives the kind of the label. */
export function kindOf(label: number): number {
  return typeOf(label) + 1
}

/** A mention with how likely it is. */
export type ReadSpan = LabelSpan & { readonly confidence: number }

/** The first reading of an article. */
export interface FirstReading {
  /** For each token how likely it is of each kind. */
  readonly kinds: Float32Array
  /** Best labels. */
  readonly labels: Uint8Array
  /** The mentions, in order. */
  readonly spans: readonly ReadSpan[]
}

/** A sentence whose labels have scores: `Lattice` in plain arithmetic, `Chain` in vector code. */
export interface Decoder {
  /** The set of the labels in play of a token. */
  labelsOf: (at: number) => number
  /** The stretches of a sentence of this many tokens that need looking at. */
  stretches: (length: number) => Stretch[]
  /** Writes the best path of a stretch. */
  findPath: (path: Uint8Array, stretch: Stretch) => void
  /** Makes ready what the two below ask for; `findPath` comes first, if at all. */
  infer: (stretch: Stretch) => void
  /** How likely a label of a token is. */
  marginalOf: (at: number, label: number) => number
  /** How likely exactly this span with this type is: tokens `from` to `to`, the latter excluded. */
  spanProbability: (from: number, to: number, type: number) => number
}

/** Collects the first reading of one article. */
export class ReadingCollector implements FirstReading {
  readonly kinds: Float32Array
  readonly labels: Uint8Array
  readonly spans: ReadSpan[] = []

  constructor(length: number) {
    this.kinds = new Float32Array(length * kindCount)
    this.labels = new Uint8Array(length)
  }

  /** Adds the sentence of `length` tokens from token `from` on, which the lattice holds. */
  add(lattice: Decoder, from: number, length: number): void {
    const path = this.labels.subarray(from, from + length)
    for (let at = from; at < from + length; at++) this.kinds[at * kindCount] = 1
    for (const stretch of lattice.stretches(length)) {
      lattice.findPath(path, stretch)
      lattice.infer(stretch)
      this.addKinds(lattice, from, stretch)
    }
    this.spans.push(...readSpans(lattice, path, from))
  }

  private addKinds(lattice: Decoder, from: number, { begin, end }: Stretch): void {
    const { kinds } = this
    kinds.fill(0, (from + begin) * kindCount, (from + end) * kindCount)
    for (let at = begin; at < end; at++) {
      const base = (from + at) * kindCount
      for (let set = lattice.labelsOf(at); set !== 0; set &= set - 1) {
        const label = lowestLabel(set)
        const cell = base + kindOf(label)
        kinds[cell] = f32(kinds, cell) + lattice.marginalOf(at, label)
      }
    }
  }
}

/** The mentions of a path, with token numbers counted from `from` on; the lattice has inferred. */
export function readSpans(lattice: Decoder, path: Uint8Array, from: number): ReadSpan[] {
  if (path.every((label) => label === outside)) return []
  return spansOf(path).map((span) => ({
    from: from + span.from,
    to: from + span.to,
    type: span.type,
    confidence: lattice.spanProbability(span.from, span.to, span.type),
  }))
}
