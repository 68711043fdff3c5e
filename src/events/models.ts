/** The trained models of the event stage, and what each of their classes means. */
import { entitySlots, eventTypes, type EventStatus } from '../model/event.js'
import { scorerOf, type LinearModel, type Scorer } from './linear.js'
import type { TreeModel } from './trees.js'

/** What a model answers. */
export const questions = ['type', 'sentence', 'slot', 'period', 'figure', 'status'] as const

/** Name of a model. */
export type Question = (typeof questions)[number]

/** What an article can tell; `none` is ordinary news. */
export const typeClasses = [...eventTypes, 'none'] as const

/** What an entity can be to an event; the first is nothing. */
export const slotClasses = ['none', ...entitySlots, 'programme'] as const

/** What a period can be to an event. */
export const periodClasses = ['none', 'start', 'end', 'range'] as const

/** What a figure can be to an event. */
export const figureClasses = ['none', 'amount', 'jobs', 'companies_count'] as const

/** How far an event can have come. */
export const statusClasses: readonly EventStatus[] = [
  'announced',
  'ongoing',
  'completed',
  'cancelled',
]

/** What takes a second look at the slots. */
interface SecondLook {
  readonly trees: TreeModel
}

/** Trained models by what they answer. */
export type EventModels = Readonly<Record<Question, LinearModel>> & SecondLook

/** Models ready for use. */
export type EventModel = Readonly<Record<Question, Scorer>> & SecondLook

/** Makes trained models ready for use. */
export function prepareModels(models: EventModels): EventModel {
  const scorers = questions.map((name) => [name, scorerOf(models[name])])
  return {
    ...(Object.fromEntries(scorers) as Readonly<Record<Question, Scorer>>),
    trees: models.trees,
  }
}
