import { describe, expect, test } from 'vitest'
import { officialsIn } from './marked.js'

describe('findOfficials reads in French', () => {
  test.each<[behaviour: string, reading: readonly [string, readonly string[]]]>([
    [
      'a role without comma or article',
      ['Le {r:maire} {p:Luc Roy} a parlé.', ['Luc Roy | maire | - | -']],
    ],
    [
      'the age between name and role',
      [
        '{p:Luc Roy}, 54 ans, {r:directeur} de {c:Valmec}, sourit.',
        ['Luc Roy | directeur | Valmec | -'],
      ],
    ],
    [
      'two offices of one person',
      [
        '{p:Luc Roy}, {r:PDG} de {c:Valmec} et {r:vice-président} de l’{o:UIMM}, sourit.',
        ['Luc Roy | PDG | Valmec | -', 'Luc Roy | vice-président | UIMM | -'],
      ],
    ],
    [
      'the party in brackets',
      ['Le {r:député} {p:Luc Roy} ({o:LFI}) proteste.', ['Luc Roy | député | LFI | -']],
    ],
    [
      'a place right after the name',
      [
        'La {r:gouverneure} {p:Tere Jiménez} d’{l:Aguascalientes} a parlé.',
        ['Tere Jiménez | gouverneure | - | Aguascalientes'],
      ],
    ],
    [
      'a relative',
      [
        'La {c:SAM Rochelle} fournira {c:Sunrise}, dont la {r:présidente}, Mme {p:Lê Ngoc}, sourit.',
        ['Lê Ngoc | présidente | Sunrise | -'],
      ],
    ],
    [
      'a participle right after the name',
      [
        'La {o:CCI de Lyon}, présidée par {p:Luc Roy}, recrute.',
        ['Luc Roy | présidée | CCI de Lyon | -'],
      ],
    ],
    [
      'a verb',
      [
        '{p:Luc Roy} dirige depuis deux ans le bureau de {b:Business France} à {l:Mexico}.',
        ['Luc Roy | dirige | Business France | Mexico'],
      ],
    ],
    [
      'a lead in a phrase',
      [
        '{p:Ana Roy} remplace {p:Luc Roy} à la tête de l’{o:Association des industriels}.',
        ['Ana Roy | à la tête | Association des industriels | -'],
      ],
    ],
  ])('%s', (_, [body, expected]) => {
    expect(officialsIn('fr', `Título\n${body}`)).toEqual(expected)
  })
})
