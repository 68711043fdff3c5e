/** Tables from words and stems to what they mean. */

/** Meanings by whole word and by how a word begins. */
export interface Meanings {
  readonly words: ReadonlyMap<string, number>
  readonly stems: ReadonlyMap<string, number>
}

/** Reads lists of folded words apart by a space, `*` for any ending; of two lists that hold a word the first counts. */
export function meaningsOf(
  lists: readonly (readonly [meaning: number, words: string])[],
): Meanings {
  const words = new Map<string, number>()
  const stems = new Map<string, number>()
  for (const [meaning, written] of lists)
    for (const word of written.split(' ')) {
      const isStem = word.endsWith('*')
      const key = isStem ? word.slice(0, -1) : word
      const table = isStem ? stems : words
      if (!table.has(key)) table.set(key, meaning)
    }
  return { words, stems }
}

const longestStem = 12

/** What the folded word means, by the longest entry that fits; 0 where none does. */
export function meaningIn({ words, stems }: Meanings, word: string): number {
  const known = words.get(word)
  if (known !== undefined) return known
  for (let length = Math.min(word.length, longestStem); length > 2; length--) {
    const stem = stems.get(word.slice(0, length))
    if (stem !== undefined) return stem
  }
  return 0
}
