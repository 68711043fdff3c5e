/**
 * Events: an article and what was found in it → the missions, programmes, investments, agreements, meetings and fairs
 * that it tells, every slot with the sentence that says it.
 */
import type { Article } from '../model/article.js'
import { eventTypes, type MissionEvent } from '../model/event.js'
import { anchorsOf } from './anchors.js'
import type { Note } from '../model/span.js'
import { softmax } from './linear.js'
import type { EventModel } from './models.js'
import { sentenceFeatures } from './sentence-features.js'
import { outlineOf, type Outline, type EventArticle, type Findings } from './outline.js'
import { buildEvent } from './read-event.js'
import { entityFeatures, ranksOf } from './slot-features.js'
import { typeFeatures } from './type-features.js'

export { encodeEventModels, loadEventModel } from './model-file.js'
export { prepareModels, type EventModel } from './models.js'
export { lessonsOf, trainEvents, type EventExample, type KnownEvent } from './teach.js'

/** Least likelihood at which an article is said to tell an event of a type. */
const leastChance = 0.3

/** Least likelihood of the rarest type, which the others crowd out. */
const leastMeetingChance = 0.18

/** Finds the events that the article tells; ordinary news gives none. */
export function findEvents(
  article: Article,
  found: Findings,
  model: EventModel,
): { events: readonly MissionEvent[]; notes: readonly Note[] } {
  const { text, title, lang, paragraphs, country, published, id } = article
  return {
    events: readEvents(
      {
        text,
        title,
        lang,
        paragraphs,
        ...(country !== undefined && { country }),
        ...(published && { published: published.value.slice(0, 10) }),
      },
      { found, model, id },
    ),
    notes: [],
  }
}

/** Finds the events of an article that is known by its text and dates only. */
export function readEvents(
  article: EventArticle,
  { found, model, id }: { found: Findings; model: EventModel; id: string },
): MissionEvent[] {
  const outline = outlineOf(article, found)
  const whole = softmax(model.type.score(typeFeatures(outline)))
  const parts = chancesOfSentences(outline, model)
  const told = eventTypes.flatMap((type, index) => {
    const none = parts.reduce((product, chances) => product * (1 - (chances[index] ?? 0)), 1)
    const likelihood = ((whole[index] ?? 0) + 1 - none) / 2
    const least = type === 'meeting' ? leastMeetingChance : leastChance
    return likelihood >= least ? [{ type, likelihood }] : []
  })
  if (told.length === 0) return []
  const anchors = anchorsOf(outline)
  const ranks = ranksOf(found.entities)
  const bases = found.entities.map((entity) => entityFeatures(outline, entity, ranks))
  return told.map(({ type, likelihood }) => {
    const others = told.map((one) => one.type).filter((other) => other !== type)
    return buildEvent(
      { outline, view: { type, others, anchors }, likelihood, bases, articleId: id },
      model,
    )
  })
}

/** For each sentence, how likely it tells an event of each type. */
function chancesOfSentences(outline: Outline, model: EventModel): Float64Array[] {
  return sentenceFeatures(outline).map((features) =>
    model.sentence.score(features).map((score) => 1 / (1 + Math.exp(-score))),
  )
}
