/** Reads what a person typed as a search, or says what of it cannot be read, and where. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { eventTypes } from '../model/event.js'
import type { EventQuery, Filter, FilterField, Range, SearchTerm } from '../model/search.js'
import { isSearchDate } from './dates.js'
import { codeOf, fieldNames, fieldOf, isRangeField, statuses, type SearchField } from './fields.js'
import { cutPieces, type Piece } from './pieces.js'
import { codesOfPlace } from './place-codes.js'
import { readRange } from './ranges.js'

/** Longest search that is read, in characters; longer ones are no searches. */
export const longestSearch = 1000

/** A fault of one piece. */
class Fault extends Error {}

interface Draft {
  readonly all: SearchTerm[][]
  readonly none: SearchTerm[]
  readonly filters: Filter[]
  readonly ranges: Range[]
  from?: string
  to?: string
  /** Whether the piece before was `OR`. */
  isAlternative: boolean
  /** Whether the piece before was a word that `OR` can follow. */
  isAfterWord: boolean
}

/**
 * Reads a search. Words must all be found, `"phrases"` as they stand; `a OR b` asks for either, `-word` for its
 * absence, `field:value` for a field of the event. Several values of one field are alternatives.
 *
 * @example readQuery('vinos OR vins type:trade_mission -place:Japón from:2024-01 amount:>1M')
 */
export function readQuery(search: string): Result<EventQuery> {
  if (search.length > longestSearch)
    return invalid(
      `A search is at most ${longestSearch} characters long; this one has ${search.length}.`,
    )
  const draft: Draft = {
    ...{ all: [], none: [], filters: [], ranges: [] },
    ...{ isAlternative: false, isAfterWord: false },
  }
  const pieces = cutPieces(search)
  try {
    for (const [index, piece] of pieces.entries()) addPiece(draft, piece, pieces[index + 1])
    checkWhole(search, draft)
  } catch (fault) {
    if (fault instanceof Fault) return invalid(fault.message)
    throw fault
  }
  const { all, none, filters, ranges, from, to } = draft
  return success({
    ...{ all, none, filters: joinFilters(filters), ranges },
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
}

const invalid = (message: string) => failure(problem('input/invalid-query', message))

const where = ({ at }: Piece) => `at character ${at + 1} of the search`

const quote = (text: string): string =>
  JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)

function addPiece(draft: Draft, piece: Piece, next: Piece | undefined): void {
  if (piece.isOpen)
    throw new Fault(`The phrase that begins ${where(piece)} is never closed; add a quotation mark.`)
  if (piece.text === 'OR' && !piece.isPhrase && !piece.isNot && piece.field === undefined) {
    if (!draft.isAfterWord || next === undefined || !isPlain(next))
      throw new Fault(`OR ${where(piece)} must stand between two words or phrases.`)
    draft.isAlternative = true
    draft.isAfterWord = false
    return
  }
  if (piece.field === undefined) addWord(draft, piece)
  else addField(draft, piece, piece.field)
  draft.isAlternative = false
}

const isPlain = ({ field, isNot, text }: Piece): boolean =>
  field === undefined && !isNot && text !== 'OR' && hasMeaning(text)

const hasMeaning = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

function addWord(draft: Draft, { text, isPhrase, isNot }: Piece): void {
  draft.isAfterWord = !isNot && hasMeaning(text)
  if (!hasMeaning(text)) return
  const term = { text, isPhrase }
  const last = draft.all.at(-1)
  if (isNot) draft.none.push(term)
  else if (draft.isAlternative && last) last.push(term)
  else draft.all.push([term])
}

function addField(draft: Draft, piece: Piece, name: string): void {
  draft.isAfterWord = false
  const field = fieldOf(name)
  if (field === undefined)
    throw new Fault(
      `There is no field ${quote(name)} (${where(piece)}); the fields are ${fieldNames.join(', ')}.`,
    )
  if (!hasMeaning(piece.text)) throw new Fault(`${field}: ${where(piece)} needs a value.`)
  if (field === 'from' || field === 'to') addDate(draft, piece, field)
  else if (isRangeField(field)) addRange(draft, piece, field)
  else addFilter(draft, piece, field)
}

function addDate(draft: Draft, piece: Piece, field: 'from' | 'to'): void {
  if (piece.isNot) throw new Fault(`${field}: ${where(piece)} cannot be negated.`)
  if (!isSearchDate(piece.text))
    throw new Fault(
      `${quote(piece.text)} ${where(piece)} is no date; write 2024, 2024-03 or 2024-03-12.`,
    )
  draft[field] = piece.text
}

function addRange(draft: Draft, piece: Piece, field: Range['field']): void {
  if (piece.isNot) throw new Fault(`${field}: ${where(piece)} cannot be negated.`)
  const range = readRange(field, piece.text)
  if (range === undefined)
    throw new Fault(
      `${quote(piece.text)} ${where(piece)} is no number; write ${field}:>1000000, ${field}:10..20 or ${field}:1.5M.`,
    )
  draft.ranges.push(range)
}

/** What may stand after the colon, where not everything may. */
const choices: Readonly<Partial<Record<SearchField, string>>> = {
  type: `choose one of ${eventTypes.join(', ')}`,
  status: `choose one of ${statuses.join(', ')}`,
  lang: 'choose es or fr',
  country: 'write a code of ISO 3166-1 such as MX',
  currency: 'write a code of ISO 4217 such as EUR',
  entity: 'write the id of an entity',
}

function addFilter(draft: Draft, piece: Piece, field: FilterField): void {
  const code = codeOf(field, piece.text)
  if (code === undefined)
    throw new Fault(`${field} ${quote(piece.text)} ${where(piece)} is unknown; ${choices[field]}.`)
  if (field === 'month' && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(code))
    throw new Fault(`${quote(piece.text)} ${where(piece)} is no month; write 2024-03.`)
  const codes = field === 'place' ? codesOfPlace(code) : []
  draft.filters.push({
    ...{ field, values: [code], isNot: piece.isNot },
    ...(codes.length === 0 ? {} : { codes }),
  })
}

function checkWhole(search: string, draft: Draft): void {
  const { from, to, all, none, filters, ranges } = draft
  if (from !== undefined && to !== undefined && from > `${to}-99`)
    throw new Fault(`The search ends (${to}) before it begins (${from}).`)
  const isEmpty = all.length + none.length + filters.length + ranges.length === 0
  if (search.trim() !== '' && isEmpty && from === undefined && to === undefined)
    throw new Fault('The search holds no letter or digit.')
}

/** Several values of one field are alternatives; what must not be stays apart. */
function joinFilters(filters: readonly Filter[]): Filter[] {
  const joined = new Map<string, Filter>()
  for (const filter of filters) {
    const key = `${filter.field} ${filter.isNot ? 'not' : ''}`
    const known = joined.get(key)
    const values = [...new Set([...(known?.values ?? []), ...filter.values])]
    const codes = [...new Set([...(known?.codes ?? []), ...(filter.codes ?? [])])]
    joined.set(key, { ...filter, values, ...(codes.length === 0 ? {} : { codes }) })
  }
  return [...joined.values()]
}
