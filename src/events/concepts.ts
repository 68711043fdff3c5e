/** What a word means, in either language: what the models learn of one language then holds for the other. */
import type { Language } from '../model/language.js'
import { spanish } from './es.js'
import { concepts, type Concept, type EventWords } from './event-words.js'
import { french } from './fr.js'
import { kindHash } from './sink.js'
import { meaningIn, meaningsOf, type Meanings } from './word-meanings.js'

/** The hash that stands for the concept. */
export function conceptHash(concept: Concept): number {
  return kindHash(`concept ${concept}`)
}

const tableOf = ({ concepts: written }: EventWords): Meanings =>
  meaningsOf(concepts.map((concept) => [conceptHash(concept), written[concept]]))

const tables: Readonly<Record<Language, Meanings>> = { es: tableOf(spanish), fr: tableOf(french) }

/** Hash of the concept that a folded word stands for; 0 for a word without one. */
export function conceptOf(word: string, lang: Language): number {
  return meaningIn(tables[lang], word)
}
