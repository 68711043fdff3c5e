import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { findOfficials } from '../../../../src/entities/officials/index.js'
import type { Language } from '../../../../src/model/language.js'
import type { Mention, MentionType } from '../../../../src/model/mention.js'

/** Reads inline markup `{type:text}`, types cut to their first letters as in `c`, `b`, `o`, `p`, `r`, `l`, `g`. */
function read(marked: string): { text: string; mentions: Mention[] } {
  const types: Record<string, MentionType> = {
    c: 'company',
    b: 'public_body',
    o: 'organization',
    p: 'person',
    r: 'role',
    l: 'place',
    g: 'programme',
  }
  const mentions: Mention[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\{(\w):([^}]*)\}/g)) {
    text += marked.slice(at, match.index)
    const [whole, type = '', surface = ''] = match
    const start = text.length
    text += surface
    const known = types[type]
    if (known)
      mentions.push({
        type: known,
        text: surface,
        start,
        end: text.length,
        confidence: 1,
        rule: 't',
      })
    at = match.index + whole.length
  }
  return { text: text + marked.slice(at), mentions }
}

function officialsIn(lang: Language, marked: string): string[] {
  const { text, mentions } = read(marked)
  const body = text.indexOf('\n') + 1
  const article = { text, lang, paragraphs: [{ start: body, end: text.length }] }
  return findOfficials(article, mentions).map(({ person, role, organization, place }) =>
    [person, role, organization ?? '-', place ?? '-'].join(' | '),
  )
}

