import { describe, expect, test } from 'vitest'
import { durationsOf, endAfter } from '../../../src/events/durations.js'
import { outlineOf } from '../../../src/events/outline.js'
import type { Language } from '../../../src/model/language.js'

function read(text: string, lang: Language): (string | number)[][] {
  const article = { text, title: '', lang, paragraphs: [{ start: 0, end: text.length }] }
  const outline = outlineOf(article, { mentions: [], entities: [], figures: [], periods: [] })
  return durationsOf(outline).map(({ start, end, count, unit }) => [
    text.slice(start, end),
    count,
    unit,
  ])
}

describe('lengths of time', () => {
  test.each<[string, Language, (string | number)[][]]>([
    ['Durará dieciocho meses.', 'es', [['dieciocho meses', 18, 'month']]],
    [
      'Una gira de 5 días y una semana.',
      'es',
      [
        ['5 días', 5, 'day'],
        ['una semana', 1, 'week'],
      ],
    ],
    [
      'Ils restent dix-huit mois, puis trois ans.',
      'fr',
      [
        ['dix-huit mois', 18, 'month'],
        ['trois ans', 3, 'year'],
      ],
    ],
    ['Hace 400 años y mil días.', 'es', []],
    ['Les empresas', 'es', []],
  ])('in "%s"', (text, lang, expected) => {
    expect(read(text, lang)).toEqual(expected)
  })

  test.each([
    ['2024-09-24', 4, 'day', '2024-09-27'],
    ['2022-11-07', 2, 'week', '2022-11-18'],
    ['2023-10-15', 1, 'week', '2023-10-21'],
    ['2024-03-18', 21, 'month', '2025-12'],
    ['2024-02', 12, 'month', '2025-02'],
    ['2022', 3, 'year', '2025'],
    ['2022', 7, 'month', undefined],
    ['XXXX-02-01', 2, 'day', undefined],
    ['XXXX-02-01', 2, 'month', undefined],
  ] as const)('what begins on %s and lasts %i × %s ends on %s', (...[start, count, unit, end]) => {
    expect(endAfter(start, { start: 0, end: 1, count, unit })).toBe(end)
  })
})
