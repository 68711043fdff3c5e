import { describe, expect, test } from 'vitest'
import { bySentence } from '../../../src/events/by-sentence.js'
import { nameWordFeatures } from '../../../src/events/name-words.js'
import { outlineOf, type Outline, type Sentence } from '../../../src/events/outline.js'
import { companyFeatures, partyFeatures } from '../../../src/events/sentence-company.js'
import { dateDistance, dateFeatures } from '../../../src/events/sentence-dates.js'
import { shapeFeatures } from '../../../src/events/sentence-shape.js'
import { typeFeatures } from '../../../src/events/type-features.js'
import type { MentionType } from '../../../src/model/mention.js'

/** Reads a Spanish text, marked like the corpus; each line is a paragraph and one sentence. */
function read(marked: string): Outline {
  const mentions: Outline['found']['mentions'][number][] = []
  let text = ''
  for (const part of marked.split(/(\{[^}]*\})/)) {
    const [, type, name] = /^\{(\w+):(.*)\}$/.exec(part) ?? []
    if (type === undefined || name === undefined) text += part
    else {
      const span = { start: text.length, end: text.length + name.length }
      mentions.push({ type: type as MentionType, text: name, ...span, confidence: 1, rule: 'test' })
      text += name
    }
  }
  const starts = [...text.matchAll(/^./gm)].map(({ index }) => index)
  const paragraphs = starts.slice(1).map((start) => ({ start, end: start + 1 }))
  const title = text.slice(0, text.indexOf('\n'))
  const found = { mentions, entities: [], figures: [], periods: [] }
  return outlineOf({ text, title, lang: 'es', paragraphs }, found)
}

function sentenceOf(outline: Outline, index = 1): Sentence {
  const sentence = outline.sentences[index]
  if (!sentence) throw new Error(`no sentence ${index}`)
  return sentence
}

const published = '2024-06-10'
const day = (from: string, to = from): { from: string; to: string } => ({ from, to })

describe('how a date lies to the publication', () => {
  test.each([
    ['two years ago', day('2022-01-01', '2022-12-31'), 'years ago'],
    ['last winter', day('2024-01-15'), 'months ago'],
    ['last month', day('2024-05-20'), 'weeks ago'],
    ['yesterday', day('2024-06-09'), 'just now'],
    ['today', day('2024-06-10'), 'around now'],
    ['this year', day('2024-01-01', '2024-12-31'), 'around now'],
    ['on Friday', day('2024-06-14'), 'soon'],
    ['in July', day('2024-07-01', '2024-07-31'), 'in weeks'],
    ['in December', day('2024-12-01', '2024-12-31'), 'in months'],
    ['in 2030', day('2030-01-01', '2030-12-31'), 'in years'],
    ['for three years until today', day('2021-01-01', '2024-06-10'), 'around now'],
    ['since May', { from: '2024-05-01' }, 'weeks ago'],
    ['some 16 February', day('XXXX-02-16'), 'unknown'],
  ])('%s', (_, period, expected) => {
    expect(dateDistance(period, published)).toBe(expected)
  })

  test('is unknown where the day of publication is', () => {
    expect(dateDistance(day('2024-06-10'))).toBe('unknown')
  })

  test('is told in the features, and so is that there is none', () => {
    const at = (from: string): readonly number[] =>
      dateFeatures(
        [{ text: '', start: 0, end: 1, from, to: from, precision: 'day', rule: '' }],
        published,
      ).keys
    expect(at('2024-06-14')).toEqual(at('2024-06-15'))
    expect(at('2024-06-14')).not.toEqual(at('2023-01-14'))
    expect(dateFeatures([], published).keys).toHaveLength(1)
  })
})

describe('what stands together in a sentence', () => {
  const none = { hasPeriod: false, figureKinds: [] }

  test('is every pair, in whatever order it stands', () => {
    const one = read('Hoy\nLa {role:ministra} visita la planta.')
    const other = read('Hoy\nVisita la planta la {role:alcaldesa}.')
    const keys = companyFeatures(one, sentenceOf(one), none).keys
    expect(keys).toHaveLength(3)
    expect(companyFeatures(other, sentenceOf(other), none).keys).toEqual(keys)
  })

  test('holds dates and figures, each kind once', () => {
    const outline = read('Hoy\nVisita de obra.')
    const bare = companyFeatures(outline, sentenceOf(outline), none).keys
    const facts = { hasPeriod: true, figureKinds: ['money', 'money'] }
    const all = companyFeatures(outline, sentenceOf(outline), facts).keys
    expect(all).toEqual(expect.arrayContaining([...bare]))
    expect(all.length).toBeGreaterThan(bare.length)
    expect(new Set(all).size).toBe(all.length)
  })

  test('are the names around a topic, by their kinds', () => {
    const keysOf = (body: string): readonly number[] => {
      const outline = read(`Hoy\n${body}`)
      return partyFeatures(outline, sentenceOf(outline)).keys
    }
    const keys = keysOf('La {role:ministra} visita {company:Acme}.')
    expect(keys).toHaveLength(3)
    expect(keysOf('El {role:rey} visitará hoy a {company:Forja}.')).toEqual(keys)
    expect(keysOf('A {company:Acme} visita la {role:ministra}.')).not.toEqual(keys)
    expect(keysOf('Visita de {company:Acme}.')[1]).toBe(keys[1])
  })
})

describe('the shape of a sentence', () => {
  test('tells speech, lists and paragraphs apart', () => {
    const outline = read('Hoy\n«Sí quiero ir», dice.\n- Sí quiero ir\nSí quiero ir hoy.')
    const shapes = shapeFeatures(outline).map(({ keys }) => keys)
    expect(shapes).toHaveLength(outline.sentences.length)
    const openers = new Set(shapes.slice(1).map((keys) => keys[1]))
    expect(openers.size).toBe(3)
    // The headline is no paragraph.
    expect(shapes[0]?.[5]).not.toBe(shapes[1]?.[5])
  })
})

test('words of offices and bodies count, those of firms and people do not', () => {
  const keysOf = (name: string): readonly number[] => {
    const outline = read(`Hoy\nHabla {${name}}.`)
    return nameWordFeatures(outline, sentenceOf(outline)).keys
  }
  expect(keysOf('role:ministra de Economía')).toHaveLength(2)
  expect(keysOf('role:ministro')[0]).toBe(keysOf('role:ministra de Economía')[0])
  expect(keysOf('public_body:Ministerio')[0]).not.toBe(keysOf('role:ministro')[0])
  expect(keysOf('company:Acme')).toEqual([])
  expect(keysOf('person:Ana Ruiz')).toEqual([])
})

test('each item goes to the sentence in which it begins', () => {
  const outline = read('Hoy\nUno.\nDos.\nTres.')
  const items = [0, 7, 15].map((start) => ({ start, end: start + 1 }))
  expect(bySentence(outline, items).map((list) => list.map(({ start }) => start))).toEqual([
    [0],
    [7],
    [],
    [15],
  ])
})

test('of a long article each word says less than of a short one', () => {
  const strongest = (text: string): number => Math.max(...typeFeatures(read(text)).values)
  const long = Array.from({ length: 40 }, (_, at) => `Frase número ${at} de palabra${at}.`)
  expect(strongest(`Hoy\n${long.join('\n')}`)).toBeLessThan(strongest('Hoy\nLlueve.'))
})
