/** Learns the event models from articles whose events are known. */
import type { EventType } from '../model/event.js'
import type { Figure, Period } from '../model/figure.js'
import { anchorsOf } from './anchors.js'
import { castOf } from './cast.js'
import { datesOf, isRange } from './dates.js'
import { sentenceFeatures } from './sentence-features.js'
import { learnSentences, type ToldArticle } from './learn-sentences.js'
import { durationsOf, endAfter, type Duration } from './durations.js'
import { learnLinear, type Instance, type Lesson } from './learn.js'
import {
  figureClasses,
  periodClasses,
  statusClasses,
  typeClasses,
  type EventModels,
  type Question,
} from './models.js'
import type { LinearModel } from './linear.js'
import type { EventExample, KnownEvent } from './known-event.js'
import { outlineOf, type Outline } from './outline.js'
import type { EventInView } from './slot-features.js'
import { sceneOf } from './slot-rows.js'
import { statusFeatures } from './status-features.js'
import { learnSlots, slotLesson, type SlotLesson } from './teach-slots.js'
import { typeFeatures } from './type-features.js'
import { durationFeatures, figureFeatures, periodFeatures } from './value-features.js'

/** Candidates with their answers, by question. */
export interface Lessons {
  readonly type: Instance[]
  readonly sentence: ToldArticle[]
  readonly slot: SlotLesson[]
  readonly period: Instance[]
  readonly figure: Instance[]
  readonly status: Instance[]
}

const oneHot = (count: number, index: number): number[] =>
  Array.from({ length: count }, (_, at) => (at === index ? 1 : 0))

/** What one article teaches. */
export function lessonsOf(example: EventExample): Lessons {
  const lessons: Lessons = { type: [], sentence: [], slot: [], period: [], figure: [], status: [] }
  addExample(lessons, example)
  return lessons
}

/**
 * Learns all models; the same lessons in the same order give the same models. What `quiet` articles teach, which tell no
 * event, counts for the types only: slots are learnt in parts that follow the order of the articles taught.
 */
export function trainEvents(
  taught: readonly Lessons[],
  quiet: readonly Lessons[] = [],
): EventModels {
  const all = [...taught, ...quiet]
  const learn = (name: Exclude<Question, 'sentence' | 'slot'>): LinearModel =>
    learnLinear(
      all.flatMap((lessons) => lessons[name]),
      plans[name],
    )
  return {
    type: learn('type'),
    sentence: learnSentences(all.flatMap(({ sentence }) => sentence)),
    ...learnSlots(taught.map(({ slot }) => slot)),
    period: learn('period'),
    figure: learn('figure'),
    status: learn('status'),
  }
}

const ordinary = { epochs: 10, rate: 0.03, decay: 3e-4, leastCount: 3 }

// Few articles and many words: what the types learn is held back more than the rest.
const plans: Readonly<Record<Exclude<Question, 'sentence' | 'slot'>, Lesson>> = {
  type: {
    classes: typeClasses.length,
    epochs: 20,
    rate: 0.02,
    decay: 1e-3,
    leastCount: 3,
  },
  period: { ...ordinary, classes: periodClasses.length },
  figure: { ...ordinary, classes: figureClasses.length },
  status: { ...ordinary, classes: statusClasses.length },
}

function addExample(lessons: Lessons, { article, found, events }: EventExample): void {
  const outline = outlineOf(article, found)
  const types = [...new Set(events.map(({ type }) => type))]
  lessons.type.push({
    features: typeFeatures(outline),
    target: typeTarget(types),
  })
  lessons.sentence.push({ sentences: sentenceFeatures(outline), types })
  const anchors = anchorsOf(outline)
  const cast = castOf(found.entities, article)
  const scene = sceneOf(outline, cast)
  for (const type of types) {
    const told = events.filter((event) => event.type === type)
    const view: EventInView = { type, others: types.filter((other) => other !== type), anchors }
    lessons.slot.push(slotLesson(scene, view, told))
    addValues(lessons, { outline, view, told })
  }
}

function typeTarget(types: readonly EventType[]): number[] {
  if (types.length === 0) return oneHot(typeClasses.length, typeClasses.indexOf('none'))
  return typeClasses.map((type) => (types.some((one) => one === type) ? 1 / types.length : 0))
}

function addValues(
  lessons: Lessons,
  { outline, view, told }: { outline: Outline; view: EventInView; told: readonly KnownEvent[] },
): void {
  for (const period of outline.found.periods)
    lessons.period.push({
      features: periodFeatures(outline, period, view),
      target: oneHot(periodClasses.length, periodClass(period, told)),
    })
  for (const duration of durationsOf(outline))
    lessons.period.push({
      features: durationFeatures(outline, duration, view),
      target: oneHot(periodClasses.length, durationClass(duration, told)),
    })
  for (const figure of outline.found.figures)
    if (isCandidate(figure))
      lessons.figure.push({
        features: figureFeatures(outline, figure, view),
        target: oneHot(figureClasses.length, figureClass(figure, told)),
      })
  for (const { status, start, end } of told)
    if (status !== undefined)
      lessons.status.push({
        features: statusFeatures(outline, view, { start, end }),
        target: oneHot(statusClasses.length, statusClasses.indexOf(status)),
      })
}

/** Whether the figure can be an event's: money or a count. */
export function isCandidate({ kind }: Figure): boolean {
  return kind === 'money' || kind === 'count'
}

function durationClass(duration: Duration, told: readonly KnownEvent[]): number {
  const isEnd = told.some(
    ({ start, end }) =>
      start !== undefined && end !== undefined && end === endAfter(start, duration),
  )
  return isEnd ? periodClasses.indexOf('end') : 0
}

function periodClass(period: Period, told: readonly KnownEvent[]): number {
  const { from, to } = datesOf(period)
  const starts = from !== undefined && told.some(({ start }) => start === from)
  const ends = to !== undefined && told.some(({ end }) => end === to)
  if (starts && ends && isRange(period)) return periodClasses.indexOf('range')
  if (starts) return periodClasses.indexOf('start')
  return ends ? periodClasses.indexOf('end') : 0
}

function figureClass({ kind, value, low, unit }: Figure, told: readonly KnownEvent[]): number {
  const number = Number(value ?? low)
  if (kind === 'money') {
    const isAmount = told.some(
      ({ amount }) => Number(amount?.value) === number && amount?.unit === unit,
    )
    return isAmount ? figureClasses.indexOf('amount') : 0
  }
  if (told.some(({ jobs }) => jobs === number)) return figureClasses.indexOf('jobs')
  return told.some(({ companiesCount }) => companiesCount === number)
    ? figureClasses.indexOf('companies_count')
    : 0
}
