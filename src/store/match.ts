/** Searches in the language of FTS5. */
import { languages } from '../model/language.js'
import type { SearchTerm } from '../model/search.js'
import { searchedStems, stemOf, wordsIn } from './stems.js'

/** Writes a string of FTS5, in which nothing but the quotation mark has a meaning. */
const quote = (text: string): string => `"${text.replaceAll('\u0000', ' ').replaceAll('"', '""')}"`

/** A term as its stems in each language: texts are indexed by the stems of their own. */
function stemmed({ text }: SearchTerm): string {
  const words = [...wordsIn(text)].map(({ word }) => word)
  const forms = languages.flatMap((lang) => {
    const [only, ...others] = words
    return only !== undefined && others.length === 0
      ? searchedStems(only, lang)
      : [words.map((word) => stemOf(word, lang)).join(' ')]
  })
  const distinct = [...new Set(forms)].map(quote)
  return distinct.length === 1 ? distinct.join('') : `(${distinct.join(' OR ')})`
}

/** Lists of alternatives, of each of which one must stand in a text. Empty when nothing is asked for. */
export function matchTexts(groups: readonly (readonly SearchTerm[])[]): string {
  return groups.map((group) => `(${group.map(stemmed).join(' OR ')})`).join(' AND ')
}

// A shorter word says too little to stand for longer ones.
const lettersOfPrefix = 4

/**
 * Lists of alternatives, of each of which one must stand in one name. Names have no endings, but a word of one may be
 * begun only.
 */
export function matchNames(groups: readonly (readonly SearchTerm[])[]): string {
  return groups.map((group) => `(${matchName(group)})`).join(' AND ')
}

function matchName(group: readonly SearchTerm[]): string {
  return group
    .map(({ text, isPhrase }) => {
      const isPrefix = !isPhrase && text.length >= lettersOfPrefix
      return `${quote(text)}${isPrefix ? '*' : ''}`
    })
    .join(' OR ')
}
