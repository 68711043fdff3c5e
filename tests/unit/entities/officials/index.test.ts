import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOfficials } from '../../../../src/entities/officials/index.js'
import type { Language } from '../../../../src/model/language.js'
import { readMarked } from './marked.js'

test('evidence from the first to the last of the parts', () => {
  const { text, mentions } = readMarked(
    'T\nAyer la {r:alcaldesa} de {l:Lugo}, {p:Ana Ruiz}, habló.',
  )
  const [official] = findOfficials(
    { text, lang: 'es', paragraphs: [{ start: 2, end: text.length }] },
    mentions,
  )
  expect(text.slice(official?.evidence.start, official?.evidence.end)).toBe(
    'alcaldesa de Lugo, Ana Ruiz',
  )
})

test('findOfficials takes any text and any mentions without throwing, with evidence inside the text', () => {
  const piece = fc.constantFrom(
    'El ',
    ', ',
    ' de ',
    '\n',
    '. ',
    'su ',
    ' y ',
    '(',
    ')',
    '«',
    '\ud800',
    'presidido por ',
    'dirige ',
    '{p:Ana Ruiz}',
    '{p:Ruiz}',
    '{r:alcaldes}',
    '{r:director}',
    '{c:Bosch}',
    '{o:UNAM}',
    '{l:Lugo}',
    '{b:SE}',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom<Language>('es', 'fr'),
      (pieces, lang) => {
        const { text, mentions } = readMarked(pieces.join(''))
        for (const { evidence } of findOfficials({ text, lang, paragraphs: [] }, mentions)) {
          expect(evidence.start).toBeLessThan(evidence.end)
          expect(evidence.end).toBeLessThanOrEqual(text.length)
        }
      },
    ),
  )
})
