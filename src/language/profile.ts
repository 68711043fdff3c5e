/** Adds up what a text's features say for each language. */
import { eldFamily, familyCount, visitWordFeatures, wordKey, type WordRange } from './features.js'
import type { ProfileHeader, ProfileTable } from './profile-file.js'
import type { SampledWords } from './words.js'

/** What a text's features add up to. */
export interface ProfileScores {
  /** Sum by family, then by column: without weights and priors. */
  readonly sums: readonly Float64Array[]
  /** Number of n-grams of eld's family, known or not. */
  readonly grams: number
  /** How many distinct ones of them each language knows. */
  readonly known: Float64Array
}

/** A loaded profile. */
export interface Profile {
  readonly header: ProfileHeader
  readonly score: (words: SampledWords) => ProfileScores
}

const valueStep = 1 / 40

/** Gives the row of a hash, or -1: open addressing with twice as many slots as rows. */
function rowFinder(hashes: Uint32Array): (hash: number) => number {
  const mask = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 2)) - 1
  const slots = new Uint32Array(mask + 1)
  hashes.forEach((hash, row) => {
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = row + 1
  })
  return (hash) => {
    let slot = hash & mask
    for (;;) {
      const row = (slots[slot] ?? 0) - 1
      if (row < 0 || hashes[row] === hash) return row
      slot = (slot + 1) & mask
    }
  }
}

const maxWords = 20_000
/** Stands for an n-gram of eld's family that has no row. */
const unknownGram = -1

/** Gives the rows of a word's features, each as `row * 4 + family`; looked up once per word, as words come again. */
function wordRows(findRow: (hash: number) => number): (word: WordRange) => readonly number[] {
  const kept = new Map<number, readonly number[]>()
  return (word) => {
    const key = wordKey(word)
    const known = kept.get(key)
    if (known) return known
    const rows: number[] = []
    visitWordFeatures(word, (family, hash) => {
      const row = findRow(hash)
      if (row >= 0) rows.push(row * 4 + family)
      else if (family === eldFamily) rows.push(unknownGram)
    })
    if (kept.size >= maxWords) kept.clear()
    kept.set(key, rows)
    return rows
  }
}

/** Makes a profile ready for scoring. */
export function openProfile({ header, hashes, starts, entries }: ProfileTable): Profile {
  const rowsOf = wordRows(rowFinder(hashes))
  const columns = header.languages.length
  // In which call each row was last met: a text's features count once, however often they occur.
  const lastCall = new Uint32Array(hashes.length)
  let call = 0

  const addRow = (row: number, sum: Float64Array, known: Float64Array | undefined): void => {
    const end = (starts[row + 1] ?? 0) * 2
    for (let at = (starts[row] ?? 0) * 2; at < end; at += 2) {
      const column = entries[at] ?? 0
      sum[column] = (sum[column] ?? 0) + (entries[at + 1] ?? 0) * valueStep
      if (known) known[column] = (known[column] ?? 0) + 1
    }
  }
  const score = (words: SampledWords): ProfileScores => {
    call = (call + 1) >>> 0
    const sums = Array.from({ length: familyCount }, () => new Float64Array(columns))
    const known = new Float64Array(columns)
    let grams = 0
    const add = (code: number): void => {
      const row = code >> 2
      const family = code & 3
      const isMet = code !== unknownGram && lastCall[row] === call
      if (isMet) return
      if (code === unknownGram || family === eldFamily) grams++
      const sum = sums[family]
      if (code === unknownGram || !sum) return
      lastCall[row] = call
      addRow(row, sum, family === eldFamily ? known : undefined)
    }
    let from = 0
    for (const to of words.ends) {
      for (const code of rowsOf({ bytes: words.bytes, from, to })) add(code)
      from = to
    }
    return { sums, grams, known }
  }
  return { header, score }
}
