import { expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/resolve.js'

test('names and tellings of one thing are found in both languages, and near misses are not', async () => {
  const { scores } = await evaluate([])
  expect(scores['entities dev']).toBeGreaterThanOrEqual(0.97)
  expect(scores['entities held-out']).toBeGreaterThanOrEqual(0.93)
  expect(scores['events dev']).toBeGreaterThanOrEqual(0.95)
  expect(scores['events held-out']).toBeGreaterThanOrEqual(0.95)
})
