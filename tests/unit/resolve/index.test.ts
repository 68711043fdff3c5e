import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadGazetteer } from '../../../src/lexicon/index.js'
import type { Language } from '../../../src/model/language.js'
import type { Entity, Mention, MentionType } from '../../../src/model/mention.js'
import { groupEntities } from '../../../src/resolve/index.js'

const gazetteer = loadGazetteer()
const types: Readonly<Record<string, MentionType>> = {
  c: 'company',
  b: 'public_body',
  o: 'organization',
  p: 'person',
  r: 'role',
  l: 'place',
  g: 'programme',
}

/** Reads inline markup `{l:Lugo}`. */
function read(marked: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\{(\w):([^}]*)\}/g)) {
    const [whole, letter = '', surface = ''] = match
    text += marked.slice(at, match.index)
    const [start, type] = [text.length, types[letter] ?? 'place']
    text += surface
    mentions.push({ type, text: surface, start, end: text.length, confidence: 1, rule: 'test' })
    at = match.index + whole.length
  }
  return { text: text + marked.slice(at), mentions }
}

function entitiesIn(marked: string, lang: Language = 'es', country = 'MX'): Entity[] {
  const { text, mentions } = read(marked)
  return groupEntities({ text, lang, country }, mentions, gazetteer)
}

const names = (entities: readonly Entity[]): string[][] =>
  entities.map(({ name, aliases }) => [name, ...aliases])

describe('groupEntities makes one entity of', () => {
  test.each([
    [
      'full name and surname',
      '{p:Odette Larrondo Viesca} y {p:Larrondo}',
      [['Odette Larrondo Viesca', 'Larrondo']],
    ],
    [
      'initial and surname',
      '{p:Blaise Hanotaux}. {p:B. Hanotaux}',
      [['Blaise Hanotaux', 'B. Hanotaux']],
    ],
    [
      'the long name of a body and what it is called, alone in brackets',
      'La {b:Oficina de Desarrollo Comercial} ({b:Go Biz}). {b:Go Biz} calló.',
      [['Oficina de Desarrollo Comercial', 'Go Biz']],
    ],
    [
      'name and acronym in brackets',
      'La {b:Secretaría de Economía} ({b:SE}) y la {b:SE}',
      [['Secretaría de Economía', 'SE']],
    ],
    [
      'name and contraction in brackets',
      '{o:Clúster Automotriz de Guanajuato} ({o:Claugto})',
      [['Clúster Automotriz de Guanajuato', 'Claugto']],
    ],
    [
      'name and acronym by initials, apart',
      '{o:Grupo Industrial Maderero Alto} y {o:GIMA}',
      [['Grupo Industrial Maderero Alto', 'GIMA']],
    ],
    [
      'legal form and none',
      '{c:Rangel, S.A. de C.V.} y {c:RANGEL}',
      [['Rangel, S.A. de C.V.', 'RANGEL']],
    ],
    [
      'long and short company name',
      '{c:Kestrel Drivetrain de México} o {c:Kestrel}',
      [['Kestrel Drivetrain de México', 'Kestrel']],
    ],
    [
      'kind and name without it',
      '{c:Frigorífico Yerbal} y {c:Yerbal}',
      [['Frigorífico Yerbal', 'Yerbal']],
    ],
    [
      'accents and capitals',
      '{o:CÁMARA DE COMERCIO} y {o:Camara de Comercio}',
      [['Camara de Comercio', 'CÁMARA DE COMERCIO']],
    ],
    ['two types given to one name', '{o:JICA} y {b:JICA}', [['JICA']]],
  ])('%s', (_, marked, expected) => {
    expect(names(entitiesIn(marked))).toEqual(expected)
  })

  test.each([
    [
      'an orchestra and its university',
      '{o:Orquesta de la Universidad de Guanajuato} y {o:Universidad de Guanajuato}',
    ],
    ['two people of one surname', '{p:Ricardo Mercedes Alí} y {p:Oscar Mercedes Paz}'],
    ['a person and the company of that name', '{p:Berta Vásquez} y {c:Berta Vásquez Destilados}'],
    ['two towns of one kind', '{l:Saint-Denis} y {l:Saint-Malo}'],
  ])('but not of %s', (_, marked) => {
    expect(entitiesIn(marked)).toHaveLength(2)
  })

  test('a surname that two people share is the one named last before it', () => {
    const [, second] = entitiesIn('{p:Ana Paz Ruiz} rio. {p:Luis Paz Gil} habló. {p:Paz} calló.')
    expect(second?.aliases).toEqual(['Paz'])
  })
})

