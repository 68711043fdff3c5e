/** The vocabularies as the scanner uses them, built once from the tables of words. */
import type { Language } from '../../model/language.js'
import { monthNames, weekdayNames } from '../../text/calendar.js'
import { wordsEs } from './es.js'
import { wordsFr } from './fr.js'
import type { PeriodWords, Term } from './words.js'

/** The vocabulary as the scanner uses it. */
export interface Vocabulary {
  readonly terms: ReadonlyMap<string, Term>
  /** Phrases by their first word: the other words and what the whole means, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** -1 for a verb form that looks back, 1 for one that looks ahead, 0 for all other words. */
  readonly directions: (word: string) => -1 | 0 | 1
}

/** A phrase after its first word. */
export interface Phrase {
  readonly rest: readonly string[]
  readonly term: Term
}

function buildVocabulary(language: Language, words: PeriodWords): Vocabulary {
  const terms = new Map<string, Term>()
  const add = (word: string, term: Term): void => {
    terms.set(word, { ...terms.get(word), ...term })
  }
  for (const [name, month] of Object.entries(monthNames[language]))
    add(name, { month, short: name.length < 5 && !fullShortMonths.has(name) })
  for (const [name, weekday] of Object.entries(weekdayNames[language])) add(name, { weekday })
  for (const [word, term] of Object.entries(words.terms)) add(word, term)
  const phrases = new Map<string, Phrase[]>()
  for (const [phrase, term] of Object.entries(words.phrases)) {
    const [first = '', ...rest] = phrase.split(' ')
    const same = phrases.get(first) ?? []
    same.push({ rest, term })
    phrases.set(first, same)
    if (!terms.has(first)) terms.set(first, {})
  }
  for (const same of phrases.values()) same.sort((a, b) => b.rest.length - a.rest.length)
  return { terms, phrases, directions: buildDirections(words) }
}

function buildDirections(words: PeriodWords): (word: string) => -1 | 0 | 1 {
  const known = new Map<string, -1 | 1>([
    ...words.past.map((word): [string, -1] => [word, -1]),
    ...words.future.map((word): [string, 1] => [word, 1]),
  ])
  return (word) => {
    const direction = known.get(word)
    if (direction !== undefined) return direction
    if (word.length < 5) return 0
    if (words.pastEndings.some((ending) => word.endsWith(ending))) return -1
    return words.futureEndings.some((ending) => word.endsWith(ending)) ? 1 : 0
  }
}

// Months whose full name is no longer than an abbreviation.
const fullShortMonths: ReadonlySet<string> = new Set(['mayo', 'mars', 'mai', 'juin', 'aout'])

/** The vocabularies of all languages. */
export const vocabularies: Readonly<Record<Language, Vocabulary>> = {
  es: buildVocabulary('es', wordsEs),
  fr: buildVocabulary('fr', wordsFr),
}
