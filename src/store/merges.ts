/** Why things are one: the pairs that joined them, with score and reason. */
import type { Clustering } from '../resolve/index.js'
import type { Database } from './database.js'
import { eachOf, type Target } from './record.js'

interface MergeRow {
  readonly one: string
  readonly other: string
  readonly score: number
  readonly reason: string
}

const keyOf = ({ one, other, score, reason }: MergeRow) => `${one} ${other} ${score} ${reason}`

const columnsOfMerges = ['one', 'other', 'score', 'reason']
const into = {
  merges: { table: 'merges', columns: columnsOfMerges },
  event_merges: { table: 'event_merges', columns: columnsOfMerges },
} as const satisfies Record<string, Target>

/** Keeps the pairs that joined what was clustered, instead of those that joined it before; writes only what differs. */
export function keepMerges(
  database: Database,
  table: 'merges' | 'event_merges',
  { clusters, joined }: Clustering,
): void {
  const columns = 'one, other, score, reason'
  const stored = database.all(
    `SELECT ${columns} FROM ${table} WHERE one IN ${eachOf('ids')}
     UNION SELECT ${columns} FROM ${table} WHERE other IN ${eachOf('ids')}`,
    { ids: JSON.stringify(clusters.flat()) },
  ) as MergeRow[]
  const rows = joined.map(({ one, other, score, reason }) => ({
    ...{ one, other, score: Math.round(score * 100) / 100, reason },
  }))
  const before = new Set(stored.map(keyOf))
  const after = new Set(rows.map(keyOf))
  for (const row of stored)
    if (!after.has(keyOf(row)))
      database.run(`DELETE FROM ${table} WHERE one = :one AND other = :other`, {
        ...{ one: row.one, other: row.other },
      })
  const added = rows.filter((row) => !before.has(keyOf(row)))
  database.insert(
    into[table],
    added.map(({ one, other, score, reason }) => [one, other, score, reason]),
  )
}
