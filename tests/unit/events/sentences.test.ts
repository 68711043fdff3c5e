import { describe, expect, test } from 'vitest'
import { learnSentences, type ToldArticle } from '../../../src/events/learn-sentences.js'
import { scorerOf, softmax, type Features } from '../../../src/events/linear.js'
import { outlineOf } from '../../../src/events/outline.js'
import { sentenceFeatures } from '../../../src/events/sentence-features.js'
import { neighbourFeatures, openingFeatures } from '../../../src/events/surroundings.js'
import { typesReached } from '../../../src/events/types-told.js'
import { eventTypes, type EventType } from '../../../src/model/event.js'

const always = 1
const feature = (...keys: readonly number[]): Features => ({ keys, values: keys.map(() => 1) })
const nothing = feature()

function article(types: readonly EventType[], ...words: readonly number[]): ToldArticle {
  const own = words.map((word) => feature(always, word))
  return { sentences: { shared: nothing, own }, types }
}

const [signs, meets, rains, both] = [11, 12, 13, 14]
const taught = Array.from({ length: 60 }, () => [
  article(['agreement'], rains, signs, both),
  article(['meeting'], meets, rains),
  article(['agreement', 'meeting'], meets, both),
  article([], rains, rains),
]).flat()

const chancesOf = (word: number): Float64Array => {
  const sums = scorerOf(learnSentences(taught)).score(feature(always, word))
  return softmax(Float64Array.of(...sums, 0))
}

describe('the model of sentences', () => {
  test('finds out which sentence of an article tells the type', () => {
    const type = eventTypes.indexOf('meeting')
    expect(chancesOf(meets)[type]).toBeGreaterThan(0.5)
    expect(chancesOf(rains)[type]).toBeLessThan(0.1)
  })

  test('weighs the types and nothing against each other', () => {
    const chances = chancesOf(both)
    expect(chances[eventTypes.indexOf('agreement')]).toBeGreaterThan(0.5)
    expect(chances[eventTypes.indexOf('meeting')]).toBeLessThan(0.15)
    expect(chancesOf(rains)[eventTypes.length]).toBeGreaterThan(0.7)
  })

  test('is the same for the same articles', () => {
    expect(learnSentences(taught)).toEqual(learnSentences(taught))
  })
})

const title = 'La fábrica abre'
const text = `${title}\nEmpieza la obra. Llueve. Los sindicatos firman el acuerdo.`
const outline = outlineOf(
  { text, title, lang: 'es', paragraphs: [{ start: title.length + 1, end: text.length }] },
  { mentions: [], entities: [], figures: [], periods: [] },
)

describe('what stands around a sentence', () => {
  test('all sentences share what the article opens with', () => {
    const { shared, own } = sentenceFeatures(outline)
    expect(shared.keys.length).toBeGreaterThan(2)
    for (const { keys } of own) expect(keys).not.toContain(shared.keys[0])
    expect(openingFeatures(outline)).toEqual(shared)
  })

  test('each knows what the next one is about, and no sentence beyond', () => {
    const rain = neighbourFeatures(outline, 2).keys
    expect(sentenceFeatures(outline).own[2]?.keys).toEqual(expect.arrayContaining([...rain]))
    expect(neighbourFeatures(outline, 0).keys).not.toEqual(expect.arrayContaining([...rain]))
    // Rain means nothing, and behind the last sentence there is none.
    expect(neighbourFeatures(outline, 3).keys).toEqual([])
  })
})

describe('the types that an article tells', () => {
  const meansWith = (known: Partial<Record<EventType, number>>): number[] =>
    eventTypes.map((type) => known[type] ?? 0)

  test('are those that reach their bounds', () => {
    const told = typesReached(meansWith({ meeting: 0.33, agreement: 0.5, fair: 0.3 }))
    expect(told.map(({ type }) => type)).toEqual(['agreement', 'meeting'])
  })

  test('are none in ordinary news', () => {
    expect(typesReached(meansWith({ meeting: 0.2, investment: 0.2 }))).toEqual([])
  })
})