describe('findOfficials reads', () => {
  test.each<[string, Language, string, string[]]>([
    [
      'a role before the name',
      'es',
      'La {r:gobernadora} de {l:Jalisco}, {p:Ana Ruiz}, habló.',
      ['Ana Ruiz | gobernadora | - | Jalisco'],
    ],
    [
      'a role after the name',
      'es',
      'Habló {p:Ana Ruiz}, {r:directora general} de {c:Bosch} en {l:Toluca}.',
      ['Ana Ruiz | directora general | Bosch | Toluca'],
    ],
    [
      'a role without comma or article',
      'fr',
      'Le {r:maire} {p:Luc Roy} a parlé.',
      ['Luc Roy | maire | - | -'],
    ],
    [
      'courtesy titles between role and name',
      'es',
      'El {r:presidente} de {o:Canacintra}, Lic. {p:Luis Paz}, habló.',
      ['Luis Paz | presidente | Canacintra | -'],
    ],
    [
      'an adjective between role and name',
      'es',
      'El {r:viceministro} trinitense, {p:Anil Rao}, llegó.',
      ['Anil Rao | viceministro | - | -'],
    ],
    [
      'the age between name and role',
      'fr',
      '{p:Luc Roy}, 54 ans, {r:directeur} de {c:Valmec}, sourit.',
      ['Luc Roy | directeur | Valmec | -'],
    ],
    [
      'two offices of one person',
      'fr',
      '{p:Luc Roy}, {r:PDG} de {c:Valmec} et {r:vice-président} de l’{o:UIMM}, sourit.',
      ['Luc Roy | PDG | Valmec | -', 'Luc Roy | vice-président | UIMM | -'],
    ],
    [
      'one office of several, each with its place',
      'es',
      'Los {r:alcaldes} de {l:Colón} y {l:Huimilpan}, {p:Gaspar Trueba} y {p:Yolanda Feria}, acudieron.',
      ['Gaspar Trueba | alcaldes | - | Colón', 'Yolanda Feria | alcaldes | - | Huimilpan'],
    ],
    [
      'a pair of offices with a pair of names',
      'es',
      'El {r:presidente} y el {r:secretario} de la {o:Caintra}, {p:Hugo Sol} y {p:Ana Ruiz}, firmaron.',
      ['Hugo Sol | presidente | Caintra | -', 'Ana Ruiz | secretario | Caintra | -'],
    ],
    [
      'a list of persons with their offices',
      'es',
      'Asistieron {p:Ana Ruiz}, {r:rectora} de la {o:UNAQ}; {p:Hugo Sol}, {r:CEO} de {c:Fixtura}, y {p:Luis Paz}, {r:alcalde}.',
      [
        'Ana Ruiz | rectora | UNAQ | -',
        'Hugo Sol | CEO | Fixtura | -',
        'Luis Paz | alcalde | - | -',
      ],
    ],
    [
      'the organisation after the name',
      'es',
      'La {r:socióloga} {p:Ana Ruiz}, de la {o:Universidad de Panamá}, duda.',
      ['Ana Ruiz | socióloga | Universidad de Panamá | -'],
    ],
    [
      'the party in brackets',
      'fr',
      'Le {r:député} {p:Luc Roy} ({o:LFI}) proteste.',
      ['Luc Roy | député | LFI | -'],
    ],
    [
      'a place right after the name',
      'fr',
      'La {r:gouverneure} {p:Tere Jiménez} d’{l:Aguascalientes} a parlé.',
      ['Tere Jiménez | gouverneure | - | Aguascalientes'],
    ],
    [
      'a possessive',
      'es',
      'El {o:Atlético} debe dinero, reconoció su {r:presidente}, {p:Luis Paz}.',
      ['Luis Paz | presidente | Atlético | -'],
    ],
    [
      'a relative',
      'fr',
      'La {c:SAM Rochelle} fournira {c:Sunrise}, dont la {r:présidente}, Mme {p:Lê Ngoc}, sourit.',
      ['Lê Ngoc | présidente | Sunrise | -'],
    ],
    [
      'a generic noun for the organisation',
      'es',
      '{c:Volta} invierte. Lo dijo {p:Ana Ruiz}, {r:directora} de la empresa.',
      ['Ana Ruiz | directora | Volta | -'],
    ],
    [
      'the one in whose name a person acts',
      'es',
      'Por {c:Volta} firmó {p:Ana Ruiz}, {r:directora}.',
      ['Ana Ruiz | directora | Volta | -'],
    ],
    [
      'a participle',
      'es',
      '{o:Grupo MAEN} viajó. El organismo empresarial, presidido por {p:Cuitláhuac Pérez}, expuso.',
      ['Cuitláhuac Pérez | presidido | Grupo MAEN | -'],
    ],
    [
      'a participle right after the name',
      'fr',
      'La {o:CCI de Lyon}, présidée par {p:Luc Roy}, recrute.',
      ['Luc Roy | présidée | CCI de Lyon | -'],
    ],
    [
      'a verb',
      'fr',
      '{p:Luc Roy} dirige depuis deux ans le bureau de {b:Business France} à {l:Mexico}.',
      ['Luc Roy | dirige | Business France | Mexico'],
    ],
    [
      'a lead in a phrase',
      'fr',
      '{p:Ana Roy} remplace {p:Luc Roy} à la tête de l’{o:Association des industriels}.',
      ['Ana Roy | à la tête | Association des industriels | -'],
    ],
    [
      'a lead of a delegation as no office',
      'es',
      'La delegación, encabezada por {p:Ana Ruiz}, viajó.',
      [],
    ],
    [
      'an office in a foreign language',
      'es',
      'Habló {p:Duane Kowal}, {r:Head of Sourcing} de {c:Airbus}.',
      ['Duane Kowal | Head of Sourcing | Airbus | -'],
    ],
    [
      'surnames as the full name',
      'es',
      '{p:Odette Larrondo Viesca} llegó. {p:Larrondo}, {r:directora}, habló.',
      ['Odette Larrondo Viesca | directora | - | -'],
    ],
    [
      'acronyms as the long name',
      'es',
      'La {b:Secretaría de Economía} ({b:SE}) avisó. Habló la {r:titular} de la {b:SE}, {p:Ana Ruiz}.',
      ['Ana Ruiz | titular | Secretaría de Economía | -'],
    ],
    [
      'a repeated office once, in its fullest form',
      'es',
      'El {r:presidente}, {p:Luis Paz}, habló. {p:Paz}, {r:CEO y presidente} de {c:Bosch}, rio.',
      ['Luis Paz | CEO y presidente | Bosch | -'],
    ],
    [
      'a role instead of the name',
      'es',
      '{p:Flor Mena} duda. «Mi hija las está pegando una por una», cuenta la {r:dueña} de {c:Salsas Tía}.',
      ['Flor Mena | dueña | Salsas Tía | -'],
    ],
    [
      'a name without an office as nothing',
      'es',
      'Acudió {p:Ana Ruiz}, de {b:Sedeco}. La {r:ministra} no fue.',
      [],
    ],
    [
      'an office of nobody named as nothing',
      'es',
      'El {r:alcalde} y el {r:gobernador} hablaron con {p:Ana Ruiz}.',
      [],
    ],
  ])('%s', (_, lang, body, expected) => {
    expect(officialsIn(lang, `Título\n${body}`)).toEqual(expected)
  })

  test('evidence from the first to the last of the parts', () => {
    const { text, mentions } = read('T\nAyer la {r:alcaldesa} de {l:Lugo}, {p:Ana Ruiz}, habló.')
    const [official] = findOfficials(
      { text, lang: 'es', paragraphs: [{ start: 2, end: text.length }] },
      mentions,
    )
    expect(text.slice(official?.evidence.start, official?.evidence.end)).toBe(
      'alcaldesa de Lugo, Ana Ruiz',
    )
  })
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
        const { text, mentions } = read(pieces.join(''))
        for (const { evidence } of findOfficials({ text, lang, paragraphs: [] }, mentions)) {
          expect(evidence.start).toBeLessThan(evidence.end)
          expect(evidence.end).toBeLessThanOrEqual(text.length)
        }
      },
    ),
  )
})
