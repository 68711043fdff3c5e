/** Tells whether a sentence says what could be: `podría abrir`, `investirait`. */
import type { Language } from '../model/language.js'
import { fold } from '../text/fold.js'
import { conceptHash } from './concepts.js'
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

// What someone said would come: `confirmó que invertiría` is a future told in the past, no doubt.
const telling = new Set([conceptHash('announce'), conceptHash('say'), conceptHash('agree')])

const confirming = 'confirm'

/** Verbs that leave it open also in what someone said. */
const open: Readonly<Record<Language, string>> = { es: 'podr', fr: 'pourr' }

/** Tells whether a verb of the sentence leaves open what it says. */
export function hasConditional(
  { sentences, units, lang, article }: Outline,
  index: number,
): boolean {
  const { from, to } = sentences[index] ?? { from: 0, to: 0 }
  let isReported = false
  return units.slice(from, to).some(({ isWord, mention, concept, start, end }) => {
    if (telling.has(concept)) isReported = true
    if (!isWord || mention >= 0 || end - start < shortest || end - start > longest) return false
    const word = fold(article.text.slice(start, end))
    if (word.startsWith(confirming)) isReported = true
    return isConditional(word, lang) && (!isReported || word.startsWith(open[lang]))
  })
}
