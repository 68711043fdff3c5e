/** Search: what a person types, read and checked, then put to the store. */
import { present } from '../core/present.js'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { eventTypes, type EventStatus, type EventType } from '../model/event.js'
import { isLanguage } from '../model/language.js'
import type { EventQuery, EventsFound } from '../model/search.js'
import type { Store } from '../store/index.js'
import { isSearchDate } from './dates.js'
import { readWords } from './words.js'

/** A search as it comes from a command line or a form: nothing of it is trusted. */
export interface SearchRequest {
  /** Words, `"phrases"`, and `-words` that must not stand there. */
  readonly words?: string
  readonly type?: string
  readonly status?: string
  readonly lang?: string
  /** ISO 8601 dates; `2024` and `2024-03` are enough. */
  readonly from?: string
  readonly to?: string
  /** Name of a place, or a country as ISO 3166-1 alpha-2 in capitals. */
  readonly place?: string
  /** Name of a company, public body or organisation. */
  readonly company?: string
  /** Most events to return, from 1 to 1000; default: 20. */
  readonly limit?: number
}

/** Finds the events that fit a request, or says what of it cannot be read. */
export async function searchEvents(
  store: Pick<Store, 'findEvents'>,
  request: SearchRequest,
): Promise<Result<EventsFound>> {
  const query = readRequest(request)
  return query.ok ? store.findEvents(query.value) : query
}

const statuses: readonly EventStatus[] = ['announced', 'ongoing', 'completed', 'cancelled']
const mostEvents = 1000

const invalid = (message: string): Problem => problem('input/invalid-query', message)

const isOneOf = <Name extends string>(name: string, names: readonly Name[]): name is Name =>
  (names as readonly string[]).includes(name)

type Checked = Omit<EventQuery, 'all' | 'none' | 'limit'>

/** Turns a request into a query; the first fault is told. */
export function readRequest(request: SearchRequest): Result<EventQuery> {
  const words = readWords(request.words ?? '')
  if (!words.ok) return words
  const fault = faultOf(request)
  if (fault !== undefined) return failure(fault)
  const { type, status, lang, from, to, place, company, limit = 20 } = request
  // `faultOf` has checked the names.
  const checked = present({ type, status, lang, from, to, place, company }) as Checked
  return success({ ...words.value, ...checked, limit })
}

function faultOf(request: SearchRequest): Problem | undefined {
  return faultOfNames(request) ?? faultOfDates(request) ?? faultOfFilters(request)
}

function faultOfNames({ type, status, lang }: SearchRequest): Problem | undefined {
  if (type !== undefined && !isOneOf<EventType>(type, eventTypes))
    return invalid(`There is no event type ${quote(type)}; choose one of ${eventTypes.join(', ')}.`)
  if (status !== undefined && !isOneOf(status, statuses))
    return invalid(`There is no status ${quote(status)}; choose one of ${statuses.join(', ')}.`)
  if (lang !== undefined && !isLanguage(lang))
    return invalid(`Gaceta does not read the language ${quote(lang)}; choose es or fr.`)
  return undefined
}

function faultOfDates({ from, to }: SearchRequest): Problem | undefined {
  const wrong = [from, to].find((date) => date !== undefined && !isSearchDate(date))
  if (wrong !== undefined)
    return invalid(`${quote(wrong)} is no date; write 2024, 2024-03 or 2024-03-12.`)
  if (from !== undefined && to !== undefined && from > `${to}-99`)
    return invalid(`The search ends (${to}) before it begins (${from}).`)
  return undefined
}

function faultOfFilters({ place, company, limit = 1 }: SearchRequest): Problem | undefined {
  const blank = [place, company].find((name) => name !== undefined && !/[\p{L}\p{N}]/u.test(name))
  if (blank !== undefined) return invalid(`${quote(blank)} is no name to search for.`)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostEvents)
    return invalid(`The limit must be a whole number from 1 to ${mostEvents}.`)
  return undefined
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
