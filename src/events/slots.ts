/** Who fills the slots of an event: names that follow the cues of each slot, in the sentences that tell the event. */
import type { EntitySlot } from '../model/event.js'
import type { EntityType } from '../model/mention.js'
import type { EventWords } from './event-words.js'
import { findCue, type NamedSpan, type Sentence } from './sentence.js'

/** A name in a slot, with the sentence that proves it. */
export interface SlotFiller {
  readonly slot: EntitySlot
  readonly name: NamedSpan
}

const actors: readonly EntityType[] = ['company', 'public_body', 'organization']

// Between a cue and the name that it introduces stand an article and a few words at most.
const maxGap = 30

function namesAfter(
  sentence: Sentence,
  cues: readonly string[],
  types: readonly EntityType[],
): NamedSpan[] {
  return cues.flatMap((cue) => {
    const end = findCue(sentence.folded, cue)
    if (end < 0) return []
    const from = sentence.start + end
    const name = sentence.names.find(
      ({ start, entity }) => start >= from && types.includes(entity.type),
    )
    return name && name.start - from <= maxGap ? [name] : []
  })
}

/** Takes the name and those that follow it in the same list: separated by commas, semicolons and "y", "e", "et". */
export function listFrom(first: NamedSpan, sentence: Sentence): NamedSpan[] {
  const later = sentence.names.filter(({ start }) => start > first.start)
  const list = [first]
  for (const name of later) {
    const between = sentence.folded.slice(
      (list.at(-1)?.end ?? first.end) - sentence.start,
      name.start - sentence.start,
    )
    const isJoined =
      /^[\s,;:()]*(?:y|e|et|ainsi que|asi como|ou|o)?[\s,;:()]*(?:l[ae]s? |el |los |l')?$/.test(
        between.slice(0, 40),
      )
    if (!isJoined || between.length > 40 || name.entity.type !== first.entity.type) break
    list.push(name)
  }
  return list
}

function standsAfter(before: string, word: string): boolean {
  if (word.endsWith("'")) return before.endsWith(word)
  return before.endsWith(` ${word} `)
}

function placesAfter(sentence: Sentence, prepositions: readonly string[]): NamedSpan[] {
  return sentence.names.filter(({ start, entity }) => {
    if (entity.type !== 'place') return false
    const before = sentence.folded.slice(0, start - sentence.start)
    return prepositions.some((word) => standsAfter(before, word))
  })
}

const filler =
  (slot: EntitySlot) =>
  (name: NamedSpan): SlotFiller => ({ slot, name })

function participantsOf(sentence: Sentence, words: EventWords): NamedSpan[] {
  return namesAfter(sentence, words.participants, ['company', 'organization'])
    .slice(0, 1)
    .flatMap((first) => listFrom(first, sentence))
}

/** Fills the entity slots from the sentences of the event; the first sentence that fills a place slot counts. */
export function fillSlots(sentences: readonly Sentence[], words: EventWords): SlotFiller[] {
  const destinations = sentences
    .map((sentence) => placesAfter(sentence, words.towards))
    .find((list) => list.length > 0)
  const subject = sentences
    .flatMap((sentence) => sentence.names)
    .find(({ entity }) => actors.includes(entity.type))
  const organizers = sentences.flatMap((sentence) =>
    namesAfter(sentence, words.organizedBy, actors),
  )
  return [
    ...(organizers.length > 0 ? organizers : subject ? [subject] : []).map(filler('organizer')),
    ...sentences.flatMap((sentence) => participantsOf(sentence, words)).map(filler('participant')),
    ...sentences
      .flatMap((sentence) => namesAfter(sentence, words.counterparts, actors))
      .map(filler('counterpart')),
    ...sentences
      .flatMap((sentence) => namesAfter(sentence, words.supportedBy, actors))
      .map(filler('supporter')),
    ...(destinations ?? []).map(filler('destination')),
  ]
}
