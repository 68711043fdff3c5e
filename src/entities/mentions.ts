/** From an article to its mentions: one reading of the whole article. */
import type { Language } from '../model/language.js'
import type { Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import type { Note, Span } from '../model/span.js'
import type { Tagger } from '../model/tagger.js'
import { splitSentences } from '../text/sentences.js'
import { tokenize } from '../text/tokens.js'

/** The part of an article that names are looked for in. */
export interface NamedText {
  readonly text: string
  readonly lang: Language
  readonly title: string
  readonly paragraphs: readonly Span[]
}

/** What the search needs beside the article. */
export interface NameTools {
  readonly tagger: Tagger
  readonly lexicon: Lexicon
}

/** Finds the names and roles of an article, in order, without overlaps. */
export function findMentions(
  article: NamedText,
  { tagger }: NameTools,
): { mentions: Mention[]; notes: Note[] } {
  const { text, lang, title } = article
  const tokens = tokenize(text)
  const sentences = splitSentences(tokens)
  const titleEnd = text.startsWith(title) ? title.length : 0
  const mentions = tagger.tag({ lang, tokens, sentences, titleEnd }).map((span): Mention => {
    const start = tokens.starts[span.from] ?? 0
    const end = tokens.ends[span.to - 1] ?? start
    return {
      type: span.type,
      start,
      end,
      text: text.slice(start, end),
      confidence: Math.round(span.confidence * 1000) / 1000,
      rule: 'tagger',
    }
  })
  return { mentions, notes: [] }
}
