/** Spanish words of dates. Keys are folded. */
import type { PeriodWords, Term } from './words.js'

const counts =
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete ' +
  'dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete ' +
  'veintiocho veintinueve treinta'

const ordinals =
  'primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo'

function numbered(list: string, field: 'count' | 'ordinal'): Record<string, Term> {
  return Object.fromEntries(
    list.split(' ').flatMap((word, index): [string, Term][] => {
      const term = { [field]: index + 1 }
      return field === 'ordinal'
        ? [
            [word, term],
            [word.replace(/o$/, 'a'), term],
          ]
        : [[word, term]]
    }),
  )
}

function each(words: string, term: Term): Record<string, Term> {
  return Object.fromEntries(words.split(' ').map((word) => [word, term]))
}

/** Spanish vocabulary. */
export const wordsEs: PeriodWords = {
  terms: {
    ...numbered(counts, 'count'),
    ...numbered(ordinals, 'ordinal'),
    ...each('un una', { count: 1 }),
    ...each('primer', { ordinal: 1 }),
    ...each('tercer', { ordinal: 3 }),
    cuarenta: { count: 40 },
    cincuenta: { count: 50 },
    cien: { count: 100 },
    ...each('dia dias', { unit: 'day' }),
    ...each('semana semanas', { unit: 'week' }),
    ...each('quincena quincenas', { unit: 'fortnight' }),
    ...each('mes meses', { unit: 'month' }),
    ...each('bimestre bimestres', { unit: 'month', size: 2 }),
    ...each('trimestre trimestres', { unit: 'quarter' }),
    ...each('cuatrimestre cuatrimestres', { unit: 'month', size: 4 }),
    ...each('semestre semestres', { unit: 'half' }),
    ...each('ano anos', { unit: 'year' }),
    ...each('ejercicio ejercicios', { unit: 'year' }),
    ...each('lustro lustros', { unit: 'year', size: 5 }),
    ...each('decada decadas decenio decenios', { unit: 'decade' }),
    ...each('siglo siglos', { unit: 'century' }),
    primavera: { season: 0 },
    verano: { season: 1 },
    otono: { season: 2 },
    invierno: { season: 3 },
    hoy: { dayShift: 0 },
    ayer: { dayShift: -1 },
    anoche: { dayShift: -1 },
    anteayer: { dayShift: -2 },
    antier: { dayShift: -2 },
    anteanoche: { dayShift: -2 },
    manana: { dayShift: 1 },
    ...each('este esta estos estas actual presente mismo misma', { pick: 'this' }),
    ...each('proximo proxima proximos proximas siguiente siguientes entrante venidero venideros', {
      pick: 'next',
    }),
    ...each('pasado pasada pasados pasadas anterior anteriores', { pick: 'last' }),
    ...each('ultimo ultima ultimos ultimas', { pick: 'last', ordinal: -1 }),
    ...each('principio principios inicio inicios comienzo comienzos arranque', { part: 'start' }),
    ...each('mediado mediados', { part: 'middle' }),
    ...each('final finales fin fines cierre', { part: 'end' }),
    ...each('resto', { part: 'rest' }),
    el: { article: true, filler: true },
    la: { article: true, filler: true },
    los: { article: true, filler: true },
    las: { article: true, filler: true },
    de: { of: true, from: true, filler: true },
    del: { of: true, from: true, filler: true },
    desde: { since: true, from: true, filler: true },
    al: { to: true, filler: true },
    a: { to: true, filler: true },
    hasta: { to: true, until: true, filler: true },
    entre: { between: true, filler: true },
    y: { and: true, filler: true },
    e: { and: true, filler: true },
    o: { and: true, filler: true },
    hace: { ago: true },
    ...each('en para durante hacia sobre tras ante', { before: true, filler: true }),
    ...each(
      'que se su sus con por sin como cuando mas menos no ya segun pero si ni es fue ha han era tambien antes despues',
      {
        filler: true,
      },
    ),
    ...each('ro do er o a ero', { suffix: true }),
    ...each(
      'calle avenida av avda plaza paseo bulevar boulevard estacion barrio colonia colegio ruta linea articulo',
      {
        street: true,
      },
    ),
  },
  phrases: {
    'pasado manana': { dayShift: 2 },
    'antes de ayer': { dayShift: -2 },
    'que viene': { pick: 'next' },
    'que vienen': { pick: 'next' },
    'por venir': { pick: 'next' },
    'dentro de': { ahead: true },
    'en curso': { pick: 'this' },
    'que corre': { pick: 'this' },
    'a partir de': { since: true, filler: true },
    'a partir del': { since: true, filler: true },
    'fin de semana': { unit: 'weekend' },
    'fines de semana': { unit: 'weekend' },
    'treinta y un': { count: 31 },
    'treinta y uno': { count: 31 },
  },
  past: [
    ...'fue fueron hizo hicieron dijo dijeron era eran hubo estuvo estuvieron tuvo tuvieron pudo puso dio dieron vino'.split(
      ' ',
    ),
    ...'vinieron quiso supo trajo condujo produjo ha han habia habian había viajo cerro abrio crecio cayo subio'.split(
      ' ',
    ),
  ],
  future: [
    ...'sera seran habra habran tendra vendra podra preve preven prevista previsto previstas previstos va van'.split(
      ' ',
    ),
  ],
  pastEndings: ['aron', 'ieron', 'yeron', 'jeron', 'aba', 'aban'],
  futureEndings: ['aran', 'eran', 'iran', 'ara', 'era', 'ira', 'aria', 'arian'],
}
