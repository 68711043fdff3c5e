/** Events as a table for a terminal: type, who, where, when, source. */
import type { EventRow } from '../model/row.js'
import { printable } from './printable.js'

const maxWidths = { type: 18, status: 9, who: 42, where: 24, when: 24, source: 44 } as const

type Column = keyof typeof maxWidths

const headings: Readonly<Record<Column, string>> = {
  type: 'TYPE',
  status: 'STATUS',
  who: 'WHO',
  where: 'WHERE',
  when: 'WHEN',
  source: 'SOURCE',
}

// Counts what a reader sees as one character as one column; the texts are in Latin script.
const segmenter = new Intl.Segmenter('es', { granularity: 'grapheme' })

function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function shorten(text: string, width: number): string {
  const characters = charactersOf(text)
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`
}

function cellsOf(event: EventRow): Readonly<Record<Column, string>> {
  const who = [...event.organizer, ...event.participant]
  return {
    type: event.type,
    status: event.status ?? '',
    who: [event.programme ?? [], who].flat().join(', '),
    where: event.destination.join(', '),
    when: [...new Set([event.start ?? '', event.end ?? ''])].filter(Boolean).join(' – '),
    source: `${event.site ?? ''}: ${event.title}`,
  }
}

/** Writes the events as aligned lines under a heading. */
export function formatEvents(events: readonly EventRow[]): string {
  const columns = Object.keys(headings) as Column[]
  const rows = [headings, ...events.map(cellsOf)].map((cells) =>
    columns.map((column) => shorten(printable(cells[column]), maxWidths[column])),
  )
  const widths = columns.map((_column, index) =>
    Math.max(...rows.map((row) => charactersOf(row[index] ?? '').length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - charactersOf(cell).length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
