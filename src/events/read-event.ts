/** Fills the slots of one event: every candidate is weighed, the best of each slot are taken. */
import { contentId } from '../core/content-id.js'
import { entitySlots, type EntitySlot, type Evidence, type MissionEvent } from '../model/event.js'
import type { Figure, Period } from '../model/figure.js'
import type { Entity } from '../model/mention.js'
import { distanceTo } from './anchors.js'
import type { Place } from './context.js'
import { datesOf, isRange } from './dates.js'
import { softmax } from './linear.js'
import { figureClasses, slotClasses, statusClasses, type EventModel } from './models.js'
import type { Outline } from './outline.js'
import { slotFeatures, type EntityFacts, type EventInView } from './slot-features.js'
import { statusFeatures } from './status-features.js'
import { isCandidate } from './teach.js'
import { figureFeatures, periodFeatures } from './value-features.js'

/** An event that an article is found to tell, before its slots are filled. */
export interface ToldEvent {
  readonly outline: Outline
  readonly view: EventInView
  /** From 0 to 1: how likely the article tells it. */
  readonly likelihood: number
  /** Features of each entity, in the order of the entities. */
  readonly bases: readonly EntityFacts[]
  readonly articleId: string
}

/** Least likelihood at which a candidate fills a slot. */
const least: Readonly<Record<(typeof slotClasses)[number], number>> = {
  none: 1,
  organizer: 0.4,
  participant: 0.4,
  counterpart: 0.35,
  supporter: 0.35,
  origin: 0.4,
  destination: 0.4,
  programme: 0.4,
}
const leastDate = 0.28
const leastFigure = 0.3

/** Builds the event with all that the models find of it. */
export function buildEvent(told: ToldEvent, model: EventModel): MissionEvent {
  const { view, outline, likelihood, articleId } = told
  const entities = fillEntities(told, model)
  const dates = findDates(told, model)
  const figures = findFigures(told, model)
  const status = findStatus(told, model, dates)
  const { amount, jobs, companies_count: firms } = figures
  return {
    id: contentId('event', articleId, view.type),
    type: view.type,
    status,
    ...entities.slots,
    ...(entities.programme !== undefined && { programme: entities.programme }),
    ...(dates.start !== undefined && { start: dates.start }),
    ...(dates.end !== undefined && { end: dates.end }),
    ...(amount && amountOf(amount)),
    ...(jobs && { jobs: Number(jobs.value ?? jobs.low) }),
    ...(firms && { companiesCount: Number(firms.value ?? firms.low) }),
    evidence: [
      ...ownEvidence(outline, view),
      ...entities.evidence,
      ...dates.evidence,
      ...Object.entries(figures).map(([slot, { start, end }]) => ({ slot, start, end })),
    ],
    confidence: Math.round(likelihood * 1000) / 1000,
    rule: `events/model/${view.type}`,
  }
}

/** The sentences that tell the event as such: those that speak of its type, headline first; two at most. */
function ownEvidence(outline: Outline, view: EventInView): Evidence[] {
  const weights = view.anchors.get(view.type)
  const told = outline.sentences.filter((_, index) => (weights?.[index] ?? 0) > 0).slice(0, 2)
  const shown = told.length > 0 ? told : outline.sentences.slice(0, 1)
  return shown.map(({ start, end }) => ({ start, end }))
}

interface FilledEntities {
  readonly slots: Readonly<Record<EntitySlot, readonly string[]>>
  readonly programme: string | undefined
  readonly evidence: readonly Evidence[]
}

function fillEntities({ outline, view, bases }: ToldEvent, model: EventModel): FilledEntities {
  const taken: { slot: (typeof slotClasses)[number]; entity: Entity; chance: number }[] = []
  outline.found.entities.forEach((entity, at) => {
    const base = bases[at]
    if (!base) return
    const chances = softmax(model.slot.score(slotFeatures(base, { entity, view })))
    // An entity is one thing to an event: nobody is both host and guest.
    const fitting = slotClasses.flatMap((slot, index) => {
      const chance = chances[index] ?? 0
      return slot !== 'none' && chance >= least[slot] ? [{ slot, entity, chance }] : []
    })
    const [first] = fitting.sort((one, other) => other.chance - one.chance)
    if (first) taken.push(first)
  })
  const programme = taken
    .filter(({ slot }) => slot === 'programme')
    .sort((one, other) => other.chance - one.chance)[0]
  const kept = taken.filter((one) => one.slot !== 'programme' || one === programme)
  return {
    slots: Object.fromEntries(
      entitySlots.map((name) => [
        name,
        kept.filter(({ slot }) => slot === name).map(({ entity }) => entity.id),
      ]),
    ) as Record<EntitySlot, string[]>,
    programme: programme?.entity.id,
    evidence: kept.flatMap(({ slot, entity }) => {
      const sentence = provingSentence(
        bases[outline.found.entities.indexOf(entity)]?.places ?? [],
        view,
      )
      return sentence ? [{ slot, start: sentence.start, end: sentence.end }] : []
    }),
  }
}

