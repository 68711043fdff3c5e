/** Bonds: what analysts decided to be one, or to be apart. */
import { decided, type Pair } from '../resolve/index.js'
import type { Database } from './database.js'

/** Decisions about one kind of subject, as clustering needs them. */
export interface Bonds {
  /** The pairs of an id with all that analysts joined it to. */
  readonly pairsOf: (id: string) => Pair[]
  /** Whether the latest decision about the two is that they are not one. */
  readonly isApart: (one: string, other: string) => boolean
}

interface BondRow {
  readonly other: string
  readonly is_apart: number
}

const bondsOfId = `SELECT other, is_apart FROM (
    SELECT other, is_apart, decision_id FROM bonds WHERE subject = :subject AND one = :id
    UNION ALL
    SELECT one, is_apart, decision_id FROM bonds WHERE subject = :subject AND other = :id)
  JOIN decisions ON decisions.id = decision_id
  WHERE undone_at IS NULL ORDER BY made_at, number`

/** Reads the decisions about entities or events; what it has read it keeps. */
export function bondsOf(database: Database, subject: 'entity' | 'event'): Bonds {
  const isEmpty =
    database.get('SELECT 1 FROM bonds WHERE subject = :subject', { subject }) === undefined
  const read = new Map<string, ReadonlyMap<string, boolean>>()
  /** For every other id whether the latest decision keeps it apart. */
  const bondsWith = (id: string): ReadonlyMap<string, boolean> => {
    const known = read.get(id)
    if (known) return known
    const rows = isEmpty ? [] : (database.all(bondsOfId, { subject, id }) as BondRow[])
    const found = new Map(rows.map((row) => [row.other, row.is_apart === 1]))
    read.set(id, found)
    return found
  }
  return {
    pairsOf: (id) =>
      [...bondsWith(id)]
        .filter(([, isApart]) => !isApart)
        .map(([other]) => ({ one: id, other, score: decided, reason: 'an analyst’s decision' })),
    isApart: (one, other) => bondsWith(one).get(other) === true,
  }
}
