/** Adds up what a text's features say for each language. */
import { eldFamily, familyCount, visitFeatures } from './features.js'
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

/** Makes a profile ready for scoring. */
export function openProfile({ header, hashes, starts, entries }: ProfileTable): Profile {
  const findRow = rowFinder(hashes)
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
    const add = (family: number, hash: number): void => {
      const row = findRow(hash)
      const isMet = row >= 0 && lastCall[row] === call
      if (family === eldFamily && !isMet) grams++
      const sum = sums[family]
      if (row < 0 || isMet || !sum) return
      lastCall[row] = call
      addRow(row, sum, family === eldFamily ? known : undefined)
    }
    visitFeatures(words, add)
    return { sums, grams, known }
  }
  return { header, score }
}
