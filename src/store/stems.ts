/**
 * Stems: what is left of a word when its ending does not count, so that `empresas` finds `empresa` and `régionaux`
 * finds `régionale`. The stemmers are those of Snowball (https://snowballstem.org/), by Martin Porter.
 */
import snowball from 'snowball-stemmers'
import type { Language } from '../model/language.js'
import { detached } from '../text/detached.js'
import { fold } from '../text/fold.js'

const stemmers = {
  es: snowball.newStemmer('spanish'),
  fr: snowball.newStemmer('french'),
} as const satisfies Record<Language, unknown>

// Words are few and come again; stemming one takes ten microseconds, looking it up a tenth of one.
const mostRemembered = 200_000
const known = { es: new Map<string, string>(), fr: new Map<string, string>() }

/** The stem of a word, without case and accents. */
export function stemOf(word: string, lang: Language): string {
  const lower = word.toLowerCase()
  const cache = known[lang]
  const remembered = cache.get(lower)
  if (remembered !== undefined) return remembered
  // No word of either language is longer, and a stemmer's time grows with the length.
  const stem = lower.length > 40 ? fold(lower) : readStem(lower, lang)
  if (cache.size >= mostRemembered) cache.clear()
  // What is remembered outlives the text of the word.
  cache.set(detached(lower), detached(stem))
  return stem
}

function readStem(lower: string, lang: Language): string {
  // The French stemmer takes `vignerons` for a verb, like `chantons`; in news the nouns are far more frequent.
  const word = lang === 'fr' ? lower.replace(/ons$/, 'on') : lower
  return fold(stemmers[lang].stem(word)) || fold(lower)
}

/** Spanish endings that people type without their accent, with which the stemmer would not know them. */
const unaccented = [
  [/ion$/, 'ión'],
  [/es$/, 'és'],
  [/an$/, 'án'],
  [/([aei]r)a$/, '$1á'],
  [/o$/, 'ó'],
] as const

/** The stems that a word of a search may mean: its own, and those of the word with the accent that it may lack. */
export function searchedStems(word: string, lang: Language): readonly string[] {
  const lower = word.toLowerCase()
  const isPlain = lang === 'es' && /^[a-z]{4,}$/.test(lower)
  const forms = isPlain
    ? unaccented.map(([ending, accented]) => lower.replace(ending, accented))
    : []
  return [...new Set([lower, ...forms].map((form) => stemOf(form, lang)))]
}

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text, each replaced by its stem, separated by spaces. */
export function stemText(text: string, lang: Language): string {
  const words = text.match(wordPattern) ?? []
  return words.map((word) => stemOf(word, lang)).join(' ')
}

/** A word and where it stands. */
export interface PlacedWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** The words of a text: runs of letters, digits and the marks on them. The time is linear in the length. */
export function* wordsIn(text: string): Generator<PlacedWord> {
  for (const match of text.matchAll(wordPattern)) {
    yield { word: match[0], start: match.index, end: match.index + match[0].length }
  }
}
