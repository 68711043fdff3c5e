import fc from 'fast-check'
import { expect, test } from 'vitest'
import { snippetOf, stemsOf } from '../../../src/store/snippets.js'

const wanted = (words: string, lang: 'es' | 'fr' = 'es') => ({
  wanted: stemsOf([{ text: words, isPhrase: false }], lang),
  lang,
})

const marked = (text: string, words: string, lang: 'es' | 'fr' = 'es') => {
  const snippet = snippetOf(text, wanted(words, lang), 'Nada.')
  return [snippet.text, snippet.marks.map(([start, end]) => snippet.text.slice(start, end))]
}

test('shows the sentence that holds most of the words, in any form', () => {
  const text =
    'Llueve en la sierra.\n\nLa empresa creció. Catorce empresas viajarán en misión a Nantes. Fin.'
  expect(marked(text, 'misiones empresa')).toEqual([
    'Catorce empresas viajarán en misión a Nantes.',
    ['empresas', 'misión'],
  ])
})

test('the first of equals wins, and accents and case do not count', () => {
  expect(
    marked('DÉVELOPPEMENT régional. Développements régionaux.', 'developpement', 'fr'),
  ).toEqual(['DÉVELOPPEMENT régional.', ['DÉVELOPPEMENT']])
})

test('a long sentence is cut around the first word', () => {
  const text = `${'palabra '.repeat(60)}misión ${'palabra '.repeat(60)}.`
  const [shown, marks] = marked(text, 'misión') as [string, string[]]
  expect(marks).toEqual(['misión'])
  expect(shown.startsWith('…palabra')).toBe(true)
  expect(shown.endsWith('palabra…')).toBe(true)
  expect(shown.length).toBeLessThan(290)
})

test('without a hit the fallback is shown, unmarked', () => {
  expect(marked('Llueve.', 'misión')).toEqual(['Nada.', []])
  expect(snippetOf('Llueve.', wanted(''), 'Nada.')).toEqual({ text: 'Nada.', marks: [] })
})

test('any text gives marks that lie inside and hold a wanted word', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('misión', '. ', ' ', '\n', '«', 'a'.repeat(50)),
          fc.string({ unit: 'binary', maxLength: 8 }),
        ),
        { maxLength: 120 },
      ),
      (pieces) => {
        const { text, marks } = snippetOf(pieces.join(''), wanted('misión'), '')
        for (const [start, end] of marks) expect(text.slice(start, end)).toMatch(/^misi[oó]n/i)
      },
    ),
  )
})
