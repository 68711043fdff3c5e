/** What differs between two readings of the same pages, counted by kind of row. */
import type { Reading } from '../model/reading.js'

/** Kinds of rows that a reading gives. */
export const rowKinds = [
  'articles',
  'mentions',
  'entities',
  'officials',
  'figures',
  'periods',
  'events',
] as const

/** A kind of row. */
export type RowKind = (typeof rowKinds)[number]

/** How many rows of one kind are new, gone, or say something else at the same place. */
export interface RowChanges {
  readonly added: number
  readonly removed: number
  readonly altered: number
}

/** Changes of all kinds of rows. */
export type ReadingChanges = Readonly<Record<RowKind, RowChanges>>

/** A row: what tells which one it is, and all that it says. */
interface Row {
  readonly key: string
  readonly text: string
}

/** Compares what was known of some articles with what is known now. */
export function compareReadings(
  before: readonly Reading[],
  after: readonly Reading[],
): ReadingChanges {
  const changesOf = (kind: RowKind): RowChanges => {
    const rows = (readings: readonly Reading[]) =>
      readings.flatMap((reading) => rowsOf(reading, kind))
    return compareRows(rows(before), rows(after))
  }
  return Object.fromEntries(rowKinds.map((kind) => [kind, changesOf(kind)])) as ReadingChanges
}

/** Tells whether two readings say exactly the same. */
export function isSameReading(one: Reading, other: Reading): boolean {
  return textOf(one) === textOf(other)
}

/** Writes a value as JSON with its fields by alphabet, so that equal values give equal texts. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

interface Place {
  readonly start: number
  readonly end: number
}

const placeOf = ({ start, end }: Place): string => `${start}-${end}`

function rowsOf(reading: Reading, kind: RowKind): Row[] {
  const { article, notes, mentions } = reading
  const row = (key: string, value: unknown): Row => ({
    key: `${article.id} ${key}`,
    text: textOf(value),
  })
  switch (kind) {
    case 'articles':
      return [row('', { article, notes })]
    case 'entities':
      // By their places, because a mention more moves the numbers of all that follow.
      return reading.entities.map((entity) => {
        const places = entity.mentions.flatMap((index) => mentions[index] ?? []).map(placeOf)
        return row(entity.id, { ...entity, mentions: places })
      })
    case 'officials':
      return reading.officials.map((official) => row(placeOf(official.evidence), official))
    case 'events':
      return reading.events.map((event) => row(event.id, event))
    case 'mentions':
    case 'figures':
    case 'periods':
      return reading[kind].map((span) => row(placeOf(span), span))
  }
}

function compareRows(before: readonly Row[], after: readonly Row[]): RowChanges {
  const whole = ({ key, text }: Row) => `${key} ${text}`
  const removed = without(before, after, whole)
  const added = without(after, before, whole)
  const lost = without(removed, added, ({ key }) => key).length
  const altered = removed.length - lost
  return { added: added.length - altered, removed: lost, altered }
}

/** The rows that have no partner among the others; each of these is the partner of one at most. */
function without(
  rows: readonly Row[],
  others: readonly Row[],
  nameOf: (row: Row) => string,
): Row[] {
  const free = new Map<string, number>()
  for (const other of others) free.set(nameOf(other), (free.get(nameOf(other)) ?? 0) + 1)
  return rows.filter((row) => {
    const left = free.get(nameOf(row)) ?? 0
    free.set(nameOf(row), left - 1)
    return left <= 0
  })
}