/** Of the sentences that name the entity, the one nearest to where the event is told. */
function provingSentence(
  places: readonly Place[],
  { anchors, type }: EventInView,
): Outline['sentences'][number] | undefined {
  const [best] = places
    .map(({ index, sentence }) => ({
      sentence,
      distance: distanceTo(anchors, type, index) + (sentence.zone === 0 ? 0.5 : 0),
    }))
    .sort((one, other) => one.distance - other.distance)
  return best?.sentence
}

interface FoundDates {
  readonly start: string | undefined
  readonly end: string | undefined
  readonly evidence: readonly Evidence[]
}

function findDates({ outline, view }: ToldEvent, model: EventModel): FoundDates {
  const weighed = outline.found.periods.map((period) => {
    const chances = softmax(model.period.score(periodFeatures(outline, period, view)))
    const [, start = 0, end = 0, range = 0] = chances
    const both = isRange(period) ? range : 0
    return { period, start: start + range, end: end + both }
  })
  const first = bestOf(weighed, 'start', ({ from }) => from)
  const last = bestOf(weighed, 'end', ({ to }) => to)
  const isOrdered = !first || !last || first.date <= last.date || first.date.startsWith(last.date)
  const end = isOrdered && first?.date !== last?.date ? last : undefined
  const evidence = [
    { slot: 'start', at: first },
    { slot: 'end', at: end },
  ].flatMap(({ slot, at }) => (at ? [{ slot, start: at.period.start, end: at.period.end }] : []))
  return { start: first?.date, end: end?.date, evidence }
}

interface WeighedPeriod {
  readonly period: Period
  readonly start: number
  readonly end: number
}

function bestOf(
  weighed: readonly WeighedPeriod[],
  slot: 'start' | 'end',
  dateOf: (dates: { from?: string; to?: string }) => string | undefined,
): { period: Period; date: string } | undefined {
  const chances = new Map<string, { period: Period; date: string; chance: number; most: number }>()
  for (const one of weighed) {
    const date = dateOf(datesOf(one.period))
    if (date === undefined) continue
    const known = chances.get(date)
    const chance = one[slot]
    // Two places that say the same date support each other.
    const joint = known ? 1 - (1 - known.chance) * (1 - chance) : chance
    const period = known && known.most >= chance ? known.period : one.period
    chances.set(date, { period, date, chance: joint, most: Math.max(known?.most ?? 0, chance) })
  }
  const [best] = [...chances.values()].sort((one, other) => other.chance - one.chance)
  return best && best.chance >= leastDate ? best : undefined
}

type FoundFigures = Partial<Record<(typeof figureClasses)[number], Figure>>

function findFigures({ outline, view }: ToldEvent, model: EventModel): FoundFigures {
  const best: FoundFigures = {}
  const most: Partial<Record<string, number>> = {}
  for (const figure of outline.found.figures) {
    if (!isCandidate(figure)) continue
    const chances = softmax(model.figure.score(figureFeatures(outline, figure, view)))
    figureClasses.forEach((slot, index) => {
      const chance = chances[index] ?? 0
      if (slot === 'none' || chance < leastFigure || chance <= (most[slot] ?? 0)) return
      most[slot] = chance
      best[slot] = figure
    })
  }
  return best
}

function amountOf({ value, low, unit }: Figure): Pick<MissionEvent, 'amount'> {
  const number = value ?? low
  return number === undefined
    ? {}
    : { amount: { value: number, ...(unit !== undefined && { unit }) } }
}

function findStatus(
  { outline, view }: ToldEvent,
  model: EventModel,
  dates: FoundDates,
): (typeof statusClasses)[number] {
  const scores = model.status.score(statusFeatures(outline, view, dates))
  const best = scores.indexOf(Math.max(...scores))
  return statusClasses[best] ?? 'announced'
}
