import { describe, expect, it } from 'vitest'
import { Kernel } from '../../../src/tagger/kernel.js'
import { labelCount } from '../../../src/tagger/labels.js'
import { packKeys, readingLength, rowLength } from '../../../src/tagger/model-layout.js'
import { mixHash } from '../../../src/text/hash.js'

// Hashes spread as those of features are, and one bucket that holds twenty.
const spread = Array.from({ length: 5000 }, (_, index) => mixHash(index, 1))
const crowded = Array.from({ length: 20 }, (_, index) => (0x7fff8000 | (index * 7)) >>> 0)
const keys = Int32Array.from(Uint32Array.from(new Set([...spread, ...crowded])).sort())
const rows = Int8Array.from({ length: keys.length * rowLength }, (_, cell) =>
  cell % readingLength < labelCount ? (mixHash(cell, 2) % 127) | 0 : 0,
)
const rowOf = new Map(Array.from(keys, (key, row) => [key, row]))

function open(): Kernel {
  const model = { lexicon: 0, keys: packKeys(keys), rows, scale: 1, transitions: [] }
  return new Kernel(model, 8)
}

/** The sums by plain arithmetic. */
function sumsOf(hashes: readonly number[]): number[] {
  const sums = new Array<number>(rowLength).fill(0)
  for (const hash of hashes) {
    const row = rowOf.get(hash | 0)
    if (row === undefined) continue
    for (let cell = 0; cell < rowLength; cell++)
      sums[cell] = (sums[cell] ?? 0) + (rows[row * rowLength + cell] ?? 0)
  }
  return sums
}

/** The sums of one token, after making sure that no other token has any. */
function sumsAt(kernel: Kernel, token: number): number[] {
  expect(kernel.sums.subarray(0, token * rowLength).some((sum) => sum !== 0)).toBe(false)
  return [...kernel.sums.subarray(token * rowLength, (token + 1) * rowLength)]
}

function addUp(kernel: Kernel, hashes: readonly number[]): number[] {
  kernel.sums.fill(0)
  kernel.hashes.set(hashes)
  kernel.addRows(1, hashes.length)
  return sumsAt(kernel, 1)
}

describe('Kernel', () => {
  it.each([
    ['no feature', []],
    ['one feature', spread.slice(0, 1)],
    ['the same feature twice', [...spread.slice(5, 6), ...spread.slice(5, 6)]],
    ['a hundred features', spread.slice(100, 200)],
    ['features of a crowded bucket', crowded],
    ['features that the model lacks', Array.from({ length: 50 }, (_, at) => mixHash(at, 3))],
    ['neighbours of known hashes', crowded.map((hash) => hash + 1)],
    ['the lowest and the highest hash', [0, -1, 0x7fffffff, -0x80000000]],
  ])('adds up rows as plain arithmetic does: %s', (_title, hashes) => {
    expect(addUp(open(), hashes)).toEqual(sumsOf(hashes))
  })

  it('leaves the first reading alone when only the second is wanted', () => {
    const kernel = open()
    kernel.sums.fill(3)
    kernel.hashes.set(spread.slice(0, 40))
    kernel.addSecondRows(0, 40)
    const expected = sumsOf(spread.slice(0, 40)).map((sum, cell) =>
      cell < readingLength ? 3 : sum + 3,
    )
    expect(sumsAt(kernel, 0)).toEqual(expected)
  })

  it('adds kept vectors', () => {
    const kernel = open()
    const parts = Array.from({ length: 5 }, (_, part) => spread.slice(part * 10, part * 10 + 10))
    const places = parts.map((hashes, index) => {
      kernel.hashes.set(hashes)
      kernel.sumUp(kernel.vectorAt(index), hashes.length)
      return kernel.vectorAt(index)
    })
    kernel.addWords(2, Int32Array.from(places))
    expect(sumsAt(kernel, 2)).toEqual(sumsOf(parts.flat()))
    kernel.addVector(2, places[3] ?? 0)
    expect(sumsAt(kernel, 2)).toEqual(sumsOf([...parts.flat(), ...(parts[3] ?? [])]))
  })

  it('chooses the labels near the best one, of the reading that is asked for', () => {
    const kernel = open()
    kernel.sums.fill(-100)
    kernel.sums.set([-5, 0, -11, 7, -3], 0)
    kernel.sums[28] = -2
    // The cells behind the last label never count.
    kernel.sums.fill(1000, labelCount, readingLength)
    kernel.sums[readingLength + 4] = 50
    expect(kernel.chooseLabels(0, 0, 10)).toBe((1 << 1) | (1 << 3) | (1 << 4) | (1 << 28))
    expect(kernel.chooseLabels(0, 1, 10)).toBe(1 << 4)
  })
})

describe('packKeys', () => {
  it('refuses hashes that all fall into one bucket', () => {
    const same = Int32Array.from({ length: 300 }, (_, index) => index)
    expect(() => packKeys(same)).toThrow('overflows')
  })
})