describe('the same thing has the same id in both languages:', () => {
  test.each([
    ['a country', '{l:Japón}', '{l:Japon}'],
    ['a country whose name is a town in French', '{l:México}', '{l:Mexique}'],
    ['a town by its exonyms', '{l:Amberes}', '{l:Anvers}'],
    ['a capital', '{l:Ciudad de México}', '{l:Mexico}'],
    ['a division', '{l:Baviera}', '{l:Bavière}'],
    ['a part of the world', '{l:América Latina}', '{l:Amérique latine}'],
    [
      'a known body',
      '{b:Agencia de Cooperación Internacional del Japón} ({b:JICA})',
      '{b:Agence japonaise de coopération internationale}',
    ],
    ['a body with another acronym', '{b:OMC}', '{b:WTO}'],
    ['a company', '{c:Safran, S.A.}', '{c:SAFRAN}'],
  ])('%s', (_, spanish, french) => {
    const [one] = entitiesIn(spanish, 'es', 'MX')
    const [other] = entitiesIn(french, 'fr', 'FR')
    expect(one?.id).toBe(other?.id)
  })
})

describe('a place is the one that', () => {
  test.each<[behaviour: string, where: string, marked: string, expected: string]>([
    ['lies in the country of the article', 'ES', 'En {l:Mérida}', 'ES ES-EX'],
    ['lies in the country of the article, overseas', 'VE', 'En la ciudad de {l:Mérida}', 'VE VE-L'],
    [
      'lies in the division named after it',
      'CO',
      'En {l:Mérida}, {l:Yucatán}, {l:México}',
      'MX MX-YUC',
    ],
    [
      'lies in the country of the other places',
      'FR',
      'En {l:Guadalajara}, {l:Zapopan} y {l:Monterrey}',
      'MX MX-JAL',
    ],
    ['is far larger than its namesake at home', 'CO', 'En {l:Madrid} no contestan', 'ES ES-MD'],
    ['the noun before it means', 'MX', 'La gobernadora de {l:Puebla}', 'MX MX-PUE'],
    ['has a capital', 'MX', 'Viajaron a {l:Sacramento}, capital de {l:California}', 'US US-CA'],
  ])('%s', (_, country, ...rest) => {
    const [marked, expected] = rest
    const [place] = entitiesIn(marked, 'es', country)
    expect(`${place?.country ?? ''} ${place?.region ?? ''}`).toBe(expected)
  })

  test('a state and its capital are told apart by the words around them', () => {
    const [state] = entitiesIn('La gobernadora de {l:Puebla} habló')
    const [town] = entitiesIn('El alcalde de {l:Puebla} habló')
    expect([state?.geonamesId, town?.geonamesId]).toEqual([undefined, 3521081])
  })

  test('a facility gets the town in its name, or the one beside it, and stays a thing of its own', () => {
    const [airport, town] = entitiesIn('El {l:Aeropuerto de Hermosillo}, en {l:Hermosillo}')
    expect(airport?.geonamesId).toBe(town?.geonamesId)
    expect(airport?.id).not.toBe(town?.id)
    const [park] = entitiesIn('El {l:Parque La Ruina}, en {l:Hermosillo}')
    expect(park?.region).toBe('MX-SON')
  })

  test('what else a name could mean is kept, best first', () => {
    const [place] = entitiesIn('En {l:Córdoba}', 'es', 'AR')
    expect(place?.country).toBe('AR')
    expect(place?.candidates?.map(({ key }) => key)).toContain('geonames:2519240')
  })
})

test('groupEntities puts every mention but roles into exactly one entity, whatever the text', () => {
  const piece = fc.constantFrom(
    '{p:Ana Paz}',
    '{p:Paz}',
    '{l:Lugo}',
    '{l:San José}',
    '{c:A}',
    '{c:S.A.}',
    '{o:UNAM}',
    '{b:¿?}',
    '{r:jefe}',
    ' y ',
    ' (',
    ')',
    ', ',
    '\n',
    '\ud800',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const { text, mentions } = read(pieces.join(''))
      const entities = groupEntities({ text, lang: 'es' }, mentions, gazetteer)
      const held = entities.flatMap((entity) => entity.mentions).sort((a, b) => a - b)
      const wanted = mentions.flatMap(({ type }, index) => (type === 'role' ? [] : [index]))
      expect(held).toEqual(wanted)
      expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length)
    }),
  )
})
