/**
 * Events: an article and what was found in it → the missions, programmes, investments, agreements, meetings and fairs
 * that it tells, every slot with the sentence that says it.
 */
import type { Article } from '../model/article.js'
import type { MissionEvent } from '../model/event.js'
import { anchorsOf } from './anchors.js'
import { beginningOf, longText } from './beginning.js'
import { castOf } from './cast.js'
import type { Note } from '../model/span.js'
import type { EventModel } from './models.js'
import { outlineOf, type EventArticle, type Findings } from './outline.js'
import { eventsOfType } from './events-of-type.js'
import { typesTold } from './types-told.js'
import { sceneOf } from './slot-rows.js'
import { weighEntities } from './weigh-entities.js'

export { encodeEventModels, loadEventModel } from './model-file.js'
export { prepareModels, type EventModel } from './models.js'
export type { EventExample, KnownEvent } from './known-event.js'
export { lessonsOf, trainEvents } from './teach.js'

/** Finds the events that the article tells; ordinary news gives none. */
export function findEvents(
  article: Article,
  found: Findings,
  model: EventModel,
): { events: readonly MissionEvent[]; notes: readonly Note[] } {
  const { title, lang, country, published, id } = article
  const { text, paragraphs, ...kept } = beginningOf(article, found)
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
      { found: kept, model, id },
    ),
    notes: text.length < article.text.length ? [longText] : [],
  }
}

/** Finds the events of an article that is known by its text and dates only. */
export function readEvents(
  article: EventArticle,
  { found, model, id }: { found: Findings; model: EventModel; id: string },
): MissionEvent[] {
  const outline = outlineOf(article, found)
  const told = typesTold(outline, model)
  if (told.length === 0) return []
  const anchors = anchorsOf(outline)
  const views = told.map(({ type }) => {
    const others = told.map((one) => one.type).filter((other) => other !== type)
    return { type, others, anchors }
  })
  const scene = sceneOf(outline, castOf(found.entities, article))
  const weighedFor = weighEntities(scene, views, model)
  return told.flatMap(({ type, likelihood, telling }, index) => {
    const view = views[index] ?? { type, others: [], anchors }
    const weighed = weighedFor[index] ?? []
    return eventsOfType({ outline, view, likelihood, telling, weighed, articleId: id }, model)
  })
}
