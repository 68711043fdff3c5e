import { describe, expect, it } from 'vitest'
import { encodeLexicon, loadLexicon } from '../../../src/lexicon/index.js'
import { readApposition } from '../../../src/tagger/apposition.js'
import { WordTable } from '../../../src/tagger/words.js'
import { tokenize } from '../../../src/text/tokens.js'

const lexicon = loadLexicon(
  encodeLexicon({ names: new Map(), spanishWords: new Set([1]), frenchWords: new Set([1]) }),
)

function appositionIn(text: string, name: string, lang: 'es' | 'fr'): string | undefined {
  if (!lexicon.ok) throw new Error(lexicon.problem.message)
  const table = new WordTable(lexicon.value, lang)
  const { starts, ends, length } = tokenize(text)
  const words = Array.from({ length }, (_, at) => table.get(text.slice(starts[at], ends[at])))
  const from = [...starts].findIndex((start) => start >= name.length)
  const found = readApposition(words, from, length)
  return found && `${found.hasArticle ? 'the ' : ''}${found.noun.surface}`
}

describe('readApposition', () => {
  it.each([
    ['Kanan Avionics, una empresa de Querétaro', 'Kanan Avionics', 'es', 'the empresa'],
    ['Sial, le plus grand salon du monde', 'Sial', 'fr', 'the salon'],
    ['Versants libres est un collectif', 'Versants libres', 'fr', 'the collectif'],
    ['Elena Paz, directora de la planta', 'Elena Paz', 'es', 'directora'],
    ['Uwezo (un fonds d’amorçage)', 'Uwezo', 'fr', 'the fonds'],
    ['Parallel18, la novedosa casona', 'Parallel18', 'es', 'the novedosa'],
  ] as const)('%s', (...[text, name, lang, expected]) => {
    expect(appositionIn(text, name, lang)).toBe(expected)
  })

  it.each([
    ['Kanan Avionics vende arneses', 'Kanan Avionics', 'es'],
    ['Kanan Avionics, en Querétaro, vende', 'Kanan Avionics', 'es'],
    ['Kanan Avionics, Galnik y Termoaero', 'Kanan Avionics', 'es'],
    ['Kanan Avionics', 'Kanan Avionics', 'es'],
  ] as const)('%s: none', (text, name, lang) => {
    expect(appositionIn(text, name, lang)).toBeUndefined()
  })
})
