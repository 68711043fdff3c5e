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
 * the best for each, as few articles tell of each type; the rarest, which the others crowd out, has the lowest.
 */
const least: Readonly<Record<EventType, number>> = {
  trade_mission: 0.32,
  training_programme: 0.4,
  support_programme: 0.3,
  investment: 0.29,
  agreement: 0.36,
  meeting: 0.24,
  fair: 0.3,
}

// Fitted on readings of regions that the models had not seen: the mean states too little.
const calibration = { slope: 1.4, shift: 1.3 }

/** Finds the types that the article tells. */
export function typesTold(outline: Outline, model: EventModel): ToldType[] {
  const whole = softmax(model.type.score(typeFeatures(outline)))
  const sentences = sentenceFeatures(outline).map((features) => model.sentence.score(features))
  return eventTypes.flatMap((type, index) => {
    const telling = sentences.map((scores) => 1 / (1 + Math.exp(-(scores[index] ?? 0))))
    const none = telling.reduce((product, chance) => product * (1 - chance), 1)
    const mean = ((whole[index] ?? 0) + 1 - none) / 2
    const isTold = mean >= least[type]
    return isTold ? [{ type, likelihood: calibrate(mean), telling }] : []
  })
}

/** Turns the mean into how often such a type is told indeed. */
export function calibrate(mean: number): number {
  const odds = Math.log(Math.max(1e-6, mean) / Math.max(1e-6, 1 - mean))
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.shift)))
}
