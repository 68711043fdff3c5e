/** Which types of events an article tells: the article as a whole and each of its sentences are asked. */
import { eventTypes, type EventType } from '../model/event.js'
import { softmax } from './linear.js'
import type { EventModel } from './models.js'
import type { Outline } from './outline.js'
import { sentenceFeatures } from './sentence-features.js'
import { typeFeatures } from './type-features.js'

/** A type that the article tells. */
export interface ToldType {
  readonly type: EventType
  /** From 0 to 1: of types with 0.9, about nine in ten are told. */
  readonly likelihood: number
  /** For each sentence, how likely it tells an event of the type. */
  readonly telling: readonly number[]
}

/**
 * Least mean of what the article and its sentences say, at which a type is told. Halfway between one bound for all and
 * the best for each, as few articles tell of each type.
 */
const least: Readonly<Record<EventType, number>> = {
  trade_mission: 0.28,
  training_programme: 0.33,
  support_programme: 0.27,
  investment: 0.28,
  agreement: 0.34,
  meeting: 0.32,
  fair: 0.37,
}

// Fitted on readings of regions that the models had not seen: the mean states too little.
const calibration = { slope: 1.4, shift: 0.9 }

/** Finds the types that the article tells. */
export function typesTold(outline: Outline, model: EventModel): ToldType[] {
  const whole = softmax(model.type.score(typeFeatures(outline)))
  const sentences = sentenceChances(outline, model)
  const means = eventTypes.map((_, type) => {
    const none = sentences.reduce((product, chances) => product * (1 - (chances[type] ?? 0)), 1)
    return ((whole[type] ?? 0) + 1 - none) / 2
  })
  return typesReached(means).map(({ type, index, mean }) => ({
    type,
    likelihood: calibrate(mean),
    telling: sentences.map((chances) => chances[index] ?? 0),
  }))
}

interface Reached {
  readonly type: EventType
  readonly index: number
  readonly mean: number
}

/** The types whose means, in the order of the types, reach their bounds. */
export function typesReached(means: readonly number[]): Reached[] {
  return eventTypes.flatMap((type, index) => {
    const mean = means[index] ?? 0
    return mean >= least[type] ? [{ type, index, mean }] : []
  })
}

/** For each sentence how likely it tells an event of each type; what is missing to one is that it tells none. */
function sentenceChances(outline: Outline, model: EventModel): Float64Array[] {
  const { shared, own } = sentenceFeatures(outline)
  const common = model.sentence.score(shared)
  return own.map((features) => {
    const sums = model.sentence.score(features).map((sum, type) => sum + (common[type] ?? 0))
    return softmax(Float64Array.of(...sums, 0))
  })
}

/** Turns the mean into how often such a type is told indeed. */
export function calibrate(mean: number): number {
  const odds = Math.log(Math.max(1e-6, mean) / Math.max(1e-6, 1 - mean))
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.shift)))
}
