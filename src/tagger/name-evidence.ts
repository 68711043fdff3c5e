/** Names that the first reading found elsewhere in the article, where they stand again. */
import { emptyNameKey, extendNameKey } from '../text/names.js'
import { i32 } from './cells.js'
import type { TaggerDocument } from './document.js'
import { shareBucket } from './evidence-buckets.js'
import type { FirstReading, ReadSpan } from './first-reading.js'
import { markParts } from './known-names.js'
import { labelTypes } from './labels.js'

/** For each token the type (-1 none) of the name found elsewhere, its part (`markParts`), and how sure that is. */
export interface NameEvidence {
  readonly types: Int8Array
  readonly parts: Uint8Array
  readonly sureness: Uint8Array
}

interface Tally {
  count: number
  readonly sums: Float64Array
}

interface Tallies {
  readonly names: Map<number, Tally>
  /** Keys of the names' beginnings. */
  readonly prefixes: Set<number>
}

/** Looks for every found name in the whole article. */
export function readNameEvidence(document: TaggerDocument, reading: FirstReading): NameEvidence {
  const { bounds, count } = document.input.sentences
  const size = document.words.length
  const evidence = {
    types: new Int8Array(size).fill(-1),
    parts: new Uint8Array(size),
    sureness: new Uint8Array(size),
  }
  const tallies = tallyNames(document, reading)
  const own = new Map(reading.spans.map((span) => [span.from, span]))
  for (let sentence = 0; sentence < count; sentence++) {
    const end = i32(bounds, sentence + 1)
    for (let at = i32(bounds, sentence); at < end;) {
      const match = longestMatch(document, tallies, { at, end })
      if (match) noteMatch(evidence, match.tally, { from: at, to: match.to, own: own.get(at) })
      at = match ? match.to : at + 1
    }
  }
  return evidence
}

function tallyNames(document: TaggerDocument, reading: FirstReading): Tallies {
  const tallies: Tallies = { names: new Map(), prefixes: new Set() }
  for (const span of reading.spans) {
    let key = emptyNameKey
    for (let at = span.from; at < span.to; at++) {
      tallies.prefixes.add(key)
      key = extendNameKey(key, document.words[at]?.folded ?? 0)
    }
    const tally = tallies.names.get(key) ?? { count: 0, sums: new Float64Array(labelTypes.length) }
    tallies.names.set(key, tally)
    tally.count++
    tally.sums[span.type] = (tally.sums[span.type] ?? 0) + span.confidence
  }
  return tallies
}

function longestMatch(
  { words }: TaggerDocument,
  { names, prefixes }: Tallies,
  { at, end }: { at: number; end: number },
): { to: number; tally: Tally } | undefined {
  if (!words[at]?.isCapital) return undefined
  let key = emptyNameKey
  let best: { to: number; tally: Tally } | undefined
  for (let next = at; next < end && prefixes.has(key); next++) {
    key = extendNameKey(key, words[next]?.folded ?? 0)
    const tally = names.get(key)
    if (tally) best = { to: next + 1, tally }
  }
  return best
}

function noteMatch(
  { types, parts, sureness }: NameEvidence,
  tally: Tally,
  { from, to, own }: { from: number; to: number; own: ReadSpan | undefined },
): void {
  // A name is no evidence for itself.
  const self = own?.to === to ? own : undefined
  const count = tally.count - (self ? 1 : 0)
  if (count === 0) return
  let best = 0
  let share = -1
  tally.sums.forEach((sum, type) => {
    const others = self?.type === type ? sum - self.confidence : sum
    if (others > share) {
      share = others
      best = type
    }
  })
  types.fill(best, from, to)
  sureness.fill(shareBucket(share / count) * 4 + Math.min(count, 3), from, to)
  markParts(parts, from, to)
}
