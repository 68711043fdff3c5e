/** The vocabularies as the scanner uses them, built once from the tables of words. */
import type { Language } from '../../model/language.js'
import { monthNames, weekdayNames } from '../../text/calendar.js'
import { fold } from '../../text/fold.js'
import { wordsEs } from './es.js'
import { wordsFr } from './fr.js'
import type { PeriodWords, Term } from './words.js'

/** A phrase after its first word. */
export interface Phrase {
  readonly rest: readonly string[]
  readonly term: Term
}

/** What a verb form says: it looks back, ahead, or neither; or it helps to form a past tense. */
export type VerbKind = 'past' | 'future' | 'auxiliary' | 'participle' | 'none'

/** The vocabulary as the scanner uses it. */
export interface Vocabulary {
  readonly terms: ReadonlyMap<string, Term>
  /** Phrases by their first word: the other words and what the whole means, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** What the word, in lower case as written, says as a verb. */
  readonly verbKind: (word: string) => VerbKind
  /** Whether the word, in lower case as written, is a participle that looks back by itself: `lancé en mars`. */
  readonly isBareParticiple: (word: string) => boolean
}

function buildVocabulary(language: Language, words: PeriodWords): Vocabulary {
  const terms = new Map<string, Term>()
  const add = (word: string, term: Term): void => {
    terms.set(word, { ...terms.get(word), ...term })
  }
  const months = Object.entries(monthNames[language])
  for (const [name, month] of months) {
    const short = months.some(([full]) => full.length > name.length && full.startsWith(name))
    add(name, short ? { month, short } : { month })
  }
  for (const [name, weekday] of Object.entries(weekdayNames[language])) add(name, { weekday })
  for (const [index, word] of words.counts.split(' ').entries()) add(word, { count: index + 1 })
  for (const list of words.ordinals)
    for (const [index, word] of list.split(' ').entries()) add(word, { ordinal: index + 1 })
  for (const [list, term] of words.terms) for (const word of list.split(' ')) add(word, term)
  const phrases = new Map<string, Phrase[]>()
  for (const [phrase, term] of Object.entries(words.phrases)) {
    const [first = '', ...rest] = phrase.split(' ')
    const same = phrases.get(first) ?? []
    same.push({ rest, term })
    phrases.set(first, same)
    if (!terms.has(first)) terms.set(first, {})
  }
  for (const same of phrases.values()) same.sort((a, b) => b.rest.length - a.rest.length)
  const isBareParticiple = (word: string): boolean =>
    word.length > 4 && words.bareParticiples.some((ending) => word.endsWith(ending))
  return { terms, phrases, verbKind: buildVerbKind(words), isBareParticiple }
}

function buildVerbKind(words: PeriodWords): (word: string) => VerbKind {
  const known = new Map<string, VerbKind>()
  const add = (list: string, kind: VerbKind): void => {
    for (const word of list.split(' ')) known.set(word, kind)
  }
  add(words.noVerbs, 'none')
  add(words.auxiliaries, 'auxiliary')
  add(words.past, 'past')
  add(words.future, 'future')
  const endsWith = (word: string, endings: readonly string[]): boolean =>
    endings.some((ending) => word.endsWith(ending))
  return (word) => {
    const kind = known.get(word)
    if (kind !== undefined) return kind
    if (word.length < 4) return 'none'
    if (endsWith(word, words.futureEndings)) return 'future'
    if (endsWith(word, words.pastEndings)) return 'past'
    return endsWith(word, words.participleEndings) ? 'participle' : 'none'
  }
}

/** Finds what a word means: as written first, then without its accents. */
export function findTerm(
  vocabulary: Vocabulary,
  lower: string,
): { key: string; term: Term | undefined } {
  const key = fold(lower)
  return { key, term: vocabulary.terms.get(lower) ?? vocabulary.terms.get(key) }
}

/** The vocabularies of all languages. */
export const vocabularies: Readonly<Record<Language, Vocabulary>> = {
  es: buildVocabulary('es', wordsEs),
  fr: buildVocabulary('fr', wordsFr),
}
