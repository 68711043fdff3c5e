import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFigures } from '../../../../src/entities/figures/index.js'
import type { Language } from '../../../../src/model/language.js'

/** Writes what is found as `text|kind|value|unit|qualifier`. */
function read(text: string, lang: Language, country?: string): string[] {
  const { figures } = findFigures(text, country === undefined ? { lang } : { lang, country })
  return figures.map((figure) => {
    expect(text.slice(figure.start, figure.end)).toBe(figure.text)
    const value = figure.value ?? `${String(figure.low)}..${String(figure.high)}`
    return [figure.text, figure.kind, value, figure.unit ?? '', figure.qualifier].join('|')
  })
}

describe('money', () => {
  test.each([
    [
      'es',
      'MX',
      'suman mil 610 millones de pesos.',
      'mil 610 millones de pesos|money|1610000000|MXN|exact',
    ],
    ['es', 'CO', 'cuesta $11.000 hoy', '$11.000|money|11000|COP|exact'],
    ['es', 'SV', 'paga $1,250.50 al mes', '$1,250.50|money|1250.5|USD|exact'],
    ['es', 'MX', 'unos 45 mdp', 'unos 45 mdp|money|45000000|MXN|about'],
    ['es', 'BO', 'cuesta Bs 480', 'Bs 480|money|480|BOB|exact'],
    ['es', 'VE', 'cuesta Bs. 36,92', 'Bs. 36,92|money|36.92|VES|exact'],
    ['es', 'CL', 'ingresos de MUS$ 61.300', 'MUS$ 61.300|money|61300000|USD|exact'],
    ['es', 'ES', 'un plan de 560 millones.', '560 millones|money|560000000|EUR|exact'],
    [
      'fr',
      'FR',
      '8 milliards de dollars de Taïwan',
      '8 milliards de dollars de Taïwan|money|8000000000|TWD|exact',
    ],
    [
      'fr',
      'FR',
      'L’agence Health Canada agit. Il paie 79 dollars.',
      '79 dollars|money|79|USD|exact',
    ],
    ['fr', 'FR', 'Il paie 79 dollars. Le Canada se tait.', '79 dollars|money|79|USD|exact'],
    ['fr', 'FR', 'Le Canada agit. Il paie 79 dollars.', '79 dollars|money|79|CAD|exact'],
    ['es', 'MX', '3 mil dólares canadienses', '3 mil dólares canadienses|money|3000|CAD|exact'],
    ['fr', 'FR', 'de 260 à 300 M€', 'de 260 à 300 M€|money|260000000..300000000|EUR|range'],
    ['fr', 'CA', 'une usine de 14 M$', '14 M$|money|14000000|CAD|exact'],
    ['fr', 'SN', '18,4 milliards de F CFA', '18,4 milliards de F CFA|money|18400000000|XOF|exact'],
    ['fr', 'CH', 'à CHF 5’500.– pièce', 'CHF 5’500.–|money|5500|CHF|exact'],
    ['fr', 'MA', 'doté de 31,5 MDH', '31,5 MDH|money|31500000|MAD|exact'],
    ['fr', 'FR', 'six millions de travaux', 'six millions|money|6000000|EUR|exact'],
    ['fr', 'FR', 'pour 96 millions de réaux', '96 millions de réaux|money|96000000|BRL|exact'],
    [
      'fr',
      'FR',
      '40 millions de livres turques',
      '40 millions de livres turques|money|40000000|TRY|exact',
    ],
    ['fr', 'FR', 'près de 3 000 colons', 'près de 3 000 colons|count|3000|colons|about'],
    [
      'es',
      'ES',
      '5 millones de rupias indonesias',
      '5 millones de rupias indonesias|money|5000000|IDR|exact',
    ],
    ['fr', 'FR', 'À Mexico, 300 pesos', '300 pesos|money|300|MXN|exact'],
    [
      'fr',
      'FR',
      'treize euros et quarante cents',
      'treize euros et quarante cents|money|13.4|EUR|exact',
    ],
  ] as const)('%s %s: %s', (...row) => {
    const [lang, country, text, figure] = row
    expect(read(text, lang, country)).toEqual([figure])
  })
})

