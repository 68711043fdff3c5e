import { describe, expect, it } from 'vitest'
import { encodeLexicon, loadLexicon } from '../../../src/lexicon/index.js'
import { findMentions } from '../../../src/entities/index.js'
import type { MentionType } from '../../../src/model/mention.js'
import type { Tagger } from '../../../src/model/tagger.js'

const loaded = loadLexicon(
  encodeLexicon({ names: new Map(), spanishWords: new Set(), frenchWords: new Set() }),
)
if (!loaded.ok) throw new Error(loaded.problem.message)
const lexicon = loaded.value

type Given = readonly [MentionType, string, number?]

/** A tagger that finds the given names at their first place, each with its confidence. */
function taggerOf(names: readonly Given[]): Tagger {
  return {
    tag: ({ tokens }) =>
      names.map(([type, name, confidence = 0.95]) => {
        const start = tokens.text.indexOf(name)
        const from = tokens.starts.indexOf(start)
        const to = tokens.ends.indexOf(start + name.length) + 1
        return { from, to, type, confidence }
      }),
  }
}

function read(text: string, names: readonly Given[]): string[] {
  const article = { text, lang: 'es', title: '', paragraphs: [] } as const
  const { mentions } = findMentions(article, { tagger: taggerOf(names), lexicon })
  for (const mention of mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text)
  return mentions.map((mention) => `${mention.type}: ${mention.text}`)
}

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
  ])('%s', (...[, text, names, expected]) => {
    expect(read(text, names)).toEqual(expected)
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
})
