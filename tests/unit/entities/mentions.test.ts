import { describe, expect, it } from 'vitest'
import { findMentions } from '../../../src/entities/index.js'
import { lexicon, read, taggerOf, type Given } from './named-text.js'

describe('findMentions', () => {
  it.each<[string, string, Given[], string[]]>([
    [
      'marks a surname after the full name',
      'Habló Odette Larrondo Viesca. Según Viesca, todo va bien.',
      [['person', 'Odette Larrondo Viesca']],
      ['person: Odette Larrondo Viesca', 'person: Viesca'],
    ],
    [
      'takes the end of a full name for the person when the tagger was unsure',
      'Esaú Garza de Vega habló. Después firmó, dijo Garza de Vega.'.replace('Después', 'Luego'),
      [['person', 'Esaú Garza de Vega']],
      ['person: Esaú Garza de Vega', 'person: Garza de Vega'],
    ],
    [
      'takes the first of two surnames for the person when the tagger was unsure',
      'Viaja Nahle a Seúl. Habló Rocío Nahle García.',
      [
        ['place', 'Nahle', 0.4],
        ['person', 'Rocío Nahle García'],
      ],
      ['person: Nahle', 'person: Rocío Nahle García'],
    ],
    [
      'takes a known place joined to a sure one for a place',
      'Viajan a Hiroshima y Yokohama.',
      [
        ['place', 'Hiroshima'],
        ['company', 'Yokohama', 0.5],
      ],
      ['place: Hiroshima', 'place: Yokohama'],
    ],
    [
      'takes a known place for one where its country is named right after it',
      'Viajan a Yokohama, en Japón, y calló.',
      [
        ['company', 'Yokohama', 0.5],
        ['place', 'Japón'],
      ],
      ['place: Yokohama', 'place: Japón'],
    ],
    [
      'leaves a firm that bears the name of a place and has no place beside it',
      'Compró Yokohama. Japón calló.',
      [
        ['company', 'Yokohama', 0.5],
        ['place', 'Japón'],
      ],
      ['company: Yokohama', 'place: Japón'],
    ],
    [
      'marks a full name again',
      'Moldes Rivas creció. Hoy exporta Moldes Rivas a Lima.',
      [['company', 'Moldes Rivas']],
      ['company: Moldes Rivas', 'company: Moldes Rivas'],
    ],
    [
      'does not mark what the tagger was unsure of again',
      'Moldes Rivas creció. Hoy exporta Moldes Rivas a Lima.',
      [['company', 'Moldes Rivas', 0.5]],
      ['company: Moldes Rivas'],
    ],
    [
      'makes a company of what ends with a legal form',
      'Firmó Hermanos Rangel S.A. ayer.',
      [['organization', 'Hermanos Rangel S.A.']],
      ['company: Hermanos Rangel S.A.'],
    ],
    [
      'gives an unsure short form in brackets the type of the long one',
      'La Oficina de Desarrollo (Go Biz) ayudó.',
      [
        ['public_body', 'Oficina de Desarrollo'],
        ['place', 'Go Biz', 0.4],
      ],
      ['public_body: Oficina de Desarrollo', 'public_body: Go Biz'],
    ],
    [
      'takes a group that is called a cluster for an organisation',
      'Grupo Alfa viajó. Las firmas del clúster venden más.',
      [['company', 'Grupo Alfa']],
      ['organization: Grupo Alfa'],
    ],
    [
      'leaves a group alone when another cluster is named',
      'Grupo Alfa y el Clúster Norte viajaron. Las firmas del clúster venden más.',
      [
        ['company', 'Grupo Alfa'],
        ['organization', 'Clúster Norte'],
      ],
      ['company: Grupo Alfa', 'organization: Clúster Norte'],
    ],
    [
      'cuts a capitalised office off the body that it belongs to',
      'Habló el asistente del Administrador Municipal de la Oficina de Innovación.',
      [
        ['role', 'asistente'],
        ['public_body', 'Administrador Municipal de la Oficina de Innovación'],
      ],
      ['role: asistente del Administrador Municipal', 'public_body: Oficina de Innovación'],
    ],
    [
      'takes a number right behind a name into it, where nothing is counted',
      'Busetas Heredianas 400, Grupo Pardo 20 años y México 2030.',
      [
        ['company', 'Busetas Heredianas'],
        ['company', 'Grupo Pardo'],
        ['place', 'México'],
      ],
      ['company: Busetas Heredianas 400', 'company: Grupo Pardo', 'programme: México 2030'],
    ],
    [
      'cuts two names that the article has apart elsewhere',
      'Lincoln Electric crece. Abren Met-Mex y Lincoln Electric.',
      [
        ['company', 'Lincoln Electric', 0.95],
        ['company', 'Met-Mex y Lincoln Electric', 0.6],
      ],
      ['company: Lincoln Electric', 'company: Met-Mex', 'company: Lincoln Electric'],
    ],
    [
      'cuts a second body that has its own article',
      'Pagan el Ministerio de Economía y la Universidad Central.',
      [['public_body', 'Ministerio de Economía y la Universidad Central', 0.6]],
      ['public_body: Ministerio de Economía', 'public_body: Universidad Central'],
    ],
    [
      'cuts the body off an office that is complete without it',
      'Rosa Gil, CFO de Calfrac, y el presidente de la República.',
      [
        ['person', 'Rosa Gil'],
        ['role', 'CFO de Calfrac'],
        ['role', 'presidente de la República'],
      ],
      ['person: Rosa Gil', 'role: CFO', 'company: Calfrac', 'role: presidente de la República'],
    ],
    [
      'leaves the courtesy title outside',
      'Habló Doña Floribeth.',
      [['person', 'Doña Floribeth']],
      ['person: Floribeth'],
    ],
    [
      'gives an unsure member of a list the type of the others',
      'Van Aceros Uno, Moldes Dos, Hilos Tres y María Elena.',
      [
        ['company', 'Aceros Uno'],
        ['company', 'Moldes Dos'],
        ['company', 'Hilos Tres'],
        ['person', 'María Elena', 0.5],
      ],
      ['company: Aceros Uno', 'company: Moldes Dos', 'company: Hilos Tres', 'company: María Elena'],
    ],
    [
      'believes the noun beside an unsure name',
      'El colectivo Fuerza del Mar va a Conxemar, la feria de Vigo.',
      [
        ['company', 'Fuerza del Mar', 0.6],
        ['place', 'Conxemar', 0.6],
      ],
      ['organization: Fuerza del Mar', 'programme: Conxemar'],
    ],
    [
      'marks offices beside people, and again where they stand alone',
      'La alcaldesa, Rosa Gil, y Toño Paz, mecánico, hablaron. La alcaldesa rio.',
      [
        ['role', 'alcaldesa'],
        ['person', 'Rosa Gil'],
        ['person', 'Toño Paz'],
      ],
      [
        'role: alcaldesa',
        'person: Rosa Gil',
        'person: Toño Paz',
        'role: mecánico',
        'role: alcaldesa',
      ],
    ],
    [
      'marks an office before a person that was missed',
      'Habló con su doctoranda Rosa Gil.',
      [['person', 'Rosa Gil']],
      ['role: doctoranda', 'person: Rosa Gil'],
    ],
  ])('%s', (...[, text, names, expected]) => {
    expect(read(text, names)).toEqual(expected)
  })

  it('states the confidence that comes true, a little below that of the tagger', () => {
    const text = 'Firmó Hilos Pardo. Cerró Moldes Sur.'
    const article = { text, lang: 'es', title: '', paragraphs: [] } as const
    const tagger = taggerOf([
      ['company', 'Hilos Pardo', 0.98],
      ['company', 'Moldes Sur', 0.6],
    ])
    const { mentions } = findMentions(article, { tagger, lexicon })
    expect(mentions.map(({ confidence }) => confidence)).toEqual([0.966, 0.56])
  })

  it('leaves a note on a passage without a full stop', () => {
    const article = {
      text: 'palabra '.repeat(2000),
      lang: 'es',
      title: '',
      paragraphs: [],
    } as const
    const { notes } = findMentions(article, { tagger: taggerOf([]), lexicon })
    expect(notes.map((note) => note.rule)).toEqual(['names/long-sentence'])
  })

  it('looks for names at the beginning of a text that is longer than any article, and says so', () => {
    const filler = ', '.repeat(400_000)
    const text = `Hilos Pardo abrió.${filler}Abrió también Hilos Pardo.`
    const article = { text, lang: 'es', title: '', paragraphs: [] } as const
    const tagger = taggerOf([['company', 'Hilos Pardo']])
    const { mentions, notes } = findMentions(article, { tagger, lexicon })
    expect(mentions.map(({ start }) => start)).toEqual([0])
    expect(notes.map(({ rule }) => rule)).toContain('names/long-text')
    const short = { ...article, text: text.replace(filler, filler.slice(0, 200_000)) }
    const whole = findMentions(short, { tagger, lexicon })
    expect(whole.mentions).toHaveLength(2)
    expect(whole.notes.map(({ rule }) => rule)).not.toContain('names/long-text')
  })
})
