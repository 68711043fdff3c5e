/**
 * What a first reading of the whole article says about each of its words: the types that the same words got elsewhere,
 * the type of the name that an acronym stands for, the types of the neighbours in a list.
 */
import { cueFlag } from '../model/lexicon.js'
import { fold } from '../text/fold.js'
import { mixHash } from '../text/hash.js'
import { f32, f64, u8 } from './cells.js'
import type { TaggerDocument } from './document.js'
import { shareBucket } from './evidence-buckets.js'
import { kindCount, kindOf, type FirstReading, type ReadSpan } from './first-reading.js'
import { labelTypes, outside } from './labels.js'
import { readListEvidence } from './list-evidence.js'
import { readNameEvidence, type NameEvidence } from './name-evidence.js'
import type { Place } from './place.js'
import type { FeatureSink } from './sink.js'
import type { Word } from './words.js'

interface Tally {
  count: number
  /** Probabilities of the kinds, summed up. */
  readonly sums: Float64Array
}

/** The evidence of one article, ready to be turned into features. */
export class Evidence {
  private readonly document: TaggerDocument
  private readonly reading: FirstReading
  private readonly words: ReadonlyMap<number, Tally>
  private readonly names: NameEvidence
  private readonly listed: Int16Array
  private readonly surnames: ReadonlySet<number>
  private readonly linked: ReadonlyMap<number, number>

  constructor(document: TaggerDocument, reading: FirstReading) {
    this.document = document
    this.reading = reading
    this.words = tallyWords(document, reading)
    this.names = readNameEvidence(document, reading)
    this.listed = readListEvidence(document, reading)
    this.surnames = readSurnames(document, reading)
    this.linked = linkAcronyms(document, reading)
  }

  /** Writes the features of the token. */
  add(place: Place, sink: FeatureSink): void {
    this.addLabels(place, sink)
    this.addOwn(place, sink)
  }

  /**
   * Where the first reading is sure that neither the token nor its neighbours belong to a name, `addLabels` depends on
   * few things: their number, below `plainCases`; -1 elsewhere.
   */
  plainCase({ at, from, to }: Place): number {
    const { labels, kinds } = this.reading
    const isLeftPlain = at === from || u8(labels, at - 1) === outside
    const isRightPlain = at + 1 === to || u8(labels, at + 1) === outside
    const isPlain = isLeftPlain && isRightPlain && u8(labels, at) === outside
    if (!isPlain || f32(kinds, at * kindCount) < surelyOutside) return -1
    const edges = (at === from ? 1 : 0) + (at + 1 === to ? 2 : 0)
    return (edges * 64 + this.nearest(at, from - 1, -1)) * 64 + this.nearest(at, to, 1)
  }

  /** Writes the features of the token that do not depend on the labels around it. */
  addOwn({ at }: Place, sink: FeatureSink): void {
    const word = this.document.words[at]
    if (!word) return
    if (word.isCapital) this.addWord(at, word, sink)
    this.addName(at, sink)
    const listed = this.listed[at] ?? -1
    if (listed < 0) return
    sink.add2(108, listed, word.isCapital ? 1 : 0)
    sink.add2(109, listed >> 3, word.pattern)
  }

  /** Writes the features of the labels around the token. */
  addLabels({ at, from, to }: Place, sink: FeatureSink): void {
    const { labels, kinds } = this.reading
    const own = u8(labels, at)
    const left = at > from ? u8(labels, at - 1) : noLabel
    const right = at + 1 < to ? u8(labels, at + 1) : noLabel
    sink.add2(120, own, shareBucket(f32(kinds, at * kindCount + kindOf(own))))
    sink.add2(121, left, own)
    sink.add2(122, own, right)
    sink.add2(123, mixHash(left, right), own)
    for (let kind = 0; kind < kindCount; kind++) {
      const step = shareBucket(f32(kinds, at * kindCount + kind))
      if (step > 0) sink.add2(124, kind, step)
    }
    sink.add2(125, this.nearest(at, from - 1, -1), own)
    sink.add2(126, this.nearest(at, to, 1), own)
  }

  /** Type of the next mention on this side, and how far away it is; 0 when there is none near. */
  private nearest(at: number, edge: number, step: number): number {
    const { labels } = this.reading
    const own = kindOf(u8(labels, at))
    let distance = 0
    for (let other = at + step; other !== edge && distance < 6; other += step, distance++) {
      const label = u8(labels, other)
      const isOwn = distance === 0 && kindOf(label) === own
      if (label !== outside && !isOwn) return kindOf(label) * 8 + Math.min(distance, 3)
    }
    return 0
  }

