/** Settles the language of an article from what its text, its page and the caller say. */
import { present } from '../core/present.js'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { detectLanguage, detectParagraphs } from '../language/index.js'
import type { ReadArticle } from '../model/article.js'
import { isLanguage, type Language } from '../model/language.js'
import type { Note } from '../model/span.js'

/** The language with the confidence in it. */
export interface SettledLanguage {
  readonly lang: Language
  readonly confidence: number
}

// Articles in Spanish or French score above 0.9; what scores less than this is some other language or no text at all.
const leastConfidence = 0.5
// Above this the text contradicts its caller more surely than callers are right.
const overrulingConfidence = 0.95

// What a language is worth that rests on the caller's word alone.
const statedConfidence = 0.5

/**
 * Decides by the text. What the caller states decides when the text cannot: when it is short, or looks like a
 * neighbour language without being sure.
 */
export function settleLanguage(
  article: ReadArticle,
  stated: Language | undefined,
): Result<SettledLanguage> {
  const { code, confidence } = detectLanguage(
    article.text,
    present({ declared: stated ?? article.declaredLang }),
  )
  const least = stated === undefined ? leastConfidence : overrulingConfidence
  if (isLanguage(code) && (code === stated || confidence >= least)) {
    return success({ lang: code, confidence })
  }
  if (stated !== undefined && confidence < overrulingConfidence) {
    return success({ lang: stated, confidence: statedConfidence })
  }
  return failure(unsupported(code))
}

function unsupported(code: string): Problem {
  const isTold = code !== 'und' && !isLanguage(code)
  const name = isTold ? `"${code}"` : 'no language that can be told'
  return problem('language/unsupported', `The text is in ${name}; Gaceta reads Spanish and French.`)
}

// Shorter paragraphs, such as a name or a figure, tell no language.
const leastParagraph = 80

/** Notes the paragraphs of an article that are in another language than the article: quotes left untranslated, notices. */
export function noteOtherLanguages(
  { text, paragraphs }: Pick<ReadArticle, 'text' | 'paragraphs'>,
  lang: Language,
): Note[] {
  const long = paragraphs.filter(({ start, end }) => end - start >= leastParagraph)
  return detectParagraphs(text, long).flatMap(({ code, confidence }, index) => {
    const span = long[index]
    const isOther = code !== lang && code !== 'und' && confidence >= overrulingConfidence
    if (!isOther || !span) return []
    const message = `A paragraph of the article is in "${code}".`
    return [{ rule: 'language/other-paragraph', text: message, start: span.start, end: span.end }]
  })
}
