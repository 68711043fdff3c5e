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

/** Builds the INSERT of one table for the columns, with a parameter of the same name for each. */
export function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${list(columns)}) VALUES (${list(columns, ':')})`
}
