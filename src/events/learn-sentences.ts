/**
 * Learns which sentences tell an event of which type, from articles of which only the types are known: an article
 * tells a type when at least one of its sentences does, so its likelihood is one minus that of none doing so. Within a
 * sentence the types and "nothing" compete: what speaks for one of them speaks against the others.
 */
import { eventTypes, type EventType } from '../model/event.js'
import { addTo, countedKeys, quantize, randomSource, shuffle, sumRows, type Rows } from './learn.js'
import { softmax, type Features, type LinearModel } from './linear.js'
import type { SentenceFeatures } from './sentence-features.js'

/** An article as sentences, with the types that it tells. */
export interface ToldArticle {
  readonly sentences: SentenceFeatures
  readonly types: readonly EventType[]
}

const epochs = 12
const rate = 0.03
const decay = 1e-3
const leastCount = 3
/** Where the weight of the first feature, which every sentence has, begins: most sentences tell nothing. */
const firstWeight = -5

/** The types, and behind them "nothing". */
const classes = eventTypes.length + 1

interface Dense {
  readonly sentences: readonly Rows[]
  readonly told: readonly boolean[]
}

/** Learns the model; the same articles in the same order give the same model. */
export function learnSentences(articles: readonly ToldArticle[]): LinearModel {
  const keys = countedKeys(
    articles.map(({ sentences: { shared, own } }) => [
      ...shared.keys,
      ...own.flatMap((sentence) => sentence.keys),
    ]),
    leastCount,
  )
  const rowOf = new Map<number, number>()
  keys.forEach((key, row) => rowOf.set(key, row))
  const weights = new Float64Array(keys.length * classes)
  const first = rowOf.get(articles[0]?.sentences.own[0]?.keys[0] ?? 0)
  if (first !== undefined)
    weights.fill(firstWeight, first * classes, first * classes + eventTypes.length)
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
  return quantize(keys, besideNothing(mean), eventTypes.length)
}

/** The weights of the types where those of "nothing" are zero, which says the same. */
function besideNothing(weights: Float64Array): Float64Array {
  const types = eventTypes.length
  return new Float64Array((weights.length / classes) * types).map((_, at) => {
    const row = Math.floor(at / types) * classes
    return (weights[row + (at % types)] ?? 0) - (weights[row + types] ?? 0)
  })
}

function toDense({ sentences, types }: ToldArticle, rowOf: ReadonlyMap<number, number>): Dense {
  const knownOf = ({ keys, values }: Features): { row: number; value: number }[] =>
    keys.flatMap((key, at) => {
      const row = rowOf.get(key)
      return row === undefined ? [] : [{ row, value: values[at] ?? 0 }]
    })
  const shared = knownOf(sentences.shared)
  return {
    sentences: sentences.own.map((features) => {
      const known = [...knownOf(features), ...shared]
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
const leastChance = 1e-6
const leastRest = 1e-4

function learnArticle({ sentences, told }: Dense, state: State): void {
  const chances = sentences.map((sentence) => softmax(sumRows(sentence, state.weights, classes)))
  // How steeply the loss rises with what one sentence's not telling the type is multiplied by.
  const slopes = told.map((isTold, type) => {
    if (!isTold) return 1
    const none = chances.reduce((product, chance) => product * (1 - (chance[type] ?? 0)), 1)
    const any = Math.max(leastChance, 1 - none)
    return -(1 - any) / any
  })
  sentences.forEach((sentence, at) => {
    const chance = chances[at] ?? new Float64Array(classes)
    const rises = slopes.map((slope, type) => slope / Math.max(leastRest, 1 - (chance[type] ?? 0)))
    const mean = rises.reduce((sum, rise, type) => sum + rise * (chance[type] ?? 0), 0)
    for (let type = 0; type < classes; type++) {
      const error = (chance[type] ?? 0) * ((rises[type] ?? 0) - mean)
      if (Math.abs(error) >= settled)
        moveRow(sentence, { state, type, error: Math.max(-1, Math.min(1, error)) })
    }
  })
}

interface Move {
  readonly state: State
  readonly type: number
  readonly error: number
}

function moveRow({ rows, values }: Rows, { state, type, error }: Move): void {
  const { weights, squares } = state
  for (let at = 0; at < rows.length; at++) {
    const index = (rows[at] ?? 0) * classes + type
    const weight = weights[index] ?? 0
    const gradient = error * (values[at] ?? 0) + decay * weight
    const square = (squares[index] ?? 0) + gradient * gradient
    squares[index] = square
    weights[index] = weight - (rate * gradient) / Math.sqrt(square)
  }
}
