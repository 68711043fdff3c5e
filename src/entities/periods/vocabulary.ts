/** The vocabularies as the scanner uses them, built once from the tables of words. */
import type { Language } from '../../model/language.js'
import { monthNames, weekdayNames } from '../../text/calendar.js'
import { detached } from '../../text/detached.js'
import { fold } from '../../text/fold.js'
import { wordsEs } from './es.js'
import { wordsFr } from './fr.js'
import { completeTerm } from './meaning.js'
import { buildVerbs, type VerbKind, type Verbs } from './verbs.js'
import type { Meaning, PeriodWords, Term } from './words.js'

/** A phrase after its first word. */
export interface Phrase {
  readonly rest: readonly string[]
  readonly term: Meaning
}

/** A word of a text with all that the vocabulary says of it. */
export interface Word {
  readonly key: string
  readonly term: Meaning | undefined
  /** Phrases that the word opens, the longest first. */
  readonly phrases: readonly Phrase[] | undefined
  /** Whether it begins with a capital. */
  readonly isCapital: boolean
  /** What it says as a verb. */
  readonly verb: () => VerbKind
}

/** The vocabulary as the scanner uses it. */
export interface Vocabulary {
  readonly terms: ReadonlyMap<string, Meaning>
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  readonly verbs: Verbs
  /** Words already met, by their surface: the same ones return in every article. */
  readonly known: Map<string, Word>
}

type Terms = Map<string, Term>

function addTerm(terms: Terms, word: string, term: Term): void {
  terms.set(word, { ...terms.get(word), ...term })
}

function addMonths(terms: Terms, language: Language): void {
  const months = Object.entries(monthNames[language])
  for (const [name, month] of months) {
    // The beginning of another name of a month is its abbreviation.
    const short = months.some(([full]) => full.length > name.length && full.startsWith(name))
    addTerm(terms, name, short ? { month, short } : { month })
  }
}

function addWords(terms: Terms, { counts, ordinals, terms: lists }: PeriodWords): void {
  for (const [index, word] of counts.split(' ').entries())
    addTerm(terms, word, { count: index + 1 })
  for (const list of ordinals)
    for (const [index, word] of list.split(' ').entries())
      addTerm(terms, word, { ordinal: index + 1 })
  for (const [list, term] of lists) for (const word of list.split(' ')) addTerm(terms, word, term)
}

function buildPhrases(words: PeriodWords): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>()
  for (const [phrase, term] of Object.entries(words.phrases)) {
    const [first = '', ...rest] = phrase.split(' ')
    phrases.set(first, [...(phrases.get(first) ?? []), { rest, term: completeTerm(term) }])
  }
  for (const same of phrases.values()) same.sort((a, b) => b.rest.length - a.rest.length)
  return phrases
}

function buildVocabulary(language: Language, words: PeriodWords): Vocabulary {
  const terms: Terms = new Map()
  addMonths(terms, language)
  for (const [name, weekday] of Object.entries(weekdayNames[language]))
    addTerm(terms, name, { weekday })
  addWords(terms, words)
  const meanings = new Map([...terms].map(([word, term]) => [word, completeTerm(term)]))
  return {
    terms: meanings,
    phrases: buildPhrases(words),
    verbs: buildVerbs(words),
    known: new Map(),
  }
}

/** Most words that are kept; beyond, the memory of them starts anew. */
const mostKnown = 50_000

/** Finds what a word means: as written first, then without its accents. */
export function findWord(vocabulary: Vocabulary, part: string): Word {
  const { known } = vocabulary
  let word = known.get(part)
  if (!word) {
    if (known.size >= mostKnown) known.clear()
    const surface = detached(part)
    word = readWord(vocabulary, surface)
    known.set(surface, word)
  }
  return word
}

function readWord({ terms, phrases, verbs }: Vocabulary, surface: string): Word {
  const lower = surface.toLowerCase()
  const key = /^[a-z]+$/.test(lower) ? lower : fold(lower)
  let verb: VerbKind | undefined
  return {
    key,
    term: terms.get(lower) ?? terms.get(key),
    phrases: phrases.get(key),
    isCapital: surface.charCodeAt(0) !== lower.charCodeAt(0),
    verb: () => (verb ??= verbs(lower)),
  }
}

/** The vocabularies of all languages. */
export const vocabularies: Readonly<Record<Language, Vocabulary>> = {
  es: buildVocabulary('es', wordsEs),
  fr: buildVocabulary('fr', wordsFr),
}
