import { expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/duplicates.js'

const { scores } = await evaluate(['--crowd', '0'])

test.each([
  ['pairs.precision', 0.99],
  ['pairs.recall', 0.99],
])('near-duplicates of the held-out files: %s is at least %d', (score, floor) => {
  expect(scores[score]).toBeGreaterThanOrEqual(floor)
})
