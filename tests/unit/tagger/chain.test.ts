import { describe, expect, it } from 'vitest'
import { Lattice } from '../../../src/tagger/crf.js'
import { Kernel } from '../../../src/tagger/kernel.js'
import { labelCount, labelTypes } from '../../../src/tagger/labels.js'
import { packKeys, readingLength, rowLength } from '../../../src/tagger/model-layout.js'
import { spansOf } from '../../../src/tagger/spans.js'
import { mixHash } from '../../../src/text/hash.js'
import { maxSentenceTokens } from '../../../src/text/sentences.js'

const scale = 0.05

/** A whole number from 0 to below the limit, the same for the same place. */
const random = (place: number, limit: number): number => (mixHash(place, 7) >>> 0) % limit

const transitions = [0, 1].map((reading) =>
  Float32Array.from(
    { length: labelCount * labelCount },
    (_, cell) => random(cell + reading * 5000, 400) / 100 - 2,
  ),
)

function open(): Kernel {
  const keys = packKeys(Int32Array.of())
  return new Kernel({ lexicon: 0, keys, rows: new Int8Array(), scale, transitions }, 1)
}

/** The same sentence in vector code and in plain arithmetic, labels within `beam` steps of the best in play. */
function both(options: { length: number; reading: number; beam: number; spread: number }) {
  const { length, reading, beam, spread } = options
  const kernel = open()
  const lattice = new Lattice((beam + 0.5) * scale)
  lattice.setTransitions(transitions[reading] ?? new Float32Array())
  lattice.reserve(length)
  for (let at = 0; at < length; at++)
    for (let label = 0; label < labelCount; label++) {
      const steps = random(at * 100 + label + spread, spread) - (label % 4 === 3 ? 5 : 0)
      kernel.sums[at * rowLength + reading * readingLength + label] = steps
      lattice.scores[at * labelCount + label] = steps * scale
    }
  kernel.chain.read(reading)
  kernel.enter(length, reading, beam)
  lattice.prepare(length)
  return { chain: kernel.chain, lattice }
}

const cases = [
  { length: 1, reading: 0, beam: 100, spread: 60 },
  { length: 7, reading: 1, beam: 20, spread: 150 },
  { length: 30, reading: 0, beam: 1000, spread: 90 },
  { length: 30, reading: 1, beam: 40, spread: 400 },
  { length: maxSentenceTokens, reading: 1, beam: 100, spread: 200 },
  { length: maxSentenceTokens, reading: 0, beam: 5, spread: 5000 },
]

describe('Chain', () => {
  it.each(cases)('finds the path that plain arithmetic finds: %o', (options) => {
    const { chain, lattice } = both(options)
    const [path, expected] = [chain, lattice].map((decoder) => {
      const labels = new Uint8Array(options.length)
      for (const stretch of decoder.stretches(options.length)) decoder.findPath(labels, stretch)
      return [...labels]
    })
    expect(path).toEqual(expected)
    expect(spansOf(Uint8Array.from(path ?? [])).length).toBeGreaterThan(0)
  })

  it.each(cases)('finds labels and spans as likely as plain arithmetic does: %o', (options) => {
    const { chain, lattice } = both(options)
    for (const stretch of chain.stretches(options.length)) chain.infer(stretch)
    lattice.infer({ begin: 0, end: options.length })
    for (let at = 0; at < options.length; at++) {
      // Where nothing but `outside` is in play nothing is counted.
      if (chain.labelsOf(at) === 1) continue
      let sum = 0
      for (let label = 0; label < labelCount; label++) {
        const isIn = (chain.labelsOf(at) & (1 << label)) !== 0
        sum += chain.marginalOf(at, label)
        if (isIn) expect(chain.marginalOf(at, label)).toBeCloseTo(lattice.marginalOf(at, label), 4)
        else expect(chain.marginalOf(at, label)).toBe(0)
      }
      expect(sum).toBeCloseTo(1, 5)
    }
    const path = new Uint8Array(options.length)
    lattice.findPath(path, { begin: 0, end: options.length })
    lattice.infer({ begin: 0, end: options.length })
    for (const { from, to, type } of spansOf(path)) {
      expect(type).toBeLessThan(labelTypes.length)
      expect(chain.spanProbability(from, to, type)).toBeCloseTo(
        lattice.spanProbability(from, to, type),
        4,
      )
    }
  })
})
