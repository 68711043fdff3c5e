/** Word lists in running text. */

/** Splits words or phrases written with commas between them. */
export function list(words: string): readonly string[] {
  return words.trim().split(/,\s+/)
}
