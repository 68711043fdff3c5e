import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint, verifyDuplicate, type ComparedText } from '../../../src/duplicates/index.js'

function layOut(title: string, parts: readonly string[]): ComparedText {
  let text = `${title}\n`
  const paragraphs = parts.map((part) => {
    const start = text.length
    text += `${part}\n\n`
    return { start, end: start + part.length }
  })
  return { text, paragraphs }
}

const story = [
  'La firma Talleres Otero abrirá en marzo una planta en Monforte con una inversión de 3.200.000 euros, según anunció ayer su gerente, Uxía Castro.',
  'La nave, de 4.500 metros cuadrados, dará trabajo a 38 personas y fabricará piezas para los trenes que Adif y Renfe ponen en servicio en Galicia.',
  'El alcalde, Brais Souto, agradeció que la empresa haya preferido Monforte a Ponferrada y recordó que el polígono de Reboredo llevaba 12 años vacío.',
  'La Xunta aporta el 20 % del dinero por medio del Igape, y el resto procede de Abanca y de los hermanos Otero.',
]
const original = layOut('Talleres Otero abre planta en Monforte', story)
const otherNames = story.map((part) =>
  part
    .replaceAll('Talleres Otero', 'Conservas Rial')
    .replaceAll('Otero', 'Rial')
    .replaceAll('Monforte', 'Ribadeo')
    .replaceAll('Uxía Castro', 'Antón Lema')
    .replaceAll('Brais Souto', 'Sabela Mora')
    .replaceAll('Ponferrada', 'Navia')
    .replaceAll('Reboredo', 'Vilar'),
)
const otherNumbers = story.map((part) =>
  part
    .replaceAll('3.200.000', '2.900.000')
    .replaceAll('4.500', '3.100')
    .replaceAll('38', '41')
    .replaceAll('20 %', '25 %')
    .replaceAll('12 años', '13 años')
    .replaceAll('marzo', 'mayo'),
)

const copies: readonly [string, ComparedText][] = [
  ['another headline', layOut('Nueva fábrica en Lemos', story)],
  ['a paragraph less', layOut('', story.slice(0, 3))],
  ['without its first paragraph', layOut('', story.slice(1))],
  ['its first half', layOut('', story.slice(0, 2))],
  [
    'a paragraph more',
    layOut('', [
      ...story,
      'El comité de empresa de Barreras pide en Vigo una reunión urgente con la conselleira.',
    ]),
  ],
  [
    'another way to write numbers',
    layOut(
      '',
      story.map((part) => part.replaceAll('3.200.000', '3 200 000')),
    ),
  ],
  [
    'no accents',
    layOut(
      '',
      story.map((part) => part.normalize('NFD').replace(/\p{M}/gu, '')),
    ),
  ],
]

const others: readonly [string, ComparedText, string][] = [
  ['the template with other names', layOut('', otherNames), 'other-names'],
  ['the notice with other numbers', layOut('', otherNumbers), 'other-numbers'],
  [
    'another story',
    layOut('', [
      'El Ayuntamiento de Lugo limpiará esta semana las calles del casco antiguo con agua reciclada y pide a los vecinos que retiren sus coches antes de las ocho de la mañana.',
    ]),
    'other-words',
  ],
]

describe('verifyDuplicate', () => {
  test.each(copies)('takes a text with %s for a copy, from either side', (_, copy) => {
    expect(verifyDuplicate(original, copy).isDuplicate).toBe(true)
    expect(verifyDuplicate(copy, original)).toEqual(verifyDuplicate(original, copy))
  })

  test.each(others)('does not take %s for a copy', (_, other, reason) => {
    expect(verifyDuplicate(original, other)).toMatchObject({ isDuplicate: false, reason })
  })

  test('does not take a brief that a long text quotes as background for its copy', () => {
    const brief = layOut('', [story[0] ?? '', story[1] ?? ''])
    const news = Array.from(
      { length: 12 },
      (_, index) =>
        `El comité de la planta número ${index} pidió el lunes en Santiago una reunión urgente con la dirección para tratar el turno de noche.`,
    )
    const long = layOut('', [...news, ...story.slice(0, 2)])
    expect(verifyDuplicate(brief, long)).toMatchObject({ isDuplicate: false, reason: 'background' })
  })

  test('asks for the same headline where a body is too short to tell', () => {
    const notice = ['Contenido exclusivo para suscriptores.']
    expect(verifyDuplicate(layOut('Uno', notice), layOut('Dos', notice))).toMatchObject({
      isDuplicate: false,
      reason: 'too-short',
    })
    expect(verifyDuplicate(layOut('Uno', notice), layOut('Uno', notice)).isDuplicate).toBe(true)
  })

  test('finds nothing in texts without words', () => {
    expect(verifyDuplicate(layOut('', []), original).isDuplicate).toBe(false)
  })
})

describe('fingerprint', () => {
  const print = ({ text, paragraphs }: ComparedText) => fingerprint(text, paragraphs)
  const share = (left: ComparedText, right: ComparedText): boolean =>
    print(left).bands.some((band) => print(right).bands.includes(band))

  test.each(copies)('gives a text with %s a band of its original', (_, copy) => {
    expect(share(original, copy)).toBe(true)
  })

  test('gives a story by the same template, with other names and numbers, no band of it', () => {
    const filled = otherNames.map((part) =>
      part
        .replace(/\d/gu, (digit) => String((Number(digit) + 3) % 10))
        .replaceAll('Adif y Renfe', 'Talgo'),
    )
    expect(share(original, layOut('', filled))).toBe(false)
  })

  test('hashes texts alike that differ in headline, case and punctuation only', () => {
    const shouted = layOut(
      'Otro',
      story.map((part) => part.toUpperCase().replaceAll(',', ' ')),
    )
    expect(print(shouted).textHash).toBe(print(original).textHash)
    expect(print(layOut('', otherNumbers)).textHash).not.toBe(print(original).textHash)
  })

  test('falls back on words where there are hardly any names or numbers', () => {
    const plain = layOut('', [
      'los vecinos del barrio piden que se arregle la fuente de la plaza y que se planten otra vez los árboles que se secaron',
    ])
    expect(print(plain).bands.length).toBeGreaterThan(0)
    expect(print(plain).bands.some((band) => band.startsWith('w'))).toBe(true)
  })

  test('takes any string and gives the same fingerprint each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(fingerprint(text, [])).toEqual(fingerprint(text, []))
      }),
    )
  })
})
