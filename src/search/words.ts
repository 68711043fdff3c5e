/** The words of a search: `"side by side"`, `-without`, and plain words. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { SearchTerm } from '../model/search.js'

/** The words of a search, sorted by what they ask for. */
export interface Words {
  readonly all: readonly SearchTerm[]
  readonly none: readonly SearchTerm[]
}

/** A plain word of so many letters also finds its longer forms: `empresa` finds `empresas`, `mision` `misiones`. */
const lettersOfPrefix = 5

/** Longest search that is read, in characters; longer ones are no searches. */
const longest = 1000

const invalid = (message: string) => failure(problem('input/invalid-query', message))

interface Piece {
  readonly text: string
  readonly isPhrase: boolean
  readonly isNot: boolean
}

/** Reads the words of a search; nothing in them has a meaning but quotation marks and a minus before a word. */
export function readWords(words: string): Result<Words> {
  if (words.length > longest) return invalid(`A search is at most ${longest} characters long.`)
  const pieces: Piece[] = []
  for (let at = skipSpace(words, 0); at < words.length;) {
    const piece = readPiece(words, at)
    if (piece === undefined)
      return invalid(`The phrase that begins at character ${at + 1} of the search is never closed.`)
    if (piece.text !== '') pieces.push(piece)
    at = skipSpace(words, piece.end)
  }
  return sortPieces(words, pieces)
}

const opening = '"“«'
const closing = '"”»'

function readPiece(words: string, from: number): (Piece & { end: number }) | undefined {
  const isNot = words[from] === '-'
  const at = isNot ? from + 1 : from
  if (at < words.length && opening.includes(words.charAt(at))) {
    const end = indexOfAny(words, closing, at + 1)
    return end === undefined
      ? undefined
      : { text: words.slice(at + 1, end), isPhrase: true, isNot, end: end + 1 }
  }
  let end = at
  while (end < words.length && !isSpace(words, end) && !opening.includes(words.charAt(end)))
    end += 1
  return { text: words.slice(at, end), isPhrase: false, isNot, end }
}

function skipSpace(words: string, from: number): number {
  let at = from
  while (at < words.length && isSpace(words, at)) at += 1
  return at
}

const isSpace = (text: string, at: number): boolean => text.charAt(at).trim() === ''

function indexOfAny(text: string, characters: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (characters.includes(text.charAt(at))) return at
  }
  return undefined
}

function sortPieces(words: string, pieces: readonly Piece[]): Result<Words> {
  const meaningful = pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
  const all = meaningful.filter((piece) => !piece.isNot).map(termOf)
  const none = meaningful.filter((piece) => piece.isNot).map(termOf)
  if (words.trim() !== '' && meaningful.length === 0)
    return invalid('The search holds no letter or digit.')
  return success({ all, none })
}

function termOf({ text, isPhrase }: Piece): SearchTerm {
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, '').length
  return { text, isPrefix: !isPhrase && letters >= lettersOfPrefix }
}
