/** Quotation marks and brackets at the ends of names: half a pair is never part of the name. */
import type { Span } from '../model/span.js'

const pairs: Readonly<Record<string, string>> = {
  '”': '“',
  '»': '«',
  ')': '(',
  ']': '[',
  '’': '‘',
}
const openers = new Set(Object.values(pairs))
const closerOf = new Map(Object.entries(pairs).map(([closer, opener]) => [opener, closer]))

/** Tells whether the mark at one end of the surface has no partner in it. */
function isLone(surface: string, mark: string, at: 'start' | 'end'): boolean {
  if (mark === '"') return surface.indexOf('"') === surface.lastIndexOf('"')
  if (at === 'start') return openers.has(mark) && !surface.includes(closerOf.get(mark) ?? mark)
  const opener = pairs[mark]
  return opener !== undefined && !surface.includes(opener)
}

/**
 * Takes lone marks, and the space beside them, off both ends of a span.
 *
 * @example trimQuotes('Plan Altiplano” y', { start: 0, end: 15 }) // { start: 0, end: 14 }
 */
export function trimQuotes(text: string, span: Span): Span {
  let { start, end } = span
  while (end - start > 1 && isLone(text.slice(start, end), text.charAt(start), 'start')) start++
  while (end - start > 1 && isLone(text.slice(start, end), text.charAt(end - 1), 'end')) end--
  while (start < end && text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return { start, end }
}
