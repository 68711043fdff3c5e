import fc from 'fast-check'
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
  ['ca', 'El conseller va presentar ahir els ajuts per a les empreses que vulguin vendre a fora.'],
  [
    'gl',
    'A conselleira presentou onte as axudas para as empresas que queiran vender fóra de Galicia.',
  ],
  ['pt', 'O ministro apresentou ontem os apoios às empresas que queiram vender para fora do país.'],
  [
    'it',
    'Il ministro ha presentato ieri gli aiuti per le imprese che vogliono vendere all’estero.',
  ],
  ['en', 'The minister yesterday presented the grants for companies that want to sell abroad.'],
  ['eu', 'Sailburuak atzo aurkeztu zituen atzerrira saldu nahi duten enpresentzako laguntzak.'],
  ['oc', 'Lo conselhièr presentèt ièr las ajudas per las entrepresas que vòlon vendre defòra.'],
  ['ro', 'Ministrul a prezentat ieri ajutoarele pentru firmele care vor să vândă în străinătate.'],
  [
    'de',
    'Der Minister stellte gestern die Hilfen für Firmen vor, die ins Ausland verkaufen wollen.',
  ],
  [
    'nl',
    'De minister stelde gisteren de steun voor aan bedrijven die in het buitenland willen verkopen.',
  ],
  ['ru', 'Министр вчера представил помощь для компаний, которые хотят продавать за рубеж.'],
  ['ar', 'قدم الوزير أمس المساعدات للشركات التي تريد البيع في الخارج'],
]

const headlines: readonly [string, string][] = [
  ['es', 'Doce bodegas viajan a Lima'],
  ['es', 'Empleo sube en Jalisco'],
  ['es', 'Gobierno anuncia nuevas becas'],
  ['fr', 'Une usine ferme à Vesoul'],
  ['fr', "Douze PME lyonnaises s'envolent vers Montréal"],
  ['fr', 'Emploi : la baisse continue'],
  ['ca', 'Vint empreses de Girona viatgen a Xile'],
  ['pt', 'Empresas do Porto não param de crescer'],
  ['it', 'Imprese, crescono le esportazioni'],
  ['en', 'Twelve wineries travel to Lima'],
]

describe('detectLanguage', () => {
  test.each(sentences)('reads a sentence in %s', (code, sentence) => {
    const found = detectLanguage(sentence)
    expect(found.code).toBe(code)
    expect(found.confidence).toBeGreaterThan(0.6)
  })

  test.each(headlines)('reads a headline in %s: %s', (code, headline) => {
    expect(detectLanguage(headline).code).toBe(code)
  })

  test.each(sentences)('reads capitals in %s', (code, sentence) => {
    expect(detectLanguage(sentence.toUpperCase()).code).toBe(code)
  })

  test.each([
    ['es', 'LA COMISION APROBO AYER LA INVERSION EN LA REGION'],
    ['es', 'La comisin aprob ayer la inversin de ms de diez millones en la regin'],
    ['fr', 'LE PREFET A REJETE LA DEMANDE DES SOCIETES'],
  ])('reads %s without its accented letters: %s', (code, text) => {
    expect(detectLanguage(text).code).toBe(code)
  })

  test.each([
    '',
    ' \n',
    '12,5 % 2024',
    '🙂🙂',
    '\ud83d',
    '— … «»',
    'https://example.com/la-casa-de-la-empresa',
  ])('cannot tell %j', (text) => {
    expect(detectLanguage(text)).toEqual({ code: 'und', confidence: 0 })
  })

  test.each([
    [
      'Polish',
      'Minister przedstawił wczoraj pomoc dla firm, które chcą sprzedawać swoje towary za granicę.',
    ],
    [
      'Turkish',
      'Bakan dün yurt dışına satış yapmak isteyen şirketler için hazırlanan destekleri açıkladı.',
    ],
    [
      'Hungarian',
      'A miniszter tegnap bemutatta a külföldre eladni kívánó cégeknek szánt támogatásokat.',
    ],
  ])('calls %s, which it does not know, unknown', (_, text) => {
    expect(detectLanguage(text).code).toBe('und')
  })

  test('is less sure of a headline than of a sentence', () => {
    expect(detectLanguage('Plan industrial').confidence).toBeLessThan(
      detectLanguage('El plan industrial se presentará mañana en la cámara de comercio.')
        .confidence,
    )
  })

  test('lets the declared language decide only what the words leave open', () => {
    const alone = detectLanguage('Plan industrial')
    const hinted = detectLanguage('Plan industrial', { declared: `${alone.code}-XX` })
    expect(hinted.code).toBe(alone.code)
    expect(hinted.confidence).toBeGreaterThan(alone.confidence)
    const spanish = sentences[0]?.[1] ?? ''
    expect(detectLanguage(spanish, { declared: 'en' }).code).toBe('es')
  })

  test('gives the same answer whatever was read before', () => {
    const before = detectLanguage('Une usine ferme à Vesoul')
    detectLanguage('Doce bodegas viajan a Lima')
    expect(detectLanguage('Une usine ferme à Vesoul')).toEqual(before)
  })

  test('takes any string, however long or broken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const { code, confidence } = detectLanguage(text)
        expect(code).toMatch(/^(?:[a-z]{2}|ast|und)$/u)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }),
    )
    expect(detectLanguage('a'.repeat(5_000_000)).confidence).toBeLessThanOrEqual(1)
  })

  test('reads the middle of a text whose beginning is in another language', () => {
    const notice = 'We use cookies to improve your experience. '
    const spanish = 'La empresa abrirá en marzo una segunda planta en la provincia. '
    expect(detectLanguage(notice.repeat(4) + spanish.repeat(80)).code).toBe('es')
  })
})

describe('detectParagraphs', () => {
  test('tells each paragraph by itself, and one without words not at all', () => {
    const parts = [
      'El presidente de la cámara ha firmado un acuerdo con las empresas.',
      "Le président de la chambre a signé un accord avec les entreprises de l'agglomération.",
      '2024',
    ]
    const text = parts.join('\n\n')
    let start = 0
    const spans = parts.map((part) => {
      const span = { start, end: start + part.length }
      start = span.end + 2
      return span
    })
    expect(detectParagraphs(text, spans).map(({ code }) => code)).toEqual(['es', 'fr', 'und'])
  })
})
