import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenGap, tokenize, tokenKind } from '../../../src/text/tokens.js'

function words(text: string): string[] {
  const tokens = tokenize(text)
  return Array.from(tokens.starts, (start, index) => text.slice(start, tokens.ends[index]))
}

describe('tokenize', () => {
  it.each([
    ['cuts elided words off', "l’Agence d'Orléans qu’Airbus", "l’ Agence d' Orléans qu’ Airbus"],
    [
      'keeps other apostrophes inside',
      "aujourd’hui Moody's O’Brien Val-d'Or",
      "aujourd’hui Moody's O’Brien Val-d'Or",
    ],
    ['keeps compounds whole', 'Saint-Étienne-du-Rouvray dit-il', 'Saint-Étienne-du-Rouvray dit-il'],
    [
      'keeps dotted abbreviations with their dots',
      'Rangel, S.A. de C.V. (EE.UU.)',
      'Rangel , S.A. de C.V. ( EE.UU. )',
    ],
    [
      'keeps initials with their dots before a name',
      'J.-P. Dupont y J. Pérez',
      'J.-P. Dupont y J. Pérez',
    ],
    ['leaves the full stop after a word or acronym alone', 'Ags.- FC. Fin…', 'Ags . - FC . Fin …'],
    ['holds numbers together', '1.610,5 14:30 3M 1er 20% G20', '1.610,5 14:30 3M 1er 20 % G20'],
    ['keeps host names and ampersands inside', 'Booking.com AT&T S&P', 'Booking.com AT&T S&P'],
    ['separates sentences that lost their space', 'hoy.Mañana', 'hoy . Mañana'],
    ['holds runs of dots and dashes together', 'Sí... -- no', 'Sí ... -- no'],
    [
      'takes direction marks and zero-width spaces for spaces',
      '\u200fHola\u200bSí\ufeff',
      'Hola Sí',
    ],
    ['gives an emoji one token', 'Sí😀', 'Sí 😀'],
  ])('%s', (_title, text, expected) => {
    expect(words(text).join(' ')).toBe(expected)
  })

  it('tells words, numbers and signs apart', () => {
    expect([...tokenize('Son 3,5 %').kinds]).toEqual([
      tokenKind.word,
      tokenKind.number,
      tokenKind.sign,
    ])
  })

  it('tells what stands before each token', () => {
    const { none, space, line, paragraph } = tokenGap
    expect([...tokenize('Uno, dos\ntres\n\ncuatro\r\ncinco').gaps]).toEqual([
      paragraph,
      none,
      space,
      line,
      paragraph,
      line,
    ])
  })

  it('covers every visible character exactly once, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const tokens = tokenize(text)
        let at = 0
        for (let index = 0; index < tokens.length; index++) {
          const start = tokens.starts[index] ?? -1
          const end = tokens.ends[index] ?? -1
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(at, start)).not.toMatch(/[\p{L}\p{N}]/u)
          at = end
        }
        expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u)
      }),
    )
  })

  it.each([
    ['a word of 100,000 letters', 'a'.repeat(100_000), 1],
    ['a word of 100,000 hyphenated letters', 'a-'.repeat(50_000), 2],
    ['a word of 100,000 dotted letters', 'A.'.repeat(50_000), 1],
    ['lone surrogates', '\ud800a\udc00', 3],
    ['nothing', '', 0],
  ])('takes %s', (_title, text, count) => {
    expect(tokenize(text)).toHaveLength(count)
  })
})
