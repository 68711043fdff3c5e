/** Number words of both languages, looked up by folded word. */
import type { Language } from '../../model/language.js'
import { es } from './es.js'
import { fr } from './fr.js'

/** The words of one language. Keys are folded. */
export interface NumberWords {
  /** 0 to 19, and 21 to 29 where they are one word. */
  readonly small: Readonly<Record<string, number>>
  readonly tens: Readonly<Record<string, number>>
  readonly hundreds: Readonly<Record<string, number>>
  readonly thousand: readonly string[]
  /** Powers of ten from the million on. */
  readonly scales: Readonly<Record<string, number>>
  /** Round numbers as nouns: `quincena`, `vingtaine`. */
  readonly collectives: Readonly<Record<string, number>>
  readonly collectivePlurals: Readonly<Record<string, number>>
  readonly and: string
  readonly half: readonly string[]
  readonly point: readonly string[]
  readonly of: readonly string[]
}

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
