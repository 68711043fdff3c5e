/** Settles the language of an article from what its text, its page and the caller say. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { detectLanguage } from '../language/index.js'
import type { ReadArticle } from '../model/article.js'
import { isLanguage, type Language } from '../model/language.js'

/** The language with the confidence in it. */
export interface SettledLanguage {
  readonly lang: Language
  readonly confidence: number
}

// Above this the text contradicts its caller more surely than callers are right.
const overrulingConfidence = 0.95

/**
 * Decides by the text. What the caller states decides when the text cannot: when it is short, or looks like a
 * neighbour language without being sure.
 */
export function settleLanguage(
  article: ReadArticle,
  stated: Language | undefined,
): Result<SettledLanguage> {
  const declared = stated ?? article.declaredLang
  const found = detectLanguage(article.text, declared === undefined ? {} : { declared })
  if (isLanguage(found.code) && (stated === undefined || stated === found.code)) {
    return success({ lang: found.code, confidence: found.confidence })
  }
  if (stated !== undefined && found.confidence < overrulingConfidence) {
    return success({ lang: stated, confidence: 1 - found.confidence })
  }
  if (isLanguage(found.code)) return success({ lang: found.code, confidence: found.confidence })
  const name = found.code === 'und' ? 'no language that can be told' : `"${found.code}"`
  return failure(
    problem('language/unsupported', `The text is in ${name}; Gaceta reads Spanish and French.`),
  )
}
