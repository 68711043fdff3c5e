import { describe, expect, it } from 'vitest'
import type { Lexicon } from '../../../src/model/lexicon.js'
import { WordTable } from '../../../src/tagger/words.js'

const lexicon: Lexicon = { checksum: 0, flagsOf: () => 0, cuesOf: () => 0 }

describe('WordTable', () => {
  it('gives the same word for the same letters, wherever they stand', () => {
    const table = new WordTable(lexicon, 'es')
    const word = table.get('Aceros')
    expect(word.surface).toBe('Aceros')
    expect(table.at('Los Aceros del Norte', 4, 10)).toBe(word)
    expect(table.get('aceros')).not.toBe(word)
    expect(table.get('Acero').surface).toBe('Acero')
  })

  it('cuts words to 64 characters', () => {
    const table = new WordTable(lexicon, 'fr')
    const word = table.get('x'.repeat(100_000))
    expect(word.surface).toBe('x'.repeat(64))
    expect(table.get('x'.repeat(70))).toBe(word)
  })

  it('keeps lone surrogates apart', () => {
    const table = new WordTable(lexicon, 'fr')
    expect(table.get('\ud800').surface).toBe('\ud800')
    expect(table.get('\udc00').surface).toBe('\udc00')
  })

  it('goes on when more words come than it keeps', () => {
    const table = new WordTable(lexicon, 'es')
    const spellings = Array.from({ length: 90_000 }, (_, index) => index.toString(36))
    const wrong = spellings.filter((spelling) => table.get(spelling).surface !== spelling)
    expect(wrong).toEqual([])
    expect(table.get('1').surface).toBe('1')
  })
})
