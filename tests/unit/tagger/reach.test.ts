import { describe, expect, it } from 'vitest'
import { encodeLexicon, loadLexicon } from '../../../src/lexicon/index.js'
import { cueFlag } from '../../../src/model/lexicon.js'
import { announced, readReach } from '../../../src/tagger/reach.js'
import { WordTable, type Word } from '../../../src/tagger/words.js'
import { mixHash } from '../../../src/text/hash.js'
import { splitSentences } from '../../../src/text/sentences.js'
import { tokenize } from '../../../src/text/tokens.js'

const loaded = loadLexicon(
  encodeLexicon({ names: new Map(), spanishWords: new Set(), frenchWords: new Set() }),
)
if (!loaded.ok) throw new Error(loaded.problem.message)
const table = new WordTable(loaded.value, 'es')

const choices =
  'empresas participan director cámara dijo de Rosa Gil Norte verde ; , , ( ) . “'.split(' ')
const text = Array.from(
  { length: 3000 },
  (_, at) => choices[(mixHash(at, 3) >>> 0) % choices.length] ?? '',
).join(' ')
const tokens = tokenize(text)
const sentences = splitSentences(tokens)
const words = Array.from(tokens.starts, (start, at) => table.at(text, start, tokens.ends[at] ?? 0))
const reach = readReach(words, { lang: 'es', tokens, sentences, titleEnd: 0 })

/** The nearest token to the left in the sentence that is looked for; what `see` calls a wall ends the search. */
function nearest(at: number, see: (word: Word) => 'this' | 'wall' | undefined): number {
  const from = sentences.bounds.findLast((bound) => bound <= at) ?? 0
  for (let other = at - 1; other >= from; other--) {
    const word = words[other]
    const what = word && see(word)
    if (what === 'this') return other
    if (what === 'wall') return -1
  }
  return -1
}

const isSmall = ({ isCapital }: Word, cues: number, flags: number) =>
  !isCapital && (cues & flags) !== 0

describe('readReach', () => {
  it('finds the nearest word that announces something', () => {
    const expected = words.map((_, at) =>
      nearest(at, (word) => (isSmall(word, word.cues, announced) ? 'this' : undefined)),
    )
    expect([...reach.announcer]).toEqual(expected)
    expect(expected.some((token) => token >= 0)).toBe(true)
  })

  it('finds the word that introduces a list, with a sign of lists and no other sign between', () => {
    const introducing = cueFlag.companyPlural | cueFlag.takesPart
    const expected = words.map((_, at) => {
      let hasSign = false
      return nearest(at, (word) => {
        if (word.isSign) {
          hasSign = true
          return ',()'.includes(word.first) ? undefined : 'wall'
        }
        return hasSign && isSmall(word, word.cues, introducing) ? 'this' : undefined
      })
    })
    expect([...reach.introducer]).toEqual(expected)
    expect(expected.some((token) => token >= 0)).toBe(true)
  })

  it('finds the nearest head with neither sign nor verb of speech between', () => {
    const heads =
      cueFlag.bodyHead |
      cueFlag.organizationHead |
      cueFlag.programmeHead |
      cueFlag.companyHead |
      cueFlag.venue
    const expected = words.map((_, at) =>
      nearest(at, (word) => {
        if (word.isSign) return 'wall'
        if (isSmall(word, word.cues, heads)) return 'this'
        return isSmall(word, word.cues, cueFlag.speech) ? 'wall' : undefined
      }),
    )
    expect([...reach.head]).toEqual(expected)
    expect(expected.some((token) => token >= 0)).toBe(true)
  })

  it('finds the ends of runs of capitalised words', () => {
    const isIn = (at: number): boolean => words[at]?.isCapital === true && !bounds.has(at)
    const bounds = new Set(sentences.bounds)
    words.forEach(({ isCapital }, at) => {
      if (!isCapital) return
      let first = at
      while (!bounds.has(first) && words[first - 1]?.isCapital) first--
      let last = at
      while (isIn(last + 1)) last++
      expect([reach.runFirst[at], reach.runLast[at]]).toEqual([first, last])
    })
  })
})
