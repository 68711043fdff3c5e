/** Bonds: what analysts decided to be one, or to be apart. */
import { decided, type Pair, type Walls } from '../resolve/index.js'
import type { Database } from './database.js'
import { insertInto } from './record.js'

/** Decisions about one kind of subject, as clustering needs them. */
export interface Bonds extends Walls {
  /** The pairs of an id with all that analysts joined it to. */
  readonly pairsOf: (id: string) => Pair[]
}

/** The latest decision about an id and another one. */
interface Bond {
  readonly isApart: boolean
  /** Whether the id is the one that was split off. */
  readonly isMember: boolean
  /** Its place in the order of decisions. */
  readonly since: string
}

interface BondRow {
  readonly other: string
  readonly apart: number
  readonly member: number
  readonly since: string
}

// Of a split the first is what stays, the other what goes.
const bondsOfId = `SELECT other, is_apart AS apart, is_member AS member,
    made_at || printf(' %015d', number) AS since
  FROM (
    SELECT other, is_apart, 0 AS is_member, decision_id FROM bonds
      WHERE subject = :subject AND one = :id
    UNION ALL
    SELECT one, is_apart, is_apart, decision_id FROM bonds WHERE subject = :subject AND other = :id)
  JOIN decisions ON decisions.id = decision_id
  WHERE undone_at IS NULL ORDER BY since`

/** Reads the decisions about entities or events; what it has read it keeps. */
export function bondsOf(database: Database, subject: 'entity' | 'event'): Bonds {
  const isEmpty =
    database.get('SELECT 1 FROM bonds WHERE subject = :subject', { subject }) === undefined
  const read = new Map<string, ReadonlyMap<string, Bond>>()
  const bondsWith = (id: string): ReadonlyMap<string, Bond> => {
    const known = read.get(id)
    if (known) return known
    const rows = isEmpty ? [] : (database.all(bondsOfId, { subject, id }) as BondRow[])
    const found = new Map(
      rows.map(({ other, apart, member, since }) => [
        other,
        { isApart: apart === 1, isMember: member === 1, since },
      ]),
    )
    read.set(id, found)
    return found
  }
  return {
    pairsOf: (id) =>
      [...bondsWith(id)]
        .filter(([, { isApart }]) => !isApart)
        .map(([other, { since }]) => ({
          ...{ one: id, other, score: decided, reason: 'an analyst’s decision', since },
        })),
    isApart: (one, other) => bondsWith(one).get(other)?.isApart === true,
    isForbidden: (one, other, since) => {
      const bond = bondsWith(one).get(other)
      return bond !== undefined && bond.isApart && bond.since > since
    },
    isSplitOff: (id) =>
      [...bondsWith(id).values()].some(({ isApart, isMember }) => isApart && isMember),
  }
}

const insertBond = `${insertInto('bonds', ['decision_id', 'subject', 'one', 'other', 'is_apart'])}
  ON CONFLICT DO NOTHING`

/** Keeps what a decision joins or keeps apart. */
export function addBond(
  database: Database,
  bond: {
    readonly decisionId: string
    readonly subject: 'entity' | 'event'
    readonly one: string
    readonly other: string
    readonly isApart: boolean
  },
): void {
  const { decisionId, subject, one, other, isApart } = bond
  database.run(insertBond, {
    ...{ decision_id: decisionId, subject, one, other, is_apart: Number(isApart) },
  })
}
