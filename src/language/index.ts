/** Text → language and confidence, from the text itself; what the page declares is only a weak hint. */
import { franc } from 'franc'
import type { DetectedLanguage } from '../model/language.js'
import type { Span } from '../model/span.js'
import { functionWords, knownLanguages } from './function-words.js'

/** What else is known of the text's language, none of it certain. */
export interface LanguageHint {
  /** The language that the page declares, such as `es` or `fr-CA`. */
  readonly declared?: string
}

const francCodes: Readonly<Record<string, string>> = {
  spa: 'es',
  fra: 'fr',
  cat: 'ca',
  glg: 'gl',
  por: 'pt',
  ita: 'it',
  eng: 'en',
  eus: 'eu',
  ron: 'ro',
  deu: 'de',
  nld: 'nl',
}

const wordSets = knownLanguages.map((code) => ({ code, words: new Set(functionWords(code)) }))

/** Tells the language of a text, `und` where it holds too few letters to tell. */
export function detectLanguage(text: string, hint: LanguageHint = {}): DetectedLanguage {
  const sample = text.slice(0, 4000).normalize('NFC').toLowerCase()
  const tokens = sample.match(/\p{L}+'?/gu) ?? []
  if (tokens.length === 0) return { code: 'und', confidence: 0 }
  const byProfile = francCodes[franc(sample, { only: Object.keys(francCodes), minLength: 3 })]
  const declared = hint.declared?.slice(0, 2).toLowerCase()
  const scores = wordSets
    .map(({ code, words }) => {
      const share = tokens.filter((token) => words.has(token)).length / tokens.length
      return {
        code,
        score: share + (code === byProfile ? 0.1 : 0) + (code === declared ? 0.02 : 0),
      }
    })
    .sort((left, right) => right.score - left.score)
  const [best, second] = scores
  if (!best || best.score === 0) return { code: 'und', confidence: 0 }
  return { code: best.code, confidence: best.score / (best.score + (second?.score ?? 0)) }
}

/** Tells the language of each paragraph, for articles that mix languages. */
export function detectParagraphs(
  text: string,
  paragraphs: readonly Span[],
): readonly DetectedLanguage[] {
  return paragraphs.map(({ start, end }) => detectLanguage(text.slice(start, end)))
}
