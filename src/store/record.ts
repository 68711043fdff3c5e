/** From rows with `snake_case` columns and NULLs to records with `camelCase` fields and absent ones. */

/** One row as SQLite gives it. */
export type Row = Readonly<Record<string, unknown>>

const camelCase = (column: string): string =>
  column.includes('_')
    ? column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : column

/** Turns a row into a record, to which the caller gives its type: CHECK and NOT NULL of the schema vouch for it. */
export function toRecord(row: Row): unknown {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([column, value]) => [camelCase(column), value]),
  )
}

/** Reads a column that holds JSON which this program wrote; the caller gives it its type. */
export function fromJson(text: string): unknown {
  return JSON.parse(text)
}

/** Writes a list of names as parameters `:a, :b` or columns `a, b`. */
function list(names: readonly string[], prefix = ''): string {
  return names.map((name) => prefix + name).join(', ')
}

/** The values of a parameter that holds a JSON array, as a list for IN: one statement for many rows. */
export function eachOf(parameter: string): string {
  return `(SELECT value FROM json_each(:${parameter}))`
}

// As many parameters as make the statements long enough; SQLite allows 32,766.
const mostRowsAtOnce = 16

/**
 * Builds the statements that insert so many rows into a table, each with how many of the rows it takes: few long
 * statements cost much less than many short ones. Their parameters are positional, row after row.
 */
export function insertMany(
  table: string,
  columns: readonly string[],
  rows: number,
): { readonly sql: string; readonly rows: number }[] {
  const one = `(${columns.map(() => '?').join(', ')})`
  const statements = []
  for (let left = rows; left > 0;) {
    // Powers of two, so that few different statements are prepared.
    const take = Math.min(mostRowsAtOnce, 2 ** Math.floor(Math.log2(left)))
    const values = Array.from({ length: take }, () => one).join(', ')
    statements.push({
      sql: `INSERT INTO ${table} (${list(columns)}) VALUES ${values}`,
      rows: take,
    })
    left -= take
  }
  return statements
}

/** Builds the INSERT of one table for the columns, with a parameter of the same name for each. */
export function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${list(columns)}) VALUES (${list(columns, ':')})`
}
