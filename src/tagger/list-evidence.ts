/** Lists of names: mentions that only commas, `y` or `et` separate share a type more often than not. */
import type { TaggerDocument } from './document.js'
import { shareBucket } from './evidence-buckets.js'
import type { FirstReading, ReadSpan } from './first-reading.js'
import { labelTypes } from './labels.js'
import type { Word } from './words.js'

/** For each token -1, or `type * 64 + size * 8 + sureness` of the other members of its list. */
export function readListEvidence(document: TaggerDocument, { spans }: FirstReading): Int16Array {
  const listed = new Int16Array(document.words.length).fill(-1)
  for (let first = 0; first < spans.length;) {
    let next = first + 1
    while (next < spans.length && isJoined(document, spans[next - 1], spans[next])) next++
    noteList(spans.slice(first, next), listed)
    first = next
  }
  return listed
}

const farthest = 3

function isJoined(document: TaggerDocument, left?: ReadSpan, right?: ReadSpan): boolean {
  if (!left || !right || right.from === left.to || right.from - left.to > farthest) return false
  return document.words.slice(left.to, right.from).every(isJoint)
}

function isJoint(word: Word): boolean {
  if (word.isSign) return word.first === ',' || word.first === ';'
  return word.length <= 3 && 'yeould'.includes(word.first)
}

function noteList(list: readonly ReadSpan[], listed: Int16Array): void {
  if (list.length < 2) return
  const sums = new Float64Array(labelTypes.length)
  for (const span of list) sums[span.type] = (sums[span.type] ?? 0) + span.confidence
  for (const span of list) {
    let best = 0
    let share = 0
    sums.forEach((sum, type) => {
      const others = type === span.type ? sum - span.confidence : sum
      if (others > share) {
        share = others
        best = type
      }
    })
    const size = Math.min(list.length - 1, 3)
    listed.fill(best * 64 + size * 8 + shareBucket(share / (list.length - 1)), span.from, span.to)
  }
}
