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
  const parts = partsOf(one)
  const others = partsOf(other)
  const nearness: Nearness = {
    place: placeSign(one, other),
    startGap: startGap(parts, others),
    seenGap: gap(parts.seenAt, others.seenAt),
  }
  if (isOther(one, other, nearness)) return apart
  const shared = commonOf(parts.all, others.known)
  if (shared.length === 0) return nothing
  const signs = readSigns(parts, others, { shared, nearness })
  const score = weigh(one, other, signs)
  return score < 0.6
    ? nothing
    : { score: Math.min(1, score), reason: reasonOf(signs), isApart: false }
}

/** What comparing derives from a telling, over and over. */
interface Parts {
  readonly profile: EventProfile
  /** Programme and actors, each once. */
  readonly all: readonly string[]
  readonly known: ReadonlySet<string>
  /** Of programme and actors together; one may be both. */
  readonly size: number
  /** Milliseconds; NaN where it is open. */
  readonly startAt: number
  readonly seenAt: number
  readonly start: string
  readonly amount: number
  readonly unit: string
}

// A telling of what often happens meets hundreds; it never changes, so its parts are kept as long as it is.
const derived = new WeakMap<EventProfile, Parts>()

function partsOf(profile: EventProfile): Parts {
  const found = derived.get(profile)
  if (found !== undefined) return found
  const { programme, actors, start, seen, amount } = profile
  const known = new Set([...programme, ...actors])
  const [value = '', unit = ''] = amount.split(' ')
  const parts: Parts = {
    profile,
    all: [...known],
    known,
    size: programme.length + actors.length,
    startAt: Date.parse(start),
    seenAt: Date.parse(seen),
    start,
    amount: amount === '' ? Number.NaN : Number(value),
    unit,
  }
  derived.set(profile, parts)
  return parts
}

function areOfOneFamily(one: EventType, other: EventType): boolean {
  return one === other || families.some((types) => types.includes(one) && types.includes(other))
}

/** Where and when two tellings lie to each other. */
interface Nearness {
  readonly place: number | undefined
  /** Days between the two starts. */
  readonly startGap: number | undefined
  /** Days between the two articles. */
  readonly seenGap: number | undefined
}

/** What speaks for and against; numbers from 0 to 1, undefined where an article leaves it open. */
interface Signs extends Nearness {
  readonly shared: readonly string[]
  readonly actors: number
  readonly sharedParticipants: number | undefined
  readonly programme: number | undefined
  readonly amount: number | undefined
  readonly count: number | undefined
}

// Every field is named: spreading one object into another costs more than the comparison, and there are hundreds of them.
function readSigns(
  one: Parts,
  other: Parts,
  { shared, nearness }: { shared: readonly string[]; nearness: Nearness },
): Signs {
  const { profile, size } = one
  const { profile: others } = other
  const { amount } = profile
  return {
    place: nearness.place,
    startGap: nearness.startGap,
    seenGap: nearness.seenGap,
    shared,
    actors: shared.length / Math.min(size, other.size),
    sharedParticipants: share(profile.participants, others.participants),
    programme: share(profile.programme, others.programme),
    amount: amount === others.amount && amount !== '' ? 1 : amountSign(one, other),
    count: countSign(profile, others),
  }
}

function commonOf(one: readonly string[], other: ReadonlySet<string>): string[] {
  const common: string[] = []
  for (const key of one) if (other.has(key)) common.push(key)
  return common
}

/** How many keys both have; each list has every key once. */
function countCommon(one: readonly string[], other: readonly string[]): number {
  let count = 0
  for (const key of one) if (other.includes(key)) count++
  return count
}

function share(one: readonly string[], other: readonly string[]): number | undefined {
  if (one.length === 0 || other.length === 0) return undefined
  return countCommon(one, other) / Math.min(one.length, other.length)
}

function placeSign(one: EventProfile, other: EventProfile): number | undefined {
  if (one.places.length === 0 || other.places.length === 0)
    return countCommon(one.placeNames, other.placeNames) > 0 ? 0.8 : undefined
  if (countCommon(one.places, other.places) > 0) return 1
  const wide = one.wider.filter((code) => other.wider.includes(code))
  // A division or country of the other's town is no other place; two towns of one division are.
  const isWithin = one.wider.length !== other.wider.length || one.wider.length === 1
  if (wide.some((code) => code.includes('-')) || (wide.length > 0 && isWithin)) return 0.5
  return 0
}

/** Days between two moments. */
function gap(one: number, other: number): number | undefined {
  return Number.isNaN(one - other) ? undefined : Math.abs(one - other) / 86_400_000
}

/** Days between two starts; dates of which one is part of the other (`2024`, `2024-09-16`) are no days apart. */
function startGap(one: Parts, other: Parts): number | undefined {
  if (one.start === '' || other.start === '') return undefined
  const isPart = one.start.startsWith(other.start) || other.start.startsWith(one.start)
  return isPart ? 0 : gap(one.startAt, other.startAt)
}

function amountSign(one: Parts, other: Parts): number | undefined {
  const [left, right] = [one.amount, other.amount]
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined
  if (one.unit !== '' && other.unit !== '' && one.unit !== other.unit) return undefined
  return Math.min(left, right) / Math.max(left, right) >= 0.9 ? 0.7 : 0
}

function countSign(one: EventProfile, other: EventProfile): number | undefined {
  const companies = likeness(one.companies, other.companies)
  const jobs = likeness(one.jobs, other.jobs)
  if (companies === undefined || jobs === undefined) return companies ?? jobs
  return Math.max(companies, jobs)
}

const likeness = (one: number, other: number): number | undefined =>
  one === 0 || other === 0 ? undefined : Math.min(one, other) / Math.max(one, other)

const mostDaysApart = 20
const mostMonthsOpen = 270

/** What makes two tellings those of two events: other dates, another place, other years. */
function isOther(one: EventProfile, other: EventProfile, signs: Nearness): boolean {
  const isDated = dated.has(one.type) || dated.has(other.type)
  const { startGap: days, seenGap: since = 0 } = signs
  if (days !== undefined && days > (isDated ? mostDaysApart : mostMonthsOpen)) return true
  if (isDated && signs.place === 0) return true
  if (days === undefined && since > mostMonthsOpen) return true
  return false
}

function weigh(one: EventProfile, other: EventProfile, signs: Signs): number {
  return (
    0.3 * signs.actors +
    (signs.shared.length > 1 ? 0.15 : 0) +
    0.2 * (signs.programme ?? 0) +
    placeWeight(signs) +
    timeWeight(signs) +
    figureWeight(signs) +
    (signs.sharedParticipants === 0 ? -0.2 : 0) +
    (one.type === other.type ? 0 : -0.1)
  )
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
