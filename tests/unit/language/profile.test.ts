import { describe, expect, test } from 'vitest'
import {
  eldFamily,
  featureHash,
  ownFamily,
  wordFamily,
  visitFeatures,
} from '../../../src/language/features.js'
import { openProfile } from '../../../src/language/profile.js'
import { decodeProfile, encodeProfile } from '../../../src/language/profile-file.js'
import { sampleWords } from '../../../src/language/words.js'

const header = { languages: ['es', 'fr'], familyWeights: [1, 1, 1], priors: [0, 0] }
const hashOf = (family: number, text: string): number =>
  featureHash(family, new TextEncoder().encode(text))

function featuresOf(text: string, family: number): number[] {
  const hashes: number[] = []
  visitFeatures(sampleWords(text), (found, hash) => {
    if (found === family) hashes.push(hash)
  })
  return hashes
}

describe('visitFeatures', () => {
  test.each([
    [eldFamily, 'a', [' a ']],
    [eldFamily, 'casa', [' casa ']],
    [eldFamily, 'empresas', [' empr', 'resa', 'esas ']],
    [ownFamily, 'un', [' un', ' un ', 'un ']],
    [ownFamily, 'a', [' a ']],
    [wordFamily, "l'eau d", ["l'", 'eau', 'd']],
  ])('cuts family %i of %s into %j', (family, text, features) => {
    expect(featuresOf(text, family)).toEqual(features.map((feature) => hashOf(family, feature)))
  })

  test('keeps the families apart', () => {
    expect(hashOf(eldFamily, 'a')).not.toBe(hashOf(wordFamily, 'a'))
  })
})

describe('profile file', () => {
  const rows = [
    { family: wordFamily, hash: hashOf(wordFamily, 'el'), values: [[0, 80]] as const },
    { family: wordFamily, hash: hashOf(wordFamily, 'le'), values: [[1, 40]] as const },
    {
      family: wordFamily,
      hash: hashOf(wordFamily, 'de'),
      values: [
        [0, 20],
        [1, 20],
      ] as const,
    },
  ]
  const bytes = encodeProfile(header, rows)

  test('adds up what the features say, each once', () => {
    const table = decodeProfile(bytes)
    if (!table) throw new Error('The profile just written cannot be read.')
    expect(table.header).toEqual(header)
    const { sums } = openProfile(table).score(sampleWords('El de el de EL'))
    expect([...(sums[wordFamily] ?? [])]).toEqual([2.5, 0.5])
  })

  test.each([
    ['nothing', new Uint8Array(0)],
    ['another kind of file', new Uint8Array(64).fill(65)],
    ['a file cut short', bytes.slice(0, -1)],
    ['a file with something behind it', new Uint8Array([...bytes, 0])],
  ])('refuses %s', (_, broken) => {
    expect(decodeProfile(broken)).toBeUndefined()
  })
})
