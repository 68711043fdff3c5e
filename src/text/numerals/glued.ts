/** Numbers spelled out in a text of their own, also without spaces: `doscientosmil`, `cientocinco`. */
import type { Language } from '../../model/language.js'
import { toNumber } from './decimal.js'
import { readNumber } from './index.js'
import { tokenize } from './tokens.js'
import { numberWords } from './words.js'

const longest = 14

/** The value of a text that is one number in words and nothing else; undefined when it is not. */
export function spellOut(text: string, lang: Language): number | undefined {
  const spaced = text.includes(' ') ? text : split(text, lang)
  if (spaced === undefined) return undefined
  const tokens = tokenize(spaced)
  const number = readNumber({ tokens, lang, mark: ',' }, 0)
  if (number?.value === undefined || number.next < tokens.count) return undefined
  return toNumber(number.value)
}

/** Cuts glued number words apart, the longest first; undefined when something is left over. */
function split(glued: string, lang: Language): string | undefined {
  const words: string[] = []
  let at = 0
  while (at < glued.length) {
    // `treintaicinco`
    if (words.length > 0 && glued.charAt(at) === 'i') {
      words.push('y')
      at += 1
    }
    let end = Math.min(glued.length, at + longest)
    while (end > at && !numberWords[lang].has(glued.slice(at, end))) end -= 1
    if (end === at) return undefined
    words.push(glued.slice(at, end))
    at = end
  }
  return words.length === 0 ? undefined : words.join(' ')
}
