/** Search: what a person types, read and checked, then put to the store. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { EventQuery, EventsFound } from '../model/search.js'
import type { Store } from '../store/index.js'
import { readQuery } from './read-query.js'

export { isSearchDate } from './dates.js'
export { cutPieces } from './pieces.js'
export { longestSearch, readQuery } from './read-query.js'

/** A search as it comes from a command line: nothing of it is trusted. */
export interface SearchRequest {
  /** A search as `readQuery` reads it. */
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
  const { limit = 20 } = request
  if (!Number.isInteger(limit) || limit < 1 || limit > mostEvents)
    return failure(
      problem('input/invalid-query', `The limit must be a whole number from 1 to ${mostEvents}.`),
    )
  const query = readRequest(request)
  return query.ok ? store.findEvents(query.value, { limit }) : query
}

const mostEvents = 1000

const flags = ['type', 'status', 'lang', 'from', 'to', 'place', 'company'] as const

/** Turns a request into a query; the first fault is told. Every flag narrows the search further. */
export function readRequest(request: SearchRequest): Result<EventQuery> {
  const query = readQuery(request.words ?? '')
  if (!query.ok) return query
  let whole = query.value
  for (const flag of flags) {
    const value = request[flag]
    if (value === undefined) continue
    const piece = readQuery(pieceOf(flag, value))
    if (!piece.ok)
      return failure({ ...piece.problem, message: `--${flag}: ${piece.problem.message}` })
    whole = joinQueries(whole, piece.value)
  }
  const { from, to } = whole
  if (from !== undefined && to !== undefined && from > `${to}-99`)
    return failure(
      problem('input/invalid-query', `The search ends (${to}) before it begins (${from}).`),
    )
  return success(whole)
}

/** Writes a flag as the search itself would; a quotation mark has no place in a name or date. */
function pieceOf(flag: (typeof flags)[number], value: string): string {
  const isCountry = flag === 'place' && /^[A-Z]{2}$/.test(value)
  return `${isCountry ? 'country' : flag}:"${value.replaceAll(/["“”«»]/g, ' ')}"`
}

function joinQueries(one: EventQuery, other: EventQuery): EventQuery {
  const later = one.from !== undefined && (other.from ?? '') < one.from ? one.from : other.from
  const sooner = one.to !== undefined && (other.to ?? '9') > one.to ? one.to : other.to
  return {
    all: [...one.all, ...other.all],
    none: [...one.none, ...other.none],
    filters: [...one.filters, ...other.filters],
    ranges: [...one.ranges, ...other.ranges],
    ...(later === undefined ? {} : { from: later }),
    ...(sooner === undefined ? {} : { to: sooner }),
  }
}
