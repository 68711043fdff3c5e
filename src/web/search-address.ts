/** Addresses of searches: what a person typed is the search, and facets only add words to it. */
import { cutPieces, longestSearch } from '../search/index.js'

/** Writes a value so that a search reads it as one piece. */
function pieceText(field: string, value: string): string {
  const clean = value.replaceAll('"', ' ').trim()
  return /^[\p{L}\p{N}_-]+$/u.test(clean) ? `${field}:${clean}` : `${field}:"${clean}"`
}

/** The search with one more condition. */
export function narrowed(search: string, field: string, value: string): string {
  const piece = pieceText(field, value)
  return search.trim() === '' ? piece : `${search.trim()} ${piece}`
}

/** One condition of a search that a reader can take away. */
export interface Condition {
  readonly field: string
  readonly value: string
  /** The search without it. */
  readonly without: string
}

/** The conditions of a search, with the search that is left without each; none of a search too long to be read. */
export function conditionsOf(search: string): Condition[] {
  if (search.length > longestSearch) return []
  const pieces = cutPieces(search)
  return pieces.flatMap((piece, index) => {
    if (piece.field === undefined) return []
    const end = pieces[index + 1]?.at ?? search.length
    const without = `${search.slice(0, piece.at)}${search.slice(end)}`.trim()
    return [{ field: piece.field, value: piece.text, without }]
  })
}

/** The address of a search, with what else stands in it. */
export function searchHref(
  search: string,
  more: Readonly<Record<string, string>> = {},
  path = '/',
): string {
  const query = new URLSearchParams({ ...(search === '' ? {} : { q: search }), ...more })
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
