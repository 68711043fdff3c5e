/** Finds the cue phrases of `es.ts` and `fr.ts` in sentences. */
import { eventTypes, type EventType } from '../model/event.js'
import type { Language } from '../model/language.js'
import { spanish } from './es.js'
import type { EventWords } from './event-words.js'
import { french } from './fr.js'

/** A cue of an event type in a sentence. */
export interface CueHit {
  readonly type: EventType
  readonly weight: number
}

/** A cue phrase, kept under its first word. */
export interface CuePhrase extends CueHit {
  readonly phrase: string
}

// Elided words stand apart in the text that cues are sought in.
const spaced = (phrase: string): string => phrase.replace(/'(?=\S)/g, "' ")

/** Phrases by their first word, and those of one open word by its beginning. */
interface PhraseTable {
  readonly words: ReadonlyMap<string, readonly CuePhrase[]>
  readonly stems: ReadonlyMap<string, readonly CuePhrase[]>
}

const tables: Readonly<Record<Language, PhraseTable>> = {
  es: tableOf(spanish),
  fr: tableOf(french),
}

function tableOf({ triggers }: EventWords): PhraseTable {
  const words = new Map<string, CuePhrase[]>()
  const stems = new Map<string, CuePhrase[]>()
  for (const type of eventTypes)
    for (const [written, weight] of triggers[type]) {
      const phrase = spaced(written)
      const [first = ''] = phrase.split(' ')
      const [table, key] = first.endsWith('*') ? [stems, first.slice(0, -1)] : [words, first]
      table.set(key, [...(table.get(key) ?? []), { type, weight, phrase }])
    }
  return { words, stems }
}

/** The phrases that may begin with the folded word. */
export function cuesFrom(word: string, lang: Language): readonly CuePhrase[] {
  const { words, stems } = tables[lang]
  const found = [...(words.get(word) ?? [])]
  for (let length = 1; length <= word.length; length++)
    found.push(...(stems.get(word.slice(0, length)) ?? []))
  return found
}

/** Tells whether the phrase stands in the text at the place; a `*` at its end lets the last word go on. */
export function hasPhraseAt(text: string, at: number, phrase: string): boolean {
  const isOpen = phrase.endsWith('*')
  const sought = isOpen ? phrase.slice(0, -1) : phrase
  if (!text.startsWith(sought, at)) return false
  const end = at + sought.length
  return isOpen || end === text.length || text[end] === ' '
}
