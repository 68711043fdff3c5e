/** The languages of the desk, and which one a reader wants. */
import { en } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { deskLanguages, type DeskLanguage, type Words } from './words.js'

/** The words of every language of the desk. */
export const wordsOf: Readonly<Record<DeskLanguage, Words>> = { es, fr, en }

/** Tells whether the desk speaks the language. */
export function isDeskLanguage(code: string | undefined): code is DeskLanguage {
  return (deskLanguages as readonly (string | undefined)[]).includes(code)
}

/**
 * Chooses the language: the reader's own choice first, then the best of `Accept-Language` (RFC 9110, section 12.5.4),
 * else English.
 */
export function chooseLanguage(chosen: string | undefined, accepted = ''): DeskLanguage {
  if (isDeskLanguage(chosen)) return chosen
  const ranked = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', quality = 'q=1'] = part.split(';').map((piece) => piece.trim())
      const weight = Number(quality.replace(/^q=/, ''))
      return {
        code: range.toLowerCase().split('-')[0],
        weight: Number.isFinite(weight) ? weight : 0,
      }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return ranked.map(({ code }) => code).find(isDeskLanguage) ?? 'en'
}
