/** Tells whether a sentence says what could be: `podría abrir`, `investirait`. */
import type { Language } from '../model/language.js'
import { fold } from '../text/fold.js'
import { spanish } from './es.js'
import type { EventWords } from './event-words.js'
import { french } from './fr.js'
import type { Outline } from './outline.js'

const stemsOf = ({ futureStems }: EventWords): ReadonlySet<string> =>
  new Set(futureStems.split(' '))

const stems: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: stemsOf(spanish),
  fr: stemsOf(french),
}

// The conditional is the future's stem with the endings of the imperfect.
const endings: Readonly<Record<Language, readonly string[]>> = {
  es: ['ia', 'ian'],
  fr: ['ait', 'aient'],
}

const shortest = 5
const longest = 20

/** Tells whether the folded word is the conditional of a known verb. */
export function isConditional(word: string, lang: Language): boolean {
  return endings[lang].some(
    (ending) => word.endsWith(ending) && stems[lang].has(word.slice(0, -ending.length)),
  )
}

/** Tells whether a verb of the sentence stands in the conditional. */
export function hasConditional(outline: Outline, index: number): boolean {
  const { sentences, units, lang, article } = outline
  const sentence = sentences[index]
  if (!sentence) return false
  for (let at = sentence.from; at < sentence.to; at++) {
    const unit = units[at]
    if (!unit?.isWord || unit.mention >= 0) continue
    const length = unit.end - unit.start
    if (length < shortest || length > longest) continue
    if (isConditional(fold(article.text.slice(unit.start, unit.end)), lang)) return true
  }
  return false
}
