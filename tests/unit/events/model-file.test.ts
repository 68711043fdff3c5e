import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodeEventModels, loadEventModel } from '../../../src/events/index.js'
import type { LinearModel } from '../../../src/events/linear.js'
import type { EventModels } from '../../../src/events/models.js'
import { noTrees, type TreeModel } from '../../../src/events/trees.js'

const model: LinearModel = {
  classes: 2,
  keys: Int32Array.from([-5, 7]),
  rows: Int8Array.from([10, -20, 30, 40]),
  scale: 0.5,
}
const trees: TreeModel = {
  classes: 2,
  roots: Int32Array.from([0, 3]),
  features: Int16Array.from([4, -1, -1, -1]),
  values: Float32Array.from([0.5, -1, 1, 0.25]),
  rights: Int16Array.from([2, 0, 0, 0]),
}
const models: EventModels = {
  type: model,
  sentence: model,
  slot: model,
  period: model,
  figure: model,
  status: model,
  trees,
}

const withTrees = (wrong: Partial<TreeModel>): Uint8Array =>
  encodeEventModels({ ...models, trees: { ...trees, ...wrong } })

describe('the file of the event models', () => {
  test('gives back what was written', () => {
    const loaded = loadEventModel(encodeEventModels(models))
    expect(loaded.ok).toBe(true)
    if (!loaded.ok) return
    expect([...loaded.value.slot.score({ keys: [7], values: [1] })]).toEqual([15, 20])
    expect([...loaded.value.type.score({ keys: [-5, 8], values: [2, 1] })]).toEqual([10, -20])
    expect(loaded.value.trees).toEqual(trees)
  })

  test('may end before the trees, as older ones do', () => {
    const whole = gunzipSync(encodeEventModels({ ...models, trees: noTrees }))
    const loaded = loadEventModel(gzipSync(whole.subarray(0, -12)))
    expect(loaded.ok && loaded.value.trees).toEqual(noTrees)
  })

  test('has the same bytes for the same models', () => {
    expect(encodeEventModels(models)).toEqual(encodeEventModels(models))
  })

  test.each([
    ['no compressed file', new Uint8Array([1, 2, 3])],
    ['cut short', encodeEventModels(models).subarray(0, 30)],
    ['cut short in the trees', gzipSync(gunzipSync(encodeEventModels(models)).subarray(0, -1))],
    ['made of trees that lead nowhere', withTrees({ rights: Int16Array.from([9, 0, 0, 0]) })],
    ['made of trees that lead in circles', withTrees({ rights: Int16Array.from([0, 0, 0, 0]) })],
    ['made of trees without a root', withTrees({ roots: Int32Array.from([0, 4]) })],
  ])('is refused when it is %s', (_, bytes) => {
    const loaded = loadEventModel(bytes)
    expect(loaded.ok ? '' : loaded.problem.code).toBe('model/unreadable')
  })
})
