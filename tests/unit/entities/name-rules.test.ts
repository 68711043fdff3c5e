import { describe, expect, it } from 'vitest'
import { read, type Given } from './named-text.js'

describe('the rules on the article', () => {
  it.each<[string, string, Given[], string[]]>([
    [
      'joins two titles of one office',
      'Habló su directora y fundadora, Rosa Gil, con el platero y presidente Toño Paz.',
      [
        ['role', 'directora'],
        ['role', 'fundadora'],
        ['person', 'Rosa Gil'],
        ['role', 'platero'],
        ['role', 'presidente'],
        ['person', 'Toño Paz'],
      ],
      [
        'role: directora y fundadora',
        'person: Rosa Gil',
        'role: platero',
        'role: presidente',
        'person: Toño Paz',
      ],
    ],
    [
      'leaves where one is from and a body that has no name outside of an office',
      'El director brasileño rio. La gerenta de la cámara calló. Votó la jefa de la misión chilena.',
      [
        ['role', 'director brasileño'],
        ['role', 'gerenta de la cámara'],
        ['role', 'jefa de la misión chilena'],
      ],
      ['role: director', 'role: gerenta', 'role: jefa de la misión chilena'],
    ],
    [
      'takes the board that one presides over into the office',
      'Firmó el presidente del consejo, Toño Paz. Rio el presidente del consejo regional.',
      [
        ['role', 'presidente'],
        ['person', 'Toño Paz'],
      ],
      ['role: presidente del consejo', 'person: Toño Paz', 'role: presidente'],
    ],
    [
      'takes no office from what a firm does or from a courtesy title',
      'Aceros Sur, dueña del club, cerró. Rosa Gil, jefa de Hilos Mar, dueña del taller, y la doctora Ana Paz lo vieron.',
      [
        ['company', 'Aceros Sur'],
        ['role', 'dueña'],
        ['person', 'Rosa Gil'],
        ['role', 'jefa'],
        ['company', 'Hilos Mar'],
        ['role', 'doctora'],
        ['person', 'Ana Paz'],
      ],
      [
        'company: Aceros Sur',
        'person: Rosa Gil',
        'role: jefa',
        'company: Hilos Mar',
        'person: Ana Paz',
      ],
    ],
    [
      'leaves the trade before a firm unmarked, but not the office of who speaks for it',
      'Viene el curtidor Pieles Sur. Viene Rosa Gil, gerenta, Hilos Mar.',
      [
        ['role', 'curtidor'],
        ['company', 'Pieles Sur'],
        ['person', 'Rosa Gil'],
        ['role', 'gerenta'],
        ['company', 'Hilos Mar'],
      ],
      ['company: Pieles Sur', 'person: Rosa Gil', 'role: gerenta', 'company: Hilos Mar'],
    ],
    [
      'takes the dot of a legal form into the name',
      'Cerró Hilos Pardo Ltda. Luego cerró Moldes Mar.',
      [
        ['company', 'Hilos Pardo Ltda'],
        ['company', 'Moldes Mar'],
      ],
      ['company: Hilos Pardo Ltda.', 'company: Moldes Mar'],
    ],
    [
      'marks the whole of a known place',
      'CIUDAD DE ALMA. Llueve en Alma y en Puerto de Alma.',
      [['place', 'ALMA']],
      ['place: CIUDAD DE ALMA'],
    ],
    [
      'believes the lexicon where it knows a name as one thing and the tagger is unsure',
      'Rio Almatex. Rio Casa Roja. Rio Horizonte.',
      [
        ['place', 'Almatex', 0.6],
        ['organization', 'Casa Roja', 0.6],
        ['place', 'Horizonte', 0.6],
      ],
      ['company: Almatex', 'organization: Casa Roja', 'place: Horizonte'],
    ],
    [
      'marks names that only the lexicon knows, where they are nothing else',
      'Cerró la Expo Alma. Cerraron Almatex y Horizonte.',
      [],
      ['programme: Expo Alma', 'company: Almatex'],
    ],
    [
      'gives an acronym the type of its long form everywhere, but leaves a town in brackets',
      'La Unión de Hilos (UDH) y la Casa del Mar (Lima). Habló UDH.',
      [
        ['organization', 'Unión de Hilos'],
        ['company', 'UDH', 0.7],
        ['organization', 'Casa del Mar'],
        ['place', 'Lima', 0.8],
      ],
      [
        'organization: Unión de Hilos',
        'organization: UDH',
        'organization: Casa del Mar',
        'place: Lima',
      ],
    ],
    [
      'gives a long form the type of its acronym when the tagger was surer of that',
      'La Unión de Hilos (UDH) creció.',
      [
        ['company', 'Unión de Hilos', 0.6],
        ['organization', 'UDH'],
      ],
      ['organization: Unión de Hilos', 'organization: UDH'],
    ],
    [
      'gives the beginning of a name the type of the whole, where all wholes agree',
      'Rio Pardo. Cerró Pardo Hilos. Rio Mar. Cerró Mar Hilos. Votó Mar Unido.',
      [
        ['place', 'Pardo', 0.7],
        ['company', 'Pardo Hilos'],
        ['place', 'Mar', 0.7],
        ['company', 'Mar Hilos'],
        ['organization', 'Mar Unido'],
      ],
      [
        'company: Pardo',
        'company: Pardo Hilos',
        'place: Mar',
        'company: Mar Hilos',
        'organization: Mar Unido',
      ],
    ],
    [
      'takes what an unsure name is from the office that is of it',
      'Habló el CFO de Calfrac. Vino la alcaldesa de Ólvega. Rio la CEO de Ciudad de Alma.',
      [
        ['role', 'CFO'],
        ['place', 'Calfrac', 0.6],
        ['role', 'alcaldesa'],
        ['company', 'Ólvega', 0.6],
        ['role', 'CEO'],
        ['place', 'Ciudad de Alma', 0.6],
      ],
      [
        'role: CFO',
        'company: Calfrac',
        'role: alcaldesa',
        'place: Ólvega',
        'role: CEO',
        'place: Ciudad de Alma',
      ],
    ],
    [
      'leaves outside of an office where it is held',
      'Cuenta su representante en Ciudad de Alma.',
      [['role', 'representante en Ciudad de Alma']],
      ['role: representante', 'place: Ciudad de Alma'],
    ],
  ])('%s', (...[, text, names, expected]) => {
    expect(read(text, names)).toEqual(expected)
  })
})
