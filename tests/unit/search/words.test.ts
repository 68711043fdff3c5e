import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWords } from '../../../src/search/words.js'

const prefix = (text: string) => ({ text, isPrefix: true })
const exact = (text: string) => ({ text, isPrefix: false })

test.each([
  ['misión comercial', [prefix('misión'), prefix('comercial')], []],
  ['  PIB  de ', [exact('PIB'), exact('de')], []],
  ['"misión comercial" Japón', [exact('misión comercial'), prefix('Japón')], []],
  ['«aide à l’export»', [exact('aide à l’export')], []],
  ['feria -Madrid', [prefix('feria')], [prefix('Madrid')]],
  ['feria -"Grupo MAEN"', [prefix('feria')], [exact('Grupo MAEN')]],
  ['feria -', [prefix('feria')], []],
  ['rendez-vous', [prefix('rendez-vous')], []],
  ['title:x OR (NEAR *', [prefix('title:x'), exact('OR'), exact('(NEAR')], []],
  ['', [], []],
])('%j asks for what it says', (words, all, none) => {
  expect(readWords(words)).toEqual({ ok: true, value: { all, none } })
})

test.each([
  ['feria "Grupo', 'The phrase that begins at character 7 of the search is never closed.'],
  ['?!', 'The search holds no letter or digit.'],
  ['a'.repeat(1001), 'A search is at most 1000 characters long.'],
])('%j is refused with its reason', (words, message) => {
  expect(readWords(words)).toEqual({ ok: false, problem: { code: 'input/invalid-query', message } })
})

test('any text is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
      const result = readWords(words)
      if (!result.ok) expect(result.problem.code).toBe('input/invalid-query')
    }),
  )
})
