/** What reading many pages again has changed. It travels as JSON. */
import type { Result } from '../core/result.js'
import { compareReadings, rowKinds, type ReadingChanges, type RowKind } from './compare-readings.js'
import type { PageReading } from './read-page.js'
import type { Reread } from './reread-link.js'

/** The sum over pages. */
export interface RereadReport {
  readonly pages: number
  /** Pages that say what was known. */
  readonly unchanged: number
  /** Pages that could not be read for a fault of ours. */
  readonly problems: number
  /** Links that are in another state now, such as `rejected → stored`. */
  readonly moves: Readonly<Record<string, number>>
  readonly rows: ReadingChanges
}

/** The report before the first page. */
export const emptyReport: RereadReport = {
  ...{ pages: 0, unchanged: 0, problems: 0, moves: {} },
  rows: compareReadings([], []),
}

/** Adds one page. */
export function addReread(
  report: RereadReport,
  { before, after, rows, isChanged }: Reread,
  read: Result<PageReading>,
): RereadReport {
  const isFault = !read.ok && read.problem.code === 'internal/unexpected'
  return {
    pages: report.pages + 1,
    unchanged: report.unchanged + Number(!isChanged),
    problems: report.problems + Number(isFault),
    moves: addMove(report.moves, before.state, after.state),
    rows: Object.fromEntries(
      rowKinds.map((kind) => [kind, addRows(report.rows, rows, kind)]),
    ) as ReadingChanges,
  }
}

function addMove(
  moves: RereadReport['moves'],
  before: string,
  after: string,
): RereadReport['moves'] {
  const move = `${before} → ${after}`
  return before === after ? moves : { ...moves, [move]: (moves[move] ?? 0) + 1 }
}

function addRows(one: ReadingChanges, other: ReadingChanges, kind: RowKind) {
  return {
    added: one[kind].added + other[kind].added,
    removed: one[kind].removed + other[kind].removed,
    altered: one[kind].altered + other[kind].altered,
  }
}
