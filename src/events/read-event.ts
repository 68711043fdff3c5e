/** Builds one event: fills its slots, finds its dates and figures and how far it has come. */
import { contentId } from '../core/content-id.js'
import type { Evidence, MissionEvent } from '../model/event.js'
import type { Figure } from '../model/figure.js'
import { fillEntities } from './fill-entities.js'
import { findDates, type FoundDates } from './find-dates.js'
import { hasConditional } from './conditional.js'
import { softmax } from './linear.js'
import { figureClasses, statusClasses, type EventModel } from './models.js'
import { sentenceAt } from './outline.js'
import { statusFeatures } from './status-features.js'
import { isCandidate } from './teach.js'
import type { ToldEvent } from './told-event.js'
import { figureFeatures } from './value-features.js'

const leastFigure = 0.3

/** Builds the event with all that the models find of it. */
export function buildEvent(told: ToldEvent, model: EventModel): MissionEvent {
  const { view, outline, likelihood, articleId, rank } = told
  const entities = fillEntities(told)
  const dates = findDates(told, model)
  const figures = findFigures(told, model)
  const isHedged = hasConditional(outline, bestSentence(told))
  const status = findStatus(told, model, { dates, isHedged })
  const confidence = likelihood * (isHedged ? hedged : 1)
  return {
    id: contentId('event', articleId, view.type, ...(rank === 0 ? [] : [String(rank)])),
    type: view.type,
    status,
    ...entities.slots,
    ...(entities.programme !== undefined && { programme: entities.programme }),
    ...(dates.start !== undefined && { start: dates.start }),
    ...(dates.end !== undefined && { end: dates.end }),
    ...valuesOf(figures),
    evidence: [
      ...ownEvidence(told),
      ...entities.evidence,
      ...dates.evidence,
      ...Object.entries(figures).map(([slot, { start, end }]) => ({ slot, start, end })),
    ],
    confidence: Math.round(confidence * 1000) / 1000,
    rule: `events/model/${view.type}`,
  }
}

/** The sentences that tell the event as such, likeliest first chosen and shown in their order; two at most. */
function ownEvidence({ outline, isInScope, telling }: ToldEvent): Evidence[] {
  const [first, second] = outline.sentences
    .map((sentence, index) => ({ sentence, index, chance: telling[index] ?? 0 }))
    .filter(({ index }) => isInScope(index))
    .sort((one, other) => other.chance - one.chance)
  const shown = second && second.chance >= surelyTold ? [first, second] : [first]
  return shown
    .flatMap((one) => (one ? [one] : []))
    .sort((one, other) => one.index - other.index)
    .map(({ sentence: { start, end } }) => ({ start, end }))
}

/** Likelihood at which a further sentence is shown as telling the event. */
const surelyTold = 0.3

type FoundFigures = Partial<Record<(typeof figureClasses)[number], Figure>>

function findFigures({ outline, view, isInScope }: ToldEvent, model: EventModel): FoundFigures {
  const best: FoundFigures = {}
  const most: Partial<Record<string, number>> = {}
  for (const figure of outline.found.figures) {
    if (!isCandidate(figure) || !isInScope(sentenceAt(outline, figure.start))) continue
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

function valuesOf({
  amount,
  jobs,
  companies_count: firms,
}: FoundFigures): Pick<MissionEvent, 'amount' | 'jobs' | 'companiesCount'> {
  return {
    ...(amount && amountOf(amount)),
    ...(jobs && { jobs: Number(jobs.value ?? jobs.low) }),
    ...(firms && { companiesCount: Number(firms.value ?? firms.low) }),
  }
}

function amountOf({ value, low, unit }: Figure): Pick<MissionEvent, 'amount'> {
  const number = value ?? low
  return number === undefined
    ? {}
    : { amount: { value: number, ...(unit !== undefined && { unit }) } }
}

/** Share of its confidence that an event keeps which is told in the conditional only. */
const hedged = 0.6

/** The sentence that tells the event most likely. */
function bestSentence({ telling, isInScope }: ToldEvent): number {
  const chances = telling.map((chance, index) => (isInScope(index) ? chance : -1))
  return chances.indexOf(Math.max(...chances))
}

/** How far the event has come; what could be is announced, unless it is called off. */
function findStatus(
  { outline, view }: ToldEvent,
  model: EventModel,
  { dates, isHedged }: { dates: FoundDates; isHedged: boolean },
): (typeof statusClasses)[number] {
  const scores = model.status.score(statusFeatures(outline, view, dates))
  const best = statusClasses[scores.indexOf(Math.max(...scores))] ?? 'announced'
  return isHedged && best !== 'cancelled' ? 'announced' : best
}
