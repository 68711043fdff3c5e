import { expect, test } from 'vitest'
import { anchorsOf } from '../../../src/events/anchors.js'
import { castOf } from '../../../src/events/cast.js'
import { fillEntities } from '../../../src/events/fill-entities.js'
import { slotClasses } from '../../../src/events/models.js'
import { outlineOf, type EventArticle } from '../../../src/events/outline.js'
import { sceneOf } from '../../../src/events/slot-rows.js'
import type { Entity } from '../../../src/model/mention.js'

const text = 'Empresas de Puebla se forman en Lyon, dicen en México.'
const article: EventArticle = {
  ...{ text, title: '', lang: 'es' as const },
  paragraphs: [{ start: 0, end: text.length }],
}
const mexico = { country: 'MX', geonamesId: 3996063 }
const puebla = { country: 'MX', region: 'MX-PUE', geonamesId: 3521081 }
const lyon = { country: 'FR', region: 'FR-ARA', geonamesId: 2996944 }
const places: readonly (readonly [string, Partial<Entity>])[] = [
  ['Puebla', puebla],
  ['Lyon', lyon],
  ['México', mexico],
]

/** Where the event leaves from, for the likelihoods of each place as origin. */
function originsOf(chances: Readonly<Record<string, number>>): readonly string[] {
  const mentions = places.map(([name]) => {
    const start = text.indexOf(name)
    const span = { start, end: start + name.length, text: name }
    return { ...span, type: 'place' as const, confidence: 1, rule: 'test' }
  })
  const entities = places.map(([name, lies], index): Entity => {
    return { id: name, type: 'place', name, aliases: [], mentions: [index], ...lies }
  })
  const outline = outlineOf(article, { mentions, entities, figures: [], periods: [] })
  const scene = sceneOf(outline, castOf(entities, article))
  const weighed = entities.flatMap((entity, at) => {
    const facts = scene.facts[at]
    const chance = chances[entity.name] ?? 0
    const own = slotClasses.map((slot) =>
      slot === 'none' ? 1 - chance : slot === 'origin' ? chance : 0,
    )
    return facts ? [{ entity, facts, chances: Float64Array.from(own) }] : []
  })
  return fillEntities({
    ...{ outline, weighed, likelihood: 1, telling: [1], isInScope: () => true },
    ...{ view: { type: 'training_programme', others: [], anchors: anchorsOf(outline) } },
    ...{ articleId: 'test', rank: 0 },
  }).slots.origin
}

test('the place whose firms go is where they leave from rather than its country', () => {
  expect(originsOf({ México: 0.6 })).toEqual(['México'])
  expect(originsOf({ México: 0.6, Puebla: 0.001 })).toEqual(['Puebla'])
})

test('a likely town is kept beside one that is said outright', () => {
  expect(originsOf({ Lyon: 0.6, Puebla: 0.001 })).toEqual(['Lyon'])
})
