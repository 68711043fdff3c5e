/** What a word means, in either language: what the models learn of one language then holds for the other. */
import type { Language } from '../model/language.js'
import { spanish } from './es.js'
import { concepts, type Concept, type EventWords } from './event-words.js'
import { french } from './fr.js'
import { kindHash } from './sink.js'

/** The hash that stands for the concept. */
export function conceptHash(concept: Concept): number {
  return kindHash(`concept ${concept}`)
}

interface Meanings {
  readonly words: ReadonlyMap<string, number>
  readonly stems: ReadonlyMap<string, number>
}

const tables: Readonly<Record<Language, Meanings>> = {
  es: meaningsOf(spanish),
  fr: meaningsOf(french),
}

function meaningsOf({ concepts: written }: EventWords): Meanings {
  const words = new Map<string, number>()
  const stems = new Map<string, number>()
  for (const concept of concepts)
    for (const word of written[concept].split(' ')) {
      const isStem = word.endsWith('*')
      const key = isStem ? word.slice(0, -1) : word
      const table = isStem ? stems : words
      if (!table.has(key)) table.set(key, conceptHash(concept))
    }
  return { words, stems }
}

const longestStem = 12

/** Hash of the concept that a folded word stands for; 0 for a word without one. */
export function conceptOf(word: string, lang: Language): number {
  const { words, stems } = tables[lang]
  const known = words.get(word)
  if (known !== undefined) return known
  for (let length = Math.min(word.length, longestStem); length > 2; length--) {
    const stem = stems.get(word.slice(0, length))
    if (stem !== undefined) return stem
  }
  return 0
}