describe('percentages, counts and measures', () => {
  test.each([
    ['es', 'al menos un 51 %', 'al menos un 51 %|percent|51||at_least'],
    ['es', 'entre el 20% y el 25%', 'entre el 20% y el 25%|percent|20..25||range'],
    ['es', 'cayó -2,4% ayer', '-2,4%|percent|-2.4||exact'],
    ['es', 'tres quintos por ciento', 'tres quintos por ciento|percent|0.6||exact'],
    ['fr', 'soit moins 14 % en un an', 'moins 14 %|percent|-14||exact'],
    ['fr', 'la croissance (− 20 %)', '− 20 %|percent|-20||exact'],
    ['es', 'más de 120 citas', 'más de 120 citas|count|120|citas|at_least'],
    ['es', '600 puestos de trabajo', '600 puestos de trabajo|count|600|puestos de trabajo|exact'],
    ['fr', 'une quinzaine d’emplois', 'une quinzaine d’emplois|count|15|emplois|about'],
    ['fr', '350 emplois directs', '350 emplois directs|count|350|emplois directs|exact'],
    ['fr', 'deux ou trois contrats', 'deux ou trois contrats|count|2..3|contrats|range'],
    ['fr', '38 sages-femmes', '38 sages-femmes|count|38|sages-femmes|exact'],
    ['es', 'cuatro grados bajo cero', 'cuatro grados bajo cero|measure|-4|grados|exact'],
    ['fr', '6 millions de m²', '6 millions de m²|measure|6000000|m²|exact'],
    ['fr', 'à 115 km/h', '115 km/h|measure|115|km/h|exact'],
  ] as const)('%s: %s', (lang, text, figure) => {
    expect(read(text, lang)).toEqual([figure])
  })
})

describe('what is no figure', () => {
  test.each([
    ['es', 'el 12 de mayo de 2024'],
    ['es', 'durante tres años y 48 horas'],
    ['es', 'dos tercios de la plantilla'],
    ['es', 'llame al 55-1234-5678'],
    ['es', 'el partido acabó 2-1'],
    ['es', 'según el artículo 14'],
    ['es', 'una empresa y un hotel'],
    ['es', 'la 7.ª edición, el siglo XXI'],
    ['es', 'tres de cada diez mexicanos'],
    ['fr', 'le 06 12 34 56 78'],
    ['fr', 'au XXe siècle, la 3e édition'],
    ['fr', 'à 14 h 30, 12/05/2024'],
    ['fr', 'G20, 5G, A320'],
  ] as const)('%s: %s', (lang, text) => {
    expect(read(text, lang)).toEqual([])
  })

  test('spans already read as dates', () => {
    const text = 'En 2024 empresas y 12 empresas'
    const { figures } = findFigures(text, { lang: 'es', periods: [{ start: 19, end: 30 }] })
    expect(figures).toEqual([])
  })

  test('vague numbers, which leave a note', () => {
    const { figures, notes } = findFigures('Llegaron decenas de miles de personas.', { lang: 'es' })
    expect(figures).toEqual([])
    expect(notes).toMatchObject([{ rule: 'figures/vague-number', start: 9, end: 37 }])
  })
})

test('a change is no range: only the new amount stands', () => {
  expect(read('pasará de 60 a 95 trabajadores', 'es')).toEqual([
    '95 trabajadores|count|95|trabajadores|exact',
  ])
})

test('what a rate is per stands beside the figure', () => {
  const { figures } = findFigures('paga 2,97 $ la livre', { lang: 'fr', country: 'CA' })
  expect(figures).toMatchObject([{ text: '2,97 $', unit: 'CAD', per: 'livre' }])
})

test('any text gives figures in order, without overlaps, verbatim', () => {
  const words = fc.constantFrom(
    ...[
      'mil',
      'un',
      'y',
      'de',
      'a',
      'entre',
      '12',
      '1.250,50',
      '$',
      '€',
      '%',
      '-',
      'millones',
      'M',
    ],
    ...[
      'euros',
      'pesos',
      'hasta',
      'más',
      'empresas',
      'km',
      '/',
      '\n',
      'à',
      'et',
      'vingt',
      'F',
      'CFA',
    ],
  )
  const texts = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
  )
  fc.assert(
    fc.property(texts, fc.constantFrom<Language[]>('es', 'fr'), (text, lang) => {
      let end = 0
      for (const figure of findFigures(text, { lang, country: 'SN' }).figures) {
        expect(figure.start).toBeGreaterThanOrEqual(end)
        expect(text.slice(figure.start, figure.end)).toBe(figure.text)
        for (const value of [figure.value, figure.low, figure.high])
          if (value !== undefined) expect(value).toMatch(/^-?\d+(\.\d*[1-9])?$/)
        end = figure.end
      }
    }),
    { numRuns: 2000 },
  )
})

test('what is no measure and no bound: a year before a verb, “au plus fort”', () => {
  expect(read('el Mundial 2024 ha querido seguir', 'es')).toEqual([])
  expect(read('una finca de 2024 ha de viña', 'es')).toEqual(['2024 ha|measure|2024|ha|exact'])
  expect(read('9 000 athlètes au plus fort des Jeux', 'fr')).toEqual([
    '9 000 athlètes|count|9000|athlètes|exact',
  ])
  expect(read('9 000 athlètes au plus', 'fr')).toEqual([
    '9 000 athlètes au plus|count|9000|athlètes|at_most',
  ])
})
