/**
 * Events: an article and what was found in it → the mission, programme, investment, agreement, meeting or fair that
 * it tells, every slot with the sentence that says it.
 */
import { contentId } from '../core/content-id.js'
import type { Article } from '../model/article.js'
import { entitySlots, type EntitySlot, type Evidence, type MissionEvent } from '../model/event.js'
import type { Figure, Period } from '../model/figure.js'
import type { Note } from '../model/span.js'
import { spanish } from './es.js'
import type { EventWords } from './event-words.js'
import { french } from './fr.js'
import { readSentences, type Findings, type Sentence } from './sentence.js'
import { fillSlots, type SlotFiller } from './slots.js'
import { findStatus, findType, leastScore, type TypeEvidence } from './type.js'

const eventWords: Readonly<Record<Article['lang'], EventWords>> = { es: spanish, fr: french }

/** Finds the events that the article tells; ordinary news gives none. */
export function findEvents(
  article: Article,
  found: Findings,
): { events: readonly MissionEvent[]; notes: readonly Note[] } {
  const words = eventWords[article.lang]
  const sentences = readSentences(article, found)
  const told = findType(sentences, words)
  if (!told) return { events: [], notes: [] }
  return { events: [buildEvent(article, told, words)], notes: [] }
}

function buildEvent(article: Article, told: TypeEvidence, words: EventWords): MissionEvent {
  const { sentences } = told
  const fillers = fillSlots(sentences, words)
  const programme = sentences
    .flatMap(({ names }) => names)
    .find(({ entity }) => entity.type === 'programme')
  const status = findStatus(sentences, words)
  const numbers = readNumbers(told, words)
  const evidence: Evidence[] = [
    ...sentences.slice(0, 3).map(({ start, end }) => ({ start, end })),
    ...fillers.map(({ slot, name }) => ({ slot, ...sentenceOf(sentences, name.start) })),
    ...numbers.evidence,
  ]
  return {
    id: contentId('event', article.id, told.type),
    type: told.type,
    ...slotIds(fillers),
    ...(status && { status }),
    ...(programme && { programme: programme.entity.id }),
    ...numbers.values,
    evidence,
    confidence: Math.min(0.9, 0.4 + (told.score - leastScore) / 20),
    rule: `events/cue-words/${told.type}`,
  }
}

function sentenceOf(sentences: readonly Sentence[], at: number): { start: number; end: number } {
  const found = sentences.find(({ start, end }) => at >= start && at < end)
  return { start: found?.start ?? at, end: found?.end ?? at }
}

function slotIds(fillers: readonly SlotFiller[]): Readonly<Record<EntitySlot, readonly string[]>> {
  const idsOf = (slot: EntitySlot): string[] => [
    ...new Set(fillers.filter((filler) => filler.slot === slot).map(({ name }) => name.entity.id)),
  ]
  return Object.fromEntries(entitySlots.map((slot) => [slot, idsOf(slot)])) as Record<
    EntitySlot,
    string[]
  >
}

type Numbers = Pick<MissionEvent, 'start' | 'end' | 'amount' | 'jobs' | 'companiesCount'>

function firstFigure(
  sentences: readonly Sentence[],
  test: (figure: Figure) => boolean,
): Figure | undefined {
  return sentences.flatMap(({ figures }) => figures).find(test)
}

function countOf(sentences: readonly Sentence[], units: readonly string[]): Figure | undefined {
  return firstFigure(sentences, ({ kind, unit, value }) => {
    const noun = unit?.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(' ')[0] ?? ''
    return kind === 'count' && value !== undefined && units.includes(noun)
  })
}

// Only an investment or a support programme is about an amount; elsewhere money is background.
const typesWithAmount = new Set(['investment', 'support_programme'])

function readNumbers(
  { type, sentences }: TypeEvidence,
  words: EventWords,
): { values: Numbers; evidence: readonly Evidence[] } {
  const period = sentences
    .flatMap(({ periods }) => periods)
    .find(({ precision }) => precision === 'day')
  const amount = typesWithAmount.has(type)
    ? firstFigure(sentences, ({ kind, value }) => kind === 'money' && value !== undefined)
    : undefined
  const jobs = countOf(sentences, words.jobUnits)
  const firms = countOf(sentences, words.firmUnits)
  const values: Numbers = {
    ...(period && datesOf(period)),
    ...(amount && amountOf(amount)),
    ...(jobs && { jobs: Number(jobs.value) }),
    ...(firms && { companiesCount: Number(firms.value) }),
  }
  const proofs = { start: period, amount, jobs, companies_count: firms }
  const evidence = Object.entries(proofs).flatMap(([slot, proof]) =>
    proof ? [{ slot, start: proof.start, end: proof.end }] : [],
  )
  return { values, evidence }
}

function datesOf({ from, to }: Period): Pick<MissionEvent, 'start' | 'end'> {
  return { ...(from !== undefined && { start: from }), ...(to !== undefined && { end: to }) }
}

function amountOf({ value, unit }: Figure): Pick<MissionEvent, 'amount'> {
  return value === undefined ? {} : { amount: { value, ...(unit !== undefined && { unit }) } }
}
