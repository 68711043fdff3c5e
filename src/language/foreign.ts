/** The name of a language that the profile does not know, by franc's trigrams of 82 languages. */
import { createRequire } from 'node:module'
import type { DetectedLanguage } from '../model/language.js'

// franc is right on whole paragraphs and guesses on less; see docs/language.md.
const leastLetters = 120
const sampleLength = 2000
// What franc says of a text of this length is right four times in five.
const confidence = 0.8

type Franc = (text: string, options: { readonly minLength: number }) => string

let loaded: Franc | undefined

/** franc with its tables is loaded when the first text needs it, which few do. */
function francs(): Franc {
  loaded ??= (createRequire(import.meta.url)('franc') as { readonly franc: Franc }).franc
  return loaded
}

/**
 * Names the language of a text in a language outside the profile, so that its rejection can say which; undefined for
 * texts too short to tell, and when franc sees one of the languages that the profile has just ruled out.
 */
export function nameForeign(
  text: string,
  ruledOut: readonly string[],
): DetectedLanguage | undefined {
  const code3 = francs()(text.slice(0, sampleLength), { minLength: leastLetters })
  if (code3 === 'und') return undefined
  // The registry's canonical form is the two-letter code where there is one.
  const [code = code3] = Intl.getCanonicalLocales(code3)
  return ruledOut.includes(code) ? undefined : { code, confidence }
}
