import { describe, expect, test } from 'vitest'
import { encodeEventModels, loadEventModel } from '../../../src/events/index.js'
import type { LinearModel } from '../../../src/events/linear.js'
import type { EventModels } from '../../../src/events/models.js'

const model: LinearModel = {
  classes: 2,
  keys: Int32Array.from([-5, 7]),
  rows: Int8Array.from([10, -20, 30, 40]),
  scale: 0.5,
}
const models: EventModels = {
  type: model,
  sentence: model,
  slot: model,
  period: model,
  figure: model,
  status: model,
}

describe('the file of the event models', () => {
  test('gives back what was written', () => {
    const loaded = loadEventModel(encodeEventModels(models))
    expect(loaded.ok).toBe(true)
    if (!loaded.ok) return
    expect([...loaded.value.slot.score({ keys: [7], values: [1] })]).toEqual([15, 20])
    expect([...loaded.value.type.score({ keys: [-5, 8], values: [2, 1] })]).toEqual([10, -20])
  })

  test('has the same bytes for the same models', () => {
    expect(encodeEventModels(models)).toEqual(encodeEventModels(models))
  })

  test.each([
    ['no compressed file', new Uint8Array([1, 2, 3])],
    ['cut short', encodeEventModels(models).subarray(0, 30)],
  ])('is refused when it is %s', (_, bytes) => {
    const loaded = loadEventModel(bytes)
    expect(loaded.ok ? '' : loaded.problem.code).toBe('model/unreadable')
  })
})
