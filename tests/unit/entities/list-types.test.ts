import { expect, test } from 'vitest'
import { settleLists } from '../../../src/entities/list-types.js'
import type { Mention } from '../../../src/model/mention.js'

test('a text that is one list without end is settled too', () => {
  const count = 150_000
  const mentions = Array.from({ length: count }, (_, index): Mention => ({
    type: 'company',
    text: 'X1',
    start: index * 4,
    end: index * 4 + 2,
    confidence: 0.5,
    rule: 'names/tagger',
  }))
  expect(settleLists(mentions, 'X1, '.repeat(count))).toHaveLength(count)
})
