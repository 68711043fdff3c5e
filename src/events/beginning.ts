/** The beginning of a text that is too long to be an article: events are looked for in it alone, in bounded time. */
import type { Note, Span } from '../model/span.js'
import type { Findings } from './outline.js'

/** Characters; twenty times a long article. */
const longest = 100_000

/** Said of a text of which only the beginning was read. */
export const longText: Note = {
  rule: 'events/long-text',
  text: `Events were looked for in the first ${longest} characters only.`,
}

interface Text {
  readonly text: string
  readonly paragraphs: readonly Span[]
}

/** Gives the text up to the limit with what was found in it; a text of any usual length as it is. */
export function beginningOf({ text, paragraphs }: Text, found: Findings): Text & Findings {
  if (text.length <= longest) return { text, paragraphs, ...found }
  const isWithin = ({ end }: Span): boolean => end <= longest
  const within = paragraphs.filter(({ start }) => start < longest)
  const mentions = found.mentions.filter(isWithin)
  const entities = found.entities.map((entity) => ({
    ...entity,
    mentions: entity.mentions.filter((index) => index < mentions.length),
  }))
  return {
    text: text.slice(0, longest),
    paragraphs: within.map(({ start, end }) => ({ start, end: Math.min(end, longest) })),
    mentions,
    entities: entities.filter((entity) => entity.mentions.length > 0),
    figures: found.figures.filter(isWithin),
    periods: found.periods.filter(isWithin),
  }
}
