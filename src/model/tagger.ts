/** The statistical tagger as the stages see it. */
import type { Sentences } from '../text/sentences.js'
import type { Tokens } from '../text/tokens.js'
import type { Language } from './language.js'
import type { MentionType } from './mention.js'

/** What the tagger reads: one article, cut into tokens and sentences. */
export interface TaggerInput {
  readonly lang: Language
  readonly tokens: Tokens
  readonly sentences: Sentences
  /** Length of the headline in UTF-16 units; 0 when there is none. */
  readonly titleEnd: number
}

/** A run of tokens that the tagger takes for a name or a role: from token `from` to token `to`, the latter excluded. */
export interface TaggedSpan {
  readonly from: number
  readonly to: number
  readonly type: MentionType
  /** From 0 to 1: how likely span and type are right. */
  readonly confidence: number
}

/** A trained tagger, ready for use. */
export interface Tagger {
  /** Tags one article; spans come in order and do not overlap. */
  readonly tag: (input: TaggerInput) => readonly TaggedSpan[]
}
