/** What each token may be where the annotation is coarser than our types. */
import { entityTypes, type MentionType } from '../model/mention.js'
import type { Span } from '../model/span.js'
import type { TaggerInput } from '../model/tagger.js'
import type { Tokens } from '../text/tokens.js'
import { labelOf, labelTypes, outside, part } from './labels.js'

/** A name whose type is only known to be one of some; where `isOpen`, it may also be no name of ours at all. */
export interface LooseSpan extends Span {
  readonly types: readonly MentionType[]
  readonly isOpen: boolean
}

const anyPart = [part.single, part.begin, part.inside, part.end]
const free = bitsOf(['role'], anyPart) | (1 << outside)
const anything = bitsOf(entityTypes, anyPart) | free

/** The labels of each token as bits; spans that do not begin and end with tokens leave theirs open. */
export function allowedLabels({ tokens }: TaggerInput, spans: readonly LooseSpan[]): Int32Array {
  const allowed = new Int32Array(tokens.length).fill(free)
  const begins = new Map(Array.from(tokens.starts, (start, at) => [start, at]))
  const ends = new Map(Array.from(tokens.ends, (end, at) => [end, at + 1]))
  for (const { start, end, types, isOpen } of spans) {
    const from = begins.get(start)
    const to = ends.get(end)
    if (isOpen || from === undefined || to === undefined)
      openBetween(allowed, tokens, { start, end })
    else writeAllowed(allowed, { from, to }, types)
  }
  return allowed
}

function openBetween(allowed: Int32Array, { starts, ends }: Tokens, { start, end }: Span): void {
  for (let at = 0; at < allowed.length; at++)
    if ((ends[at] ?? 0) > start && (starts[at] ?? 0) < end) allowed[at] = anything
}

function writeAllowed(
  allowed: Int32Array,
  { from, to }: { from: number; to: number },
  types: readonly MentionType[],
): void {
  if (to - from === 1) {
    allowed[from] = bitsOf(types, [part.single])
    return
  }
  allowed.fill(bitsOf(types, [part.inside]), from, to)
  allowed[from] = bitsOf(types, [part.begin])
  allowed[to - 1] = bitsOf(types, [part.end])
}

function bitsOf(types: readonly MentionType[], parts: readonly number[]): number {
  return types.reduce(
    (bits, type) =>
      parts.reduce(
        (sum, position) => sum | (1 << labelOf(labelTypes.indexOf(type), position)),
        bits,
      ),
    0,
  )
}
