import { describe, expect, test } from 'vitest'
import { anchorsOf } from '../../../src/events/anchors.js'
import { besideOf } from '../../../src/events/beside.js'
import { castOf } from '../../../src/events/cast.js'
import { softmax, type Scorer } from '../../../src/events/linear.js'
import { slotClasses, type EventModel } from '../../../src/events/models.js'
import { outlineOf, type EventArticle, type Outline } from '../../../src/events/outline.js'
import { logChances, rowWriter, sceneOf, type Said } from '../../../src/events/slot-rows.js'
import { noTrees, type TreeModel } from '../../../src/events/trees.js'
import { aloneSums, weighEntities } from '../../../src/events/weigh-entities.js'
import type { EntityType } from '../../../src/model/mention.js'

const title = 'Misión a Lyon'
const body =
  'Viajan Aceros Vega, Moldes Luna y Tornos Sol con la Cámara de Lugo. Irán a Lyon con Moldes Luna.'
const text = `${title}\n${body}`
const article: EventArticle = {
  text,
  title,
  lang: 'es',
  paragraphs: [{ start: title.length + 1, end: text.length }],
}
const names: readonly (readonly [string, EntityType])[] = [
  ['Lyon', 'place'],
  ['Aceros Vega', 'company'],
  ['Moldes Luna', 'company'],
  ['Tornos Sol', 'company'],
  ['Cámara de Lugo', 'organization'],
]

function outlineOfNames(): Outline {
  const mentions = names
    .flatMap(([name, type]) =>
      [...text.matchAll(new RegExp(name, 'g'))].map(({ index: start }) => {
        return { start, end: start + name.length, type, text: name, confidence: 1, rule: 'test' }
      }),
    )
    .sort((one, other) => one.start - other.start)
  const entities = names.map(([name, type]) => ({
    ...{ id: name, type, name, aliases: [] },
    mentions: mentions.flatMap(({ text: own }, index) => (own === name ? [index] : [])),
  }))
  return outlineOf(article, { mentions, entities, figures: [], periods: [] })
}

const outline = outlineOfNames()
const view = { type: 'trade_mission', others: [], anchors: anchorsOf(outline) } as const

test('names stand in one list, or before and after each other in a sentence', () => {
  const all = besideOf(outline).map(({ list, before, after }) =>
    [list, before, after].map((set) => [...set].sort()),
  )
  expect(all).toEqual([
    [[], [], [2]],
    [[2, 3], [], [2, 3, 4]],
    [
      [1, 3],
      [0, 1],
      [3, 4],
    ],
    [[1, 2], [1, 2], [4]],
    [[], [1, 2, 3], []],
  ])
})

describe('the rows of entities', () => {
  const scene = sceneOf(outline, castOf(outline.found.entities, article))
  const sums = names.map((_, at) =>
    Float64Array.from(slotClasses, (slot) => (slot === 'participant' ? at : 0)),
  )
  const rowsOf = (of: readonly Float64Array[], more: Partial<Said> = {}): Float32Array[] => {
    const write = rowWriter(scene, view, { sums: of, others: [], alone: [], ...more })
    return outline.found.entities.map((entity, at) => write({ entity, at }))
  }
  const rows = rowsOf(sums)

  test('begin with the logarithms that the trees start from', () => {
    rows.forEach((row, at) => {
      const logs = logChances(sums[at] ?? new Float64Array())
      expect([...row.subarray(0, slotClasses.length)]).toEqual([...Float32Array.from(logs)])
    })
  })

  test('are of one length, and finite, also for an entity of its own', () => {
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1)
    expect(rows.flatMap((row) => [...row]).every(Number.isFinite)).toBe(true)
  })

  test('change with what is said of others', () => {
    const others = sums.map((sum, at) => (at === 4 ? sum.map(() => 0) : sum))
    expect(rowsOf(others)[1]).not.toEqual(rows[1])
  })

  test('tell what an entity is to the other events of the article', () => {
    const elsewhere = sums.map((_, at) =>
      Float64Array.from(slotClasses, (slot) => (slot === 'supporter' && at === 2 ? 9 : 0)),
    )
    const likelier = rowsOf(sums, { others: [elsewhere] })
    const ofOne = [...(likelier[2] ?? [])].filter((value, at) => value !== rows[2]?.[at])
    expect(Math.max(...ofOne)).toBeGreaterThan(0.99)
    expect(ofOne).toHaveLength(slotClasses.length)
  })

  test('tell what the clearest of several places says', () => {
    const clear = Float64Array.from(slotClasses, (slot) => (slot === 'counterpart' ? 9 : 0))
    const alone = names.map((_, at) => (at === 2 ? [clear.map(() => 0), clear] : []))
    const clearer = rowsOf(sums, { alone })
    expect(clearer[1]).toEqual(rows[1])
    const changed = [...(clearer[2] ?? [])].filter((value, at) => value !== rows[2]?.[at])
    expect(changed.some((value) => value > 0.99 && value < 1)).toBe(true)
  })
})

