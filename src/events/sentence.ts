/** Sentences of an article as the event rules read them: folded, with what was found in each. */
import type { Article } from '../model/article.js'
import type { Figure, Period } from '../model/figure.js'
import type { Entity, Mention } from '../model/mention.js'
import type { Span } from '../model/span.js'
import { foldInPlace } from '../text/fold.js'
import { splitSentences } from '../text/sentences.js'
import { tokenize } from '../text/tokens.js'

/** What the stages before found in the article. */
export interface Findings {
  readonly mentions: readonly Mention[]
  readonly entities: readonly Entity[]
  readonly figures: readonly Figure[]
  readonly periods: readonly Period[]
}

/** A mention together with the entity that it names. */
export interface NamedSpan extends Span {
  readonly entity: Entity
}

/** One sentence with what stands in it. */
export interface Sentence extends Span {
  /** The sentence folded unit by unit: index `i` is article index `start + i`. */
  readonly folded: string
  readonly isHeadline: boolean
  readonly names: readonly NamedSpan[]
  readonly figures: readonly Figure[]
  readonly periods: readonly Period[]
}

const within = <Item extends Span>(items: readonly Item[], span: Span): readonly Item[] =>
  items.filter((item) => item.start >= span.start && item.end <= span.end)

function namedSpans(found: Findings): NamedSpan[] {
  return found.entities
    .flatMap((entity) =>
      entity.mentions.flatMap((index) => {
        const mention = found.mentions[index]
        return mention ? [{ start: mention.start, end: mention.end, entity }] : []
      }),
    )
    .sort((left, right) => left.start - right.start)
}

/** Cuts the article into sentences and sorts what was found into them. */
export function readSentences(article: Article, found: Findings): Sentence[] {
  const tokens = tokenize(article.text)
  const { count, bounds } = splitSentences(tokens)
  const names = namedSpans(found)
  const headlineEnd = article.paragraphs[0]?.start ?? article.text.length
  const sentences: Sentence[] = []
  for (let at = 0; at < count; at++) {
    const start = tokens.starts[bounds[at] ?? 0] ?? 0
    const end = tokens.ends[(bounds[at + 1] ?? 1) - 1] ?? start
    const span = { start, end }
    sentences.push({
      ...span,
      folded: foldInPlace(article.text.slice(start, end)),
      isHeadline: start < headlineEnd && article.title !== '',
      names: within(names, span),
      figures: within(found.figures, span),
      periods: within(found.periods, span),
    })
  }
  return sentences
}

const isLetter = (unit: string | undefined): boolean =>
  unit !== undefined && /[\p{L}\p{N}]/u.test(unit)

/**
 * Finds a cue in a folded sentence: it begins at a word and ends with one, unless a `*` lets the word go on. Returns
 * the place of its end, or -1.
 */
export function findCue(folded: string, cue: string, from = 0): number {
  const isOpen = cue.endsWith('*')
  const phrase = isOpen ? cue.slice(0, -1) : cue
  for (let at = folded.indexOf(phrase, from); at >= 0; at = folded.indexOf(phrase, at + 1)) {
    const end = at + phrase.length
    const isWhole = isOpen || !isLetter(folded[end]) || phrase.endsWith("'")
    if (isWhole && !isLetter(folded[at - 1])) return end
  }
  return -1
}
