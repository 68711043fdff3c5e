import { expect, test } from 'vitest'
import { matchNames, matchTexts } from '../../../src/store/match.js'

const word = (text: string) => ({ text, isPhrase: false })
const phrase = (text: string) => ({ text, isPhrase: true })

test('words are looked for by their stems in both languages', () => {
  expect(matchTexts([[word('misiones')], [word('empresas'), word('entreprises')]])).toBe(
    '(("mision" OR "misiones")) AND ("empres" OR ("entrepris" OR "entreprises"))',
  )
})

test('a phrase keeps its words together', () => {
  expect(matchTexts([[phrase('Grupo MAEN')]])).toBe('(("grup maen" OR "grupo maen"))')
})

test('nothing in a word is taken for the language of the index', () => {
  expect(matchNames([[phrase('a"b) OR (c')]])).toBe('("a""b) OR (c")')
  expect(matchNames([[word('Nis*'), word('Ni')], [word('x')]])).toBe('("Nis*"* OR "Ni") AND ("x")')
})

test('nothing asks for nothing', () => {
  expect(matchTexts([])).toBe('')
})