  private addWord(at: number, word: Word, sink: FeatureSink): void {
    const tally = this.words.get(word.folded)
    const link = this.linked.get(word.folded)
    if (link !== undefined) sink.add2(105, link, word.isAllCaps ? 1 : 0)
    if (this.surnames.has(word.folded)) sink.add(107, word.length > 3 ? 1 : 0)
    if (tally && tally.count > 1) this.addOthers(at, tally, sink)
  }

  /** What the other places of the same word say. */
  private addOthers(at: number, tally: Tally, sink: FeatureSink): void {
    const others = tally.count - 1
    let best = 0
    let share = 0
    for (let kind = 0; kind < kindCount; kind++) {
      const sum = f64(tally.sums, kind) - f32(this.reading.kinds, at * kindCount + kind)
      const other = sum / others
      if (other > 0.15) sink.add2(101, kind, shareBucket(other))
      if (other > share) {
        share = other
        best = kind
      }
    }
    const verdict = mixHash(best, shareBucket(share))
    sink.add2(100, verdict, Math.min(others, 3))
    sink.add2(102, verdict, u8(this.reading.labels, at))
  }

  private addName(at: number, sink: FeatureSink): void {
    const type = this.names.types[at] ?? -1
    if (type < 0) return
    const part = u8(this.names.parts, at)
    sink.add2(103, mixHash(type, part), u8(this.names.sureness, at))
    sink.add2(113, type, part)
  }
}

const noLabel = 99
// No other kind can then reach the lowest step of `shareBucket`.
const surelyOutside = 0.981

/** Number of cases that `plainCase` tells apart. */
export const plainCases = 4 * 64 * 64

function tallyWords({ words }: TaggerDocument, { kinds }: FirstReading): Map<number, Tally> {
  const tallies = new Map<number, Tally>()
  words.forEach((word, at) => {
    if (!word.isCapital) return
    const tally = tallies.get(word.folded) ?? { count: 0, sums: new Float64Array(kindCount) }
    tallies.set(word.folded, tally)
    tally.count++
    for (let kind = 0; kind < kindCount; kind++)
      tally.sums[kind] = (tally.sums[kind] ?? 0) + f32(kinds, at * kindCount + kind)
  })
  return tallies
}

const personType = labelTypes.indexOf('person')

/** The words after the first of every person's full name. */
function readSurnames({ words }: TaggerDocument, { spans }: FirstReading): Set<number> {
  const people = spans.filter((span) => span.type === personType)
  return new Set(
    people.flatMap(({ from, to }) =>
      words.slice(from + 1, to).flatMap((word) => (word.isCapital ? [word.folded] : [])),
    ),
  )
}

/** `Long Name (LN)`: the short form takes the type of the long one, the long form's head that of the short one. */
function linkAcronyms({ words }: TaggerDocument, { spans }: FirstReading): Map<number, number> {
  const linked = new Map<number, number>()
  const starting = new Map(spans.map((span) => [span.from, span]))
  for (const long of spans) {
    const short = words[long.to + 1]
    const isBracketed = words[long.to]?.first === '(' && words[long.to + 2]?.first === ')'
    if (!isBracketed || !short?.isCapital) continue
    linked.set(short.folded, long.type)
    const named = starting.get(long.to + 1)
    const head = words[long.from]
    if (named && head) linked.set(head.folded, named.type + headLink)
  }
  linkInitials(words, spans, linked)
  return linked
}

const least = 3

/** An acronym anywhere takes the type of the name whose initials it spells, where no bracket says more. */
function linkInitials(
  words: readonly Word[],
  spans: readonly ReadSpan[],
  linked: Map<number, number>,
): void {
  const types = new Map<string, number>()
  for (const { from, to, type } of spans)
    if (to - from >= least) types.set(initialsOf(words.slice(from, to)), type)
  for (const { isAllCaps, surface, folded } of words) {
    const type = isAllCaps && surface.length >= least ? types.get(fold(surface)) : undefined
    if (type !== undefined && !linked.has(folded)) linked.set(folded, type)
  }
}

function initialsOf(words: readonly Word[]): string {
  return words
    .filter(({ isSign, cues }) => !isSign && (cues & smallWords) === 0)
    .map(({ initial }) => String.fromCharCode(initial))
    .join('')
}

const smallWords = cueFlag.determiner | cueFlag.preposition | cueFlag.conjunction

const headLink = 16
