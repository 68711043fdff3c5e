/** From labels to spans and back. */
import { labelOf, outside, part, partOf, typeOf } from './labels.js'

/** A run of tokens with the index of its type; `to` is excluded. */
export interface LabelSpan {
  readonly from: number
  readonly to: number
  readonly type: number
}

/** Reads the spans off a valid path of labels. */
export function spansOf(path: Uint8Array): LabelSpan[] {
  const spans: LabelSpan[] = []
  let begin = 0
  path.forEach((label, at) => {
    if (label === outside) return
    const position = partOf(label)
    if (position === part.single || position === part.begin) begin = at
    if (position === part.single || position === part.end)
      spans.push({ from: begin, to: at + 1, type: typeOf(label) })
  })
  return spans
}

/** Writes a span's labels. */
export function writeSpan(labels: Uint8Array, { from, to, type }: LabelSpan): void {
  if (to - from === 1) {
    labels[from] = labelOf(type, part.single)
    return
  }
  labels.fill(labelOf(type, part.inside), from, to)
  labels[from] = labelOf(type, part.begin)
  labels[to - 1] = labelOf(type, part.end)
}
