/** The words of figures in both languages, and how they are laid out for look-up. */
import type { Language } from '../../model/language.js'
import { es } from './es.js'
import { fr } from './fr.js'
import type { FigureWords } from './word-table.js'

/** The words of each language. */
export const figureWords: Readonly<Record<Language, FigureWords>> = { es, fr }

/** Prepares something for each language. */
export function byLanguage<Value>(
  make: (lang: Language) => Value,
): Readonly<Record<Language, Value>> {
  return { es: make('es'), fr: make('fr') }
}

/** Turns lists by value into pairs of word and value. */
export function entriesOf<Value extends string>(
  lists: Readonly<Partial<Record<Value, readonly string[]>>>,
): (readonly [string, Value])[] {
  const values = Object.keys(lists) as Value[]
  return values.flatMap((value) => (lists[value] ?? []).map((word) => [word, value] as const))
}
