/** What stands around a sentence: the meanings of the headline, the first sentence, the one before and the one behind. */
import { mixHash } from '../text/hash.js'
import type { Features } from './linear.js'
import type { Outline, Sentence } from './outline.js'
import { kindHash } from './sink.js'

const weight = 0.3

/** Kinds of features by where the meaning stands. */
const kindsAt = (place: string): Readonly<Record<'topic' | 'concept' | 'cue', number>> => ({
  topic: kindHash(`${place} sentence topic`),
  concept: kindHash(`${place} sentence concept`),
  cue: kindHash(`${place} sentence cue`),
})
const kinds = { opening: kindsAt('opening'), before: kindsAt('before'), behind: kindsAt('behind') }

/** What all sentences of the article share: what headline and first sentence are about. */
export function openingFeatures(outline: Outline): Features {
  const keys = new Set<number>()
  for (const sentence of outline.sentences)
    if (sentence.zone <= 1) addMeanings(keys, outline, { sentence, place: 'opening' })
  return featuresOf(keys)
}

/** What the sentences before and behind the one at the index are about. */
export function neighbourFeatures(outline: Outline, index: number): Features {
  const keys = new Set<number>()
  const [before, behind] = [outline.sentences[index - 1], outline.sentences[index + 1]]
  if (before) addMeanings(keys, outline, { sentence: before, place: 'before' })
  if (behind) addMeanings(keys, outline, { sentence: behind, place: 'behind' })
  return featuresOf(keys)
}

interface Seen {
  readonly sentence: Sentence
  readonly place: keyof typeof kinds
}

function addMeanings(keys: Set<number>, { units }: Outline, { sentence, place }: Seen): void {
  const { topic, concept, cue } = kinds[place]
  for (let at = sentence.from; at < sentence.to; at++) {
    const unit = units[at]
    if (!unit) continue
    if (unit.topic !== 0) keys.add(mixHash(topic, unit.topic))
    if (unit.concept !== 0) keys.add(mixHash(concept, unit.concept))
  }
  for (const { type } of sentence.cues) keys.add(mixHash(cue, kindHash(type)))
}

function featuresOf(keys: ReadonlySet<number>): Features {
  return { keys: [...keys], values: [...keys].map(() => weight) }
}
