/** The noun phrase that a number counts. */
import type { Language } from '../../model/language.js'
import { tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import { compilePhrases, type Phrases } from './phrases.js'
import { list } from './list.js'
import type { FigureWords } from './word-table.js'
import { byLanguage, figureWords } from './words.js'

/** A counted noun: `unit` is the text from `start` to the end of token `next - 1`. */
export interface NounReading {
  readonly at: number
  readonly next: number
}

interface NounWords {
  readonly skipped: ReadonlySet<string>
  readonly leading: ReadonlySet<string>
  readonly trailing: ReadonlySet<string>
  readonly refused: ReadonlySet<string>
  readonly nouns: ReadonlySet<string>
  readonly compounds: Phrases<true>
}

function compileOne(words: FigureWords): NounWords {
  return {
    skipped: new Set(words.skippedAdjectives),
    leading: new Set(words.leadingAdjectives),
    trailing: new Set(words.trailingAdjectives),
    refused: new Set([...words.notNouns, ...words.notCounted]),
    nouns: new Set(words.nouns),
    compounds: compilePhrases(words.compounds.map((phrase) => [phrase, true])),
  }
}

const nounWords = byLanguage((lang) => compileOne(figureWords[lang]))

/** Tells whether a noun with a complement of its own stands at the token: `puntos de venta`. */
export function isCompoundAt(tokens: Tokens, at: number, lang: Language): boolean {
  return nounWords[lang].compounds.matchFrom(tokens, at) !== undefined
}

/** Reads the counted noun at the token; undefined when what stands there is none. */
export function readNoun(tokens: Tokens, from: number, lang: Language): NounReading | undefined {
  const words = nounWords[lang]
  const whole = words.compounds.matchFrom(tokens, from)
  if (whole) return { at: from, next: whole.next }
  const at = skipWords(tokens, from, words.skipped)
  const compound = words.compounds.matchFrom(tokens, at)
  if (compound) return { at, next: compound.next }
  const noun = skipWords(tokens, at, words.leading)
  const end = readWord(tokens, noun)
  // `jeunes` and `pequeños` can be nouns themselves.
  if (!isCounted(tokens, { at: noun, next: end }, lang))
    return noun > at ? { at, next: noun } : undefined
  return { at, next: words.trailing.has(tokens.key(end)) ? end + 1 : end }
}

const mostAdjectives = 2

function skipWords(tokens: Tokens, from: number, words: ReadonlySet<string>): number {
  let at = from
  while (at < from + mostAdjectives && words.has(tokens.key(at))) at += 1
  return at
}

/** The token after a word with its hyphens: `rendez-vous`, `sous-traitants`. */
function readWord(tokens: Tokens, at: number): number {
  if (tokens.sort(at) !== tokenSort.word) return at
  let next = at + 1
  while (
    tokens.key(next) === '-' &&
    tokens.isJoined(next - 1) &&
    tokens.isJoined(next) &&
    tokens.sort(next + 1) === tokenSort.word
  )
    next += 2
  return next
}

interface Word {
  readonly at: number
  readonly next: number
}

/** Whether the word looks like a plural noun. */
function isCounted(tokens: Tokens, { at, next }: Word, lang: Language): boolean {
  const words = nounWords[lang]
  const key = tokens.key(at)
  if (next === at) return false
  const isCompound = next > at + 1
  if (!isCompound && (words.refused.has(key) || isVerb(key, lang))) return false
  if (words.nouns.has(key)) return true
  const surface = tokens.text.slice(tokens.start(at), tokens.end(next - 1))
  return surface.length >= 3 && isPlural(surface, lang) && isLowerCase(surface, key, lang)
}

function isPlural(surface: string, lang: Language): boolean {
  const last = surface.charAt(surface.length - 1).toLowerCase()
  return last === 's' || (lang === 'fr' && (last === 'x' || last === 'z'))
}

/** Lower case, or all capitals as in headlines, or a French name of inhabitants. */
function isLowerCase(surface: string, key: string, lang: Language): boolean {
  const first = surface.charAt(0)
  if (first === first.toLowerCase() || surface === surface.toUpperCase()) return true
  return lang === 'fr' && /(?:ais|ois|ens|ains|ards|aises|oises|ennes|aines)$/.test(key)
}

const verbEndings: Readonly<Record<Language, RegExp>> = {
  es: /[aei]mos$/,
  fr: /ez$/,
}

const nounsLikeVerbs = new Set(
  list(`
    prestamos, tramos, gramos, ramos, reclamos, extremos, racimos, maximos, minimos, ultimos, proximos, organismos,
    rendez, nez
  `),
)

/** Whether the word is a verb in the first person plural that looks like a plural noun. */
function isVerb(key: string, lang: Language): boolean {
  return verbEndings[lang].test(key) && !nounsLikeVerbs.has(key)
}
