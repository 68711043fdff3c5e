import { expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/places.js'

test('judged places of the corpus get the right country and id', async () => {
  const { scores } = await evaluate([])
  expect(scores['country']).toBeGreaterThanOrEqual(0.94)
  expect(scores['id']).toBeGreaterThanOrEqual(0.93)
  expect(scores['knownId']).toBeGreaterThanOrEqual(0.95)
})
