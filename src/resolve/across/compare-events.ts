/** How sure it is that two articles tell the same event, and why. */
import type { EventType } from '../../model/event.js'
import type { EventProfile } from './event-profile.js'
import type { Verdict } from './score.js'

const nothing: Verdict = { score: 0, reason: '', isApart: false }
const apart: Verdict = { score: 0, reason: '', isApart: true }

// Types that one event may be given by two articles.
const families: readonly (readonly EventType[])[] = [
  ['trade_mission', 'meeting', 'fair'],
  ['training_programme', 'support_programme'],
  ['investment', 'agreement'],
]

// Kinds of events that happen at a time and a place, and come again.
const dated: ReadonlySet<EventType> = new Set(['trade_mission', 'meeting', 'fair'])

/** Compares two tellings of events; the order does not matter. */
export function compareEvents(one: EventProfile, other: EventProfile): Verdict {
  // What one article tells as two events is two events.
  if (one.article === other.article) return apart
  if (!areOfOneFamily(one.type, other.type)) return nothing
  const signs = readSigns(one, other)
  if (isOther(one, other, signs)) return apart
  const score = weigh(one, other, signs)
  return score < 0.6
    ? nothing
    : { score: Math.min(1, score), reason: reasonOf(signs), isApart: false }
}

function areOfOneFamily(one: EventType, other: EventType): boolean {
  return one === other || families.some((types) => types.includes(one) && types.includes(other))
}

/** What speaks for and against; numbers from 0 to 1, undefined where an article leaves it open. */
interface Signs {
  readonly shared: readonly string[]
  readonly sharedParticipants: number | undefined
  readonly programme: number | undefined
  readonly place: number | undefined
  /** Days between the two starts. */
  readonly startGap: number | undefined
  /** Days between the two articles. */
  readonly seenGap: number | undefined
  readonly amount: number | undefined
  readonly count: number | undefined
}

function readSigns(one: EventProfile, other: EventProfile): Signs {
  const shared = common([...one.programme, ...one.actors], [...other.programme, ...other.actors])
  return {
    shared,
    sharedParticipants: share(one.participants, other.participants),
    programme: share(one.programme, other.programme),
    place: placeSign(one, other),
    startGap: startGap(one.start, other.start),
    seenGap: gap(one.seen, other.seen),
    amount: amountSign(one.amount, other.amount),
    count: countSign(one, other),
  }
}

function common(one: readonly string[], other: readonly string[]): string[] {
  const keys = new Set(other)
  return [...new Set(one)].filter((key) => keys.has(key))
}

function share(one: readonly string[], other: readonly string[]): number | undefined {
  if (one.length === 0 || other.length === 0) return undefined
  return common(one, other).length / Math.min(one.length, other.length)
}

function placeSign(one: EventProfile, other: EventProfile): number | undefined {
  if (one.places.length === 0 || other.places.length === 0)
    return common(one.placeNames, other.placeNames).length > 0 ? 0.8 : undefined
  if (common(one.places, other.places).length > 0) return 1
  const wide = common(one.wider, other.wider)
  // A division or country of the other's town is no other place; two towns of one division are.
  const isWithin = one.wider.length !== other.wider.length || one.wider.length === 1
  if (wide.some((code) => code.includes('-')) || (wide.length > 0 && isWithin)) return 0.5
  return 0
}

function gap(one: string, other: string): number | undefined {
  if (one === '' || other === '') return undefined
  const [left, right] = [Date.parse(one), Date.parse(other)]
  return Number.isNaN(left - right) ? undefined : Math.abs(left - right) / 86_400_000
}

/** Days between two starts; dates of which one is part of the other (`2024`, `2024-09-16`) are no days apart. */
function startGap(one: string, other: string): number | undefined {
  if (one === '' || other === '') return undefined
  return one.startsWith(other) || other.startsWith(one) ? 0 : gap(one, other)
}

function amountSign(one: string, other: string): number | undefined {
  if (one === '' || other === '') return undefined
  if (one === other) return 1
  const [[left, unit], [right, otherUnit]] = [readAmount(one), readAmount(other)]
  if (unit !== '' && otherUnit !== '' && unit !== otherUnit) return undefined
  return Math.min(left, right) / Math.max(left, right) >= 0.9 ? 0.7 : 0
}

function readAmount(amount: string): readonly [value: number, unit: string] {
  const [value = '', unit = ''] = amount.split(' ')
  return [Number(value), unit]
}

function countSign(one: EventProfile, other: EventProfile): number | undefined {
  const signs = [
    [one.companies, other.companies],
    [one.jobs, other.jobs],
  ].flatMap(([left = 0, right = 0]) =>
    left === 0 || right === 0 ? [] : [Math.min(left, right) / Math.max(left, right)],
  )
  return signs.length === 0 ? undefined : Math.max(...signs)
}

const mostDaysApart = 20
const mostMonthsOpen = 270

/** What makes two tellings those of two events: other dates, another place, other years. */
function isOther(one: EventProfile, other: EventProfile, signs: Signs): boolean {
  const isDated = dated.has(one.type) || dated.has(other.type)
  const { startGap: days, seenGap: since = 0 } = signs
  if (days !== undefined && days > (isDated ? mostDaysApart : mostMonthsOpen)) return true
  if (isDated && signs.place === 0) return true
  if (days === undefined && since > mostMonthsOpen) return true
  return false
}

function weigh(one: EventProfile, other: EventProfile, signs: Signs): number {
  const { shared } = signs
  if (shared.length === 0) return 0
  const actors = share([...one.programme, ...one.actors], [...other.programme, ...other.actors])
  const weights = [
    0.3 * (actors ?? 0),
    shared.length > 1 ? 0.15 : 0,
    0.2 * (signs.programme ?? 0),
    placeWeight(signs),
    timeWeight(signs),
    figureWeight(signs),
    signs.sharedParticipants === 0 ? -0.2 : 0,
    one.type === other.type ? 0 : -0.1,
  ]
  return weights.reduce((sum, weight) => sum + weight, 0)
}

function placeWeight({ place }: Signs): number {
  if (place === undefined) return 0.05
  return place === 0 ? -0.15 : 0.2 * place
}

function figureWeight({ amount, count }: Signs): number {
  const byAmount = amount === 0 ? -0.2 : 0.25 * (amount ?? 0)
  const byCount = count !== undefined && count < 0.6 ? -0.15 : 0.1 * (count ?? 0)
  return byAmount + byCount
}

function timeWeight({ startGap: days, seenGap }: Signs): number {
  if (days !== undefined) return days <= 3 ? 0.3 : days <= mostDaysApart ? 0.1 : -0.2
  if (seenGap === undefined) return 0
  return seenGap <= 14 ? 0.15 : seenGap <= 60 ? 0.05 : -0.05
}

function reasonOf({ shared, place, startGap: days, amount }: Signs): string {
  const reasons = [
    `same ${shared.slice(0, 3).join(', ')}`,
    place === 1 ? 'same place' : '',
    days !== undefined && days <= 3 ? 'same date' : '',
    amount === 1 ? 'same amount' : '',
  ]
  return reasons.filter((reason) => reason !== '').join('; ')
}
