/** Parts of a text that outlive it. */

/** Length from which V8 keeps a part of a text as a view of the whole, which then stays in memory; shorter ones are copies. */
export const shortestView = 13

/**
 * A copy of the part for tables that outlive the text: kept as it is, a long word would keep the whole text in memory.
 */
export function detached(part: string): string {
  return part.length < shortestView ? part : part.split('').join('')
}
