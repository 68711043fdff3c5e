/** What a word of an article is about, in either language: finer than concepts, for telling the types of events. */
import type { Language } from '../model/language.js'
import { spanishTopics } from './es-topics.js'
import { frenchTopics } from './fr-topics.js'
import { kindHash } from './sink.js'
import { meaningIn, meaningsOf, type Meanings } from './word-meanings.js'

const tables: Readonly<Record<Language, Meanings>> = {
  es: meaningsOf(Object.entries(spanishTopics).map(([topic, words]) => [topicHash(topic), words])),
  fr: meaningsOf(Object.entries(frenchTopics).map(([topic, words]) => [topicHash(topic), words])),
}

function topicHash(topic: string): number {
  return kindHash(`topic ${topic}`)
}

/** Hash of the topic that a folded word belongs to; 0 for a word without one. */
export function topicOf(word: string, lang: Language): number {
  return meaningIn(tables[lang], word)
}
