/** Values of rows as the cells of a CSV file. */

/** A value of a row: text, number, nothing, or a list of names. */
export type Cell = string | number | null | readonly string[]

/** What stands between the items of a list. */
const listSeparator = '; '

const plainNumber = /^-?\d+(?:\.\d+)?$/
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** Writes a value as the text of a cell; nothing is the empty cell. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? cell.join(listSeparator) : String(cell)
}

/**
 * Writes an apostrophe before a text that a spreadsheet would run as a formula; numbers stay numbers.
 *
 * @example guardFormula('=1+1') // "'=1+1"
 */
export function guardFormula(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
}
