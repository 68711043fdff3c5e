/** Number words of both languages, looked up by folded word. */
import type { Language } from '../../model/language.js'
import { es } from './es.js'
import { fr } from './fr.js'
import type { NumberWords } from './word-table.js'

/** What a word does in a number. */
export type WordRole =
  | 'small'
  | 'tens'
  | 'hundreds'
  | 'thousand'
  | 'scale'
  | 'collective'
  | 'collectives'
  | 'and'
  | 'half'
  | 'point'

/** One number word: its role and its value (of a scale: the power of ten). */
export interface NumberWord {
  readonly role: WordRole
  readonly value: number
}

function collect(words: NumberWords): ReadonlyMap<string, NumberWord> {
  const map = new Map<string, NumberWord>()
  const put = (role: WordRole, values: Readonly<Record<string, number>>): void => {
    for (const [key, value] of Object.entries(values)) map.set(key, { role, value })
  }
  put('small', words.small)
  put('tens', words.tens)
  put('hundreds', words.hundreds)
  put('scale', words.scales)
  put('collective', words.collectives)
  put('collectives', words.collectivePlurals)
  for (const key of words.thousand) map.set(key, { role: 'thousand', value: 1000 })
  for (const key of words.half) map.set(key, { role: 'half', value: 0.5 })
  for (const key of words.point) map.set(key, { role: 'point', value: 0 })
  map.set(words.and, { role: 'and', value: 0 })
  return map
}

/** The words of each language by folded form. */
export const numberWords: Readonly<Record<Language, ReadonlyMap<string, NumberWord>>> = {
  es: collect(es),
  fr: collect(fr),
}

const longestWord = 24

/** For each language, which first letters and lengths number words have: one flag for each pair. */
const shapes: Readonly<Record<Language, Uint8Array>> = {
  es: shapesOf(numberWords.es),
  fr: shapesOf(numberWords.fr),
}

function shapesOf(words: ReadonlyMap<string, NumberWord>): Uint8Array {
  const flags = new Uint8Array(32 * longestWord)
  for (const word of words.keys()) flags[(word.charCodeAt(0) & 31) * longestWord + word.length] = 1
  return flags
}

/** Tells by first letter and length whether a word can be a number word; most others are told apart by it. */
export function mayBeNumberWord(lang: Language, first: number, length: number): boolean {
  return length < longestWord && shapes[lang][(first & 31) * longestWord + length] === 1
}
