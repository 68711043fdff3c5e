import { describe, expect, it } from 'vitest'
import { read, type Given } from './named-text.js'

describe('names on printed pages', () => {
  it.each<[string, string, Given[], string[]]>([
    [
      'leaves out what names nobody: diseases, measures, footnotes, ends of inclusive forms, centuries',
      'El Covid-19 y el PIB [3] de los élu·e·s del XXe siglo; el [ habló.',
      [
        ['company', 'Covid-19'],
        ['company', 'PIB', 0.6],
        ['programme', '[3]', 0.3],
        ['organization', '·e·s', 0.4],
        ['place', 'XXe', 0.7],
        ['role', '[', 0.5],
      ],
      [],
    ],
    [
      'leaves a heading of a live report out',
      'Sin más. 8h16 - Semillas : sube.',
      [['company', '8h16 - Semillas', 0.5]],
      [],
    ],
    [
      'takes marks off the ends',
      "Va Rada Alma – y llega 'Ata' con Nora !! pero calla 'Susper'.",
      [
        ['company', 'Rada Alma –'],
        ['company', "'Ata'"],
        ['company', 'Nora !!'],
        ['company', "Susper'"],
      ],
      ['company: Rada Alma', 'company: Ata', 'company: Nora', 'company: Susper'],
    ],
    [
      'reads the number of a road as a place',
      'Va la N-340A y el A31 sin más.',
      [
        ['public_body', 'N-340A', 0.7],
        ['organization', 'A31', 0.7],
      ],
      ['place: N-340A', 'place: A31'],
    ],
    [
      'keeps the mark that a programme ends with',
      'Va el plan Haz ya ! y calla.',
      [['programme', 'Haz ya !']],
      ['programme: Haz ya !'],
    ],
    [
      'cuts the rest of the sentence off a name',
      'Va el Foro Alma lors des débats y habla Rita Mora aux Armées.',
      [
        ['organization', 'Foro Alma lors des débats'],
        ['person', 'Rita Mora aux Armées'],
      ],
      ['organization: Foro Alma', 'person: Rita Mora'],
    ],
    [
      'keeps such words in the name of a programme that is sure',
      'Va el plan Hoy donde vivo y calla.',
      [['programme', 'Hoy donde vivo']],
      ['programme: Hoy donde vivo'],
    ],
    [
      'cuts a remark of the editor off a name',
      'Habló Raúl [Raúl Mora] sin más.',
      [['person', 'Raúl [Raúl Mora']],
      ['person: Raúl'],
    ],
    [
      'reads a name with an age behind it as a person',
      'Llegan Aseel (11 años) y Norte (11 kilos), y Héctor Rey, de 49 años, calla.',
      [
        ['company', 'Aseel', 0.6],
        ['company', 'Norte', 0.6],
        ['place', 'Héctor Rey', 0.85],
      ],
      ['person: Aseel', 'company: Norte', 'person: Héctor Rey'],
    ],
    [
      'reads an unsure name that begins with a forename as a person',
      'Llega Izaskun Mora. Calla Almatex Mora. Habla Joseba Ruy en la calle Maialen Ruy.',
      [
        ['company', 'Izaskun Mora', 0.6],
        ['company', 'Almatex Mora', 0.6],
        ['company', 'Joseba Ruy', 0.95],
        ['place', 'Maialen Ruy', 0.6],
      ],
      [
        'person: Izaskun Mora',
        'company: Almatex Mora',
        'company: Joseba Ruy',
        'place: Maialen Ruy',
      ],
    ],
    [
      'reads an unsure part of a name that a person bears as that person',
      'Calla Marlasca. Llega Lara Grande-Marlasca. Llega Otto.',
      [
        ['company', 'Marlasca', 0.5],
        ['person', 'Lara Grande-Marlasca'],
        ['place', 'Otto', 0.5],
      ],
      ['person: Marlasca', 'person: Lara Grande-Marlasca', 'place: Otto'],
    ],
  ])('%s', (...[, text, given, expected]) => {
    expect(read(text, given)).toEqual(expected)
  })
})