describe('the second look', () => {
  const silent: Scorer = {
    classes: slotClasses.length,
    score: () => new Float64Array(slotClasses.length),
  }
  // One leaf for each class: it adds 3 to the supporter.
  const trees: TreeModel = {
    classes: slotClasses.length,
    roots: Int32Array.from(slotClasses, (_, index) => index),
    features: new Int16Array(slotClasses.length).fill(-1),
    values: Float32Array.from(slotClasses, (slot) => (slot === 'supporter' ? 3 : 0)),
    rights: new Int16Array(slotClasses.length),
  }
  const modelWith = (second: TreeModel, slot: Scorer): EventModel => ({
    ...{ type: silent, sentence: silent, slot, period: silent },
    ...{ figure: silent, status: silent, trees: second },
  })
  const scene = sceneOf(outline, castOf(outline.found.entities, article))
  const chancesOf = (second: TreeModel, slot = silent): number[][] =>
    weighEntities(scene, [view], modelWith(second, slot)).flatMap((weighed) =>
      weighed.map(({ chances }) => [...chances]),
    )

  test('corrects what the linear model says', () => {
    const expected = softmax(
      Float64Array.from(slotClasses, (slot) => (slot === 'supporter' ? 3 : 0)),
    )
    for (const chances of chancesOf(trees))
      chances.forEach((chance, slot) => {
        expect(chance).toBeCloseTo(expected[slot] ?? 0)
      })
  })

  test('is not taken at what is surely nothing', () => {
    const score = (): Float64Array => Float64Array.from(slotClasses, (_, at) => (at === 0 ? 9 : 0))
    const scorer = { classes: slotClasses.length, score }
    expect(chancesOf(trees, scorer)).toEqual(
      names.map(() => [...softmax(score().map((sum) => sum * 2))]),
    )
  })

  test('sees what each place says of an entity that is named twice', () => {
    const count = ({ keys }: { keys: readonly number[] }): Float64Array =>
      Float64Array.from(slotClasses, () => keys.length)
    const slot = { classes: slotClasses.length, score: count }
    const sumsOf = (at: number): Float64Array[] => aloneSums({ scene, view, at }, { slot })
    expect(sumsOf(1)).toEqual([])
    const whole = scene.facts[2]?.keys.length ?? 0
    const twice = sumsOf(2).map((sums) => sums[0] ?? 0)
    expect(twice).toHaveLength(2)
    expect(twice.every((keys) => keys > 0 && keys < 3 * whole)).toBe(true)
    expect(twice[0]).not.toBe(twice[1])
  })

  test('leaves it as it is without trees', () => {
    for (const chances of chancesOf(noTrees))
      expect(chances.every((chance) => Math.abs(chance - 1 / slotClasses.length) < 1e-9)).toBe(true)
  })
})
