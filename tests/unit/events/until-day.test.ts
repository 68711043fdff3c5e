import { expect, test } from 'vitest'
import { outlineOf } from '../../../src/events/outline.js'
import { lastDayAfter } from '../../../src/events/until-day.js'
import type { Language } from '../../../src/model/language.js'
import type { Period } from '../../../src/model/figure.js'

function lastDay(text: string, dates: Readonly<Record<string, string>>, lang: Language): unknown {
  const article = { text, title: '', lang, paragraphs: [{ start: 0, end: text.length }] }
  const periods = Object.entries(dates).map(([written, day]): Period => {
    const start = text.indexOf(written)
    const span = { start, end: start + written.length, text: written }
    return { ...span, from: day, to: day, precision: 'day', rule: 'test' }
  })
  const outline = outlineOf(article, { mentions: [], entities: [], figures: [], periods })
  const found = lastDayAfter(outline, Object.values(dates)[0] ?? '')
  return found && [found.date, text.slice(found.period.start, found.period.end)]
}

test.each<[string, Readonly<Record<string, string>>, Language, unknown]>([
  [
    "Ils s'envoleront le 24 juin pour Berlin et y resteront jusqu'au 29 avec des importateurs.",
    { '24 juin': '2024-06-24' },
    'fr',
    ['2024-06-29', "jusqu'au 29"],
  ],
  [
    'Saldrán el 28 de diciembre y estarán en Lima hasta el 3.',
    { '28 de diciembre': '2024-12-28' },
    'es',
    ['2025-01-03', 'hasta el 3'],
  ],
  ['Subió el 3 de mayo hasta el 15 %.', { '3 de mayo': '2024-05-03' }, 'es', undefined],
  ['Subió el 3 de mayo hasta el 15 por ciento.', { '3 de mayo': '2024-05-03' }, 'es', undefined],
  ['Subió el 3 de mayo hasta el 15,5.', { '3 de mayo': '2024-05-03' }, 'es', undefined],
  ['Van el 1 de febrero y hasta el 31.', { '1 de febrero': '2024-02-01' }, 'es', undefined],
  ['Van el 3 de mayo.\n\nAbre hasta el 15.', { '3 de mayo': '2024-05-03' }, 'es', undefined],
  [
    "Du 3 mai, puis jusqu'au 15 mars.",
    { '3 mai': '2024-05-03', "jusqu'au 15 mars": '2025-03-15' },
    'fr',
    undefined,
  ],
  ['Van en mayo y hasta el 15.', { mayo: '2024-05' }, 'es', undefined],
])('the last day in "%s"', (...[text, dates, lang, expected]) => {
  expect(lastDay(text, dates, lang)).toEqual(expected)
})
