import { expect, test } from 'vitest'
import { compareReadings, isSameReading } from '../../../src/pipeline/compare-readings.js'
import { sampleReading } from '../../integration/store/sample.js'

const reading = sampleReading('https://example.org/a', [
  ['company', 'Grupo MAEN'],
  ['person', 'Tere Jiménez'],
])
const none = { added: 0, removed: 0, altered: 0 }

test('a reading differs in nothing from itself, in whatever order its fields are', () => {
  const turned = Object.fromEntries(Object.entries(reading).reverse()) as unknown as typeof reading
  expect(isSameReading(reading, turned)).toBe(true)
  expect(Object.values(compareReadings([reading], [turned]))).toEqual(Array(7).fill(none))
})

test('a mention before the others is one row more, and leaves their entities as they are', () => {
  const [first] = reading.mentions
  if (first === undefined) throw new Error('The sample holds no mention.')
  const early = { ...first, start: 0, end: 1 }
  const moved = {
    ...reading,
    mentions: [early, ...reading.mentions],
    entities: reading.entities.map((entity) => ({
      ...entity,
      mentions: entity.mentions.map((index) => index + 1),
    })),
  }
  expect(isSameReading(reading, moved)).toBe(false)
  expect(compareReadings([reading], [moved])).toMatchObject({
    ...{ articles: none, entities: none, mentions: { added: 1, removed: 0, altered: 0 } },
  })
})

test('what says something else at the same place is altered, and what stands elsewhere is another row', () => {
  const changed = (change: object) => ({
    ...reading,
    mentions: reading.mentions.map((mention, index) =>
      index === 0 ? { ...mention, ...change } : mention,
    ),
  })
  const mentionsOf = (change: object) => compareReadings([reading], [changed(change)]).mentions
  expect(mentionsOf({ confidence: 0.1 })).toEqual({ added: 0, removed: 0, altered: 1 })
  expect(mentionsOf({ start: 7000, end: 7001 })).toEqual({ added: 1, removed: 1, altered: 0 })
})

test('an article that goes takes its rows along', () => {
  expect(compareReadings([reading], [])).toMatchObject({
    articles: { added: 0, removed: 1, altered: 0 },
    mentions: { added: 0, removed: reading.mentions.length, altered: 0 },
  })
})
