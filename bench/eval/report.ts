/** The shape of what every `npm run eval -- KIND` prints. */

/** One table of an evaluation: a title, the column names, the rows as text. */
export interface EvalTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The outcome of one evaluation. */
export interface EvalReport {
  readonly kind: string
  /** What was left out and why, such as a suite that is not on this machine. One sentence each. */
  readonly notes: readonly string[]
  readonly tables: readonly EvalTable[]
  /** The numbers that matter by stable name, such as `es.micro.f1`; fractions from 0 to 1. */
  readonly scores: Readonly<Record<string, number>>
}

/** Runs one evaluation. Progress goes to standard error; `options` holds what follows the kind on the command line. */
export type Evaluate = (options: readonly string[]) => Promise<EvalReport>

/** Precision, recall and F1 from counts; zero where a denominator is zero. */
export function prf(counts: { hits: number; found: number; gold: number }): {
  precision: number
  recall: number
  f1: number
} {
  const precision = counts.found === 0 ? 0 : counts.hits / counts.found
  const recall = counts.gold === 0 ? 0 : counts.hits / counts.gold
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1 }
}

/** Writes a fraction as a percentage with one decimal: `93.4`. */
export function percent(fraction: number): string {
  return (fraction * 100).toFixed(1)
}

/** Lays a report out as plain text with aligned columns. */
export function formatReport(report: EvalReport): string {
  const lines: string[] = []
  for (const table of report.tables) lines.push(...formatTable(table), '')
  for (const note of report.notes) lines.push(`Note: ${note}`)
  return lines.join('\n')
}

function formatTable(table: EvalTable): string[] {
  const widths = table.columns.map((column, index) =>
    Math.max(column.length, ...table.rows.map((row) => (row[index] ?? '').length)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    table.title,
    line(table.columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...table.rows.map(line),
  ]
}
