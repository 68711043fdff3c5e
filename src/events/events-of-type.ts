/** The events of one type that an article tells: one as a rule, more where a sentence tells of another one. */
import { entitySlots, type MissionEvent } from '../model/event.js'
import { dayNumber, parseIsoDate } from '../text/calendar.js'
import type { EventModel } from './models.js'
import { buildEvent } from './read-event.js'
import type { ToldEvent } from './told-event.js'

/** Least likelihood at which a sentence can tell an event of its own. */
const least = 0.1

/** A further event differs from the first one in at least so many of what tells two events apart. */
const leastDifferences = 2

/** More than this no article tells of one type. */
const mostEvents = 4

/** Each sentence that is tried costs as much as the whole event; no article has so many that may tell one of their own. */
const mostTries = 100

/** Builds the events of the type. */
export function eventsOfType(
  told: Omit<ToldEvent, 'isInScope' | 'rank'>,
  model: EventModel,
): MissionEvent[] {
  const first = buildEvent({ ...told, isInScope: () => true, rank: 0 }, model)
  const own = new Set<number>()
  const more: MissionEvent[] = []
  let tries = 0
  told.outline.sentences.forEach(({ zone }, index) => {
    if (zone < 2 || (told.telling[index] ?? 0) < least || more.length >= mostEvents - 1) return
    if (++tries > mostTries) return
    const isInScope = (sentence: number): boolean => sentence === index
    const other = buildEvent({ ...told, isInScope, rank: more.length + 1 }, model)
    if (![first, ...more].every((event) => isAnother(event, other))) return
    own.add(index)
    more.push(other)
  })
  if (more.length === 0) return isHollow(first) ? [] : [first]
  return [
    buildEvent({ ...told, isInScope: (sentence) => !own.has(sentence), rank: 0 }, model),
    ...more,
  ]
}

/** Whether the event names nobody and nothing, and is not sure either. */
function isHollow({ confidence, programme, amount, ...event }: MissionEvent): boolean {
  const isEmpty = entitySlots.every((slot) => event[slot].length === 0)
  return isEmpty && programme === undefined && amount === undefined && confidence < sure
}

const sure = 0.7

/**
 * Whether two descriptions cannot be of one event: they share nothing and differ in two of programme, begin, place,
 * amount, organiser; or the second has a place and begins in another season.
 */
export function isAnother(one: MissionEvent, other: MissionEvent): boolean {
  const pairs: readonly (readonly [readonly string[], readonly string[]])[] = [
    [listOf(one.programme), listOf(other.programme)],
    [listOf(one.start), listOf(other.start)],
    [one.destination, other.destination],
    [listOf(one.amount?.value), listOf(other.amount?.value)],
    [one.organizer, other.organizer],
  ]
  const known = pairs.filter(([left, right]) => left.length > 0 && right.length > 0)
  const shared = known.filter(([left, right]) => left.some((value) => right.includes(value)))
  if (shared.length === 0 && known.length >= leastDifferences) return true
  return other.destination.length > 0 && daysBetween(one.start, other.start) > season
}

const season = 100

function daysBetween(one = '', other = ''): number {
  const [first, second] = [parseIsoDate(one), parseIsoDate(other)]
  return first && second ? Math.abs(dayNumber(first) - dayNumber(second)) : 0
}

const listOf = (value: string | undefined): readonly string[] =>
  value === undefined ? [] : [value]
