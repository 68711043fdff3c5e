import { describe, expect, test } from 'vitest'
import { learnLinear, type Instance } from '../../../src/events/learn.js'
import { scorerOf, softmax } from '../../../src/events/linear.js'

const plan = { classes: 2, epochs: 20, rate: 0.1, decay: 1e-4, leastCount: 1 }

function instance(keys: readonly number[], answer: number): Instance {
  return {
    features: { keys, values: keys.map(() => 1) },
    target: [answer === 0 ? 1 : 0, answer === 1 ? 1 : 0],
  }
}

const taught = [instance([1, 7], 0), instance([1, 8], 0), instance([2, 7], 1), instance([2, 8], 1)]

describe('linear models', () => {
  test('learn which feature decides', () => {
    const scorer = scorerOf(learnLinear(taught, plan))
    const [first = 0] = softmax(scorer.score({ keys: [1], values: [1] }))
    const [, second = 0] = softmax(scorer.score({ keys: [2], values: [1] }))
    expect(first).toBeGreaterThan(0.8)
    expect(second).toBeGreaterThan(0.8)
  })

  test('are the same for the same lessons', () => {
    expect(learnLinear(taught, plan)).toEqual(learnLinear(taught, plan))
  })

  test('leave out features that few candidates show', () => {
    const model = learnLinear([...taught, instance([99], 1)], { ...plan, leastCount: 2 })
    expect([...model.keys]).not.toContain(99)
  })

  test('give nothing for features that they do not know', () => {
    const scorer = scorerOf(learnLinear(taught, plan))
    expect([...scorer.score({ keys: [12345], values: [1] })]).toEqual([0, 0])
  })
})

test('probabilities sum to one, also of great scores', () => {
  const chances = softmax(Float64Array.from([1000, 0, -1000]))
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1)
})
