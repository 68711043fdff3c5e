import { describe, expect, it } from 'vitest'
import { encodeLexicon, loadLexicon } from '../../../src/lexicon/index.js'
import { pluralOf } from '../../../src/lexicon/offices.js'
import type { Language } from '../../../src/model/language.js'
import { cueFlag, type Lexicon } from '../../../src/model/lexicon.js'
import { fold } from '../../../src/text/fold.js'

function load(): Lexicon {
  const names = new Map<number, number>()
  const loaded = loadLexicon(
    encodeLexicon({ names, spanishWords: new Set(), frenchWords: new Set() }),
  )
  if (!loaded.ok) throw new Error(loaded.problem.message)
  return loaded.value
}

describe('cue words', () => {
  it.each<[string, Language, keyof typeof cueFlag, boolean]>([
    ['Dueña', 'es', 'roleHead', true],
    ['Señaló', 'es', 'speech', true],
    ['alcaldes', 'es', 'officePlural', true],
    ['alcaldes', 'fr', 'officePlural', false],
    ['députés', 'fr', 'officePlural', true],
    ['Bürgermeisterin', 'es', 'foreignOffice', true],
    ['directeur', 'es', 'foreignOffice', true],
    ['directeur', 'fr', 'foreignOffice', false],
  ])('%s in %s: %s is %s', (...[word, lang, cue, expected]) => {
    expect((load().cuesOf(fold(word), lang) & cueFlag[cue]) !== 0).toBe(expected)
  })

  it.each<[string, Language, string]>([
    ['director', 'es', 'directores'],
    ['alcaldesa', 'es', 'alcaldesas'],
    ['juez', 'es', 'jueces'],
    ['general', 'fr', 'generaux'],
    ['maire', 'fr', 'maires'],
    ['commis', 'fr', 'commis'],
  ])('the plural of %s in %s is %s', (word, lang, plural) => {
    expect(pluralOf(word, lang)).toBe(plural)
  })
})
