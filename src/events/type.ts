/** Which type of event an article tells, and in which sentences. */
import { eventTypes, type EventStatus, type EventType } from '../model/event.js'
import type { EventWords } from './event-words.js'
import { findCue, type Sentence } from './sentence.js'

/** A type with the weight of its evidence and the sentences that gave it. */
export interface TypeEvidence {
  readonly type: EventType
  readonly score: number
  readonly sentences: readonly Sentence[]
}

// The headline and the first sentences say what an article is about; what comes late is background.
const leadSentences = 4
const headlineFactor = 2
const backgroundFactor = 0.4

/** Least score at which an article is said to tell an event. */
export const leastScore = 4

function factorOf(sentence: Sentence, index: number): number {
  if (sentence.isHeadline) return headlineFactor
  return index <= leadSentences ? 1 : backgroundFactor
}

function weigh(type: EventType, sentences: readonly Sentence[], words: EventWords): TypeEvidence {
  let score = 0
  const evidence: Sentence[] = []
  for (const [index, sentence] of sentences.entries()) {
    const hits = words.triggers[type].filter(([cue]) => findCue(sentence.folded, cue) >= 0)
    if (hits.length === 0) continue
    score += Math.max(...hits.map(([, weight]) => weight)) * factorOf(sentence, index)
    evidence.push(sentence)
  }
  return { type, score, sentences: evidence }
}

/** Finds the type with the strongest evidence; undefined when none is strong enough. */
export function findType(
  sentences: readonly Sentence[],
  words: EventWords,
): TypeEvidence | undefined {
  const [best] = eventTypes
    .map((type) => weigh(type, sentences, words))
    .sort((left, right) => right.score - left.score)
  return best && best.score >= leastScore ? best : undefined
}

/** Reads from the verbs of the sentences how far the event has come; the first sentence that says it counts. */
export function findStatus(
  sentences: readonly Sentence[],
  words: EventWords,
): EventStatus | undefined {
  const order: readonly EventStatus[] = ['cancelled', 'completed', 'announced', 'ongoing']
  for (const sentence of sentences) {
    const status = order.find((name) =>
      words.statuses[name].some((cue) => findCue(sentence.folded, cue) >= 0),
    )
    if (status) return status
  }
  return undefined
}
