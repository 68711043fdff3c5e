import { describe, expect, test } from 'vitest'
import { detectLanguage, detectParagraphs } from '../../../src/language/index.js'

const sentences: readonly [string, string][] = [
  [
    'es',
    'La Cámara de Comercio organiza una misión comercial a Chile con doce empresas de la provincia.',
  ],
  [
    'fr',
    'La chambre de commerce organise une mission au Québec avec douze entreprises de la région.',
  ],
  [
    'ca',
    'La Cambra de Comerç organitza una missió comercial a Xile amb dotze empreses de la província.',
  ],
  [
    'gl',
    'A Cámara de Comercio organiza unha misión comercial a Chile con doce empresas da provincia.',
  ],
  [
    'pt',
    'A Câmara de Comércio organiza uma missão comercial ao Chile com doze empresas da província.',
  ],
  [
    'it',
    'La Camera di commercio organizza una missione commerciale in Cile con dodici imprese della provincia.',
  ],
  [
    'en',
    'The Chamber of Commerce is organising a trade mission to Chile with twelve companies from the province.',
  ],
  [
    'eu',
    'Merkataritza Ganberak merkataritza misio bat antolatu du Txilera, probintziako hamabi enpresarekin.',
  ],
]

describe('detectLanguage', () => {
  test.each(sentences)('reads a sentence in %s', (code, sentence) => {
    expect(detectLanguage(sentence).code).toBe(code)
  })

  test.each(['', ' \n', '12,5 % 2024', '🙂🙂', '\ud83d'])('cannot tell %j', (text) => {
    expect(detectLanguage(text)).toEqual({ code: 'und', confidence: 0 })
  })
})

describe('detectParagraphs', () => {
  test('tells each paragraph by itself', () => {
    const spanish = 'El presidente de la cámara ha firmado un acuerdo con las empresas.'
    const french =
      "Le président de la chambre a signé un accord avec les entreprises de l'agglomération."
    const text = `${spanish}\n\n${french}`
    const spans = [
      { start: 0, end: spanish.length },
      { start: spanish.length + 2, end: text.length },
    ]
    expect(detectParagraphs(text, spans).map(({ code }) => code)).toEqual(['es', 'fr'])
  })
})
