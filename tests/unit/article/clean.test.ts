import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine } from '../../../src/article/clean.js'

test.each([
  ['composes accents', 'Misio\u0301n', 'Misión'],
  ['drops soft hyphens and zero-width characters', 'co\u00admer\u200bcio\ufeff', 'comercio'],
  ['turns non-breaking and thin spaces into plain ones', '5\u00a0000\u202f€', '5 000 €'],
  ['joins lines', ' una \n\t línea ', 'una línea'],
  ['keeps typographic quotes and dashes', '«Sí» — “no” ’', '«Sí» — “no” ’'],
  ['drops control characters and halves of characters', 'a\u0000b\ud800c', 'a b c'],
])('a line: %s', (_, text, clean) => {
  expect(cleanLine(text)).toBe(clean)
})

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
    }),
  )
})

test('clean text is passed on as it is, and nothing else is', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'é',
      'n\u0303',
      ' ',
      '  ',
      '\u00a0',
      '\u00ad',
      '«',
      '’',
      '\u200b',
      '\t',
      '\u2028',
      'ﬁ',
    ],
  )
  fc.assert(
    fc.property(fc.string({ unit: piece }), (text) => {
      const slowly = text
        .replace(/[\u00ad\u200b]+/gu, '')
        .replace(/[\p{Cc}\p{Zl}]+/gu, ' ')
        .normalize('NFC')
        .replace(/\s+/gu, ' ')
        .trim()
      expect(cleanLine(text)).toBe(slowly)
    }),
  )
})
