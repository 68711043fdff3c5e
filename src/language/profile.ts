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

/** Stands for an n-gram of eld's family that has no row. */
const unknownGram = -1

const slotCount = 2 ** 16
const maxWords = slotCount / 2
const poolSize = maxWords * 16

/**
 * Gives the rows of a word's features, each as `row * 4 + family`; looked up once per word, as words come again. A word
 * is told by 64 bits, which two words hardly ever share.
 */
class WordRows {
  private readonly findRow: (hash: number) => number
  private readonly keys = new Int32Array(slotCount * 2)
  /** Where the word's codes begin in the pool and end; 0 where the slot is empty. */
  private readonly places = new Int32Array(slotCount * 2)
  private readonly pool = new Int32Array(poolSize)
  private readonly key = new Int32Array(2)
  private count = 0
  private end = 1

  constructor(findRow: (hash: number) => number) {
    this.findRow = findRow
  }

  /** The codes of the word's rows, in the order of its features. */
  of(word: WordRange): Int32Array {
    const { keys, places, key } = this
    wordKey(word, key)
    const [left = 0, right = 0] = key
    let slot = left & (slotCount - 1)
    for (; places[slot * 2] !== 0; slot = (slot + 1) & (slotCount - 1))
      if (keys[slot * 2] === left && keys[slot * 2 + 1] === right)
        return this.pool.subarray(places[slot * 2], places[slot * 2 + 1])
    const codes = this.read(word)
    // A text made to be slow may hold words of great length: they are not kept.
    if (codes.length <= longestKept) this.keep(slot, codes)
    return codes
  }

  private keep(slot: number, codes: Int32Array): void {
    if (this.count >= maxWords || this.end + codes.length > poolSize) {
      this.places.fill(0)
      this.count = 0
      this.end = 1
      // The slot that was found belongs to the next time.
      return
    }
    const { keys, places, key } = this
    keys.set(key, slot * 2)
    places[slot * 2] = this.end
    this.pool.set(codes, this.end)
    this.end += codes.length
    places[slot * 2 + 1] = this.end
    this.count++
  }

  private read(word: WordRange): Int32Array {
    const rows: number[] = []
    visitWordFeatures(word, (family, hash) => {
      const row = this.findRow(hash)
      if (row >= 0) rows.push(row * 4 + family)
      else if (family === eldFamily) rows.push(unknownGram)
    })
    return Int32Array.from(rows)
  }
}

const longestKept = 100

/** Adds up rows; a text's features count once, however often they occur. */
class RowSums {
  readonly sums: readonly Float64Array[]
  readonly known: Float64Array
  grams = 0
  private readonly entries: Uint8Array
  /** For each row where its entries begin, and in which text it was last met: both are read together. */
  private readonly rows: Uint32Array
  private readonly text: number

  constructor(tables: { entries: Uint8Array; rows: Uint32Array; columns: number }, text: number) {
    this.sums = Array.from({ length: familyCount }, () => new Float64Array(tables.columns))
    this.known = new Float64Array(tables.columns)
    this.entries = tables.entries
    this.rows = tables.rows
    this.text = text
  }

  /** Adds a word by the codes of its rows. */
  add(codes: Int32Array): void {
    const { rows, text } = this
    for (const code of codes) {
      if (code === unknownGram) {
        this.grams++
        continue
      }
      const at = (code >> 2) * 2
      if (rows[at + 1] === text) continue
      rows[at + 1] = text
      this.addRow(rows[at] ?? 0, rows[at + 2] ?? 0, code & 3)
    }
  }

  private addRow(from: number, to: number, family: number): void {
    const { entries, known } = this
    const sum = this.sums[family] ?? known
    for (let at = from; at < to; at += 2) {
      const column = entries[at] ?? 0
      sum[column] = (sum[column] ?? 0) + (entries[at + 1] ?? 0) * valueStep
    }
    if (family !== eldFamily) return
    this.grams++
    for (let at = from; at < to; at += 2) {
      const column = entries[at] ?? 0
      known[column] = (known[column] ?? 0) + 1
    }
  }
}

/** Makes a profile ready for scoring. */
export function openProfile({ header, hashes, starts, entries }: ProfileTable): Profile {
  const wordRows = new WordRows(rowFinder(hashes))
  const rows = new Uint32Array(starts.length * 2)
  starts.forEach((start, row) => {
    rows[row * 2] = start * 2
  })
  const tables = { entries, rows, columns: header.languages.length }
  let text = 0
  return {
    header,
    score(words) {
      text = (text + 1) >>> 0
      const sums = new RowSums(tables, text)
      const range = { bytes: words.bytes, from: 0, to: 0 }
      for (const end of words.ends) {
        range.to = end
        sums.add(wordRows.of(range))
        range.from = end
      }
      return sums
    },
  }
}
