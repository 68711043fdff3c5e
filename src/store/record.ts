/** From rows with `snake_case` columns and NULLs to records with `camelCase` fields and absent ones. */

/** One row as SQLite gives it. */
export type Row = Readonly<Record<string, unknown>>

// Columns are few, and every row asks for all of its own.
const fieldOf = new Map<string, string>()

function camelCase(column: string): string {
  const known = fieldOf.get(column)
  if (known !== undefined) return known
  const field = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  fieldOf.set(column, field)
  return field
}

/** Turns a row into a record, to which the caller gives its type: CHECK and NOT NULL of the schema vouch for it. */
export function toRecord(row: Row): unknown {
  const record: Record<string, unknown> = {}
  for (const column in row) {
    const value = row[column]
    if (value !== null) record[camelCase(column)] = value
  }
  return record
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

/**
 * A parameter as the number of a LIMIT. Where the parameter stands alone there, SQLite compiles the statement anew for
 * every number that it is given; of a sum it takes no notice until the statement runs.
 */
export function asked(parameter: string): string {
  return `0 + :${parameter}`
}

// As many parameters as make the statements long enough; SQLite allows 32,766.
const mostRowsAtOnce = 32

/**
 * Cuts rows into the parts that one statement inserts: few long statements cost much less than many short ones. The
 * sizes are few, so that few different statements are prepared.
 */
export function partsOf(rows: number): number[] {
  const full = Array.from({ length: Math.floor(rows / mostRowsAtOnce) }, () => mostRowsAtOnce)
  const rest = rows % mostRowsAtOnce
  return rest === 0 ? full : [...full, rest]
}

/** Where rows go. */
export interface Target {
  readonly table: string
  readonly columns: readonly string[]
  /** What follows the values, such as `ON CONFLICT …`. */
  readonly ending?: string
}

/** Builds the statement that inserts so many rows; its parameters are positional, row after row. */
export function insertMany({ table, columns, ending = '' }: Target, rows: number): string {
  const one = `(${columns.map(() => '?').join(', ')})`
  const values = Array.from({ length: rows }, () => one).join(', ')
  return `INSERT INTO ${table} (${list(columns)}) VALUES ${values} ${ending}`
}

/** The ending that overwrites the row with the same `id`. */
export const overwrite = ([, ...columns]: readonly string[]): string =>
  `ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`

/** Builds the INSERT of one table for the columns, with a parameter of the same name for each. */
export function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${list(columns)}) VALUES (${list(columns, ':')})`
}

/** Puts items into lists by their keys; both in the order in which they come. */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
