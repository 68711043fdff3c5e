import { describe, expect, test } from 'vitest'
import { learnTrees, type TreeInstance } from '../../../src/events/learn-trees.js'
import { softmax } from '../../../src/events/linear.js'
import { addTrees, noTrees } from '../../../src/events/trees.js'

const plan = { rounds: 20, depth: 2, rate: 0.3, lambda: 1, leastWeight: 0.1 }

function instance(row: readonly number[], answer: number): TreeInstance {
  return {
    row: Float32Array.from(row),
    scores: new Float64Array(2),
    target: [answer === 0 ? 1 : 0, answer === 1 ? 1 : 0],
  }
}

// The second class where exactly one of both is great, which no linear model can say.
const taught = Array.from({ length: 40 }, (_, at) => {
  const [one, two] = [at % 2, Math.floor(at / 2) % 2]
  return instance([one, two + (at > 30 ? 0.1 : 0)], one === two ? 0 : 1)
})

function chancesOf(row: readonly number[], model = learnTrees(taught, plan)): Float64Array {
  const scores = new Float64Array(2)
  addTrees(model, Float32Array.from(row), scores)
  return softmax(scores)
}

describe('boosted trees', () => {
  test.each([
    [[0, 0], 0],
    [[1, 0], 1],
    [[0, 1], 1],
    [[1, 1], 0],
  ])('learn what two features say together: %j', (row, answer) => {
    expect(chancesOf(row)[answer]).toBeGreaterThan(0.9)
  })

  test('are the same for the same candidates', () => {
    expect(learnTrees(taught, plan)).toEqual(learnTrees(taught, plan))
  })

  test('ask no more questions from root to leaf than they may', () => {
    const { features, roots } = learnTrees(taught, { ...plan, rounds: 1, depth: 1 })
    expect([roots.length, features.length]).toEqual([2, 6])
  })

  test('correct the scores that they start from, and leave right ones alone', () => {
    const sure = taught.map((one) => ({
      ...one,
      scores: Float64Array.from(one.target, (share) => share * 20),
    }))
    expect([...learnTrees(sure, plan).features].every((feature) => feature === -1)).toBe(true)
  })

  test('say nothing where there are none', () => {
    expect([...chancesOf([1, 0], noTrees)]).toEqual([0.5, 0.5])
  })
})
