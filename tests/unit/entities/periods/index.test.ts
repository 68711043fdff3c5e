import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPeriods } from '../../../../src/entities/periods/index.js'
import type { Language } from '../../../../src/model/language.js'

/** What was found, one line each: `text from..to precision`. */
function check(lang: Language, text: string, published?: string): string[] {
  return findPeriods(text, { lang, ...(published && { published }) }).periods.map(
    (period) => `${period.text} ${period.from ?? ''}..${period.to ?? ''} ${period.precision}`,
  )
}

const monday = '2025-01-20'

describe('ranges', () => {
  test.each<[Language, string, string]>([
    ['fr', 'du 1er au 16 février', '2025-02-01..2025-02-16 day'],
    ['es', 'del 28 de febrero al 3 de marzo de 2025', '2025-02-28..2025-03-03 day'],
    ['fr', 'entre le 3 et le 7 mars', '2025-03-03..2025-03-07 day'],
    ['fr', '12-14 mai', '2025-05-12..2025-05-14 day'],
    ['es', '3, 4 y 5 de mayo', '2025-05-03..2025-05-05 day'],
    ['es', 'de noviembre a febrero de 2025', '2024-11-01..2025-02-28 month'],
    ['es', 'entre 2019 y 2024', '2019-01-01..2024-12-31 year'],
    ['fr', "jusqu'en 2030", '..2030-12-31 year'],
    ['es', 'desde marzo de 2024', '2024-03-01.. month'],
    ['es', 'antes de 2030', '..2029-12-31 year'],
    ['fr', 'avant le 31 mai', '..2025-05-31 day'],
  ])('%s: %s', (lang, text, expected) => {
    expect(check(lang, text, monday)).toEqual([`${text} ${expected}`])
  })

  test('days of an enumeration that do not follow one another are two periods', () => {
    expect(check('fr', 'les 5 et 12 mars', monday)).toEqual([
      '5 2025-03-05..2025-03-05 day',
      '12 mars 2025-03-12..2025-03-12 day',
    ])
  })

  test('days without a month take the month that was just named', () => {
    expect(check('es', 'en noviembre, del 18 al 22', '2025-06-27')[1]).toBe(
      'del 18 al 22 2025-11-18..2025-11-22 day',
    )
  })
})

describe('what is counted from the publication', () => {
  test.each<[Language, string, string]>([
    ['es', 'mañana', '2025-01-21..2025-01-21 day'],
    ['es', 'próximo martes', '2025-01-21..2025-01-21 day'],
    ['es', 'hace dos semanas', '2025-01-06..2025-01-06 week'],
    ['fr', 'il y a trois ans', '2022-01-20..2022-01-20 year'],
    ['fr', 'la semaine prochaine', '2025-01-27..2025-02-02 week'],
    ['fr', 'jeudi dernier', '2025-01-16..2025-01-16 day'],
    ['fr', "l'an dernier", '2024-01-01..2024-12-31 year'],
    ['fr', 'fin mars', '2025-03-16..2025-03-31 month'],
    ['fr', 'mi-juin', '2025-06-10..2025-06-20 month'],
    ['es', 'el primer semestre', '2025-01-01..2025-06-30 half'],
    ['es', 'T3 2024', '2024-07-01..2024-09-30 quarter'],
    ['es', 'lo que va del año', '2025-01-01..2025-01-20 year'],
    ['es', 'los últimos cuatro meses de 2021', '2021-09-01..2021-12-31 month'],
    ['fr', 'la semaine du 2 octobre 2024', '2024-09-30..2024-10-06 week'],
    ['es', 'los años setenta', '1970-01-01..1979-12-31 decade'],
    ['fr', 'XIXe siècle', '1801-01-01..1900-12-31 century'],
  ])('%s: %s', (lang, text, expected) => {
    expect(check(lang, text, monday)).toEqual([`${text} ${expected}`])
  })

  test.each<[Language, string, string]>([
    ['es', 'La empresa firmó el jueves', '2025-01-16'],
    ['es', 'La empresa firmará el jueves', '2025-01-23'],
    ['fr', 'Le groupe a signé jeudi', '2025-01-16'],
    ['fr', 'Le groupe signera jeudi', '2025-01-23'],
    ['fr', 'Le programme, lancé en octobre', '2024-10-01'],
    ['fr', 'Les machines seront livrées en octobre', '2025-10-01'],
  ])('the verb says where the date lies: %s: %s', (lang, text, from) => {
    expect(findPeriods(text, { lang, published: monday }).periods[0]?.from).toBe(from)
  })

  test('summer is in January south of the equator', () => {
    const { periods } = findPeriods('verano de 2024', { lang: 'es', country: 'AR' })
    expect(periods.map(({ from, to }) => [from, to])).toEqual([['2024-12-21', '2025-03-19']])
  })
})

