/** Cuts what a person typed into pieces: words, "phrases", `-without`, `field:value`, `OR`. */

/** One piece of a search. */
export interface Piece {
  /** Its text, without minus, field and quotation marks. */
  readonly text: string
  readonly isPhrase: boolean
  readonly isNot: boolean
  /** What stands before the colon, when letters do. */
  readonly field?: string
  /** Place of the piece in the search, from 0. */
  readonly at: number
  /** Whether its quotation mark is never closed. */
  readonly isOpen: boolean
}

const opening = '"“«'
const closing = '"”»'

/** Cuts a search into its pieces. The time is linear in the length. */
export function cutPieces(search: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = skipSpace(search, 0); at < search.length;) {
    const { piece, end } = readPiece(search, at)
    pieces.push(piece)
    at = skipSpace(search, end)
  }
  return pieces
}

function readPiece(search: string, from: number): { piece: Piece; end: number } {
  const isNot = search[from] === '-'
  const start = isNot ? from + 1 : from
  const colon = endOfField(search, start)
  const field = colon === undefined ? {} : { field: search.slice(start, colon) }
  const { end, ...content } = readContent(search, colon === undefined ? start : colon + 1)
  return { piece: { isNot, at: from, ...field, ...content }, end }
}

type Content = Pick<Piece, 'text' | 'isPhrase' | 'isOpen'> & { readonly end: number }

function readContent(search: string, at: number): Content {
  if (at < search.length && opening.includes(search.charAt(at))) {
    const close = indexOfAny(search, closing, at + 1)
    return close === undefined
      ? { text: search.slice(at + 1), isPhrase: true, isOpen: true, end: search.length }
      : { text: search.slice(at + 1, close), isPhrase: true, isOpen: false, end: close + 1 }
  }
  let end = at
  while (end < search.length && !isSpace(search, end) && !opening.includes(search.charAt(end)))
    end += 1
  return { text: search.slice(at, end), isPhrase: false, isOpen: false, end }
}

/** The place of the colon after a word of letters; `10:30` and `https://` have none. */
function endOfField(search: string, from: number): number | undefined {
  let at = from
  while (at < search.length && /[\p{L}_]/u.test(search.charAt(at))) at += 1
  const isField = at > from && search[at] === ':' && search[at + 1] !== '/'
  return isField ? at : undefined
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text, at)) at += 1
  return at
}

const isSpace = (text: string, at: number): boolean => text.charAt(at).trim() === ''

function indexOfAny(text: string, characters: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (characters.includes(text.charAt(at))) return at
  }
  return undefined
}
