/** Finds the cue phrases of `es.ts` and `fr.ts` in sentences. */
import { eventTypes, type EventType } from '../model/event.js'
import type { Language } from '../model/language.js'
import { spanish } from './es.js'
import type { EventWords } from './event-words.js'
import { french } from './fr.js'
import type { Sentence } from './outline.js'

/** A cue of an event type in a sentence. */
export interface CueHit {
  readonly type: EventType
  readonly weight: number
}

// Elided words stand apart in the text that cues are sought in.
const spaced = (phrase: string): string => phrase.replace(/'(?=\S)/g, "' ")

const tables: Readonly<Record<Language, readonly (CueHit & { readonly phrase: string })[]>> = {
  es: tableOf(spanish),
  fr: tableOf(french),
}

function tableOf(words: EventWords): (CueHit & { phrase: string })[] {
  return eventTypes.flatMap((type) =>
    words.triggers[type].map(([phrase, weight]) => ({ type, weight, phrase: spaced(phrase) })),
  )
}

/** The cues of event types in the sentence. */
export function cueHits({ cueText }: Sentence, lang: Language): CueHit[] {
  return tables[lang].filter(({ phrase }) => hasPhrase(cueText, phrase))
}

/** Tells whether the phrase stands in the text, from word to word; a `*` at its end lets the last word go on. */
export function hasPhrase(text: string, phrase: string): boolean {
  const isOpen = phrase.endsWith('*')
  const sought = isOpen ? phrase.slice(0, -1) : phrase
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length
    const begins = at === 0 || text[at - 1] === ' '
    if (begins && (isOpen || end === text.length || text[end] === ' ')) return true
  }
  return false
}
