import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, nameKey } from '../../../src/text/fold.js'

test.each([
  ['Œuvre d’Élodie', "oeuvre d'elodie"],
  ['ÁÉÍ ÑÜ', 'aei nu'],
  ['e\u0301', 'e'],
  ['—«–»', '-"-"'],
  ['Łódź Øre', 'lodz ore'],
  ['ΟΔΟΣ', 'οδος'],
])('folds %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('folding character by character is folding the whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const whole = text
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
      const plain = /[’‘ʼ´“”«»–—‑œæßøł]/u.test(whole) ? fold(whole) : whole
      expect(fold(text)).toBe(plain)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['  S.A. de C.V. ', 's a de c v'],
  ['Saint-Étienne (42)', 'saint etienne 42'],
  ['中国 2024', '中国 2024'],
  ['«…»', ''],
])('the key of %s', (name, key) => {
  expect(nameKey(name)).toBe(key)
})
