import { describe, expect, test } from 'vitest'
import { sampleWords } from '../../../src/language/words.js'

function wordsOf(text: string): string[] {
  const { bytes, ends } = sampleWords(text)
  return ends.map((end, index) => new TextDecoder().decode(bytes.slice(ends[index - 1] ?? 0, end)))
}

describe('sampleWords', () => {
  test.each([
    ['La Región', ['la', 'región']],
    ['L’eau, l’air', ["l'eau", "l'air"]],
    ["'cita' d' Ella", ['cita', 'd', 'ella']],
    ['I+D, 3ª 25 %', ['i', 'd', 'ª']],
    ['Vea www.a.es o info@a.es o https://a.es/la-casa ya', ['vea', 'o', 'o', 'ya']],
    ['Niño', ['niño']],
    ['Việt', ['việt']],
    ['a\ud83db', ['a', 'b']],
    ['', []],
  ])('splits %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test('reads the beginning and the middle of a long text', () => {
    const words = wordsOf(`${'uno '.repeat(1000)}${'dos '.repeat(1000)}`)
    expect(words.join(' ').length).toBeLessThan(2500)
    expect(new Set(words)).toEqual(new Set(['uno', 'dos']))
  })

  test('cuts a word without end', () => {
    expect(wordsOf('x'.repeat(500))[0]?.length).toBeLessThan(80)
  })

  test('counts the letters of other scripts', () => {
    const { latinLetters, otherLetters } = sampleWords('Привет, мир abc')
    expect(latinLetters).toBe(3)
    expect([...otherLetters]).toEqual([['ru', 9]])
  })
})
