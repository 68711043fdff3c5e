/** Puts headline and paragraphs together into the text that all spans point into. */
import type { Span } from '../model/span.js'

/** The article's text with the span of each paragraph. */
export interface ComposedText {
  readonly text: string
  readonly paragraphs: readonly Span[]
}

/** Joins the headline (if any) and the paragraphs; the same lines always give the same text. */
export function composeText(title: string, lines: readonly string[]): ComposedText {
  const paragraphs: Span[] = []
  let start = title === '' ? 0 : title.length + 1
  for (const line of lines) {
    paragraphs.push({ start, end: start + line.length })
    start += line.length + 2
  }
  const body = lines.join('\n\n')
  return { text: title === '' ? body : `${title}\n${body}`, paragraphs }
}
