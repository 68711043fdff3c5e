/** Names and roles: what the tagger finds, and then one reading of the article as a whole. */
import type { Language } from '../model/language.js'
import type { Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import type { Note, Span } from '../model/span.js'
import type { TaggedSpan, Tagger } from '../model/tagger.js'
import { maxSentenceTokens, splitSentences } from '../text/sentences.js'
import { firstTokens, tokenize, type Tokens } from '../text/tokens.js'
import { calibrate } from './confidence.js'
import { reviseMentions } from './revise-mentions.js'
import { trimQuotes } from './trim-quotes.js'

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

/**
 * Names are looked for among so many words and signs from the beginning: some 2 MB of prose, more than a thick book.
 * What is longer is no article; most often it is not prose either, but signs, and has a token every few characters.
 */
const mostTokens = 400_000

/** Finds the names and roles of an article, in order, without overlaps. Any text is read; none makes it fail. */
export function findMentions(
  article: NamedText,
  { tagger, lexicon }: NameTools,
): { mentions: Mention[]; notes: Note[] } {
  const { text, lang, title } = article
  const all = tokenize(text)
  const tokens = all.length > mostTokens ? firstTokens(all, mostTokens) : all
  const sentences = splitSentences(tokens)
  const titleEnd = text.startsWith(title) ? title.length : 0
  const tagged = tagger.tag({ lang, tokens, sentences, titleEnd })
  const found = tagged.map((span) => toMention(span, tokens))
  const notes: Note[] = []
  const longest = sentences.bounds.reduce(
    (most, bound, index) => Math.max(most, bound - (sentences.bounds[index - 1] ?? 0)),
    0,
  )
  if (longest >= maxSentenceTokens)
    notes.push({
      rule: 'names/long-sentence',
      text: `A passage without a full stop was read in pieces of ${maxSentenceTokens} words.`,
    })
  if (tokens !== all)
    notes.push({
      rule: 'names/long-text',
      text: `Names were looked for in the first ${mostTokens} words and signs only.`,
    })
  const mentions = reviseMentions(found, { tokens, lang, lexicon }).map(calibrate)
  return { mentions, notes }
}

function toMention(span: TaggedSpan, tokens: Tokens): Mention {
  const from = tokens.starts[span.from] ?? 0
  const to = tokens.ends[span.to - 1] ?? from
  const { start, end } = trimQuotes(tokens.text, { start: from, end: to })
  const confidence = Math.round(span.confidence * 1000) / 1000
  return {
    type: span.type,
    start,
    end,
    text: tokens.text.slice(start, end),
    confidence,
    rule: 'tagger',
  }
}
