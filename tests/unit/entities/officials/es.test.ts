import { describe, expect, test } from 'vitest'
import { officialsIn } from './marked.js'

describe('findOfficials reads in Spanish', () => {
  test.each<[behaviour: string, reading: readonly [string, readonly string[]]]>([
    [
      'a role before the name',
      [
        'La {r:gobernadora} de {l:Jalisco}, {p:Ana Ruiz}, habló.',
        ['Ana Ruiz | gobernadora | - | Jalisco'],
      ],
    ],
    [
      'a role after the name',
      [
        'Habló {p:Ana Ruiz}, {r:directora general} de {c:Bosch} en {l:Toluca}.',
        ['Ana Ruiz | directora general | Bosch | Toluca'],
      ],
    ],
    [
      'courtesy titles between role and name',
      [
        'El {r:presidente} de {o:Canacintra}, Lic. {p:Luis Paz}, habló.',
        ['Luis Paz | presidente | Canacintra | -'],
      ],
    ],
    [
      'an adjective between role and name',
      ['El {r:viceministro} trinitense, {p:Anil Rao}, llegó.', ['Anil Rao | viceministro | - | -']],
    ],
    [
      'one office of several, each with its place',
      [
        'Los {r:alcaldes} de {l:Colón} y {l:Huimilpan}, {p:Gaspar Trueba} y {p:Yolanda Feria}, acudieron.',
        ['Gaspar Trueba | alcaldes | - | Colón', 'Yolanda Feria | alcaldes | - | Huimilpan'],
      ],
    ],
    [
      'a pair of offices with a pair of names',
      [
        'El {r:presidente} y el {r:secretario} de la {o:Caintra}, {p:Hugo Sol} y {p:Ana Ruiz}, firmaron.',
        ['Hugo Sol | presidente | Caintra | -', 'Ana Ruiz | secretario | Caintra | -'],
      ],
    ],
    [
      'a list of persons with their offices',
      [
        'Asistieron {p:Ana Ruiz}, {r:rectora} de la {o:UNAQ}; {p:Hugo Sol}, {r:CEO} de {c:Fixtura}, y {p:Luis Paz}, {r:alcalde}.',
        [
          'Ana Ruiz | rectora | UNAQ | -',
          'Hugo Sol | CEO | Fixtura | -',
          'Luis Paz | alcalde | - | -',
        ],
      ],
    ],
    [
      'the organisation after the name',
      [
        'La {r:socióloga} {p:Ana Ruiz}, de la {o:Universidad de Panamá}, duda.',
        ['Ana Ruiz | socióloga | Universidad de Panamá | -'],
      ],
    ],
    [
      'a possessive',
      [
        'El {o:Atlético} debe dinero, reconoció su {r:presidente}, {p:Luis Paz}.',
        ['Luis Paz | presidente | Atlético | -'],
      ],
    ],
    [
      'a generic noun for the organisation',
      [
        '{c:Volta} invierte. Lo dijo {p:Ana Ruiz}, {r:directora} de la empresa.',
        ['Ana Ruiz | directora | Volta | -'],
      ],
    ],
    [
      'the one in whose name a person acts',
      ['Por {c:Volta} firmó {p:Ana Ruiz}, {r:directora}.', ['Ana Ruiz | directora | Volta | -']],
    ],
    [
      'a title that was taken for two roles',
      [
        'Habló {p:Kevin Mather}, {r:CEO} y {r:presidente} de {c:Fixtura}.',
        ['Kevin Mather | CEO y presidente | Fixtura | -'],
      ],
    ],
    [
      'a participle',
      [
        '{o:Grupo MAEN} viajó. El organismo empresarial, presidido por {p:Cuitláhuac Pérez}, expuso.',
        ['Cuitláhuac Pérez | presidido | Grupo MAEN | -'],
      ],
    ],
    [
      'a lead of a delegation as no office',
      ['La delegación, encabezada por {p:Ana Ruiz}, viajó.', []],
    ],
    [
      'an office of the other gender as that of somebody else',
      [
        'Acompañada por el {r:secretario} de {b:SE}, {p:Luis Paz}, la {r:gobernadora} habló.',
        ['Luis Paz | secretario | SE | -'],
      ],
    ],
    [
      'an office in a foreign language',
      [
        'Habló {p:Duane Kowal}, {r:Head of Sourcing} de {c:Airbus}.',
        ['Duane Kowal | Head of Sourcing | Airbus | -'],
      ],
    ],
    [
      'surnames as the full name',
      [
        '{p:Odette Larrondo Viesca} llegó. {p:Larrondo}, {r:directora}, habló.',
        ['Odette Larrondo Viesca | directora | - | -'],
      ],
    ],
    [
      'acronyms as the long name',
      [
        'La {b:Secretaría de Economía} ({b:SE}) avisó. Habló la {r:titular} de la {b:SE}, {p:Ana Ruiz}.',
        ['Ana Ruiz | titular | Secretaría de Economía | -'],
      ],
    ],
    [
      'a repeated office once, in its fullest form',
      [
        'El {r:presidente}, {p:Luis Paz}, habló. {p:Paz}, {r:CEO y presidente} de {c:Bosch}, rio.',
        ['Luis Paz | CEO y presidente | Bosch | -'],
      ],
    ],
    [
      'a role instead of the name',
      [
        '{p:Flor Mena} duda. «Mi hija las está pegando una por una», cuenta la {r:dueña} de {c:Salsas Tía}.',
        ['Flor Mena | dueña | Salsas Tía | -'],
      ],
    ],
    [
      'a name without an office as nothing',
      ['Acudió {p:Ana Ruiz}, de {b:Sedeco}. La {r:ministra} no fue.', []],
    ],
    [
      'an office of nobody named as nothing',
      ['El {r:alcalde} y el {r:gobernador} hablaron con {p:Ana Ruiz}.', []],
    ],
  ])('%s', (_, [body, expected]) => {
    expect(officialsIn('es', `Título\n${body}`)).toEqual(expected)
  })
})
