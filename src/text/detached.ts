/** Parts of a text that outlive it. */

// V8 keeps shorter parts as copies, longer ones as views of the whole.
const shortestView = 13

/**
 * A copy of the part for tables that outlive the text: kept as it is, a long word would keep the whole text in memory.
 */
export function detached(part: string): string {
  return part.length < shortestView ? part : part.split('').join('')
}
