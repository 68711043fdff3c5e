/** The text of an article with its names coloured by type. It is text, whatever the page held. */
import type { FC } from 'hono/jsx'
import type { ArticleDetail, PlacedName, Proof } from '../../model/detail.js'
import type { Reader } from '../reader.js'
import { MarkedParagraph, type TextMark, type TextProof } from './marked-text.js'

/** Which colour is which type; only the types that occur. */
export const Legend: FC<{ readonly reader: Reader; readonly names: readonly PlacedName[] }> = ({
  reader,
  names,
}) => (
  <p class="chips" aria-label={reader.words.event.legend}>
    {[...new Set(names.map(({ type }) => type))].sort().map((type) => (
      <span class={`name ${type}`}>{reader.words.mentionTypes[type]}</span>
    ))}
  </p>
)

interface TextProps {
  readonly reader: Reader
  readonly article: ArticleDetail
  readonly proofs: readonly Proof[]
}

/** The paragraphs; every proof can be reached as `#at-START`. */
export const ArticleText: FC<TextProps> = ({ reader, article, proofs }) => {
  const { text, paragraphs, names, lang } = article
  const marks = names.map(({ type, start, end, entityId, name }): TextMark => ({
    ...{ start, end, kind: type, label: `${reader.words.mentionTypes[type]}: ${name}` },
    ...(entityId === null ? {} : { href: `/entities/${entityId}` }),
  }))
  const joined = joinProofs(proofs)
  let mark = 0
  let proof = 0
  return (
    <div class="article-text" lang={lang}>
      {paragraphs.map(([from, to]) => {
        const firstMark = (mark = skip(marks, mark, from))
        const firstProof = (proof = skip(joined, proof, from))
        return (
          <MarkedParagraph
            {...{ text, from, to }}
            marks={marks.slice(firstMark, (mark = skipTo(marks, mark, to)))}
            proofs={joined.slice(firstProof, skipTo(joined, proof, to))}
          />
        )
      })}
    </div>
  )
}

interface Span {
  readonly start: number
  readonly end: number
}

function skip(spans: readonly Span[], at: number, from: number): number {
  let next = at
  while (next < spans.length && (spans[next]?.end ?? 0) <= from) next += 1
  return next
}

function skipTo(spans: readonly Span[], at: number, to: number): number {
  let next = at
  while (next < spans.length && (spans[next]?.start ?? 0) < to) next += 1
  return next
}

/** Proofs in order; those that overlap become one. */
function joinProofs(proofs: readonly Proof[]): TextProof[] {
  const sorted = [...proofs].sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: { start: number; end: number; id: string }[] = []
  for (const { start, end } of sorted) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end, id: `at-${start}` })
  }
  return joined
}
