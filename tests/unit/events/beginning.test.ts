import { expect, test } from 'vitest'
import { beginningOf, longText } from '../../../src/events/beginning.js'
import { countFigures, countPeriods } from '../../../src/events/ranks.js'
import type { Figure, Period } from '../../../src/model/figure.js'
import type { Entity, Mention } from '../../../src/model/mention.js'

const mention = (start: number): Mention => ({
  ...{ type: 'company', text: 'Aceros', start, end: start + 6, confidence: 1, rule: 'test' },
})
const entity = (id: string, mentions: readonly number[]): Entity => ({
  ...{ id, type: 'company', name: id, aliases: [], mentions },
})
const period = (start: number, from: string): Period => ({
  ...{ text: 'x', from, to: from, precision: 'day', start, end: start + 1, rule: 'test' },
})
const figure = (kind: Figure['kind'], value: string, unit: string): Figure => ({
  ...{ text: 'x', kind, value, unit, qualifier: 'exact', start: 0, end: 1, rule: 'test' },
})

test('a text of usual length is read whole', () => {
  const article = { text: 'a'.repeat(100_000), paragraphs: [{ start: 0, end: 100_000 }] }
  const found = { mentions: [mention(3)], entities: [entity('e', [0])], figures: [], periods: [] }
  expect(beginningOf(article, found)).toEqual({ ...article, ...found })
})

test('of a longer one the beginning, with what lies in it', () => {
  const article = {
    text: 'a'.repeat(100_100),
    paragraphs: [
      { start: 0, end: 50 },
      { start: 60, end: 100_050 },
      { start: 100_060, end: 100_100 },
    ],
  }
  const found = {
    mentions: [mention(3), mention(99_990), mention(99_997)],
    entities: [entity('e', [0, 2]), entity('f', [2]), entity('g', [1])],
    figures: [],
    periods: [period(5, '2024-01-01'), period(100_000, '2024-01-02')],
  }
  const { text, paragraphs, mentions, entities, periods } = beginningOf(article, found)
  expect(text).toHaveLength(100_000)
  expect(paragraphs).toEqual([
    { start: 0, end: 50 },
    { start: 60, end: 100_000 },
  ])
  expect(mentions).toEqual(found.mentions.slice(0, 2))
  expect(entities).toEqual([entity('e', [0]), entity('g', [1])])
  expect(periods).toEqual(found.periods.slice(0, 1))
  expect(longText.rule).toBe('events/long-text')
})

test('periods are counted among all, and among those to come', () => {
  const periods = [period(0, '2024-03-01'), period(1, '2024-05-01'), period(2, '2024-03-01')]
  const { ranks, later, days, starts } = countPeriods(periods, '2024-04-01')
  expect(periods.map((one) => [ranks.get(one), later.get(one), starts.get(one.from)])).toEqual([
    [0, undefined, 2],
    [1, 0, 1],
    [2, undefined, 2],
  ])
  expect(days).toBe(3)
  expect(countPeriods(periods, '2024-01-01').later.size).toBe(3)
})

test('figures are counted among those of their kind and unit, money of any currency', () => {
  const figures = [
    figure('money', '5', 'EUR'),
    figure('count', '9', 'empleos'),
    figure('money', '7', 'USD'),
    figure('count', '9', 'firmas'),
  ]
  const counts = figures.map((one) => {
    const { ranks, largest, values } = countFigures(figures, one)
    return [ranks.get(one), ranks.size, largest, values.get(one.value)]
  })
  expect(counts).toEqual([
    [0, 2, 7, 1],
    [0, 1, 9, 1],
    [1, 2, 7, 1],
    [0, 1, 9, 1],
  ])
})
