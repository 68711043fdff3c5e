/** Snippets: the sentence of an article that shows best why a search found it. */
import type { Language } from '../model/language.js'
import type { SearchTerm, Snippet } from '../model/search.js'
import { searchedStems, stemOf, wordsIn } from './stems.js'

/** What is looked for in texts of one language: the stems of all words. */
export function stemsOf(terms: readonly SearchTerm[], lang: Language): ReadonlySet<string> {
  return new Set(
    terms.flatMap(({ text }) =>
      [...wordsIn(text)].flatMap(({ word }) => searchedStems(word, lang)),
    ),
  )
}

// A line and a half on a wide screen.
const longest = 280
// Beginning of a text in which the words are looked for; a hit further down shows the beginning.
const searched = 50_000

interface Piece {
  readonly start: number
  readonly end: number
}

/** Cuts a text at the ends of sentences and lines, without care for abbreviations: a snippet may begin anywhere. */
function* piecesOf(text: string): Generator<Piece> {
  let start = 0
  for (const match of text.matchAll(/[.!?…»”]\s+|\n+/g)) {
    const end = match.index + (match[0].startsWith('\n') ? 0 : 1)
    if (end > start) yield { start, end }
    start = match.index + match[0].length
  }
  if (start < text.length) yield { start, end: text.length }
}

interface Hit extends Piece {
  readonly marks: readonly (readonly [number, number])[]
  readonly stems: number
}

function readPiece(text: string, { start, end }: Piece, stems: Wanted): Hit {
  const marks: (readonly [number, number])[] = []
  const seen = new Set<string>()
  for (const placed of wordsIn(text.slice(start, end))) {
    const stem = stemOf(placed.word, stems.lang)
    if (!stems.wanted.has(stem)) continue
    seen.add(stem)
    marks.push([start + placed.start, start + placed.end])
  }
  return { start, end, marks, stems: seen.size }
}

interface Wanted {
  readonly wanted: ReadonlySet<string>
  readonly lang: Language
}

/**
 * The first sentence with the most of the wanted stems, cut to some 280 characters around the first of them, with the
 * words marked. `fallback` is shown, without marks, when none stands in the text.
 */
export function snippetOf(text: string, stems: Wanted, fallback: string): Snippet {
  if (stems.wanted.size === 0) return { text: cut(fallback), marks: [] }
  let best: Hit | undefined
  for (const piece of piecesOf(text.slice(0, searched))) {
    const hit = readPiece(text, piece, stems)
    if (hit.stems > (best?.stems ?? 0)) best = hit
    if (best?.stems === stems.wanted.size) break
  }
  return best === undefined ? { text: cut(fallback), marks: [] } : around(text, best)
}

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, endOfWord(text, longest))}…` : text

/** The last place before `at` at which no word and no pair of units is cut. */
function endOfWord(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  if (space > at / 2) return space
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}

function around(text: string, { start, end, marks }: Hit): Snippet {
  const first = marks[0]?.[0] ?? start
  const isLong = end - start > longest
  const space = text.indexOf(' ', Math.max(start, first - 80))
  const from = isLong && first - start > 100 ? Math.min(space + 1 || first, first) : start
  const to = end - from > longest ? Math.max(from + 1, endOfWord(text, from + longest)) : end
  const before = from > start ? '…' : ''
  const after = to < end ? '…' : ''
  const shift = before.length - from
  return {
    text: `${before}${text.slice(from, to)}${after}`,
    marks: marks.filter((mark) => mark[1] <= to).map(([at, stop]) => [at + shift, stop + shift]),
  }
}
