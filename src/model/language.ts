/** The languages that Gaceta reads. */

/** ISO 639-1 codes of the languages that Gaceta reads. */
export const languages = ['es', 'fr'] as const

/** ISO 639-1 code of a language that Gaceta reads. */
export type Language = (typeof languages)[number]

/** Tells whether the code is one of a language that Gaceta reads. */
export function isLanguage(code: string | undefined): code is Language {
  return code === 'es' || code === 'fr'
}

/** What language a text is in, by the text itself. */
export interface DetectedLanguage {
  /** ISO 639-1 code, also of a language that Gaceta does not read (`ca`, `pt`, `en` …); `und`: cannot be told. */
  readonly code: string
  /** From 0 to 1: how sure the detection is. */
  readonly confidence: number
}