describe('dates in digits', () => {
  test.each(['12/03/2024', '12.03.2024', '12-03-2024', '2024-03-12'])('%s', (text) => {
    expect(check('fr', text)).toEqual([`${text} 2024-03-12..2024-03-12 day`])
  })
})

describe('without the day of publication', () => {
  test('the year is left open', () => {
    expect(check('fr', 'du 1er au 16 février')).toEqual([
      'du 1er au 16 février XXXX-02-01..XXXX-02-16 day',
    ])
  })

  test('what cannot be told is a note', () => {
    const { periods, notes } = findPeriods('ayer', { lang: 'es' })
    expect(periods).toEqual([])
    expect(notes.map(({ rule }) => rule)).toEqual(['periods/unresolved'])
  })
})

describe('what is no date', () => {
  test.each<[Language, string]>([
    ['es', 'unas 2000 personas'],
    ['es', 'el Municipio y la Plaza de Mayo'],
    ['fr', 'la planète Mars fascine'],
    ['es', 'en la avenida 25 de Mayo'],
    ['es', 'ganó 3-2 a las 8:30'],
    ['fr', 'Douze ont été choisies'],
    ['fr', 'trente-sept sociétés'],
    ['es', 'por la mañana'],
    ['es', 'el 30 de febrero'],
    ['es', '2,000 pesos, $2024'],
  ])('%s: %s', (lang, text) => {
    expect(check(lang, text, monday)).toEqual([])
  })

  test('a duration is a note', () => {
    const { periods, notes } = findPeriods('durante seis meses', { lang: 'es', published: monday })
    expect(periods).toEqual([])
    expect(notes.map(({ rule, start, end }) => [rule, start, end])).toEqual([
      ['periods/duration', 8, 18],
    ])
  })
})

test('any text is read without throwing, and spans give the text of their period', () => {
  const words = [
    'del',
    '3',
    'al',
    'de',
    'mayo',
    '2024',
    '-',
    '/',
    'lundi',
    'hace',
    'dos',
    'años',
    ',',
    'fin',
    '\n',
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string())), (parts) => {
      const text = parts.join(' ')
      let last = 0
      for (const { start, end, text: surface } of findPeriods(text, {
        lang: 'es',
        published: monday,
      }).periods) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(text.slice(start, end)).toBe(surface)
        last = end
      }
    }),
  )
})

test('halves of a match, terminals and diseases are no dates', () => {
  expect(check('es', 'en la segunda mitad del partido', monday)).toEqual([])
  expect(check('es', 'en la segunda mitad de 2024', monday)).toEqual([
    'la segunda mitad de 2024 2024-07-01..2024-12-31 half',
  ])
  expect(check('es', 'desde la T4 de Barajas', monday)).toEqual([])
  expect(check('es', 'ventas del T4', monday)).toHaveLength(1)
  expect(check('es', 'la Covid-19 el pasado mes de marzo', monday)).toEqual([
    'pasado mes de marzo 2024-03-01..2024-03-31 month',
  ])
})

test('“this” weekday is the near one, whatever tense is beside it', () => {
  const near = 'este miércoles 2025-01-22..2025-01-22 day'
  expect(check('es', 'Van desde este miércoles, informó', monday)[0]).toContain('2025-01-22')
  expect(check('es', 'llegaron este miércoles', '2025-01-21')).toEqual([near])
  expect(check('fr', 'il est venu ce samedi', monday)[0]).toContain('2025-01-18')
})
