/**
 * Learns which sentences tell an event of which type, from articles of which only the types are known: an article
 * tells a type when at least one of its sentences does, so its likelihood is one minus that of none doing so.
 */
import { eventTypes, type EventType } from '../model/event.js'
import { addTo, countedKeys, quantize, randomSource, shuffle, sumRows, type Rows } from './learn.js'
import type { Features, LinearModel } from './linear.js'

/** An article as sentences, with the types that it tells. */
export interface ToldArticle {
  readonly sentences: readonly Features[]
  readonly types: readonly EventType[]
}

const epochs = 12
const rate = 0.05
const decay = 3e-4
const leastCount = 2
/** Where the weight of the first feature, which every sentence has, begins: most sentences tell nothing. */
const firstWeight = -3

interface Dense {
  readonly sentences: readonly Rows[]
  readonly told: readonly boolean[]
}

/** Learns the model; the same articles in the same order give the same model. */
export function learnSentences(articles: readonly ToldArticle[]): LinearModel {
  const keys = countedKeys(
    articles.map(({ sentences }) => sentences.flatMap((sentence) => sentence.keys)),
    leastCount,
  )
  const rowOf = new Map<number, number>()
  keys.forEach((key, row) => rowOf.set(key, row))
  const classes = eventTypes.length
  const weights = new Float64Array(keys.length * classes)
  const first = rowOf.get(articles[0]?.sentences[0]?.keys[0] ?? 0)
  if (first !== undefined) weights.fill(firstWeight, first * classes, (first + 1) * classes)
  const state = { weights, squares: new Float64Array(weights.length).fill(1e-6) }
  const dense = articles.map((article) => toDense(article, rowOf))
  const random = randomSource(20261130)
  const sums = new Float64Array(weights.length)
  let summed = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(dense, random)
    for (const article of dense) learnArticle(article, state)
    if (epoch < epochs / 2) continue
    addTo(sums, weights)
    summed++
  }
  const mean = sums.map((sum) => sum / summed)
  return quantize(keys, mean, classes)
}

function toDense({ sentences, types }: ToldArticle, rowOf: ReadonlyMap<number, number>): Dense {
  return {
    sentences: sentences.map(({ keys, values }) => {
      const known = keys.flatMap((key, at) => {
        const row = rowOf.get(key)
        return row === undefined ? [] : [{ row, value: values[at] ?? 0 }]
      })
      return {
        rows: Int32Array.from(known, ({ row }) => row),
        values: Float32Array.from(known, ({ value }) => value),
      }
    }),
    told: eventTypes.map((type) => types.includes(type)),
  }
}

interface State {
  readonly weights: Float64Array
  readonly squares: Float64Array
}

const settled = 0.01

function learnArticle({ sentences, told }: Dense, state: State): void {
  const chances = sentences.map((sentence) => chancesOf(sentence, state.weights))
  told.forEach((isTold, type) => {
    const none = chances.reduce((product, chance) => product * (1 - (chance[type] ?? 0)), 1)
    const any = Math.max(1e-6, 1 - none)
    const slope = isTold ? -(1 - any) / any : 1
    sentences.forEach((sentence, at) => {
      const error = slope * (chances[at]?.[type] ?? 0)
      if (Math.abs(error) >= settled) moveRow(sentence, { state, type, error })
    })
  })
}

function chancesOf(sentence: Rows, weights: Float64Array): Float64Array {
  return sumRows(sentence, weights, eventTypes.length).map((sum) => 1 / (1 + Math.exp(-sum)))
}

interface Move {
  readonly state: State
  readonly type: number
  readonly error: number
}

function moveRow({ rows, values }: Rows, { state, type, error }: Move): void {
  const { weights, squares } = state
  for (let at = 0; at < rows.length; at++) {
    const index = (rows[at] ?? 0) * eventTypes.length + type
    const weight = weights[index] ?? 0
    const gradient = error * (values[at] ?? 0) + decay * weight
    const square = (squares[index] ?? 0) + gradient * gradient
    squares[index] = square
    weights[index] = weight - (rate * gradient) / Math.sqrt(square)
  }
}
