import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  exactFromNumber,
  exactOf,
  multiply,
  negate,
  shift,
  toDecimal,
  toNumber,
} from '../../../../src/text/numerals/decimal.js'
import { decimalMark } from '../../../../src/text/numerals/digits.js'
import { findNumbers } from '../../../../src/text/numerals/find.js'
import { readNumber, readNumberAt } from '../../../../src/text/numerals/index.js'
import { tokenize } from '../../../../src/text/numerals/tokens.js'

describe('a number that begins a text is read in full', () => {
  test.each([
    ['es', 'mil 610 millones de pesos', 1610000000, 'mil 610 millones'],
    ['es', '2 mil millones', 2000000000, '2 mil millones'],
    ['es', '14 mil 500', 14500, '14 mil 500'],
    ['es', '1 millón 300 mil ejes', 1300000, '1 millón 300 mil'],
    ['es', 'un millón y medio', 1500000, 'un millón y medio'],
    ['es', 'millón y medio', 1500000, 'millón y medio'],
    ['es', 'medio millón', 500000, 'medio millón'],
    ['es', 'veintiún días', 21, 'veintiún'],
    ['es', 'treinta y ocho empresas', 38, 'treinta y ocho'],
    ['es', 'trescientas ochenta', 380, 'trescientas ochenta'],
    ['es', 'dos docenas', 24, 'dos docenas'],
    ['es', 'tres coma cero cinco', 3.05, 'tres coma cero cinco'],
    ['es', 'uno mil', 1, 'uno'],
    ['es', 'mil 2 mil', 1000, 'mil'],
    ['fr', '1,2 milliard', 1200000000, '1,2 milliard'],
    ['fr', 'un milliard et demi', 1500000000, 'un milliard et demi'],
    ['fr', 'quatre-vingt-dix-sept mille', 97000, 'quatre-vingt-dix-sept mille'],
    ['fr', 'quatre-vingts', 80, 'quatre-vingts'],
    ['fr', 'soixante et onze', 71, 'soixante et onze'],
    ['fr', 'septante et un', 71, 'septante et un'],
    ['fr', 'huitante-trois', 83, 'huitante-trois'],
    ['fr', 'nonante-neuf', 99, 'nonante-neuf'],
    ['fr', 'vingt et une entreprises', 21, 'vingt et une'],
    ['fr', 'une demi-douzaine', 6, 'une demi-douzaine'],
    ['fr', 'une petite centaine de milliers', 100000, 'une petite centaine de milliers'],
    ['fr', '1 250 000', 1250000, '1 250 000'],
    ['fr', "4'000", 4000, "4'000"],
  ] as const)('%s: %s', (...row) => {
    const [lang, text, value, read] = row
    expect(readNumberAt(text, 0, lang)).toEqual({ value, end: read.length })
  })

  test.each(['mil mil doscientos', 'decenas de miles', 'empresas', '12.05.2024'])(
    'not %s',
    (text) => {
      expect(readNumberAt(text, 0, 'es')).toBeUndefined()
    },
  )
})

describe('which mark begins the decimals', () => {
  test.each([
    ['MX', 'sin números', '.'],
    ['ES', 'sin números', ','],
    ['PE', 'son 3,5 y 4,25 y 7,9 y 1,5', ','],
    ['ES', 'son 1,250,000 y 2,500.75 y 3.5 y 9,000,000', '.'],
    ['ES', 'a las 14.30, a las 15.45, a las 9.30 y a las 8.15', ','],
    [undefined, 'vale 3.5', '.'],
    [undefined, 'nada', ','],
  ] as const)('country %s, text “%s”: %s', (country, text, mark) => {
    expect(decimalMark(tokenize(text), country)).toBe(mark)
  })
})

describe('every number of a text', () => {
  test.each([
    ['es', 'dos tercios', [2 / 3]],
    ['es', '3/4', [0.75]],
    ['es', 'veinte con tres quintos', [20.6]],
    ['es', 'uno sobre tres', [1 / 3]],
    ['es', '423 0000', [423, 0]],
    ['es', '-2,5 y 1e3', [-2.5, 1000]],
    ['es', 'son 180ml', []],
    ['fr', 'trois et un cinquième', [3.2]],
    ['fr', '1000 sur 3 ans', [1000, 3]],
    ['fr', 'un vingt et unième', [1 / 21]],
  ] as const)('%s: %s', (lang, text, values) => {
    expect(findNumbers(text, { lang }).map(({ value }) => value)).toEqual(values)
  })

  test.each([
    ['es', 'vigésimo segundo', 22],
    ['es', 'tres mil millonésimo', 3000000000],
    ['es', '21ª', 21],
    ['fr', 'vingt et unième', 21],
    ['fr', 'premier', 1],
    ['fr', '2ème', 2],
  ] as const)('ordinals: %s %s', (lang, text, value) => {
    const found = findNumbers(text, { lang, ordinals: true })
    expect(found).toMatchObject([{ value, sort: 'ordinal', text }])
  })
})

describe('exact decimals', () => {
  test.each([
    [{ digits: -1250, scale: 2 }, '-12.5'],
    [{ digits: 5, scale: -6 }, '5000000'],
    [{ digits: 0, scale: 3 }, '0'],
    [{ digits: 5, scale: 3 }, '0.005'],
    [shift(exactOf(161), 7), '1610000000'],
    [add({ digits: 25, scale: 1 }, exactOf(3)), '5.5'],
    [multiply({ digits: 25, scale: 1 }, exactOf(4)), '10'],
    [exactFromNumber(0.6), '0.6'],
    [exactFromNumber(0), '0'],
  ])('%o is written %s', (exact, text) => {
    expect(toDecimal(exact)).toBe(text)
  })

  test('what is written is the number', () => {
    const numbers = fc.record({
      digits: fc.integer({ min: -1e9, max: 1e9 }),
      scale: fc.integer({ min: -3, max: 6 }),
    })
    fc.assert(
      fc.property(numbers, (exact) => {
        expect(Number(toDecimal(exact))).toBeCloseTo(toNumber(exact), 6)
        expect(compare(exact, exact)).toBe(0)
        expect(toNumber(negate(negate(exact)))).toBe(toNumber(exact))
      }),
    )
  })
})

test('whatever the words, the reader goes forward and stays in the text', () => {
  const words = fc.constantFrom(
    ...['mil', 'uno', 'un', 'y', 'medio', 'millones', 'cien', 'dos', '12', '1.5', 'docena', 'de'],
    ...['miles', '-', 'vingt', 'et', 'quatre', 'cents', 'mille', 'demi', 'coma', ',', '.', 'cero'],
  )
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 12 }),
      fc.constantFrom<('es' | 'fr')[]>('es', 'fr'),
      (list, lang) => {
        const tokens = tokenize(list.join(' '))
        for (let at = 0; at < tokens.count; at += 1) {
          const next = readNumber({ tokens, lang, mark: ',' }, at)?.next
          if (next !== undefined) expect(next).toBeGreaterThan(at)
        }
        findNumbers(list.join(' '), { lang })
      },
    ),
    { numRuns: 2000 },
  )
})
