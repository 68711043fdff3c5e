/** Text with parts of it marked. The text itself is always shown as text, whatever it holds. */
import type { FC } from 'hono/jsx'
import type { Snippet } from '../../model/search.js'

/** A snippet with the words that were searched for marked. */
export const SnippetText: FC<{ readonly snippet: Snippet }> = ({ snippet }) => {
  const parts: unknown[] = []
  let at = 0
  for (const [start, end] of snippet.marks) {
    parts.push(snippet.text.slice(at, start), <mark>{snippet.text.slice(start, end)}</mark>)
    at = end
  }
  parts.push(snippet.text.slice(at))
  return <>{parts}</>
}

/** Something to mark in a text. */
export interface TextMark {
  readonly start: number
  readonly end: number
  /** Class by which it is coloured. */
  readonly kind: string
  /** What a reader hears and sees when pointing at it. */
  readonly label: string
  readonly href?: string
}

/** A stretch of text that must stand out as a whole, such as the sentence that proves an event. */
export interface TextProof {
  readonly start: number
  readonly end: number
  readonly id: string
}

interface ParagraphProps {
  readonly text: string
  readonly from: number
  readonly to: number
  /** In the order of their places, none overlapping another. */
  readonly marks: readonly TextMark[]
  /** In the order of their places. */
  readonly proofs: readonly TextProof[]
}

/** One paragraph of a text with its names coloured and linked and its proofs underlined. */
export const MarkedParagraph: FC<ParagraphProps> = ({ text, from, to, marks, proofs }) => {
  const cuts = new Set([from, to])
  for (const { start, end } of [...marks, ...proofs]) {
    if (start > from && start < to) cuts.add(start)
    if (end > from && end < to) cuts.add(end)
  }
  const points = [...cuts].sort((a, b) => a - b)
  const markAt = walk(marks)
  const proofAt = walk(proofs)
  const pieces = points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? to
    const mark = markAt(start)
    const piece = text.slice(start, end)
    const content = mark ? markPiece(piece, mark) : piece
    const proof = proofAt(start)
    if (!proof) return content
    return (
      <span class="proof" {...(proof.start === start ? { id: proof.id } : {})}>
        {content}
      </span>
    )
  })
  return <p>{pieces}</p>
}

/** Goes along spans that are in order; answers for growing places which span covers them. */
function walk<Span extends { readonly start: number; readonly end: number }>(
  spans: readonly Span[],
): (at: number) => Span | undefined {
  let next = 0
  return (at) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= at) next += 1
    const span = spans[next]
    return span && span.start <= at ? span : undefined
  }
}

function markPiece(content: string, { kind, label, href }: TextMark) {
  return href === undefined ? (
    <span class={`name ${kind}`} title={label}>
      {content}
    </span>
  ) : (
    <a class={`name ${kind}`} href={href} title={label}>
      {content}
    </a>
  )
}
